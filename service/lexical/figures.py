"""Figures of an English article: what its numbers count, where, and who says so. What is in doubt is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from service.lexical.amounts import read_amount_of
from service.lexical.counting import Counted, has_loose_bound, read_counted
from service.lexical.english import DOUBT, MODALS, TAKEN_BACK, UNREAL
from service.lexical.grammar import Grammar, find_grammar
from service.lexical.passages import Passage, View
from service.lexical.scopes import Frame, find_frame, find_lead_names, find_scope, find_standing, follows_another
from service.lexical.subjects import TOLLS, Subject, SubjectReader
from service.lexical.voices import Voices
from service.quantities import Quantity
from service.schema.vocabulary import Measure, Relation
from service.text import find_content_stems

_LEAD: Final = 4
"""So many first sentences tell the event itself."""
_MAX_FIGURES: Final = 14
_MAX_COUNTED: Final = 18
_MAX_FURTHER: Final = 8
_SUMS: Final[frozenset[Measure]] = frozenset({"money", "percentage"})
"""Told of another year they are worth keeping as its background: a profit, a rise."""
_DIED: Final = frozenset({"died", "dead", "perished"})
_VOTES: Final = frozenset({"votes", "vote", "voted", "ballot"})
_SMALL: Final = 3
_LEAST: Final = -9.0
_REPEATED: Final = 1.0
"""What it adds that another article has the same number."""
_FAR_ABOVE: Final = 5
"""A later toll so many times the lead's is that of a war or a decade, not of the event."""


class Count(NamedTuple):
    """One number that an article reports of the event."""

    passage: Passage
    quantity: Quantity
    measure: Measure
    what: str
    scope: str
    hedge: str
    relation: Relation
    attributed_to: tuple[str, ...]
    is_plain: bool = False
    """Whether only its noun or unit is known, and not what happened to it."""
    when: str = ""
    """The day that its sentence tells, where that matters."""

    @property
    def amount(self) -> str:
        """As printed, with its bound."""
        return self.passage.text[self.quantity.start : self.quantity.end]

    @property
    def key(self) -> tuple[str, ...]:
        """What it is of; the two numbers of a vote are of one thing."""
        each = self.amount if self.what in _VOTES or self.measure in _SUMS else ""
        return self.measure, self.what, self.scope.casefold(), each

    def takes_over_from(self, earlier: Count) -> bool:
        """Whether it tells anew, later, what an earlier toll told: of the same with another number, or of more."""
        if self.measure != earlier.measure or _size(self) == _size(earlier):
            return False
        return self.what.casefold() == earlier.what.casefold() or _size(self) > _size(earlier)


def find_figures(view: View, voices: Voices) -> tuple[Count, ...]:
    """The event's own numbers, the most newsworthy first; none in languages that have no lists."""
    grammar = find_grammar(view.language)
    if not grammar.is_known:
        return ()
    if view.language.code != "en":
        return _find_counted(view, voices, grammar)
    frame = find_frame(view)
    kept: dict[tuple[str, ...], Count] = {}
    counting = [(place, passage) for place, passage in enumerate(view.prose) if passage.amounts]
    counting = [each for each in counting if not _is_unreal(each[1], _find_next(view, each[0]))]
    for place, passage in counting:
        for count in _read_passage(passage, place, frame, voices):
            if _may_stand(count, place, kept):
                kept.setdefault(count.key, count)
    further = _find_further(
        [each for _, each in counting],
        voices,
        grammar,
        frozenset((each.passage.order, each.quantity.start) for each in kept.values()),
    )
    return (*tuple(kept.values())[:_MAX_FIGURES], *further[:_MAX_FURTHER])


def _find_next(view: View, place: int) -> Passage | None:
    return view.prose[place + 1] if place + 1 < len(view.prose) else None


