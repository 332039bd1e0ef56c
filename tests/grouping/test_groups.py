"""Articles are grouped before any call: like with like, look-alikes apart, in whatever order they are sent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.grouping import CalendarDay, find_writing_day, group_articles
from service.languages.detection import Languages
from service.prepare import prepare_articles
from service.schema.story import Article, Story
from tests.builders import ROOT, prepare, texts

FIRE = (
    "A fire at a warehouse in Velm killed three people and injured 17 on Saturday night, the fire service said.\n"
    "“The roof came down while our crews were inside,” fire chief Arne Moll said."
)
SAME_FIRE = (
    "Three people were killed and 17 injured when a warehouse burned down in Velm on Saturday night.\n"
    "“The roof came down while our crews were inside,” Arne Moll told reporters."
)
MATCH = "Oxley beat Velm 3-1 on Sunday to go top of the table. Kai Brandt scored twice in front of 14,212 spectators."
BODIES = (FIRE, SAME_FIRE, MATCH, "The council voted 23 to 8 on Thursday to inspect all warehouses in Velm.", "")


def group(*bodies: str) -> set[frozenset[str]]:
    """The bodies of each group."""
    return {frozenset(each.body for each in articles) for articles in group_articles(prepare(*bodies))}


def test_two_reports_of_one_fire_are_in_one_group() -> None:
    """Another article of the day is not, and one without text is in none."""
    groups = group_articles(prepare(*BODIES))
    assert [each.ordinal for each in groups[0]] == ["a1", "a2"]
    assert {each.ordinal for articles in groups for each in articles} == {"a1", "a2", "a3", "a4"}


@given(st.permutations(BODIES))
def test_the_order_of_the_articles_changes_no_group(bodies: list[str]) -> None:
    """They are the same articles."""
    assert group(*bodies) == group(*BODIES)


@settings(max_examples=50)
@given(st.lists(texts, min_size=1, max_size=4))
def test_every_article_with_text_is_in_one_group(bodies: list[str]) -> None:
    """Whatever its text is."""
    articles = prepare(*bodies)
    grouped = [each.ordinal for group in group_articles(articles) for each in group]
    assert sorted(grouped) == sorted(each.ordinal for each in articles if each.sentences)


@pytest.mark.parametrize(
    ("case", "apart"),
    [("rail-look-alike", ({"a1", "a2", "a5"}, {"a3", "a4"})), ("kyiv-strike", ({"a1", "a2", "a4", "a5"}, {"a3"}))],
)
def test_a_look_alike_is_in_no_group_of_the_event(case: str, apart: tuple[set[str], set[str]]) -> None:
    """One line, one train, one minister; one city, one kind of attack."""
    path = ROOT / "evals" / "cases" / case / "story.json"
    articles = prepare_articles(Story.model_validate_json(path.read_bytes()), Languages())
    for articles_of_group in group_articles(articles):
        names = {each.ordinal for each in articles_of_group}
        assert not (names & apart[0] and names & apart[1])


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (
            "It was built long ago. Questions begin tomorrow, Wednesday the 12th of November.",
            CalendarDay(11, 11, None, 1),
        ),
        ("The vote was yesterday, March 3, and it was close.", CalendarDay(3, 4)),
        ("HENSGATE, Ardmere, May 20 (MPA) - Three people were killed.", CalendarDay(5, 20)),
        ("The vote is tomorrow, 1 January.", CalendarDay(12, 31)),
        ("The vote is tomorrow, 31 November.", None),
        ("The vote was on 3 March.", None),
        ("Today, 3 March, they vote. Today, 4 March, they do not.", None),
        ("", None),
    ],
)
def test_the_day_of_writing_is_read_from_the_words_that_tie_a_date_to_it(body: str, day: CalendarDay | None) -> None:
    """A date that is merely printed is of anything."""
    (article,) = prepare(body)
    assert find_writing_day(article) == day


def test_the_day_of_publication_goes_before_all_words() -> None:
    """It is the caller's own."""
    time = datetime(2026, 5, 20, 11, tzinfo=UTC)
    story = Story(articles=(Article(body="The vote is tomorrow, 1 January.", published_at=time, language="en"),))
    (article,) = prepare_articles(story, Languages())
    assert find_writing_day(article) == CalendarDay(5, 20, 2026, 2)


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        (CalendarDay(5, 20, 2026), CalendarDay(11, 11, 2025), 190),
        (CalendarDay(12, 31), CalendarDay(1, 1, 2026), 1),
        (CalendarDay(2, 29), CalendarDay(3, 1, 2025), 1),
        (CalendarDay(5, 15, is_month=True), CalendarDay(5, 31, 2026), 0),
    ],
)
def test_days_without_a_year_are_as_near_as_they_can_be(left: CalendarDay, right: CalendarDay, days: int) -> None:
    """From either of them; a month is all its days."""
    assert left.count_days_to(right) == right.count_days_to(left) == days
