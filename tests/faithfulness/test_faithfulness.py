"""How faithful grounding is: faults caught of those put in, correct items wrongly rejected.

Drafts and faults are by hands that had not seen the checker, and frozen. `TUNED` names the stories whose results were
looked into while the checker was worked on; the others were only counted. Tables in docs/faithfulness.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from service.grounding import GroundedDraft, ground_draft
from service.grounding.index import ArticleIndex
from service.languages.detection import Languages
from service.prepare import whole_slices
from service.schema.draft import Draft
from service.schema.report import Item
from tests.faithfulness.faults import KINDS, load_faults
from tests.faithfulness.faults.fault import Fault
from tests.faithfulness.material import Reading, load_readings
from tests.regions import Region

PAGE: Final = Path(__file__).parents[2] / "docs" / "faithfulness.md"
MODULE: Final = "tests.faithfulness.test_faithfulness"
CAUGHT: Final = Region("faults", MODULE)
REJECTED: Final = Region("rejected", MODULE)

TUNED: Final = frozenset({"court-namesakes", "depot-midnight", "ferry-toll-rises", "kyiv-strike", "minister-denial"})

LISTS: Final = ("figures", "claims", "quotes", "actors", "places")

FLOORS: Final[Mapping[str, float]] = {
    "unknown_address": 1.0,
    "number_not_in_evidence": 1.0,
    "bound_lost": 1.0,
    "bound_added": 1.0,
    "bound_turned": 1.0,
    "unit_changed": 1.0,
    "negation_lost": 0.97,
    "negation_added": 0.97,
    "name_not_in_evidence": 0.97,
    "attribution_swapped": 0.97,
    "speaker_swapped": 0.97,
    "speaker_swapped_near": 0.97,
    "scope_moved": 0.97,
    "date_not_stated": 0.97,
    "quote_altered": 1.0,
    "quote_stitched": 1.0,
    "quote_joined_over_gap": 1.0,
    "quote_invented": 1.0,
    "evidence_of_another_event": 0.97,
    "words_without_footing": 0.97,
    "prompt_text_as_item": 0.97,
    "wrong_sentence": 0.97,
    "claim_action_changed": 0.97,
    "claim_parts_swapped": 0.97,
}
"""Share caught below which a change has made grounding worse; where the page's aim is missed, it says why."""

WRONGLY_REJECTED: Final = 0.01
"""Share of the correct items that may be rejected."""


SPEAKERS_TAKEN_OFF: Final = 0.08
"""Share of the correct speakers that may be taken off: what it costs that no quotation is given to a bystander."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Grounding on one story, its articles indexed once."""

    reading: Reading
    indexes: Mapping[str, ArticleIndex]
    language: str

    def ground(self, draft: Draft) -> GroundedDraft:
        """Hold a draft against the story."""
        return ground_draft(draft, self.indexes, language=Languages().find(self.language))


@cache
def _load_checkers() -> Mapping[str, Checker]:
    return {each.material.slug: _set_up(each) for each in load_readings()}


def _set_up(reading: Reading) -> Checker:
    codes = Counter(each.language.code for each in reading.articles)
    indexes = {each.article.ordinal: ArticleIndex(each.article) for each in whole_slices(reading.articles)}
    return Checker(reading, indexes, codes.most_common(1)[0][0])


