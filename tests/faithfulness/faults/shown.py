"""What counts as shown: whether the items that a checker kept still hold the fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.schema.report import Actor, Claim, EventTime, Figure, Item, Place, Quote
from tests.faithfulness.faults.fault import Shown
from tests.faithfulness.faults.values import read_values
from tests.faithfulness.faults.wording import fold, holds, is_run, tokenize


def shows_any(kind: type[Item]) -> Shown:
    """Whether any item of a kind is shown."""
    return lambda shown: any(isinstance(item, kind) for item in shown)


def shows_text(part: str) -> Shown:
    """Whether a claim's text holds the altered stretch."""
    return lambda shown: any(isinstance(item, Claim) and holds(item.text, part) for item in shown)


def shows_asserted(text: str) -> Shown:
    """Whether a claim with this text stands there as anything but denied."""
    part = fold(text).strip(" .。")
    return lambda shown: any(
        isinstance(item, Claim) and holds(item.text, part) and item.stance != "denied" for item in shown
    )


def shows_values(values: frozenset[float], language: str, amount: str = "") -> Shown:
    """Whether a figure has one of the numbers or the false amount's words, or a claim's text holds the number."""

    def is_shown(shown: Sequence[Item]) -> bool:
        for item in shown:
            if isinstance(item, Figure):
                numbers = (item.low, item.high, item.of)
                if amount and fold(item.text) == fold(amount):
                    return True
                if any(number is not None and round(float(number), 4) in values for number in numbers):
                    return True
            if isinstance(item, Claim) and values & read_values(item.text, language):
                return True
        return False

    return is_shown


def shows_qualifier(qualifier: str) -> Shown:
    """Whether a figure has this qualifier."""
    return lambda shown: any(isinstance(item, Figure) and item.qualifier == qualifier for item in shown)


def shows_attribution(name: str) -> Shown:
    """Whether a figure or a claim is attributed to this name."""
    folded = fold(name)
    return lambda shown: any(
        holds(each, folded) for item in shown if isinstance(item, Figure | Claim) for each in item.attributed_to
    )


def shows_speaker(name: str) -> Shown:
    """Whether a quotation is given to this name."""
    folded = fold(name)
    return lambda shown: any(isinstance(item, Quote) and holds(item.speaker, folded) for item in shown)


def shows_name(name: str) -> Shown:
    """Whether an actor or a place goes by this name."""
    folded = fold(name)

    def is_shown(shown: Sequence[Item]) -> bool:
        actors = (form for item in shown if isinstance(item, Actor) for form in (item.name, *item.aliases))
        places = (item.name for item in shown if isinstance(item, Place))
        return any(holds(name, folded) for name in (*actors, *places))

    return is_shown


def shows_scope(name: str) -> Shown:
    """Whether a figure has this name in its scope."""
    folded = fold(name)
    return lambda shown: any(isinstance(item, Figure) and holds(item.scope, folded) for item in shown)


def shows_unit(unit: str) -> Shown:
    """Whether a figure has this unit."""
    folded = f" {fold(unit)} "
    return lambda shown: any(isinstance(item, Figure) and folded in f" {fold(item.unit or '')} " for item in shown)


def shows_time(words: str) -> Shown:
    """Whether a figure or a claim is dated with these words."""
    folded = fold(words)
    return lambda shown: any(
        holds(item.when.text, folded) for item in shown if isinstance(item, Figure | Claim) and item.when
    )


def shows_event_time(words: str) -> Shown:
    """Whether an event is dated with these words; seen only if the events' times are among the items."""
    folded = fold(words)
    return lambda shown: any(isinstance(item, EventTime) and holds(item.text, folded) for item in shown)


def shows_words(words: str) -> Shown:
    """Whether a quotation has the altered words, punctuation aside."""
    wanted = tokenize(words)
    return lambda shown: any(isinstance(item, Quote) and is_run(wanted, tokenize(item.words)) for item in shown)


def _printed(item: Item) -> Iterator[str]:
    """Every wording of an item that an editor would read as its content."""
    if isinstance(item, Figure):
        yield from (item.what, item.unit or "", item.scope or "")
    elif isinstance(item, Claim):
        yield from (item.text, item.via or "", *item.attributed_to)
    elif isinstance(item, Actor):
        yield from (item.name, *item.aliases, *(role.text for role in item.roles))
    elif isinstance(item, Quote):
        yield from (item.words, item.speaker or "", item.speaker_role or "", item.via or "")
    elif isinstance(item, Place):
        yield item.name


def shows_footing(words: str) -> Shown:
    """Whether any wording of any item holds these words."""
    folded = fold(words)
    return lambda shown: any(holds(text, folded) for item in shown for text in _printed(item))


def shows_evidence(kind: type[Item], sentences: Sequence[str], text: str | None = None) -> Shown:
    """Whether an item rests on one of these sentences; of claims only those with this text."""
    folded = [fold(each) for each in sentences]

    def is_shown(shown: Sequence[Item]) -> bool:
        kept = (item for item in shown if isinstance(item, kind))
        for item in kept:
            if isinstance(item, Claim) and text is not None and not holds(item.text, fold(text).strip(" .。")):
                continue
            bearing = (fold(each.text) for each in item.evidence if not each.context)
            if any(each in sentence or sentence in each for each in bearing for sentence in folded):
                return True
        return False

    return is_shown
