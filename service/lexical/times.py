"""When an article says its event was: printed words of its first sentences, and the weekdays among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from service.language import Language
from service.lexical.english import AHEAD, SAYING
from service.lexical.grammar import find_grammar
from service.lexical.passages import Passage, View

_LEAD: Final = 4
_SAID_LEAD: Final = 1
_PART: Final = r"(?:morning|afternoon|evening|night|midday|noon|dawn)"
_PLAIN: Final = re.compile(
    r"\b(?:overnight|last night|yesterday|today|tonight|this morning|this afternoon|this evening)\b", re.IGNORECASE
)


_BOUNDARY: Final = re.compile(r"[,;:—–]|\b(?:and|but|after|before|following|that|which|who|when|while|because|where)\b")
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:-feira)?")
_MIN_CLAUSE: Final = 3
"""Characters: a time before which a clause has fewer opens it."""


_PLAIN_TIMES: Final = frozenset(
    {"overnight", "yesterday", "today", "tonight", "night", "morning", "afternoon", "evening"}
)
_PLAIN_WORDS: Final = frozenset({"overnight", "last", "yesterday", "today", "tonight", "this"})


class Moment(NamedTuple):
    """A printed time and where it stands."""

    words: str
    address: str
    """Of its sentence, which remembers it: the two would keep each other."""
    weekday: int | None
    is_dated: bool
    is_sure: bool
    """Whether it can be told from a day of speaking or to come: for weekdays it takes the language's lists."""
    is_ahead: bool = False
    """Whether its clause tells of what is still to come: opens on Friday."""


def find_moment(passage: Passage, *, of_saying: bool = False) -> Moment | None:
    """The time that a sentence tells of what happened, or of when someone said so; not one it looks ahead to."""
    if of_saying not in passage.moments:
        passage.moments[of_saying] = _find_moment(passage, of_saying=of_saying) if _may_hold_time(passage) else None
    return passage.moments[of_saying]


def _find_moment(passage: Passage, *, of_saying: bool) -> Moment | None:
    for found in _compile_times(passage.language).finditer(passage.text):
        before = _list_before(passage, found.start())
        if passage.language.code != "en" and _is_other_time(passage, found, before):
            continue
        if found.start() < passage.opening or passage.is_quoted(found.start()):
            continue
        if passage.language.code == "en" and not find_grammar(passage.language).list("until").isdisjoint(before[-1:]):
            continue
        if of_saying == _is_time_of_saying(passage, before, found.end()):
            return _moment(found, passage)
    return None


def _list_before(passage: Passage, position: int) -> list[str]:
    """The three words that end before an offset."""
    stop = passage.find_word(position)
    stop -= stop > 0 and passage.words[stop - 1].end > position
    return [word.lower for word in passage.words[max(0, stop - 3) : stop]]


def _is_other_time(passage: Passage, found: re.Match[str], before: Sequence[str]) -> bool:
    """Whether the words around a day make it another: until Friday, next Friday, the Friday before."""
    until = find_grammar(passage.language).list("until")
    behind = passage.find_word(found.end())
    after = [word.lower for word in passage.words[behind : behind + 1]]
    words = [word.casefold() for word in _LETTERS.findall(found.group())]
    return any(word in until for word in (*before[-2:], *after, *words[:-1]))


def find_event_moment(view: View, *, planned: bool = False) -> Moment | None:
    """The first dated time of the first sentences, else one without a date; one ahead only where the first has it.

    Of what is planned it is the first time ahead.
    """
    lead = view.prose[:_LEAD]
    moments = [each for passage in lead if (each := find_moment(passage))]
    ahead = next((each for each in moments if each.is_ahead and each.is_dated), None) if planned else None
    if ahead is not None:
        return ahead
    if moments and moments[0].is_ahead and moments[0].address == lead[0].address:
        return moments[0]
    told = [each for each in moments if not each.is_ahead]
    return next(iter((*(each for each in told if each.is_dated), *told)), None)


def find_said_moment(view: View) -> Moment | None:
    """When the event was, or else when the first sentence was said: near enough to tell articles apart."""
    moment = find_event_moment(view)
    if moment is not None and moment.is_dated:
        return moment
    said = [each for passage in view.prose[:_SAID_LEAD] if (each := find_moment(passage, of_saying=True))]
    return next(iter(said), moment)


def _may_hold_time(passage: Passage) -> bool:
    """A quick look: whether any word of the sentence can be part of a time."""
    telling, parts = _list_telling(passage.language)
    return not (passage.lowers.isdisjoint(telling) or passage.cues.isdisjoint(parts))


