"""Which drafts tell of one event: by what they tell, else by who, where, when and wording together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.dates.calendar_day import CalendarDay
from service.reconcile import Outlook
from service.reconcile.event import Strand
from service.reconcile.looks import look_at
from service.reconcile.occurrences import are_two
from service.reconcile.one_event import join_strands
from service.schema.draft import Draft
from service.schema.report import Claim
from tests.drafting import draft_event, draft_figure, draft_place, draft_verdict, make_draft
from tests.reconcile.material import (
    ENGLISH,
    actor,
    cite,
    claim,
    event_time,
    figure,
    ground_each,
    merge,
    place,
    reconcile,
    strand,
)

WEDNESDAY = datetime(2025, 2, 12, 9, 0, tzinfo=UTC)
BODY = "Fire killed {killed} people in Lund on {day}. A bus burned in Ystad."


def tell(killed: str, day: str = "Monday") -> str:
    """An article with a toll."""
    return BODY.format(killed=killed, day=day)


def draft_fire(article: int, killed: str, day: str = "Monday", place: str = "Lund", **event: Any) -> Draft:
    """What a model makes of it."""
    cite = f"a{article}:1"
    known = {"when": day, "cites": [cite] if day else [], "category": "03000000"} | event
    return make_draft(
        events=[draft_event(**known)],
        articles=[draft_verdict(f"a{article}")],
        places=[draft_place(place, cite, f"a{article}:2")],
        figures=[draft_figure(killed, "people killed", cite, id="f1", measure="killed")],
    )


def test_a_toll_that_has_risen_between_two_drafts_is_one_event() -> None:
    """They have its day, its scene and its kind in common."""
    (event,) = merge([tell("two"), tell("four")], [draft_fire(1, "two"), draft_fire(2, "four")], published_at=WEDNESDAY)
    assert event.articles == ("a1", "a2")


@pytest.mark.parametrize(
    "other",
    [
        draft_fire(2, "four", "Tuesday"),
        draft_fire(2, "four", place="Ystad"),
        draft_fire(2, "four", category="15000000"),
        draft_fire(2, "four", category="unknown"),
        draft_fire(2, "four", ""),
        draft_fire(2, "14"),
        draft_fire(2, "four").model_copy(update={"figures": [draft_figure("four", "cars", "a2:1")]}),
    ],
    ids=["another-day", "another-scene", "another-kind", "kind-unknown", "no-day", "far-toll", "no-toll"],
)
def test_what_lacks_one_of_these_stays_apart(other: Draft) -> None:
    """Two things happen in one town on one day."""
    killed = other.figures[0].amount
    bodies = [tell("two"), tell(killed, "Tuesday" if other.events[0].when == "Tuesday" else "Monday")]
    assert len(merge(bodies, [draft_fire(1, "two"), other], published_at=WEDNESDAY)) == 2


def test_what_fits_two_events_stays_apart_and_the_rest_is_joined() -> None:
    """An undated draft could be Monday's or Tuesday's; Monday's two are one without it."""
    bodies = [tell("14"), tell("14"), tell("14", "Tuesday"), tell("14")]
    drafts = [draft_fire(1, "14"), draft_fire(2, "14"), draft_fire(3, "14", "Tuesday"), draft_fire(4, "14", "")]
    grounded = ground_each(bodies, drafts, published_at=WEDNESDAY)
    for order in permutations(range(4)):
        told = reconcile([grounded[each] for each in order])
        assert sorted(each.articles for each in told.events) == [("a1", "a2"), ("a3",), ("a4",)]
        assert [each.code for each in told.warnings] == ["events_unresolved"]


def join(strands: Sequence[Strand], *, unclear: bool = False, outlook: Outlook | None = None, **days: int) -> list[str]:
    """The articles of every event, and whether anything is unclear: the same in whatever order the drafts come."""
    written = {name: CalendarDay(3, day, 2026) for name, day in days.items()}
    known = replace(outlook or Outlook(), written=written)
    published = {name: datetime(2026, 3, day, 9, 0, tzinfo=UTC) for name, day in days.items()}
    found = []
    for order in (strands, strands[::-1]):
        joined, is_unclear = join_strands(order, ENGLISH, known, published)
        found.append(sorted(" ".join(sorted({name for each in group for name in each.articles})) for group in joined))
        assert is_unclear is unclear
    assert found[0] == found[1]
    return found[0]


LUND = (place("Lund"),)
MAYOR, CHIEF = actor("Ana Lind"), actor("Jo Berg")


def test_two_names_a_scene_and_near_days_of_writing_make_one_event() -> None:
    """None of their numbers and quotations are equal."""
    told = [strand(n, places=LUND, actors=(MAYOR, CHIEF)) for n in (1, 2)]
    assert join(told, a1=4, a2=6) == ["a1 a2"]


