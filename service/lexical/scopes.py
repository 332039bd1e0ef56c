"""Whether a number is the event's own: the clause it stands in, the place it is limited to, what it looks back at."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from service.language import Language
from service.lexical.english import BACK, ELSEWHERE, SAYING
from service.lexical.grammar import Grammar
from service.lexical.names import strip_possessive
from service.lexical.passages import Passage, View
from service.lexical.times import find_said_moment
from service.quantities import Quantity

_BOUNDARY: Final = re.compile(
    r"[,;:—–]|\s-\s|\b(?:which|who|whose|that|while|when|where|as|after|before|because|although|though|but)\b"
)
_YEAR: Final = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Oo]f|[Ff]rom|[Bb]ack in) (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b")
"""The year of what has just happened is not printed."""
_RATES: Final = frozenset({"a day", "per day", "each year", "every year", "annually", "on average", "this year"})
_TIMES_BACK: Final = re.compile(
    r"\s*(?:last|earlier|previously|since|in (?:\d{4}|recent|the past|previous)|over the past"
    r"|a (?:year|month|week|decade))\b",
    re.IGNORECASE,
)
_WHOLES: Final = frozenset({"nationwide", "countrywide", "worldwide", "statewide", "citywide"})
_WHOLE: Final = re.compile(rf"\b({'|'.join(sorted(_WHOLES))})\b", re.IGNORECASE)
_AREAS: Final = "region|regions|district|province|oblast|county|state|city|town|village|municipality|area|island"
_DIRECTIONS: Final = "north|south|east|west|outskirts|centre|center|capital|port|coast|suburb|suburbs|streets"
_PARTS: Final = frozenset(f"{_AREAS}|{_DIRECTIONS}|part|parts|heart|edge|republic|waters|cities|towns".split("|"))
_PLACE: Final = re.compile(
    r"\b(?:in|near|at|across|throughout|around|outside)\s+((?:the\s+)?(?:(?:[a-z-]+\s+){0,3}(?:of\s+)?)?"
    rf"(?:[A-Z][\w’'-]*)(?:\s+[A-Z][\w’'-]*)*(?:\s+(?:{_AREAS}))?)"
)
_EVENTS: Final = (
    "attack|attacks|assault|strike|strikes|raid|bombardment|barrage|quake|earthquake|storm|flood|floods|fire|blaze|crash"
    "|collision|explosion|blast|shooting|incident|accident|disaster|collapse|landslide|eruption|outbreak|protest|protests"
)
_ANAPHORA: Final = re.compile(
    rf"\b(?:the|this|these|that|latest|overnight|same)\s+(?:\w+\s+)?(?:{_EVENTS})\b", re.IGNORECASE
)
_SPAN_AFTER: Final = re.compile(r"\b(?:days?|weeks?|months?|years?|decades?)\s+after\s*$")
_ANOTHER: Final = re.compile(rf"\b(?:an?|another)\s+(?:\w+\s+)?(?:{_EVENTS})\b")
"""An event that is named for the first time: five weeks after two were killed in a blaze; not "after the quake"."""
_LISTED: Final = re.compile(
    r"\s+(?:[a-z]+ ){0,2}(?:in|on|at|near) ((?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*),? (?:and )?"
    r"(?:\d+|[a-z]+)(?: [a-z]+){0,2} (?:in|on|at|near) (?:the )?[A-Z]"
)
"""A number that is one of several, each with its place: 12 in Haiti, 4 in Cuba."""
_ABOARD: Final = re.compile(r"\s+(?:[a-z]+ ){0,3}(aboard|on board) and (?:\w+ ){1,3}on the ground\b")
_SPEAKS: Final = re.compile(rf"\s+(?:{'|'.join(sorted(SAYING))})\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAD: Final = 2
_SCOPE_REACH: Final = 7
_MARKS: Final = frozenset(",;:.()—–")


class Standing(NamedTuple):
    """Where a number stands in relation to the event."""

    is_own: bool
    """False for what looks back, or turns to another occurrence."""
    scope: str
    is_here: bool = True
    """Whether no place but the event's own is named, and no other occurrence."""


def find_lead_names(view: View) -> frozenset[str]:
    """Words with a capital in the title and the first two sentences that report: the event's own places among them."""
    lead = [each for each in view.passages if each.is_title] + list(view.prose[:_LEAD])
    names = {strip_possessive(word.text) for each in lead for word in each.words if word.is_capital}
    return frozenset(names | {name.title() for name in names if name.isupper()})


class Frame(NamedTuple):
    """What the first sentences of an article say of its event: names, its weekday."""

    names: frozenset[str]
    weekday: int | None


def find_frame(view: View) -> Frame:
    """Read the frame of an article's event."""
    moment = find_said_moment(view)
    return Frame(find_lead_names(view), moment.weekday if moment else None)


def find_standing(passage: Passage, quantity: Quantity, frame: Frame, *, in_lead: bool, opens: bool) -> Standing:
    """Whether the number is the event's own, and the place that it is limited to."""
    opening, clause, rest = _cut_clause(passage.text, quantity)
    near = f"{opening} {clause}"
    before = clause[: len(clause) - len(rest)]
    places = (_find_place(text, passage, frame.names) for text in (rest, before, opening))
    place = next((each for each in places if each), _Place())
    whole = None if passage.cues.isdisjoint(_WHOLES) else _WHOLE.search(near)
    looks_back = (
        _tells_of_past(clause, passage, is_sum=quantity.unit is not None)
        or bool(_TIMES_BACK.match(opening))
        or (not opens and passage.opens_with_month)
        or follows_another(passage, quantity)
        or _is_of_another_weekday(near, passage, frame.weekday)
        or (not opens and passage.has_digits and bool(_YEAR.search(near)))
        or _names_another_day(passage, opening, clause, in_lead=in_lead)
    )
    is_here = place.is_known or _is_anaphoric(passage)
    is_here = is_here and (in_lead or not ELSEWHERE.search(opening or passage.text[:40], passage.cues))
    listed = _find_listed(passage.text, quantity)
    return Standing(is_here and not looks_back, listed or (whole.group(1) if whole else place.name), is_here)


