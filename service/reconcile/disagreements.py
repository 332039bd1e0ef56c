"""Where sources disagree, kept as data: every position with its value, articles and evidence."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from service.grounding.names import stem_name
from service.grounding.wordings.wording import find_meant_stems
from service.language import Language
from service.reconcile.claims import read_proposition
from service.reconcile.contradictions import find_contradictions, weigh_position
from service.reconcile.event import MergedEvent, Strand
from service.reconcile.intervals import are_compatible
from service.reconcile.quotes import fold_words
from service.reconcile.rename import show_name
from service.reconcile.times import read_time, tell_one_time
from service.reconcile.topics import word_topic
from service.schema.draft import DraftDisagreement
from service.schema.report import Claim, Disagreement, Figure, Position, Quote, Rejected
from service.schema.vocabulary import Caveat, Reason

Told = Figure | Claim | Quote


@dataclass(frozen=True, slots=True)
class Dismissed:
    """What a model called a disagreement and is none."""

    drafted: DraftDisagreement
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The disagreements of an event, and those of the model's that are none."""

    kept: tuple[Disagreement, ...]
    dismissed: tuple[Dismissed, ...]


def find_disagreements(
    event: MergedEvent,
    strands: Sequence[Strand],
    renamed: Mapping[str, str],
    disputes: Sequence[Sequence[Figure]],
    language: Language,
) -> Judged:
    """What code finds in two ways, then what the models pointed at, kept only if the items do differ."""
    items = event.items
    times = [each.when for each in strands if each.when]
    kept = [*map(_describe_dispute, disputes), *find_contradictions(event, times, language)]
    dismissed: list[Dismissed] = []
    for drafted, known in sorted(_list_pointed(strands, items, renamed), key=_weigh_pointed):
        failure = _find_failure(known, language)
        if failure:
            dismissed.append(Dismissed(drafted, *failure))
        elif not any(_covers(told, known, drafted) for told in kept):
            kept.append(_describe(known, drafted, language))
    return Judged(tuple(kept), tuple(dismissed))


_Pointed = tuple[DraftDisagreement, tuple[Told, ...]]


def _list_pointed(
    strands: Sequence[Strand], items: Mapping[str, Told], renamed: Mapping[str, str]
) -> Iterator[_Pointed]:
    """What the models pointed at, with the items that it became."""
    for drafted in (each for strand in strands for each in strand.disagreements):
        named = dict.fromkeys(renamed.get(each, each) for each in drafted.items)
        yield drafted, tuple(items[each] for each in named if each in items)


def _weigh_pointed(pointed: _Pointed) -> tuple[int, list[str], str]:
    """The one with most items first, since others may be part of it; no draft goes before another."""
    drafted, known = pointed
    return -len(known), [show_value(each) for each in known], drafted.topic


def _describe_dispute(group: Sequence[Figure]) -> Disagreement:
    first = group[0]
    topic = f"{first.what} ({first.scope})" if first.scope else first.what
    sides: dict[tuple[object, ...], list[Figure]] = {}
    for each in group:
        sides.setdefault((each.low, each.high, each.qualifier), []).append(each)
    positions = sorted((_position(side[0].text, side) for side in sides.values()), key=weigh_position)
    return Disagreement(id="", topic=topic, kind="figure", positions=tuple(positions), found_by="code")


def _describe(items: Sequence[Told], drafted: DraftDisagreement, language: Language) -> Disagreement:
    positions = tuple(_position(show_value(each), (each,)) for each in items)
    sources = [each.text for item in items for each in item.evidence]
    topic = word_topic(drafted.topic, drafted.kind, [each.value for each in positions], sources, language)
    return Disagreement(id="", topic=topic, kind=drafted.kind, positions=positions, found_by="model")


def _position(value: str, items: Sequence[Told]) -> Position:
    evidence = tuple(dict.fromkeys(each for item in items for each in item.evidence if not each.context))
    articles = tuple(dict.fromkeys(each.article_id for each in evidence))
    return Position(value=value, items=tuple(each.id for each in items), articles=articles, evidence=evidence)


def show_value(item: Told) -> str:
    """What an item says, in its own words."""
    if isinstance(item, Figure):
        return item.label
    return item.text if isinstance(item, Claim) else item.words


def _covers(told: Disagreement, items: Sequence[Told], drafted: DraftDisagreement) -> bool:
    """Whether a disagreement has the items that a model points at, or is of that kind and has all their sentences."""
    names = {item for each in told.positions for item in each.items}
    sentences = {each for side in told.positions for each in side.evidence}
    own = {each for item in items for each in item.evidence if not each.context}
    return {each.id for each in items} <= names or (told.kind == drafted.kind and own <= sentences)


def _find_failure(items: Sequence[Told], language: Language) -> tuple[Reason, str] | None:
    if len(items) < 2:  # noqa: PLR2004 - it takes two to disagree
        return Reason.RESTS_ON_REJECTED_ITEM, "fewer than two of its items are borne out"
    figures = [each for each in items if isinstance(each, Figure)]
    if len(figures) == len(items):
        clash = any(_clash(left, right, language) for left, right in combinations(figures, 2))
        return None if clash else (Reason.NO_DIFFERENCE, "one number satisfies its figures, or they are of two things")
    return (Reason.NO_DIFFERENCE, "its items say the same") if _say_the_same(items, language) else None


def _say_the_same(items: Sequence[Told], language: Language) -> bool:
    """Whether all say one thing. Claims of different content words do not, and need not be taken apart."""
    contents = {find_meant_stems(each.text, language) if isinstance(each, Claim) else None for each in items}
    return len(contents) == 1 and len({_tell(each, language) for each in items}) == 1


def _tell(item: Told, language: Language) -> Hashable:
    """What an item says, whatever little words it has; of a quote also who says it, of a claim also when."""
    if isinstance(item, Figure):
        return show_value(item)
    if isinstance(item, Quote):
        return fold_words(item).casefold(), item.speaker and stem_name(item.speaker, language)
    return read_proposition(item.text, language), item.stance, read_time(item.when, language)


def _clash(left: Figure, right: Figure, language: Language) -> bool:
    """Whether no number satisfies both, and nothing that both tell shows them to be of two things."""
    if (left.measure, left.unit) != (right.measure, right.unit) or are_compatible(left, right):
        return False
    if Caveat.SUPERSEDED in (*left.caveats, *right.caveats):
        return False
    pairs = (left.scope, right.scope), (left.of, right.of)
    same = all(a is None or b is None or a == b for a, b in pairs)
    return same and (left.when is None or right.when is None or tell_one_time(left.when, right.when, language))


def reject_disagreement(dismissed: Dismissed, names: Mapping[str, str]) -> Rejected:
    """What the model called a disagreement, with the items that it named as the report calls them."""
    items = [show_name(each, names) for each in dismissed.drafted.items]
    content = {"kind": "disagreement", "item": dismissed.drafted.model_dump(mode="json") | {"items": items}}
    return Rejected.model_validate(content | {"reason": dismissed.reason, "detail": dismissed.detail})