@lru_cache(maxsize=16)
def _list_telling(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Words of which a time has one, and parts of words of which it has another, or the same."""
    if language.code == "en":
        named = language.list("weekday") | language.list("month")
        return named | _PLAIN_WORDS, named | _PLAIN_TIMES
    days = frozenset().union(
        *(language.list(each) for each in ("weekday", "month", "today", "yesterday", "part_of_day"))
    )
    compounds = {f"{day.lower()}{part}" for day in language.list("weekday") for part in language.list("part_of_day")}
    return days | compounds, days | compounds


def _moment(found: re.Match[str], passage: Passage) -> Moment:
    words = found.group()
    days = [passage.language.weekday_number(word) for word in _LETTERS.findall(words)]
    weekday = next((each for each in days if each is not None), None)
    is_dated = weekday is not None or any(char.isdigit() for char in words)
    return Moment(
        words=words.strip(),
        address=passage.address,
        weekday=weekday,
        is_dated=is_dated,
        is_sure=weekday is None or find_grammar(passage.language).is_known,
        is_ahead=_is_ahead(found, passage),
    )


def _is_ahead(found: re.Match[str], passage: Passage) -> bool:
    """Whether the clause around a time tells of what is to come."""
    if passage.language.code != "en":
        plans = passage.language.list("plan")
        clause = _BOUNDARY.split(passage.text[: found.start()])[-1]
        return not plans.isdisjoint(word.casefold() for word in _LETTERS.findall(clause))
    text = passage.text
    cuts = [passage.opening, *(cut.end() for cut in _BOUNDARY.finditer(text, passage.opening, found.start()))]
    clause = text[cuts[-1] : found.start()]
    if len(clause.strip()) >= _MIN_CLAUSE:
        return bool(AHEAD.search(clause))
    start = found.end() + 1 if text[found.end() : found.end() + 1] == "," else found.end()
    stop = _BOUNDARY.search(text, start)
    return bool(AHEAD.search(text[start : stop.start() if stop else len(text)]))


def _is_time_of_saying(passage: Passage, before: list[str], stop: int) -> bool:
    """Whether a verb of saying stands just by it: said on Tuesday; told reporters late on Monday; on Monday said."""
    if passage.language.code != "en":
        saying = find_grammar(passage.language).saying
        place = passage.find_word(stop)
        after = [word.lower for word in passage.words[place : place + 2]]
        # What a comma parts from a day is another clause: on Tuesday, police said.
        after = [] if after and not after[0][0].isalnum() else after
        return any(word in saying for word in (*before[-2:], *after))
    behind = passage.find_word(stop)
    follows = behind < len(passage.words) and passage.words[behind].lower in SAYING
    return follows or any(word in SAYING for word in before)


@lru_cache(maxsize=16)
def _compile_times(language: Language) -> re.Pattern[str]:
    weekdays = "|".join(re.escape(form) for forms in language.weekdays for form in forms if len(form) > 3)  # noqa: PLR2004 - not "Mon"
    months = "|".join(re.escape(form) for forms in language.months for form in forms)
    if not weekdays:
        return re.compile(r"(?!)")
    date = (
        rf"(?:\d{{1,2}}\.?\s+(?:de\s+)?(?:{months})(?:\s+(?:de\s+)?\d{{4}})?|(?:{months})\s+\d{{1,2}}(?:,\s+\d{{4}})?)"
    )
    if language.code != "en":
        return _compile_foreign(language, weekdays, date)
    clock = (
        r"(?:at )?(?:about |around |just before |just after |shortly before |shortly after )?"
        r"\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.m\.|[ap]m\b|GMT\b)(?: local time)?"
    )
    return re.compile(
        rf"\b{clock} on (?:{weekdays})(?:,? {date})?\b|\bon (?:{weekdays})(?:,? {date})?,? {clock}"
        rf"|\bovernight (?:on|into|from|to) (?:{weekdays})(?: (?:to|into) (?:{weekdays}))?\b"
        rf"|\b(?:in )?the early hours of (?:{weekdays})(?: {_PART})?\b"
        rf"|\b(?:late |early |at dawn )?on (?:{weekdays})(?:,? {date})?(?: {_PART})?\b"
        rf"|\b(?:late |early )?(?:{weekdays}) {_PART}\b"
        rf"|\bon {date}\b|\b{date}\b"
        rf"|\b(?:late |early )?(?:{weekdays})\b(?!['’])"
        rf"|{_PLAIN.pattern}"
    )


def _compile_foreign(language: Language, weekdays: str, date: str) -> re.Pattern[str]:
    """A day by name or date, with what leads to it, a part of the day and a time of day beside it."""
    grammar = find_grammar(language)
    parts = "|".join(sorted(map(re.escape, language.list("part_of_day")), key=len, reverse=True))
    nearby = "|".join(re.escape(each) for name in ("today", "yesterday") for each in sorted(language.list(name)))
    leads = "|".join(
        re.escape(each) for each in (*grammar.rows.get("day_before", ()), *grammar.rows.get("articles", ()))
    )
    phrases = "|".join(sorted(map(re.escape, grammar.rows.get("part_phrases", ())), key=len, reverse=True)) or "(?!)"
    at = "|".join(sorted(map(re.escape, grammar.rows.get("clock_before", ())), key=len, reverse=True)) or "(?!)"
    clock = rf"(?:,? (?:{at}) \d{{1,2}}(?:[:.h]\d\d|(?:[:.h]\d\d)? (?:Uhr|h|heures|horas))(?![\w%]))"
    day = rf"(?:(?:{weekdays})(?:{parts})?(?:,? (?:{date}))?|{date}|(?:{nearby}))(?! ?\d)"
    # An article or a preposition belongs to the words of a time: el lunes, am Montag, в понедельник.
    lead = rf"(?:(?:{leads}) )?"
    night = rf"(?:{phrases})(?: {lead}{day})?"
    tail = rf"(?: (?:(?:por|de|à|am|da|pela) (?:la |le |a |o )?)?(?:{parts}))?"
    return re.compile(rf"(?<!\w)(?:{night}{clock}?|{lead}{day}{tail}{clock}?)(?!\w)", re.IGNORECASE)