def _list_items(grounded: GroundedDraft) -> list[Item]:
    items: list[Item] = [each.item for name in LISTS for each in getattr(grounded, name)]
    return items + [each.when for each in grounded.events if each.when]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A fault, and whether it was caught."""

    fault: Fault
    caught: bool


@cache
def _try_faults() -> tuple[Outcome, ...]:
    return tuple(map(_try, load_faults()))


def _try(fault: Fault) -> Outcome:
    shown = fault.is_shown(_list_items(_load_checkers()[fault.slug].ground(fault.draft)))
    return Outcome(fault, not shown)


@pytest.fixture(scope="module")
def outcomes() -> tuple[Outcome, ...]:
    """Every fault, and whether it was caught; found out once."""
    return _try_faults()


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_is_caught_as_often_as_before(kind: str, outcomes: tuple[Outcome, ...]) -> None:
    """In all stories together, and there are two hundred faults of each kind at least."""
    caught = [each.caught for each in outcomes if each.fault.kind == kind]

    assert len(caught) >= 200
    assert sum(caught) / len(caught) >= FLOORS[kind]


def test_what_is_true_is_hardly_ever_rejected() -> None:
    """Of more than three hundred correct items in eight stories or more, in seven languages and one without spaces."""
    drafted, rejected = _count_correct(load_readings())

    assert len(load_readings()) >= 8
    assert drafted.total() >= 300
    assert rejected.total() / drafted.total() < WRONGLY_REJECTED


def test_few_true_speakers_are_taken_off_their_quotes() -> None:
    """One whom the nearest sentences do not name first is taken off, and the quote stays; seldom one who spoke."""
    told, lost = _count_speakers(load_readings())

    assert told >= 90
    assert lost / told < SPEAKERS_TAKEN_OFF


def _count_correct(readings: Iterable[Reading]) -> tuple[Counter[str], Counter[str]]:
    """How many items of each list are drafted, and how many of them rejected."""
    drafted, rejected = Counter[str](), Counter[str]()
    for reading in readings:
        draft = reading.material.draft
        grounded = _load_checkers()[reading.material.slug].ground(draft)
        drafted.update({name: len(getattr(draft, name)) for name in LISTS})
        rejected.update(f"{each.kind}s" for each in grounded.rejected if f"{each.kind}s" in LISTS)
    return drafted, rejected


def make_fault_table() -> str:
    """Caught of injected, per kind: stories that were looked into, stories that were not, languages below 100 %."""
    return "\n".join(_list_fault_rows(_try_faults())) + "\n"


def _list_fault_rows(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield "| fault | caught, stories looked into | caught, the others | let through, by language |"
    yield "|---|---:|---:|---|"
    for kind in KINDS:
        here = [each for each in outcomes if each.fault.kind == kind]
        looked_into = [each.caught for each in here if each.fault.slug in TUNED]
        others = [each.caught for each in here if each.fault.slug not in TUNED]
        through = Counter(each.fault.language for each in here if not each.caught)
        totals = Counter(each.fault.language for each in here)
        languages = ", ".join(f"{code} {through[code]} of {totals[code]}" for code in sorted(through))
        yield f"| {kind.replace('_', ' ')} | {_show(looked_into)} | {_show(others)} | {languages} |"


def _show(caught: Sequence[bool]) -> str:
    return f"{sum(caught)} of {len(caught)} ({100 * sum(caught) / len(caught):.1f} %)"


def make_rejected_table() -> str:
    """Correct items wrongly rejected, per kind and half."""
    return "\n".join(_list_rejected_rows()) + "\n"


def _list_rejected_rows() -> Iterator[str]:
    halves = [
        _count_correct(each for each in load_readings() if (each.material.slug in TUNED) == looked_into)
        for looked_into in (True, False)
    ]
    yield "| kind | rejected, stories looked into | rejected, the others |"
    yield "|---|---:|---:|"
    for name in LISTS:
        yield f"| {name} | {' | '.join(f'{rejected[name]} of {drafted[name]}' for drafted, rejected in halves)} |"
    totals = (
        f"{rejected.total()} of {drafted.total()} ({100 * rejected.total() / drafted.total():.2f} %)"
        for drafted, rejected in halves
    )
    yield f"| **all** | {' | '.join(totals)} |"
    speakers = [
        _count_speakers(each for each in load_readings() if (each.material.slug in TUNED) == half)
        for half in (True, False)
    ]
    yield f"| speakers taken off their quotes | {' | '.join(f'{lost} of {told}' for told, lost in speakers)} |"


def _count_speakers(readings: Iterable[Reading]) -> tuple[int, int]:
    """How many correct quotes that are shown have a speaker, and how many of them are shown without."""
    told = lost = 0
    for reading in readings:
        drafted = {each.id: each.speaker for each in reading.material.draft.quotes}
        grounded = _load_checkers()[reading.material.slug].ground(reading.material.draft)
        shown = [each.item for each in grounded.quotes if drafted.get(each.item.id)]
        told, lost = told + len(shown), lost + sum(each.speaker is None for each in shown)
    return told, lost


def test_the_tables_in_the_documentation_are_those_measured() -> None:
    """Whoever reads the page sees what the present checker does."""
    assert CAUGHT.read(PAGE) == make_fault_table(), CAUGHT.remedy
    assert REJECTED.read(PAGE) == make_rejected_table(), REJECTED.remedy


if __name__ == "__main__":
    CAUGHT.write(PAGE, make_fault_table())
    REJECTED.write(PAGE, make_rejected_table())
