"""Faults that a report can have, put in one at a time, and the field groups that each has to lower.

What an editor would be blamed for is here by name. A mutation gives None for a report that has nothing it could break.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from evals.cases import Case
from evals.reference import Judged
from service.schema.report import Category, Event, Report
from service.schema.vocabulary import TOPICS

Mutate = Callable[[Report, Case], Report | None]


@dataclass(frozen=True, slots=True)
class Mutation:
    """One fault."""

    name: str
    """What is done to the report."""
    lowers: frozenset[str]
    """Field groups that may fall; all others have to stay as they were."""
    always: frozenset[str]
    """Of these, the ones that have to fall."""
    mutate: Mutate


def _find_required(items: Sequence[Judged], fits: Callable[[Any], bool]) -> int | None:
    return next((n for n, each in enumerate(items) if not each.optional and fits(each)), None)


def _change(report: Report, event: int, kind: str, place: int, **update: object) -> Report:
    """Change fields of one item."""
    items = list(getattr(report.events[event], kind))
    items[place] = items[place].model_copy(update=update)
    return _put(report, event, **{kind: tuple(items)})


def _put(report: Report, event: int, **update: object) -> Report:
    """Change fields of one event."""
    events = list(report.events)
    events[event] = events[event].model_copy(update=update)
    return report.model_copy(update={"events": tuple(events)})


def _each(kind: str, fits: Callable[[Any], bool], update: Callable[[Any, Event], dict[str, object] | None]) -> Mutate:
    """A change of the first required item of a kind that fits."""

    def mutate(report: Report, case: Case) -> Report | None:
        for n, event in enumerate(case.reference.events):
            place = _find_required(getattr(event, kind), fits)
            if place is not None:
                changed = update(getattr(report.events[n], kind)[place], report.events[n])
                return _change(report, n, kind, place, **changed) if changed else None
        return None

    return mutate


def _shift_number(figure: Any, _: Event) -> dict[str, object]:
    """Write 21 for 12; where that is the same number, or one digit, add one."""
    return {end: _turn(getattr(figure, end)) for end in ("low", "high") if getattr(figure, end) is not None}


def _turn(number: float) -> float:
    digits = str(number)[::-1].lstrip("0")
    turned = int(digits) if digits.isdigit() else number
    return turned if turned != number else number + 1


def _drop_bound(figure: Any, _: Event) -> dict[str, object]:
    number = figure.low if figure.low is not None else figure.high
    return {"low": number, "high": number, "qualifier": "exact"}


def _is_bounded(figure: Any) -> bool:
    return figure.qualifier in {"at_least", "more_than", "at_most", "less_than"}


def _turn_stance(claim: Any, _: Event) -> dict[str, object]:
    return {"stance": "denied" if claim.stance != "denied" else "asserted"}


def _swap_speaker(quote: Any, event: Event) -> dict[str, object] | None:
    others = sorted({each.speaker for each in event.quotes if each.speaker} - {quote.speaker})
    return {"speaker": others[0]} if others else None


def _alter_words(quote: Any, _: Event) -> dict[str, object]:
    words = quote.words.split()
    return {"words": " ".join((*words[:-1], "otherwise", words[-1]))}


def _invent_quote(report: Report, _: Case) -> Report | None:
    for n, event in enumerate(report.events):
        if event.quotes:
            invented = event.quotes[0].model_copy(
                update={"id": "q900", "words": "we will build a bridge of glass across this valley"}
            )
            return _put(report, n, quotes=(*event.quotes, invented))
    return None


def _tell_twice(report: Report, _: Case) -> Report | None:
    claims = report.events[0].claims
    return _put(report, 0, claims=(*claims, claims[0].model_copy(update={"id": "c900"}))) if claims else None


def _invent_article(report: Report, case: Case) -> Report | None:
    for n, event in enumerate(case.reference.events):
        place = _find_required(event.figures, lambda _: True)
        if place is not None:
            evidence = report.events[n].figures[place].evidence
            wrong = (evidence[0].model_copy(update={"article_id": "a99"}), *evidence[1:])
            return _change(report, n, "figures", place, evidence=wrong)
    return None


def _merge_conflict(report: Report, case: Case) -> Report | None:
    for n, event in enumerate(case.reference.events):
        place = _find_required(event.disagreements, lambda _: True)
        if place is not None:
            kept = report.events[n].disagreements
            return _put(report, n, disagreements=(*kept[:place], *kept[place + 1 :]))
    return None


def _move_fact(report: Report, case: Case) -> Report | None:
    """Move the other event's first figure into the first event."""
    if len(report.events) == 1:
        return None
    place = _find_required(case.reference.events[1].figures, lambda _: True)
    if place is None:
        return None
    theirs = report.events[1].figures
    moved = _put(report, 1, figures=(*theirs[:place], *theirs[place + 1 :]))
    return _put(moved, 0, figures=(*report.events[0].figures, theirs[place]))


def _join_events(report: Report, _: Case) -> Report | None:
    """Put the other event's article on the first event and drop the second."""
    if len(report.events) == 1:
        return None
    first, lost = report.events[0].key, {each.key for each in report.events[1:]}
    articles = tuple(
        each.model_copy(update={"events": (first,)}) if set(each.events) & lost else each for each in report.articles
    )
    return report.model_copy(update={"events": report.events[:1], "articles": articles})


