"""A slot: one thing that a reference or a report fills, and how it is judged where both do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from evals.scoring.counts import Judgement, Verdict
from service.schema.base import Shape


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a pair; None where that side leaves it empty."""

    group: str
    field: str
    expected: Any
    found: Any
    judge: Callable[[Any, Any], Verdict]
    """Called only where both sides fill it."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the judgements of a pair's slots say of the pair."""

    expected: str | None
    found: str | None
    item: str | None
    articles: tuple[str, ...] = ()


def judge_slots(slots: Iterable[Slot], labels: Labels) -> Iterator[Judgement]:
    """Judge every slot that a side fills."""
    for slot in slots:
        verdict = _judge(slot)
        if verdict is not None:
            yield Judgement(
                group=slot.group,
                field=slot.field,
                verdict=verdict,
                expected=_show(slot.expected, labels.expected),
                found=_show(slot.found, labels.found),
                wanted=_describe(slot.expected) or None,
                given=_describe(slot.found) or None,
                item=labels.item,
                articles=labels.articles,
            )


def _judge(slot: Slot) -> Verdict | None:
    if slot.expected is None:
        return None if slot.found is None else "spurious"
    return "missing" if slot.found is None else slot.judge(slot.expected, slot.found)


def _show(value: object, label: str | None) -> str | None:
    """The item in short, and what this slot of it holds where the label does not say it already."""
    if value is None or label is None:
        return label
    shown = _describe(value)
    return label if shown in label else f"{label} [{shown}]"


def _describe(value: object) -> str:
    """Show what a slot holds, in short; nothing for an item that only its label can tell."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return getattr(value, "name", "") if isinstance(value, Shape) else str(value)


def judge_equal(expected: object, found: object) -> Verdict:
    """Right when equal, else wrong."""
    return "correct" if expected == found else "incorrect"


def support_slots(field: str, expected: Iterable[str], found: Iterable[str]) -> Iterator[Slot]:
    """One slot for every article that states an item, by the reference or by the report."""
    wanted, given = tuple(expected), tuple(found)
    for article in (*wanted, *(each for each in dict.fromkeys(given) if each not in wanted)):
        yield Slot(
            "support", field, article if article in wanted else None, article if article in given else None, judge_equal
        )