def find_scope(passage: Passage, quantity: Quantity, lead: frozenset[str], grammar: Grammar) -> str:
    """The place behind a number and its noun that it is limited to: one that the article's lead does not name."""
    words, at = passage.words, passage.find_word(quantity.end)
    for n in range(at, min(len(words), at + _SCOPE_REACH)):
        if words[n].text in _MARKS or passage.is_quoted(words[n].start):
            return ""
        if words[n].lower not in grammar.list("place_before"):
            continue
        start = n + 1
        while start < len(words) and words[start].lower in grammar.list("articles"):
            start += 1
        stop = start
        while stop < len(words) and words[stop].is_capital:
            stop += 1
        name = " ".join(word.text for word in words[start:stop])
        is_time = any(
            passage.language.weekday_number(word.text) is not None
            or passage.language.month_number(word.text) is not None
            for word in words[start:stop]
        )
        return (
            name
            if name and not is_time and not lead.intersection(name.split()) and not grammar.list("capital_nouns")
            else ""
        )
    return ""


def _find_listed(text: str, quantity: Quantity) -> str:
    """The place of a number that is one of several, each with its own."""
    listed = _LISTED.match(text, quantity.end) or _ABOARD.match(text, quantity.end)
    return listed.group(1).removeprefix("the ") if listed else ""


def follows_another(passage: Passage, quantity: Quantity) -> bool:
    """Whether the clause around a number tells of an earlier event, so long before this one."""
    if "after" not in passage.lowers:
        return False
    _, clause, rest = _cut_clause(passage.text, quantity)
    start = quantity.end + len(rest) - len(clause)
    return bool(_SPAN_AFTER.search(passage.text[:start])) and bool(_ANOTHER.search(clause))


def _tells_of_past(clause: str, passage: Passage, *, is_sum: bool) -> bool:
    """Whether a clause looks back; what a sum is "a day" or "each year" is no past."""
    if not BACK.may_match(passage.cues):
        return False
    return any(not (is_sum and found.group() in _RATES) for found in BACK.pattern.finditer(clause.lower()))


class _Place(NamedTuple):
    name: str = ""
    is_known: bool = True
    """Whether the event's own lead names it, or no place is named."""

    def __bool__(self) -> bool:
        return bool(self.name) or not self.is_known


def _cut_clause(text: str, quantity: Quantity) -> tuple[str, str, str]:
    """The introduction of the sentence, the clause around the number, and what of it follows the number."""
    before = [found.end() for found in _BOUNDARY.finditer(text, 0, quantity.start + 1)]
    start = max([end for end in before if end <= quantity.start], default=0)
    behind = _BOUNDARY.search(text, quantity.end)
    stop = behind.start() if behind else len(text)
    comma = text.find(",")
    opening = text[:comma] if 0 < comma <= start else ""
    return opening, text[start:stop], text[quantity.end : stop]


def _find_place(text: str, passage: Passage, lead: frozenset[str]) -> _Place:
    for found in _PLACE.finditer(text):
        phrase = found.group(1).removeprefix("the ").strip()
        capitals = [strip_possessive(word) for word in phrase.split() if word[0].isupper()]
        if _is_of_something(phrase) or _is_time(capitals, passage.language) or _SPEAKS.match(text, found.end()):
            continue
        if not lead.isdisjoint(capitals):
            return _Place()
        return _Place(strip_possessive(phrase), is_known=False)
    return _Place()


def _is_of_something(phrase: str) -> bool:
    """Whether a name belongs to what is no place: the loss of the Sea Star; not the city of Velm."""
    head, of, _ = phrase.partition(" of ")
    return bool(of) and head[0].islower() and head.split()[-1] not in _PARTS


def _is_time(capitals: list[str], language: Language) -> bool:
    return any(
        language.weekday_number(word) is not None or language.month_number(word) is not None for word in capitals
    )


def _is_of_another_weekday(clause: str, passage: Passage, weekday: int | None) -> bool:
    """Whether the clause names weekdays, none of them the event's."""
    language = passage.language
    if weekday is None or passage.cues.isdisjoint(language.list("weekday")):
        return False
    named = {language.weekday_number(word) for word in _WORD.findall(clause)} - {None}
    return bool(named) and weekday not in named


def _is_anaphoric(passage: Passage) -> bool:
    return bool(_ANAPHORA.search(passage.text))


def _names_another_day(passage: Passage, opening: str, clause: str, *, in_lead: bool) -> bool:
    """A year or a month in the clause of a later sentence tells of another time."""
    if in_lead:
        return False
    near = opening + clause
    months = passage.language.list("month")
    if not passage.lowers.isdisjoint(months):
        printed = [word.text for word in passage.words if word.is_capital and word.lower in months]
        if any((each in opening or each in clause) and passage.language.month_number(each) for each in printed):
            return True
    return any(each.kind == "date" and passage.text[each.start : each.end] in near for each in passage.quantities)
