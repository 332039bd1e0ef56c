"""One report against one case: every slot judged, counted by field group, weighed into one score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from evals.cases import Case
from evals.made_up import find_made_up
from evals.reference import EventReference, Judged, Reference
from evals.scoring.alignment import Pair, align
from evals.scoring.cast import judge_actor, judge_place, weigh_names
from evals.scoring.claims import judge_claim, weigh_claims
from evals.scoring.counts import Counts, Judgement, count_verdicts
from evals.scoring.disagreements import judge_disagreement, weigh_disagreements
from evals.scoring.events import EventPair, align_events, judge_articles
from evals.scoring.figures import judge_figure, read_value, weigh_figures
from evals.scoring.items import name_articles
from evals.scoring.leaks import find_leaks
from evals.scoring.quotes import judge_quote, weigh_quotes
from evals.scoring.shape import CaseScore
from evals.scoring.slots import Labels, Slot, judge_equal, judge_slots
from evals.scoring.summary import judge_summary
from evals.scoring.times import judge_when
from evals.scoring.validity import find_faults
from evals.scoring.words import fold, fold_quotation
from service.schema.report import Actor, Claim, Event, Figure, Place, Quote, Report

Expected = TypeVar("Expected", bound=Judged)
Found = TypeVar("Found")


def score_report(report: Report, case: Case, weights: Mapping[str, float]) -> CaseScore:
    """Measure a report against its case.

    Args:
        report: What the service answered to the case's story.
        case: The story, and what a report of it has to hold.
        weights: Of the field groups, as in `gate.toml`; a group that it does not name weighs nothing.
    """
    judgements = tuple(judge_report(report, case.reference))
    groups = count_groups(judgements)
    return CaseScore(
        judgements=judgements,
        made_up=find_made_up(report, case.story),
        leaks=find_leaks(align_events(case.reference, report)),
        invalid=find_faults(report),
        groups=groups,
        score=weigh_groups(groups, weights),
    )


def count_groups(judgements: Iterable[Judgement]) -> dict[str, Counts]:
    """Count judgements by field group, in the order in which groups first appear."""
    grouped: dict[str, list[Judgement]] = defaultdict(list)
    for each in judgements:
        grouped[each.group].append(each)
    return {group: count_verdicts(members) for group, members in grouped.items()}


def weigh_groups(groups: Mapping[str, Counts], weights: Mapping[str, float]) -> float:
    """Weighted mean of the F1 of the groups that are there; 1 where none of them weighs anything."""
    total = sum(weights.get(group, 0.0) for group in groups)
    return sum(weights.get(group, 0.0) * counts.f1 for group, counts in groups.items()) / total if total else 1.0


def judge_report(report: Report, reference: Reference) -> Iterator[Judgement]:
    """Judge every slot that the reference or the report fills."""
    pairs = align_events(reference, report)
    yield from judge_articles(reference, report, pairs)
    for pair in pairs:
        yield from _judge_event(pair, report.language)
    codes = {each.code for each in report.warnings}
    for code in reference.warnings:
        slot = Slot("warnings", "warning", code, code if code in codes else None, judge_equal)
        yield from judge_slots([slot], Labels(expected=code, found=code, item=None))


def _judge_event(pair: EventPair, language: str) -> Iterator[Judgement]:
    """Judge one event; of one that only one side has, everything is missing or spurious."""
    expected, found = pair.expected, pair.found
    yield from _judge_frame(expected, found)
    yield from judge_when(expected.when if expected else None, found.when if found else None)
    yield from _judge_kind(_of(expected, "where"), _of(found, "where"), weigh_names, judge_place)
    yield from _judge_kind(_of(expected, "who"), _of(found, "who"), weigh_names, judge_actor)
    yield from _judge_kind(_of(expected, "figures"), _of(found, "figures"), weigh_figures, judge_figure)
    yield from _judge_kind(
        _of(expected, "claims"),
        _of(found, "claims"),
        lambda wanted, given: weigh_claims(wanted, given, language=language),
        lambda each: judge_claim(each, language=language),
    )
    yield from _judge_kind(_of(expected, "quotes"), _of(found, "quotes"), weigh_quotes, judge_quote)
    yield from _judge_kind(
        _of(expected, "disagreements"), _of(found, "disagreements"), weigh_disagreements, judge_disagreement
    )
    if expected is not None:
        yield from judge_summary(expected, found, language=language)


def _judge_frame(expected: EventReference | None, found: Event | None) -> Iterator[Judgement]:
    category = found and found.category and found.category.code
    slots = [Slot("status", "event.status", expected and expected.status, found and found.status, judge_equal)]
    if expected is None or expected.category is not None:
        slots.append(Slot("category", "event.category", expected and expected.category, category, judge_equal))
    labels = Labels(
        expected=f"event {expected.key}" if expected else None,
        found=f"event {found.key}" if found else None,
        item=None,
        articles=expected.articles if expected else (),
    )
    yield from judge_slots(slots, labels)


def _of(event: EventReference | Event | None, kind: str) -> Sequence[Any]:
    return getattr(event, kind) if event is not None else ()


def _judge_kind(
    expected: Sequence[Expected],
    found: Sequence[Found],
    weigh: Callable[[Expected, Found], float],
    judge: Callable[[Pair[Expected, Found]], Iterator[Judgement]],
) -> Iterator[Judgement]:
    """Align one kind of item and judge its pairs.

    What is said twice counts once: copies are spurious. What the reference calls optional costs only what is wrong.
    """
    distinct = {_identify(each): each for each in reversed(found)}
    kept = [each for each in found if distinct[_identify(each)] is each]
    for pair in align(expected, kept, weigh):
        if pair.expected is not None and pair.expected.optional:
            yield from _charge(judge(pair))
        else:
            yield from judge(pair)
    for copy in found:
        if distinct[_identify(copy)] is not copy:
            yield from judge(Pair(None, copy))


def _charge(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """What is wrong about an optional item costs precision; recall does not ask for it."""
    yield from (each.model_copy(update={"verdict": "spurious"}) for each in judgements if each.verdict in _WRONG)


def _identify(item: object) -> Hashable:
    """What makes two items say the same thing, whatever else is written beside it."""
    match item:
        case Figure():
            said = item.measure, fold(item.what), read_value(item), item.qualifier, fold(item.scope or "")
            return said, name_articles(item.evidence)
        case Claim():
            return fold(item.text), item.stance
        case Quote():
            return fold_quotation(item.words)
        case Place() | Actor():
            return fold(item.name), tuple(fold(each.text) for each in getattr(item, "roles", ()))
        case _:
            return id(item)


_WRONG: Final = frozenset({"incorrect", "spurious"})