def _find_further(
    passages: Sequence[Passage], voices: Voices, grammar: Grammar, read: frozenset[tuple[int, int]]
) -> tuple[Count, ...]:
    """Numbers whose verb the grammar of English does not know, but whose noun or unit is plain: 20 km, 14 tanks."""
    kept: dict[tuple[object, ...], Count] = {}
    for passage in passages:
        if passage.looks_back or read.issuperset((passage.order, each.start) for each in passage.amounts):
            continue
        for told in read_counted(passage, grammar):
            if (passage.order, told.quantity.start) in read or _may_only_be(passage, told.quantity):
                continue
            if has_loose_bound(passage, told.quantity, grammar) or follows_another(passage, told.quantity):
                continue
            relation: Relation = "background" if passage.opens_with_month else "core"
            count = _count(passage, told, voices, scope="", relation=relation, is_plain=True)
            kept.setdefault((*count.key, told.quantity.low, told.quantity.high), count)
    return tuple(kept.values())


def _find_counted(view: View, voices: Voices, grammar: Grammar) -> tuple[Count, ...]:
    """What the numbers of an article count, each thing once for each number of it; the event's own first."""
    names = find_lead_names(view)
    kept: dict[tuple[object, ...], Count] = {}
    for place, passage in enumerate(view.prose):
        if not passage.amounts:
            continue
        for told in read_counted(passage, grammar):
            if has_loose_bound(passage, told.quantity, grammar):
                continue
            is_past = passage.looks_back and place > 0
            scope = find_scope(passage, told.quantity, names, grammar)
            count = _count(passage, told, voices, scope=scope, relation="background" if is_past else "core")
            if _may_follow(count, kept.values()):
                kept.setdefault((*count.key, told.quantity.low, told.quantity.high, count.relation), count)
    ranked = sorted(kept.values(), key=lambda each: each.relation == "background")
    return tuple(ranked[:_MAX_COUNTED])


def _may_only_be(passage: Passage, quantity: Quantity) -> bool:
    """Whether the clause before a number says what can or could be: can strike targets 900 miles away."""
    stop = passage.find_word(quantity.start)
    for word in reversed(passage.words[:stop]):
        if word.text in {",", ";", ":"}:
            return False
        if word.lower in DOUBT or word.lower in MODALS:
            return True
    return False


def choose_counts(counts: Sequence[Sequence[Count]], limit: int) -> tuple[list[tuple[Count, ...]], int]:
    """The most newsworthy numbers of several articles, at most `limit` that differ, and how many do.

    `counts` are by article, and so are those that are chosen.
    """
    weights: dict[tuple[object, ...], float] = {}
    for article in counts:
        own: dict[tuple[object, ...], float] = {}
        for each in article:
            own[_identify(each)] = max(own.get(_identify(each), _LEAST), _weigh(each))
        for key, weight in own.items():
            weights[key] = max(weight, weights[key]) + _REPEATED if key in weights else weight
    kept = frozenset(sorted(weights, key=lambda key: -weights[key])[:limit])
    return [tuple(each for each in article if _identify(each) in kept) for article in counts], len(kept)


def _identify(count: Count) -> tuple[object, ...]:
    quantity = count.quantity
    return count.measure, count.what.casefold(), quantity.low, quantity.high, quantity.qualifier, count.scope.casefold()


def _weigh(count: Count) -> float:
    """How newsworthy a number is: what became of people first, then sums, then what the lead tells."""
    weight = 3.0 * (count.measure in TOLLS) + 0.5 * (count.measure in _SUMS) + 1.0 * bool(count.attributed_to)
    weight += 1.5 * (count.passage.order <= _LEAD) - 2.0 * (count.relation == "background") - 0.5 * count.is_plain
    is_span = (count.quantity.unit or "").lower() in count.passage.language.list("duration")
    is_small = count.measure == "count" and _size(count) <= _SMALL and count.quantity.of is None
    return weight - 1.0 * is_span - 0.5 * is_small


def _count(
    passage: Passage, told: Counted, voices: Voices, *, scope: str, relation: Relation, is_plain: bool = False
) -> Count:
    return Count(
        passage=passage,
        quantity=told.quantity,
        measure=told.measure,
        what=told.what,
        scope=scope,
        hedge=_find_hedge(passage, told.quantity),
        relation=relation,
        attributed_to=voices.find_sources(passage, told.quantity.start),
        is_plain=is_plain,
    )


