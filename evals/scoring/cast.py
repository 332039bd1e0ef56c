"""Who and where: by name and alias, then what they are to the event."""

from __future__ import annotations

from collections.abc import Iterator

from evals.reference import ActorReference, Named, PlaceReference
from evals.scoring.alignment import Pair
from evals.scoring.counts import Judgement, Verdict
from evals.scoring.names import is_name_of
from evals.scoring.slots import Labels, Slot, judge_equal, judge_slots
from evals.scoring.words import fold
from service.schema.report import Actor, Place


def weigh_names(expected: PlaceReference | ActorReference, found: Place | Actor) -> float:
    """How well two names go together; 0 where none of their forms is the same."""
    if is_name_of(found.name, expected):
        return 2.0 - expected.optional / 2
    return 1.0 - expected.optional / 2 if any(is_name_of(each, expected) for each in _list_aliases(found)) else 0.0


def _list_aliases(found: Place | Actor) -> tuple[str, ...]:
    return found.aliases if isinstance(found, Actor) else ()


def judge_actor(pair: Pair[ActorReference, Actor]) -> Iterator[Judgement]:
    """Judge one of those who act or speak by name and kind."""
    expected, found = pair.expected, pair.found
    slots = (
        Slot("who", "actor.name", expected, found, _judge_name),
        Slot("who", "actor.kind", expected and expected.kind, found and found.kind, judge_equal),
    )
    yield from judge_slots(slots, _label(expected, found))


def judge_place(pair: Pair[PlaceReference, Place]) -> Iterator[Judgement]:
    """Judge a place by name, role and country."""
    expected, found = pair.expected, pair.found
    slots = (
        Slot("where", "place.name", expected, found, _judge_name),
        Slot("where", "place.role", expected and expected.role, found and found.role, judge_equal),
        Slot("where", "place.country", _fold_country(expected), _fold_country(found), judge_equal),
    )
    yield from judge_slots(slots, _label(expected, found))


def _judge_name(expected: Named, found: Place | Actor) -> Verdict:
    """Right by its main form, partial where only an alias of it is."""
    return "correct" if is_name_of(found.name, expected) else "partial"


def _fold_country(place: PlaceReference | Place | None) -> str | None:
    return fold(place.country) if place and place.country else None


def _label(expected: Named | None, found: Place | Actor | None) -> Labels:
    return Labels(
        expected=expected.name if expected else None,
        found=found.name if found else None,
        item=found.id if found else None,
    )