def test_names_alone_never_make_one_event() -> None:
    """The same mayor, fire chief and minister speak on Monday of a fire and on Tuesday of a flood."""
    told = [strand(n, actors=(MAYOR, CHIEF, actor("Eva Dahl"))) for n in (1, 2)]
    assert join(told, a1=4, a2=4) == ["a1", "a2"]


def test_names_and_a_scene_without_a_day_make_no_event() -> None:
    """Every night drones come to Kyiv, and the mayor and the president speak of it."""
    told = [strand(n, places=LUND, actors=(MAYOR, CHIEF)) for n in (1, 2)]
    assert join(told, a1=4) == ["a1", "a2"]


def test_what_the_code_took_for_one_event_by_its_words_tells_as_well() -> None:
    """Neither article has a day; wording, scene and a name are enough."""
    told = [strand(n, places=LUND, actors=(MAYOR,)) for n in (1, 2)]
    assert join(told, outlook=Outlook(groups={"a1": 7, "a2": 7})) == ["a1 a2"]
    assert join(told, outlook=Outlook(groups={"a1": 7, "a2": 8})) == ["a1", "a2"]


def test_what_a_round_up_shares_in_words_with_an_article_is_of_none_of_its_events() -> None:
    """Its library and its rescue are told in one text."""
    library, rescue = (strand(1, key=key, places=LUND, actors=(MAYOR,)) for key in ("e1", "e2"))
    other = strand(2, places=LUND, actors=(MAYOR,))
    told = join([library, rescue, other], outlook=Outlook(groups={"a1": 7, "a2": 7}))
    assert told == ["a1", "a1", "a2"]


def test_a_round_up_read_in_two_parts_has_its_events_joined_by_what_they_tell() -> None:
    """That both parts are of one article joins none of its events with another."""
    injured = (figure(22, measure="injured"),)
    library = strand(1, "a1", key="e1", actors=(MAYOR,))
    rescue = strand(1, "a1", key="e2", actors=(CHIEF,), figures=injured)
    rest = strand(2, "a1", actors=(CHIEF,), figures=injured)
    joined, unclear = join_strands([library, rescue, rest], ENGLISH, Outlook(), {})
    assert [[each.actors for each in group] for group in joined] == [[(MAYOR,)], [(CHIEF,), (CHIEF,)]]
    assert not unclear


def test_parts_of_an_article_that_tells_of_an_event_in_passing_alone_are_one() -> None:
    """It is on none, and was read in two calls; that another article is on it joins nothing."""
    part, rest = (strand(n, "a1", articles=()) for n in (1, 2))
    joined, _ = join_strands([part, rest, strand(3, "a1")], ENGLISH, Outlook(), {})
    assert sorted(tuple(each.draft for each in group) for group in joined) == [(1, 2), (3,)]


def print_sentence(text: str, article: str) -> Claim:
    """A claim that rests on a sentence with these words."""
    return claim("x", article, evidence=(cite(article, text),))


def test_a_name_counts_that_the_other_only_prints_where_it_tells_of_the_event() -> None:
    """Its draft lists nobody and no place."""
    printing = strand(2, claims=(print_sentence("Ana Lind and Jo Berg came to Lund.", "a2"),))
    assert join([strand(1, places=LUND, actors=(MAYOR, CHIEF)), printing], a1=4, a2=5) == ["a1 a2"]


def test_names_and_scenes_are_the_same_in_latin_and_cyrillic_letters() -> None:
    """Spellings and endings differ from desk to desk."""
    latin = strand(1, places=(place("Berezohir"),), actors=(actor("Yuriy Kalynyuk"),))
    cyrillic = strand(2, places=(place("Березогорі"),), actors=(actor("Юрій Калинюк"),))
    other = strand(3, places=(place("Вишгород"),), actors=(actor("Остап Линник"),))
    assert join([latin, cyrillic, other], a1=7, a2=7, a3=7) == ["a1 a2", "a3"]


def test_two_scenes_that_only_one_side_prints_are_two() -> None:
    """A fire in Ystad is told as being an hour from Lund."""
    near = print_sentence("Ystad is an hour from Lund.", "a2")
    ystad = strand(2, places=(place("Ystad"),), actors=(MAYOR,), claims=(near,))
    assert join([strand(1, places=LUND, actors=(MAYOR,)), ystad], a1=4, a2=4) == ["a1", "a2"]


def test_weeks_between_two_articles_leave_only_what_they_tell() -> None:
    """Equal numbers join a fire and the report on its cause; names and the place would join the next fire as well."""
    fire = strand(1, places=LUND, actors=(MAYOR, CHIEF), figures=(figure(2), figure(14, measure="injured")))
    report = replace(fire, draft=2, articles=("a2",))
    assert join([fire, report], a1=1, a2=20) == ["a1 a2"]
    assert join([fire, replace(report, figures=())], a1=1, a2=20) == ["a1", "a2"]


