"""Claims against each other: what is compared is who, what, numbers, negation, stance, time and speaker."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from service.languages.detection import Languages
from service.reconcile.claims import merge_claims
from service.schema.report import Claim, When
from tests.reconcile.material import ENGLISH, claim

MONDAY = When(text="on Monday", start="2025-02-10", precision="day", resolved_from="explicit")
FRIDAY = When(text="on Friday", start="2025-02-14", precision="day", resolved_from="explicit")


def count_merged(*texts: str, written_in: str = "en", **fields: Any) -> int:
    """How many claims are left of these wordings, each of an article of its own."""
    told = [claim(text, f"a{number}", **fields) for number, text in enumerate(texts)]
    return len(merge_claims(told, Languages().find(written_in))[0])


def test_claims_of_equal_text_are_one() -> None:
    """Letter case, marks and the stop at the end aside; figures and speakers are joined."""
    one = claim(id="c1", figures=("f1",), attributed_to=("police",))
    other = claim("drones hit the port", "a2", id="c2", figures=("f2",), attributed_to=("mayor",), responds_to="c9")
    (merged,), renamed = merge_claims([one, other], ENGLISH)
    assert (merged.figures, merged.attributed_to, merged.responds_to) == (("f1", "f2"), ("police", "mayor"), "c9")
    assert merged.support.articles == 2
    assert renamed == {"c1": "c1", "c2": "c1"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Drones hit the port.", "Drones hit a port"),
        ("Drones hit the port on Monday.", "On Monday drones hit the port."),
        ("Drones hit the port in Lund on Monday.", "Drones hit the port on Monday in Lund."),
        ("In Lund, drones hit the port.", "Drones hit the port in Lund."),
        ("Drones have hit the port.", "Drones hit the port."),
        ("Police said drones hit the port.", "Police say drones hit the port."),
        ("Two drones hit the port.", "2 drones hit the port."),
    ],
)
def test_the_same_content_in_other_words_of_no_content_is_one_claim(left: str, right: str) -> None:
    """Circumstances may stand in front or behind; articles, helping verbs and verbs of saying tell nothing."""
    assert count_merged(left, right) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Drones hit the port.", "Drones did not hit the port."),
        ("Drones hit the port.", "Drones hit the depot."),
        ("Russia attacked Ukraine.", "Ukraine attacked Russia."),
        ("Ukraine attacked Russia.", "Ukraine was attacked by Russia."),
        ("Police attacked protesters.", "Protesters attacked police."),
        ("Police arrested.", "Police were arrested."),
        ("Two drones hit the port.", "Three drones hit the port."),
        ("At least two drones hit the port.", "Two drones hit the port."),
        ("Drones hit the port.", "Drones will hit the port."),
        ("Drones hit the port.", "Drones may hit the port."),
        ("Drones hit the port.", "Drones nearly hit the port."),
        ("Ships sailed from Lund to Malm.", "Ships sailed from Malm to Lund."),
        ("Drones from Lund hit ships from Malm.", "Drones from Malm hit ships from Lund."),
        ("Dogs from farms, cats from towns.", "Dogs from towns, cats from farms."),
        ("He shot down a drone.", "She shot down a drone."),
        ("Prices went up.", "Prices went down."),
        ("Gate A was shut.", "Gate B was shut."),
        ("The port and the depot burned.", "The port or the depot burned."),
        ("Drones hit the port before dawn.", "Drones hit the port after dawn."),
    ],
)
def test_claims_that_differ_in_who_what_or_whether_stay_apart(left: str, right: str) -> None:
    """However alike their wordings are."""
    assert count_merged(left, right) == 2


@pytest.mark.parametrize(
    "fields",
    [{"kind": "plan"}, {"stance": "denied"}, {"stance": "alleged"}, {"relation": "background"}],
)
def test_claims_of_another_kind_stance_or_relation_stay_apart(fields: dict[str, Any]) -> None:
    """And merging them again changes nothing."""
    merged, _ = merge_claims([claim(), claim(article="a2", **fields)], ENGLISH)
    assert len(merged) == 2
    assert merge_claims(merged, ENGLISH)[0] == merged


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_claim_without_a_day_joins_the_only_one_that_has_one(order: tuple[int, ...]) -> None:
    """Of two days it joins neither, whatever order they come in."""
    told: list[Claim] = [claim(), claim(article="a2", when=MONDAY), claim(article="a3", when=FRIDAY)]
    merged, _ = merge_claims(told[:2], ENGLISH)
    assert [each.when for each in merged] == [MONDAY]
    merged, _ = merge_claims([told[place] for place in order], ENGLISH)
    assert len(merged) == 3


def test_statements_of_two_speakers_are_two_and_a_happening_may_have_many_sources() -> None:
    """A statement of nobody named is that of the only one who is."""
    says = {"text": "The talks will go on.", "kind": "statement"}
    told = [
        claim(**says, attributed_to=("Ana Lind",)),
        claim(**says, article="a2", attributed_to=("Lind",)),
        claim(**says, article="a3"),
    ]
    assert [each.support.articles for each in merge_claims(told, ENGLISH)[0]] == [3]
    told.append(claim(**says, article="a4", attributed_to=("Jo Berg",)))
    assert [each.support.articles for each in merge_claims(told, ENGLISH)[0]] == [2, 1, 1]


def test_where_joining_words_are_not_known_only_the_whole_wording_counts() -> None:
    """In German the case of an article tells who does it, and the order does not."""
    assert count_merged("Der Hund biss den Mann.", "Den Hund biss der Mann.", written_in="de") == 2
    assert count_merged("Der Hund biss den Mann.", "der Hund biss den Mann", written_in="de") == 1
