"""Which slices go into which call."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from service.planning import CALLS_AT_ONCE, ITEMS_PER_TOKEN, LEAST_ITEMS, Call, find_bounds, plan_calls
from service.ports import Capacity
from service.prepare import PreparedArticle, whole_slices
from tests.builders import prepare

CAPACITY = Capacity(context_tokens=128_000, max_output_tokens=8_000, output_tokens_per_s=100, timeout_s=20)
"""Of a model as it is configured unless said otherwise."""
SENTENCE = "The mayor of Lund told reporters on Monday that crews had moved 12 people from the flooded quarter {}."


def write_body(name: str, sentences: int) -> str:
    """An article of so many sentences, none of which another article has."""
    return " ".join(SENTENCE.format(f"{name} {number}") for number in range(sentences))


def plan(
    articles: tuple[PreparedArticle, ...],
    capacity: Capacity | None = CAPACITY,
    *,
    max_items: int = 60,
    time_s: float = 23,
) -> tuple[Call, ...]:
    """The plan of a story of these articles."""
    return plan_calls(whole_slices(articles), capacity, max_items=max_items, time_s=time_s)


def list_articles(calls: tuple[Call, ...]) -> list[tuple[str, ...]]:
    """The articles of each call."""
    return [tuple(each.article.ordinal for each in call.slices) for call in calls]


def test_what_a_model_reads_and_answers_in_time_is_one_call() -> None:
    """Which may answer with as many items as the story asks for, where the time is enough."""
    (call,) = plan(prepare(write_body("a", 3), write_body("b", 3)))
    assert list_articles((call,)) == [("a1", "a2")]
    patient = replace(CAPACITY, timeout_s=3600)
    (call,) = plan(prepare(write_body("a", 3)), patient, time_s=3600)
    assert call.max_items == 60


def test_a_model_without_bounds_is_given_any_story_whole() -> None:
    """The embedded one."""
    articles = prepare(*(write_body(str(n), 40) for n in range(30)))
    assert list_articles(plan(articles, None)) == [tuple(each.ordinal for each in articles)]


def test_what_cannot_be_answered_in_time_is_spread_over_calls_each_of_which_can() -> None:
    """Each is allowed as many items as its model can write in its share of the time."""
    calls = plan(prepare(*(write_body(name, 20) for name in "abcde")))
    bounds = find_bounds(CAPACITY, max_items=60, time_s=23 - 1.5 - 4 - 1.5)
    assert len(calls) == 5
    assert {each.max_items for each in calls} == {bounds.max_items}
    assert bounds.max_items * 110 <= 100 * 20


def test_a_faster_model_takes_fewer_calls_and_a_slow_one_is_asked_for_little() -> None:
    """A call is asked for `LEAST_ITEMS` at least."""
    articles = prepare(*(write_body(name, 20) for name in "abcdefgh"))
    by_speed = [
        plan(articles, Capacity(128_000, 8_000, output_tokens_per_s=speed, timeout_s=20))
        for speed in (5, 100, 400, 2_000)
    ]
    counts = [len(each) for each in by_speed]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1] == 1
    assert by_speed[0][0].max_items == LEAST_ITEMS


def test_what_the_model_takes_in_bounds_a_call_whatever_the_time() -> None:
    """Less its prompt and its answer."""
    articles = prepare(*(write_body(str(n), 20) for n in range(10)))
    small = Capacity(10_000, 8_000, output_tokens_per_s=10_000, timeout_s=600, overhead_tokens=500)
    calls = plan(articles, small, time_s=600)
    assert max(each.tokens for each in calls) <= 1_500
    assert len(calls) > 4


def test_a_long_story_is_read_more_thinly_until_its_calls_run_at_once() -> None:
    """Two hundred articles are a few calls more than run at one time at the most."""
    calls = plan(prepare(*(write_body(str(n), 50) for n in range(200))))
    assert len(calls) <= CALLS_AT_ONCE
    assert sum(len(each.slices) for each in calls) == 200


def test_one_huge_article_is_cut_and_every_sentence_is_read_once() -> None:
    """The lead aside, which every further slice begins with."""
    (article,) = prepare(write_body("a", 400), title="Flood in Lund")
    calls = plan((article,))
    assert len(calls) > 4
    shown = Counter(sentence.address for call in calls for each in call.slices for sentence in each.sentences)
    assert shown.keys() == {each.address for each in article.sentences}
    assert {address for address, times in shown.items() if times > 1} == {f"a1:{place}" for place in range(5)}


def test_an_article_of_usual_length_is_not_cut_to_gain_time() -> None:
    """It is asked for fewer items instead."""
    (call,) = plan(prepare(write_body("a", 40)))
    assert call.slices[0].is_whole
    assert call.tokens * ITEMS_PER_TOKEN > call.max_items


def test_a_copy_that_is_left_out_is_in_no_call() -> None:
    """It is read with the article that it copies."""
    articles = prepare(*(write_body(name, 4) for name in "abc"))
    calls = plan_calls(whole_slices((articles[0], articles[2])), CAPACITY, max_items=60, time_s=23)
    assert {name for names in list_articles(calls) for name in names} == {"a1", "a3"}


def test_equal_articles_too_many_for_one_call_are_read_one_by_one() -> None:
    """Nothing tells them apart."""
    calls = plan(prepare(*[write_body("a", 20)] * 3))
    assert list_articles(calls) == [("a1",), ("a2",), ("a3",)]


@pytest.mark.parametrize("bodies", [(), (" ",)])
def test_nothing_to_read_is_no_call(bodies: tuple[str, ...]) -> None:
    """An empty story, or one of empty articles."""
    assert plan(prepare(*bodies) if bodies else ()) == ()


lengths = st.lists(st.integers(1, 40), min_size=2, max_size=12)


@settings(max_examples=30)
@given(lengths)
def test_every_article_is_in_one_call_and_the_order_sent_is_nobody_s_business(sizes: list[int]) -> None:
    """The same articles in another order are the same calls."""
    bodies = [write_body(str(n), size) for n, size in enumerate(sizes)]
    calls = plan(prepare(*bodies))
    assert Counter(name for names in list_articles(calls) for name in names) == {
        f"a{n}": 1 for n in range(1, len(sizes) + 1)
    }
    assert _list_hashes(plan(prepare(*bodies[::-1]))) == _list_hashes(calls)


@settings(max_examples=30)
@given(lengths, st.integers(1, 20))
@example([1, 1, 2, 12, 21, *[40] * 7], 12)
def test_an_article_more_changes_the_calls_it_falls_into_and_no_other(sizes: list[int], size: int) -> None:
    """One call is new, or two halves of one that was full; the rest is as it was, wherever the article is put.

    So it is up to what the calls at once can answer; beyond that fewer items are asked for, and all calls are others.
    """
    bodies = [write_body(str(n), size) for n, size in enumerate(sizes)]
    before, after = plan(prepare(*bodies)), plan(prepare(write_body("new", size), *bodies))
    assume(len(before) > 1)
    assume(sum(each.tokens for each in after) * ITEMS_PER_TOKEN <= CALLS_AT_ONCE * after[0].max_items)
    gone, new = _list_hashes(before) - _list_hashes(after), _list_hashes(after) - _list_hashes(before)
    assert len(gone) <= 1
    assert frozenset().union(*gone) < frozenset().union(*new)


def _list_hashes(calls: tuple[Call, ...]) -> set[frozenset[str]]:
    return {frozenset(each.hashes) for each in calls}