def test_articles_written_between_them_join_what_is_weeks_apart() -> None:
    """A strike is told of for a month."""
    told = [strand(n, places=LUND, actors=(MAYOR, CHIEF)) for n in range(1, 7)]
    assert join(told, a1=1, a2=4, a3=7, a4=10, a5=13, a6=16) == ["a1 a2 a3 a4 a5 a6"]


def test_what_has_no_day_joins_none_of_two_that_are_weeks_apart() -> None:
    """It could be of either fire."""
    scene: dict[str, Any] = {"places": LUND, "actors": (MAYOR, CHIEF), "figures": (figure(2),)}
    told = [strand(n, **scene) for n in (1, 2, 3)]
    assert join(told, unclear=True, a1=1, a3=25) == ["a1", "a2", "a3"]


@pytest.mark.parametrize(
    ("lower", "higher", "later_days", "are_one"),
    [
        (figure(4), figure(23, article="a2"), 1, True),
        (figure(4), figure(23, article="a2"), 0, False),
        (figure(4), figure(23, article="a2"), -1, False),
        (figure(4), figure(23, "at_least", article="a2"), 0, False),
        (figure(4, "at_least"), figure(23, article="a2"), 0, True),
        (figure(4, scope="Lund"), figure(23, article="a2", scope="Lund"), 0, False),
        (figure(4, scope="Lund"), figure(23, article="a2", scope="Ystad"), 0, True),
    ],
    ids=["rose", "at-one-time", "fell", "open-above", "open-below", "one-scope", "two-scopes"],
)
def test_a_toll_may_rise_but_not_be_two_at_once(lower: Any, higher: Any, later_days: int, *, are_one: bool) -> None:
    """Five times as many are another night's, unless they are told later, or the fewer only as a least."""
    setting: dict[str, Any] = {"places": LUND, "actors": (MAYOR, CHIEF)}
    told = [strand(1, figures=(lower,), **setting), strand(2, figures=(higher,), **setting)]
    assert (join(told, a1=4, a2=4 + later_days) == ["a1 a2"]) is are_one


@pytest.mark.parametrize(
    ("first", "second", "are_one"),
    [
        (event_time("on Wednesday"), event_time("overnight into Friday"), False),
        (event_time("on Wednesday"), event_time("overnight into Thursday"), True),
        (event_time("on 17 September"), event_time("on Thursday", "2025-11-13"), False),
        (event_time("on 12 November"), event_time("on Thursday", "2025-11-13"), True),
        (event_time("at night"), event_time("on Thursday", "2025-11-13"), True),
    ],
    ids=["weekdays", "one-night", "day-without-year", "the-day-before", "no-day"],
)
def test_days_that_articles_print_keep_two_events_apart(first: Any, second: Any, *, are_one: bool) -> None:
    """Also where no date is settled; a night has two days."""
    setting: dict[str, Any] = {"places": LUND, "actors": (MAYOR, CHIEF)}
    told = [strand(1, when=first, **setting), strand(2, when=second, **setting)]
    assert (join(told, a1=4, a2=4) == ["a1 a2"]) is are_one


def test_what_is_told_apart_is_not_joined_through_a_third() -> None:
    """One draft has two events at one scene; an article that fits both joins neither."""
    setting: dict[str, Any] = {"places": LUND, "actors": (MAYOR, CHIEF)}
    fire, flood = (strand(1, name, key=key, **setting) for name, key in (("a1", "e1"), ("a2", "e2")))
    assert join([fire, flood, strand(2, "a3", **setting)], unclear=True, a1=4, a2=4, a3=4) == ["a1", "a2", "a3"]


def count(draft: int, *numbers: int, **fields: Any) -> Strand:
    """What a draft has counted."""
    return strand(draft, figures=tuple(figure(each, measure="count") for each in numbers), **fields)


def test_a_chain_between_two_days_is_no_event() -> None:
    """Each two neighbours tell the same; its ends are of two days, and where it is to be cut is not known."""
    monday, tuesday = (event_time(f"on {day}", f"2026-03-0{n}") for day, n in (("Monday", 2), ("Tuesday", 3)))
    chain = [count(1, 14, 22, when=monday), count(2, 14, 22, 31, 33), count(3, 31, 33, 41, 43)]
    assert join([*chain, count(4, 41, 43, when=tuesday)], unclear=True) == ["a1", "a2", "a3", "a4"]
    assert join([*chain, count(4, 41, 43, when=monday)]) == ["a1 a2 a3 a4"]