def _may_follow(count: Count, before: Iterable[Count]) -> bool:
    """Whether a toll fits beside what the article said before: one far above the first is that of a war or a decade."""
    if count.measure not in TOLLS or count.relation == "background":
        return True
    first = next((each for each in before if each.measure == count.measure and each.relation == "core"), None)
    return first is None or _size(count) <= _FAR_ABOVE * _size(first)


def _is_unreal(passage: Passage, following: Passage | None) -> bool:
    """Whether a sentence tells of what did not happen: a drill, a false report, a number that the next takes back."""
    own = UNREAL.search(passage.text[passage.opening :], passage.cues)
    if own is not None and not passage.is_quoted(own.start() + passage.opening):
        return True
    back = TAKEN_BACK.search(following.text, following.cues) if following is not None else None
    return following is not None and back is not None and not following.is_quoted(back.start())


def _is_now_worse(subject: Subject, quantity: Quantity, passage: Passage) -> bool:
    """Two of the three people hurt have died: the part is not of those hurt."""
    if quantity.of is None or subject.measure != "injured":
        return False
    return any(word.lower in _DIED for word in passage.words[passage.find_word(quantity.end) :])


def _read_passage(passage: Passage, place: int, frame: Frame, voices: Voices) -> Iterator[Count]:
    grammar = find_grammar(passage.language)
    reader = SubjectReader(passage)
    subjects = reader.read()
    for n, quantity in enumerate(reader.amounts):
        subject = subjects.get(n) or read_amount_of(passage, quantity)
        if (
            subject is None
            or has_loose_bound(passage, quantity, grammar)
            or not _is_worded(subject, passage)
            or _is_now_worse(subject, quantity, passage)
        ):
            continue
        standing = find_standing(passage, quantity, frame, in_lead=place < _LEAD, opens=place == 0)
        is_sum = subject.measure in _SUMS
        if not (standing.is_own or (is_sum and standing.is_here)) or _is_aside(subject, quantity, passage, place):
            continue
        yield Count(
            passage=passage,
            quantity=quantity,
            measure=subject.measure,
            what=subject.what,
            scope=standing.scope,
            hedge=_find_hedge(passage, quantity),
            relation=subject.relation if standing.is_own else "background",
            attributed_to=voices.find_sources(passage, quantity.start),
        )


def _is_aside(subject: Subject, quantity: Quantity, passage: Passage, place: int) -> bool:
    """Whether a later sentence tells of one vehicle in passing: a boat with 27 people aboard."""
    if place < _LEAD or not subject.what.endswith((" aboard", " on board")):
        return False
    at = passage.find_word(quantity.start)
    return at > 0 and passage.words[at - 1].lower in {"with", "of"}


def _is_worded(subject: Subject, passage: Passage) -> bool:
    """Whether the sentence has every word that says what is counted; for tolls "people" and the measure go without."""
    idle = {"people", subject.measure} if subject.measure in TOLLS else set()
    told = " ".join(word for word in subject.what.split() if word not in idle)
    return find_content_stems(told, passage.language) <= passage.stems


def _may_stand(count: Count, place: int, kept: dict[tuple[str, ...], Count]) -> bool:
    """Whether a number fits beside what the article said before: the first toll without a place of its own counts."""
    if count.measure not in TOLLS or count.scope:
        return True
    first = next((each for each in kept.values() if each.measure == count.measure and not each.scope), None)
    if first is None:
        return place < _LEAD or count.measure in TOLLS
    if count.what == first.what:
        return False
    return _size(count) <= _FAR_ABOVE * _size(first)


def _size(count: Count) -> float:
    return float(count.quantity.low or count.quantity.high or 0)


def _find_hedge(passage: Passage, quantity: Quantity) -> str:
    """A word of doubt in the clause before the number; a dateline's May is none."""
    stop = passage.find_word(quantity.start)
    for word in reversed(passage.words[:stop]):
        if word.text in {",", ";"} or word.lower in {"and", "but"}:
            return ""
        if passage.language.doubts(word.lower, is_capital=word.text[0].isupper()):
            return word.text
    return ""
