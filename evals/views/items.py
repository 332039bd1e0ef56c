"""Items out of slots: a figure that is missing is one line and not seven. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from evals.comparing import Change
from evals.ruling import Finding
from evals.scoring.counts import PARTIAL_CREDIT, Judgement
from evals.views.words import clean, shorten

_KINDS: Final = {"event.when": "date", "summary.nugget": "nugget"}
"""What an item is called where its field does not begin with that."""
_ARTICLES: Final = "articles"
_NOTHING: Final = "none"
_OF_ONE_SLOT: Final = frozenset({"summary.nugget", "title", "warning"})
"""What is missing as a whole though the report is shown beside it."""


@dataclass(frozen=True, slots=True)
class Item:
    """The slots of one pair, in their order: at least one."""

    slots: tuple[Judgement, ...]

    @property
    def group(self) -> str:
        """The field group of the first slot that is not right."""
        return next((each.group for each in self.slots if each.verdict != "correct"), self.slots[0].group)

    def weigh(self, weights: Mapping[str, float]) -> float:
        """What its slots cost, each by its group's weight."""
        costs = {"correct": 0.0, "partial": PARTIAL_CREDIT}
        return sum(weights.get(each.group, 0.0) * costs.get(each.verdict, 1.0) for each in self.slots)


def list_misses(judgements: Iterable[Judgement], weights: Mapping[str, float]) -> tuple[Item, ...]:
    """Every item that is missing, spurious or wrong, the most weighty first."""
    wrong = [each for each in gather_items(judgements) if any(slot.verdict != "correct" for slot in each.slots)]
    return tuple(sorted(wrong, key=lambda each: -each.weigh(weights)))


def gather_items(judgements: Iterable[Judgement]) -> Iterator[Item]:
    """Put the slots of one pair together: they follow one another, and the first slot of the next one begins it."""
    slots: list[Judgement] = []
    for each in judgements:
        if slots and (
            _identify(each) != _identify(slots[0]) or each.field == slots[0].field != _field_of_articles(each)
        ):
            yield Item(tuple(slots))
            slots = []
        slots.append(each)
    if slots:
        yield Item(tuple(slots))


def write_item(item: Item) -> str:
    """One line: what is missing, what is spurious, or what is wrong about it."""
    first, verdicts = item.slots[0], {each.verdict for each in item.slots}
    kind = " ".join(filter(None, (_name_kind(first), first.item)))
    if verdicts == {"missing"} and (first.found is None or first.field in _OF_ONE_SLOT):
        return clean(f"missing {_name_kind(first)}: {_write_label(first)}")
    if verdicts == {"spurious"} and first.expected is None:
        return clean(f"spurious {kind}: {_write_label(first)}")
    wrong = "; ".join(_list_wrong([each for each in item.slots if each.verdict != "correct"]))
    label = _write_label(first)
    return clean(f"{kind}: {wrong}" if label in wrong else f"{kind}: {wrong} — {label}")


def write_changes(changes: Iterable[Change]) -> tuple[str, ...]:
    """One line for each item and what became of it: losses first, then gains. What came to the same is left out."""
    told = [each for each in changes if _verdict(each.before) != _verdict(each.after)]
    lines: list[str] = []
    for what in ("lost", "new", "gained", "gone", "changed"):
        slots = [each.slot for each in told if _name_change(each) == what]
        lines += [_write_change(what, each) for each in _regroup(slots)]
    return tuple(lines)


def _name_change(change: Change) -> str:
    """What became of a slot; what only one of the reports has was neither lost nor gained."""
    if change.after is None:
        return "gone"
    return "new" if change.before is None else change.kind


def list_details(finding: Finding) -> tuple[str, ...]:
    """What would accept a finding, and the items that it rests on, a line each."""
    entry = () if finding.entry is None else (clean(f"accepted by: {finding.entry}, reason = …"),)
    return (*entry, *(shorten(each) for each in finding.faults), *write_changes(finding.changes))


def _write_change(what: str, item: Item) -> str:
    if any(each.verdict != "correct" for each in item.slots):
        return f"{what}: {write_item(item)}"
    names = ", ".join(dict.fromkeys(_name_slot(each) for each in item.slots))
    return clean(f"{what}: {_name_kind(item.slots[0])} {names} — {_write_label(item.slots[0])}")


def _regroup(slots: Sequence[Judgement]) -> Iterator[Item]:
    """Slots of one pair need not follow one another among changes."""
    grouped: dict[tuple[str | None, ...], list[Judgement]] = {}
    for each in slots:
        grouped.setdefault(_identify(each), []).append(each)
    yield from (Item(tuple(each)) for each in grouped.values())


def _verdict(judgement: Judgement | None) -> str | None:
    return judgement.verdict if judgement else None


def _list_wrong(slots: Sequence[Judgement]) -> Iterator[str]:
    yield from (_write_slot(each) for each in slots if _name_slot(each) != _ARTICLES)
    own = [each for each in slots if _name_slot(each) == _ARTICLES]
    lacking = [each.wanted or "" for each in own if each.verdict == "missing"]
    besides = [each.given or "" for each in own if each.verdict == "spurious"]
    if lacking:
        yield f"evidence lacks {', '.join(lacking)}"
    if besides:
        yield f"evidence in {', '.join(besides)} besides"


def _write_slot(slot: Judgement) -> str:
    if slot.field == "summary.nugget":
        return "half told" if slot.verdict == "partial" else "told the other way round"
    name, wanted = _name_slot(slot), slot.wanted or slot.expected or _NOTHING
    given = slot.given or slot.found or _NOTHING
    match slot.verdict:
        case "missing":
            return shorten(f"no {name}, expected {wanted}")
        case "spurious":
            return shorten(f"{name} {given}, expected {_NOTHING if slot.wanted is None else wanted}")
        case "partial":
            return f"{name} {shorten(given)}, half right: expected {shorten(wanted)}"
        case _:
            return f"{name} {shorten(given)}, expected {shorten(wanted)}"


def _identify(slot: Judgement) -> tuple[str | None, ...]:
    expected, found = _strip(slot.expected, slot.wanted), _strip(slot.found, slot.given)
    return _name_kind(slot), slot.item, expected, None if expected is not None else found


def _strip(label: str | None, value: str | None) -> str | None:
    """The label of the pair, without what this slot holds."""
    return label.removesuffix(f" [{value}]") if label is not None else None


def _name_kind(slot: Judgement) -> str:
    return _KINDS.get(slot.field, slot.field.partition(".")[0])


def _name_slot(slot: Judgement) -> str:
    return _KINDS.get(slot.field) or slot.field.partition(".")[2] or slot.field


def _field_of_articles(slot: Judgement) -> str:
    return f"{_name_kind(slot)}.{_ARTICLES}"


def _write_label(slot: Judgement) -> str:
    """What it is, as a reader would say it, and the articles to look into."""
    label = _strip(slot.expected, slot.wanted) or _strip(slot.found, slot.given) or ""
    if _name_kind(slot) == "figure":
        bound, _, rest = label.partition(" ")
        label = rest if bound == "exact" else f"{bound.replace('_', ' ')} {rest}"
    return shorten(label) + (f" ({', '.join(slot.articles)})" if slot.articles else "")