def test_one_equal_number_and_a_place_join_what_is_told_within_days() -> None:
    """Fourteen are injured in Lund again in autumn."""
    told = [count(n, 14, places=LUND) for n in (1, 2)]
    assert join(told, a1=1, a2=9) == ["a1 a2"]
    assert join(told, a1=1, a2=20) == ["a1", "a2"]


def test_what_is_told_decides_before_who_and_where() -> None:
    """Names and place fit both fires of one draft; the toll is of one of them."""
    setting: dict[str, Any] = {"places": LUND, "actors": (MAYOR, CHIEF)}
    first = strand(1, "a1", figures=(figure(14, measure="injured"),), **setting)
    second = strand(1, "a2", key="e2", figures=(figure(12, measure="injured"),), **setting)
    third = strand(2, "a3", figures=(figure(12, measure="injured"),), **setting)
    assert join([first, second, third], a1=4, a2=4, a3=4) == ["a1", "a2 a3"]


def test_an_article_that_two_drafts_have_read_in_part_is_on_one_event() -> None:
    """A long one is read in several calls."""
    part, rest = draft_fire(1, "two"), draft_fire(1, "two", "", category="unknown")
    grounded = [each for draft in (part, rest) for each in ground_each([tell("two")], [draft], published_at=WEDNESDAY)]
    (event,) = reconcile(grounded).events
    assert event.articles == ("a1",)


TOWNS = st.sampled_from(["Lund", "Ystad", "Malmö", "Лунд"])
PEOPLE = st.sampled_from([MAYOR, CHIEF, actor("Eva Dahl"), actor("Lind")])
DAYS = st.sampled_from([None, event_time("on Monday", "2026-03-02"), event_time("on Friday"), event_time("on 3 March")])
COUNTS = st.builds(figure, st.sampled_from([2, 4, 14, 40]), st.sampled_from(["exact", "at_least"]))
STRANDS = st.lists(
    st.builds(
        lambda towns, people, when, counts: {
            "places": tuple(map(place, towns)),
            "actors": tuple(people),
            "when": when,
            "figures": tuple(counts),
        },
        st.lists(TOWNS, max_size=2),
        st.lists(PEOPLE, max_size=3),
        DAYS,
        st.lists(COUNTS, max_size=2),
    ),
    min_size=1,
    max_size=7,
)
WRITTEN = st.lists(st.sampled_from([None, 1, 2, 20]), min_size=8, max_size=8)
GROUPS = st.lists(st.sampled_from([None, 1, 2]), min_size=8, max_size=8)


def look_over(days: Sequence[int | None], groups: Sequence[int | None]) -> Outlook:
    """What articles a0, a1, … show."""
    return Outlook(
        written={f"a{n}": CalendarDay(3, day, 2026) for n, day in enumerate(days) if day},
        groups={f"a{n}": group for n, group in enumerate(groups) if group},
    )


def find_events(strands: Sequence[Strand], outlook: Outlook) -> set[frozenset[str]]:
    """The articles of every event."""
    joined, _ = join_strands(strands, ENGLISH, outlook, {})
    assert sorted(each.draft for group in joined for each in group) == sorted(each.draft for each in strands)
    return {frozenset(name for each in group for name in each.articles) for group in joined}


@given(STRANDS, WRITTEN, GROUPS, st.data())
def test_events_are_the_same_in_any_order_and_hold_no_two_that_cannot_be_one(
    told: list[dict[str, Any]], days: list[int | None], groups: list[int | None], data: st.DataObject
) -> None:
    """Whatever fits whatever."""
    outlook = look_over(days, groups)
    strands = [strand(n, **fields) for n, fields in enumerate(told)]
    events = find_events(strands, outlook)
    assert find_events(data.draw(st.permutations(strands)), outlook) == events
    looks = {f"a{each.draft}": look_at(each, ENGLISH, outlook, {}, round_ups=frozenset()) for each in strands}
    assert not any(are_two(looks[a], looks[b]) for event in events for a, b in combinations(event, 2))


@given(STRANDS, WRITTEN, GROUPS)
def test_an_event_that_has_nothing_to_do_with_them_changes_no_other(
    told: list[dict[str, Any]], days: list[int | None], groups: list[int | None]
) -> None:
    """It has no name, place, number or wording of theirs."""
    outlook = look_over([*days[:-1], 2], [*groups[:-1], 3])
    strands = [strand(n, **fields) for n, fields in enumerate(told)]
    other = strand(7, places=(place("Oslo"),), actors=(actor("Per Hansen"),), figures=(figure(99, measure="count"),))
    assert find_events([*strands[:3], other, *strands[3:]], outlook) == {
        *find_events(strands, outlook),
        frozenset({"a7"}),
    }