def _drop(kind: str) -> Mutate:
    def mutate(report: Report, case: Case) -> Report | None:
        for n, event in enumerate(case.reference.events):
            place = _find_required(getattr(event, kind), lambda _: True)
            if place is not None:
                items = getattr(report.events[n], kind)
                return _put(report, n, **{kind: (*items[:place], *items[place + 1 :])})
        return None

    return mutate


def _forget_copy(report: Report, case: Case) -> Report | None:
    if not any(each.duplicate_of for each in case.reference.articles):
        return None
    return report.model_copy(
        update={"articles": tuple(each.model_copy(update={"duplicate_of": None}) for each in report.articles)}
    )


def _shift_day(report: Report, _: Case) -> Report | None:
    for n, event in enumerate(report.events):
        if event.when and event.when.start and len(event.when.start) >= len("2026-03-06"):
            day = event.when.start
            wrong = day[:8] + ("28" if day[8:10] != "28" else "27") + day[10:]
            return _put(report, n, when=event.when.model_copy(update={"start": wrong}))
    return None


def _tell_planned(report: Report, _: Case) -> Report | None:
    return _put(report, 0, status="occurred" if report.events[0].status != "occurred" else "planned")


def _forget_summary(report: Report, case: Case) -> Report | None:
    return _put(report, 0, summary=()) if any(each.vital for each in case.reference.events[0].nuggets) else None


def _silence_warnings(report: Report, _: Case) -> Report | None:
    return report.model_copy(update={"warnings": ()}) if report.warnings else None


def _is_spoken(quote: Any) -> bool:
    return quote.speaker is not None


def _with_attribution(item: Any) -> bool:
    return item.attributed_to is not None


def _say_not(claim: Any, _: Event) -> dict[str, object]:
    return {"text": f"It is not true that {claim.text}"}


def _is_plain(claim: Any) -> bool:
    negated = {"not", "no", "nobody", "never"} & set(claim.text.casefold().split())
    return not set(claim.text) & set(",.;:()") and not negated


def _in_english(mutate: Mutate) -> Mutate:
    return lambda report, case: mutate(report, case) if report.language == "en" else None


def _refile(report: Report, case: Case) -> Report | None:
    if case.reference.events[0].category is None:
        return None
    code = "15000000" if case.reference.events[0].category != "15000000" else "01000000"
    return _put(report, 0, category=Category(code=code, name=TOPICS[code]))


def _mutation(name: str, mutate: Mutate, *always: str, also: frozenset[str] = frozenset()) -> Mutation:
    return Mutation(name, frozenset(always) | also, frozenset(always), mutate)


def _any(_: object) -> bool:
    return True


_OF_A_FIGURE = frozenset({"qualifiers", "scopes", "attribution", "support"})
_OF_A_CLAIM = frozenset({"attribution", "support"})
_OF_AN_EVENT = frozenset(
    {"category", "status", "when", "where", "who", "figures", "claims", "quotes", "disagreements", "summary"}
)

MUTATIONS: Final = (
    _mutation("a number turned round (12 → 21)", _each("figures", _any, _shift_number), "figures", also=_OF_A_FIGURE),
    # Where the reference has 12 beside "at least 12", the figure becomes a copy of the other one.
    _mutation(
        "a bound dropped (at least 12 → 12)",
        _each("figures", _is_bounded, _drop_bound),
        "qualifiers",
        also=_OF_A_FIGURE | {"figures"},
    ),
    _mutation(
        "a scope dropped", _each("figures", lambda each: each.scope is not None, lambda *_: {"scope": None}), "scopes"
    ),
    _mutation(
        "a figure given to nobody",
        _each("figures", _with_attribution, lambda *_: {"attributed_to": ()}),
        "attribution",
    ),
    _mutation("a figure dropped", _drop("figures"), "figures", "qualifiers", "support", also=_OF_A_FIGURE),
    _mutation("a claim's stance turned (asserted ↔ denied)", _each("claims", _any, _turn_stance), "claims"),
    _mutation("a claim negated in its words", _in_english(_each("claims", _is_plain, _say_not)), "claims"),
    _mutation("a claim told twice", _tell_twice, "claims", "support", also=_OF_A_CLAIM),
    _mutation("a claim dropped", _drop("claims"), "claims", "support", also=_OF_A_CLAIM),
    _mutation("a quotation's speaker swapped", _each("quotes", _is_spoken, _swap_speaker), "attribution"),
    _mutation("a quotation altered by a word", _each("quotes", _any, _alter_words), "quotes"),
    _mutation("a quotation invented", _invent_quote, "quotes", "support", also=_OF_A_CLAIM),
    _mutation("a conflict merged away", _merge_conflict, "disagreements"),
    _mutation("an article's id invented in evidence", _invent_article, "support"),
    _mutation("a figure of the other event moved over", _move_fact, "figures", "qualifiers", also=_OF_A_FIGURE),
    _mutation(
        "two events made one",
        _join_events,
        "articles",
        "status",
        "figures",
        "claims",
        also=_OF_A_FIGURE | _OF_A_CLAIM | _OF_AN_EVENT,
    ),
    _mutation("a copy not recognised", _forget_copy, "articles"),
    _mutation("the event's day shifted", _shift_day, "when"),
    _mutation("planned told as occurred, or the other way round", _tell_planned, "status"),
    _mutation("another category", _refile, "category"),
    _mutation("somebody left out", _drop("who"), "who"),
    _mutation("a place left out", _drop("where"), "where"),
    _mutation("the summary left out", _forget_summary, "summary"),
    _mutation("a warning kept back", _silence_warnings, "warnings"),
)
