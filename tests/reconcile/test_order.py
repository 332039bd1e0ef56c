"""The order of articles and drafts changes nothing; nor does what is told twice, or beside the event."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from service.grounding import GroundedDraft, ground_draft
from service.languages.detection import Languages
from service.prepare import prepare_articles, whole_slices
from service.reconcile import MergedEvent, Outlook, Reconciled, reconcile_drafts
from service.schema.draft import Draft
from service.schema.report import Item
from service.schema.story import Article, Story
from tests.drafting import (
    draft_actor,
    draft_claim,
    draft_disagreement,
    draft_event,
    draft_figure,
    draft_place,
    draft_quote,
    draft_verdict,
    index_slices,
    make_draft,
)
from tests.reconcile.material import ENGLISH

NOON = datetime(2025, 2, 12, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Telling:
    """What one article tells of the drones on Lund."""

    name: str
    killed: str = "two"
    day: str = "on Monday"
    opening: str = "Drones hit the main port {day}, killing {killed} people and injuring 14 others in Lund."
    quoted: str = "Ana Lind"
    role: str = "Mayor"
    person: str = "Ana Lind"
    hour: int | None = None
    group: int | None = None
    """That the code put it into before any draft."""

    @property
    def body(self) -> str:
        """Its text."""
        return (
            f"{self.opening.format(day=self.day, killed=self.killed)} {self.role} {self.person} came. "
            f"“We will go on for as long as it takes,” {self.quoted} said. Smoke rose over 30 houses."
        )

    def draft(self, at: str) -> Draft:
        """What a model makes of it as the article of this ordinal."""
        hit = f"Drones hit the main port {self.day}, killing {self.killed} people and injuring 14 others in Lund."
        when = self.day if self.day in self.opening.format(day=self.day, killed="") else ""
        return make_draft(
            at,
            articles=[draft_verdict(at)],
            events=[draft_event(when=when, cites=[f"{at}:1"])],
            places=[draft_place("Lund", f"{at}:1")],
            actors=[draft_actor(self.person, f"{at}:2", role=self.role), draft_actor(self.quoted, f"{at}:3")],
            figures=[
                draft_figure(self.killed, "people killed", f"{at}:1", id="f1", measure="killed"),
                draft_figure("14", "injured", f"{at}:1", id="f2", measure="injured", when=when),
                draft_figure("30", "houses", f"{at}:4", id="f3"),
            ],
            claims=[
                draft_claim(hit, f"{at}:1", id="c1", when=when, figures=["f1", "f2"]),
                draft_claim("Smoke rose over 30 houses.", f"{at}:4", id="c2", figures=["f3"], responds_to="c1"),
            ],
            quotes=[
                draft_quote("We will go on for as long as it takes", f"{at}:3", id="q1", speaker=self.quoted),
                draft_quote("for as long as it takes", f"{at}:3", id="q2"),
            ],
            disagreements=[draft_disagreement("c1", "c2", kind="wording", topic="smoke")],
        )


OPENINGS = (
    "Drones hit the main port {day}, killing {killed} people and injuring 14 others in Lund.",
    "In Lund, drones hit the main port {day}, killing {killed} people and injuring 14 others.",
    "The toll of drones on Lund rose to {killed} people killed {day}, and 14 were injured.",
)


def tellings(*, least: int = 1, most: int = 5) -> st.SearchStrategy[list[Telling]]:
    """Some articles on one event that differ in this and that."""
    one = st.builds(
        Telling,
        name=st.just(""),
        killed=st.sampled_from(["two", "three", "at least two", "nine"]),
        day=st.sampled_from(["on Monday", "on Tuesday", "at night"]),
        opening=st.sampled_from(OPENINGS),
        quoted=st.sampled_from(["Ana Lind", "Jo Berg", "Lind"]),
        role=st.sampled_from(["Mayor", "Former Mayor", "Doctor"]),
        person=st.sampled_from(["Ana Lind", "Eva Lind", "Lind"]),
        hour=st.sampled_from([None, 0, 3, 400]),
        group=st.sampled_from([None, 1, 2]),
    )
    return st.lists(one, min_size=least, max_size=most).map(
        lambda told: [replace(each, name=f"n{number}") for number, each in enumerate(told)]
    )


def ground(told: Sequence[Telling]) -> tuple[GroundedDraft, ...]:
    """One draft an article, in the order of the articles."""
    published = [None if each.hour is None else NOON + timedelta(hours=each.hour) for each in told]
    story = Story(
        articles=tuple(
            Article(id=each.name, body=each.body, language="en", published_at=time)
            for each, time in zip(told, published, strict=True)
        )
    )
    slices = whole_slices(prepare_articles(story, Languages()))
    return tuple(
        ground_draft(each.draft(f"a{number}"), index_slices((part,)), language=ENGLISH)
        for number, (each, part) in enumerate(zip(told, slices, strict=True), start=1)
    )


def reconcile(told: Sequence[Telling], grounded: Sequence[GroundedDraft] | None = None) -> Reconciled:
    """What becomes of articles sent in this order, whose drafts come back in another one where they are given."""
    return reconcile_drafts(
        ground(told) if grounded is None else grounded,
        ENGLISH,
        article_order=[each.name for each in told],
        max_items=500,
        published={each.name: NOON + timedelta(hours=each.hour) for each in told if each.hour is not None},
        outlook=Outlook(groups={each.name: each.group for each in told if each.group}),
    )


def show(events: Sequence[MergedEvent]) -> list[str]:
    """The events without their ids: what points at an item holds the item instead."""
    return sorted(json.dumps(_show_event(each), sort_keys=True) for each in events)


def _show_event(event: MergedEvent) -> dict[str, Any]:
    items: dict[str, Item] = {each.id: each for each in (*event.items.values(), *event.who, *event.where)}
    plain = {name: _drop_ids(each) for name, each in items.items()}
    return {
        "articles": sorted(event.articles),
        "when": _drop_ids(event.when) if event.when else None,
        "where": [plain[each.id] for each in event.where],
        "who": [plain[each.id] for each in event.who],
        "figures": [plain[each.id] for each in event.figures],
        "claims": [
            [plain[each.id], [plain[name] for name in each.figures], plain.get(each.responds_to or "")]
            for each in event.claims
        ],
        "quotes": [[plain[each.id], plain.get(each.cut_of or "")] for each in event.quotes],
        "disagreements": [
            [each.topic, each.kind, [[side.value, [plain[name] for name in side.items]] for side in each.positions]]
            for each in event.disagreements
        ],
    }


def _drop_ids(item: Item) -> dict[str, Any]:
    return item.model_dump(mode="json", exclude={"id", "figures", "responds_to", "cut_of"})


@settings(max_examples=40, deadline=None)
@given(tellings(), st.data())
def test_the_order_of_articles_and_drafts_changes_nothing_but_ids(told: list[Telling], data: st.DataObject) -> None:
    """Every event has the same items, in the same order, with the same evidence."""
    expected = reconcile(told)
    sent = [told[at] for at in data.draw(st.permutations(range(len(told))))]
    grounded = ground(sent)
    found = reconcile(sent, [grounded[at] for at in data.draw(st.permutations(range(len(told))))])
    assert show(found.events) == show(expected.events)
    assert [each.code for each in found.warnings] == [each.code for each in expected.warnings]
    assert len(found.rejected) == len(expected.rejected)


@settings(max_examples=40, deadline=None)
@given(tellings(most=3))
def test_a_draft_that_comes_twice_changes_nothing(told: list[Telling]) -> None:
    """Its items are those that are there already."""
    grounded = ground(told)
    once = reconcile(told)
    if any(each.code == "events_unresolved" for each in once.warnings):
        return  # then nothing is joined, a draft that comes twice as little
    twice = reconcile(told, tuple(chain.from_iterable((each, each) for each in grounded)))
    assert show(twice.events) == show(once.events)


UNRELATED = Telling(
    name="other",
    killed="forty",
    opening="A train left the rails {day} near Malm; {killed} people were killed and 14 others were hurt.",
    day="in March",
    role="Minister",
    person="Ola Dahl",
    quoted="Ola Dahl",
)


def draft_unrelated(at: str) -> Draft:
    """What a model makes of an article on a train."""
    return make_draft(
        at,
        articles=[draft_verdict(at)],
        places=[draft_place("Malm", f"{at}:1")],
        actors=[draft_actor("Ola Dahl", f"{at}:2", role="Minister")],
        figures=[draft_figure("forty", "people killed", f"{at}:1", measure="killed")],
        claims=[draft_claim("A train left the rails in March near Malm.", f"{at}:1")],
    )


@settings(max_examples=40, deadline=None)
@given(tellings(most=4), st.integers(min_value=0, max_value=4))
def test_an_unrelated_article_changes_no_item_of_the_event(told: list[Telling], place: int) -> None:
    """Wherever among the others it was sent."""
    sent = [*told[:place], UNRELATED, *told[place:]]
    grounded = list(ground(sent))
    at = sent.index(UNRELATED)
    story = Story(articles=tuple(Article(id=each.name, body=each.body, language="en") for each in sent))
    part = whole_slices(prepare_articles(story, Languages()))[at]
    grounded[at] = ground_draft(draft_unrelated(f"a{at + 1}"), index_slices((part,)), language=ENGLISH)
    found = reconcile(sent, grounded).events
    assert len([each for each in found if UNRELATED.name in each.articles]) == 1
    assert show([each for each in found if UNRELATED.name not in each.articles]) == show(reconcile(told).events)


def test_the_properties_are_of_stories_that_are_joined_and_disputed() -> None:
    """They would say nothing of drafts that have nothing in common."""
    told = [Telling("n0"), Telling("n1", killed="three", role="Former Mayor", quoted="Jo Berg"), Telling("n2")]
    (event,) = reconcile(told).events
    assert {each.kind for each in event.disagreements} >= {"figure", "attribution"}
    assert max(each.support.articles for each in event.claims) == 3
    (event,) = reconcile([told[0], told[2]]).events
    assert [each.cut_of is not None for each in event.quotes] == [False, True]
