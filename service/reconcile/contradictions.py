"""What articles tell in two ways besides figures: times, places, who said it, what somebody is.

Only what excludes each other, and only where no article tells both.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple, TypeVar

from service.grounding.names import stem_name
from service.grounding.printed import read_words
from service.language import Language
from service.reconcile.claims import Proposition, read_proposition
from service.reconcile.event import MergedEvent, list_articles
from service.reconcile.offices import find_contradicting_roles, list_printed_roles
from service.reconcile.people import find_last_name
from service.reconcile.quotes import fold_words
from service.reconcile.times import UNDATED, TimeKey, may_be_one_time, read_time
from service.schema.report import (
    Actor,
    Claim,
    Disagreement,
    EventTime,
    Evidence,
    Figure,
    Item,
    Place,
    Position,
    Quote,
    RoleText,
)
from service.schema.vocabulary import DisagreementKind
from service.text import find_content_stems, fold_plain, list_words

_TELLING: Final = 4
"""A claim with fewer words than this may be of another occurrence of the same kind."""
_DAY: Final = len("2025-02-12")
_ItemT = TypeVar("_ItemT", bound=Item)


class _Side(NamedTuple):
    """What some articles tell, and the items that have it."""

    value: str
    items: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.article_id for each in self.evidence))


def find_contradictions(event: MergedEvent, times: Sequence[EventTime], language: Language) -> tuple[Disagreement, ...]:
    """All that an event's articles tell in two ways. `times` are what its drafts have as its own time."""
    return (
        *_find_event_times(times, language),
        *_find_claim_times(event, language),
        *_find_claim_places(event, language),
        *_find_speakers(event, language),
        *_find_roles(event, language),
    )


def _side(value: str, items: Sequence[Item]) -> _Side:
    evidence = tuple(dict.fromkeys(each for item in items for each in item.evidence if not each.context))
    return _Side(value, tuple(each.id for each in items), evidence)


def _describe(kind: DisagreementKind, topic: str, sides: Sequence[_Side]) -> Iterator[Disagreement]:
    """The disagreement, where there are two sides at least and no article is on two of them."""
    apart = all(set(a.articles).isdisjoint(b.articles) for a, b in combinations(sides, 2))
    if len(sides) > 1 and apart:
        positions = (
            Position(value=each.value, items=each.items, articles=each.articles, evidence=each.evidence)
            for each in sides
        )
        ordered = tuple(sorted(positions, key=weigh_position))
        yield Disagreement(id="", topic=topic, kind=kind, positions=ordered, found_by="code")


def weigh_position(position: Position) -> tuple[int, str]:
    """The order of sides: what most articles tell first, whatever order they came in."""
    return -len(position.articles), position.value


def _group(items: Iterable[_ItemT], key: Callable[[_ItemT], Hashable]) -> dict[Hashable, list[_ItemT]]:
    groups: dict[Hashable, list[_ItemT]] = {}
    for each in items:
        groups.setdefault(key(each), []).append(each)
    return groups


# Times


def _find_event_times(times: Sequence[EventTime], language: Language) -> Iterator[Disagreement]:
    """The event's own time, where articles give two that exclude each other."""
    exact = [each for each in times if each.start and not _is_about(each.text, language)]
    groups = _group(exact, lambda each: each.start)
    starts = [str(each) for each in groups]
    if len(starts) > 1 and all(_exclude(a, b) for a, b in combinations(starts, 2)):
        # The event has one time, so there are no items to point at.
        sides = [_side(group[0].text, group)._replace(items=()) for group in groups.values()]
        yield from _describe("time", "time", sides)


def _is_about(text: str, language: Language) -> bool:
    words = set(list_words(text))
    phrases = (set(list_words(each.phrase)) for each in language.bounds if each.qualifier == "about")
    return any(phrase and phrase <= words for phrase in phrases)


def _exclude(left: str, right: str) -> bool:
    """Whether two starts cannot be of one time; an hour in one zone says nothing against an hour in another."""
    if left[:_DAY] != right[:_DAY]:
        return not (left.startswith(right) or right.startswith(left))
    same_zone = left.endswith("Z") == right.endswith("Z") and ("+" in left) == ("+" in right)
    return same_zone and not (left.startswith(right) or right.startswith(left))


def _find_claim_times(event: MergedEvent, language: Language) -> Iterator[Disagreement]:
    """The same happening told of two days or hours, where neither article tells of the other one."""
    times = {each.id: read_time(each.when, language) for each in _list_happenings(event)}
    told = _list_times(event, language)
    dated = [each for each in _list_happenings(event) if times[each.id].start]
    for frame, claims in _group(dated, lambda each: _strip(each, _stem_time(each, language), language)).items():
        if isinstance(frame, Proposition) and len(frame.main) >= _TELLING:
            groups = _group(claims, lambda each: times[each.id])
            if _are_of_other_times(groups, told):
                sides = [_side(_show_time(group[0]), group) for group in groups.values()]
                yield from _describe("time", claims[0].text, sides)


def _list_happenings(event: MergedEvent) -> Iterator[Claim]:
    for each in event.claims:
        if (each.kind, each.relation, each.stance) == ("happening", "core", "asserted") and not each.hedge:
            yield each


def _list_times(event: MergedEvent, language: Language) -> Mapping[str, set[TimeKey]]:
    """The times that each article tells of."""
    told: dict[str, set[TimeKey]] = {}
    dated: tuple[Figure | Claim, ...] = (*event.figures, *event.claims)
    for each in dated:
        for article in list_articles(each):
            told.setdefault(article, set()).add(read_time(each.when, language))
    return told


def _are_of_other_times(groups: Mapping[Hashable, Sequence[Claim]], told: Mapping[str, set[TimeKey]]) -> bool:
    """Whether the times exclude each other, and no article that tells one tells anything of another."""
    for (one, ours), (other, theirs) in combinations(groups.items(), 2):
        if not (isinstance(one, TimeKey) and isinstance(other, TimeKey) and _exclude(one.start, other.start)):
            return False
        if _tell(ours, other, told) or _tell(theirs, one, told):
            return False
    return len(groups) > 1


def _tell(claims: Sequence[Claim], time: TimeKey, told: Mapping[str, set[TimeKey]]) -> bool:
    known = {each for claim in claims for article in list_articles(claim) for each in told[article]}
    return any(each != UNDATED and may_be_one_time(each, time) for each in known)


def _stem_time(claim: Claim, language: Language) -> frozenset[str]:
    return find_content_stems(claim.when.text, language) if claim.when else frozenset()


def _show_time(claim: Claim) -> str:
    return claim.when.text if claim.when else ""


def _strip(claim: Claim, stems: frozenset[str], language: Language) -> Proposition:
    """What a claim states without the circumstances that have no other words than these."""
    whole = read_proposition(claim.text, language)
    kept = tuple(part for part in whole.circumstances if not (part[1:] and stems.issuperset(part[1:])))
    return whole._replace(circumstances=kept)


# Places


def _find_claim_places(event: MergedEvent, language: Language) -> Iterator[Disagreement]:
    """The same happening told of two scenes, where neither article names the other one."""
    scenes = {each.id: each for each in event.where if each.role == "scene"}
    if len(scenes) < 2:  # noqa: PLR2004 - it takes two to exclude each other
        return
    placed = {each.id: place for each in _list_happenings(event) if (place := _find_scene(each, scenes, language))}
    claims = [each for each in _list_happenings(event) if each.id in placed]

    def frame(claim: Claim) -> Proposition:
        return _strip(claim, _stem_place(scenes[placed[claim.id]], language), language)

    for stated, group in _group(claims, frame).items():
        if isinstance(stated, Proposition) and len(stated.main) >= _TELLING:
            by_place = _group(group, lambda each: placed[each.id])
            places = [scenes[str(each)] for each in by_place]
            if all(_are_apart(a, b, language) for a, b in combinations(places, 2)):
                sides = [_side(place.name, told) for place, told in zip(places, by_place.values(), strict=True)]
                yield from _describe("place", group[0].text, sides)


def _stem_place(place: Place, language: Language) -> frozenset[str]:
    return find_content_stems(place.name, language)


def _find_scene(claim: Claim, scenes: Mapping[str, Place], language: Language) -> str | None:
    """The only scene that is a circumstance of the claim."""
    stems = find_content_stems(claim.text, language)
    named = [name for name, place in scenes.items() if _stem_place(place, language) <= stems]
    parts = [set(part[1:]) for part in read_proposition(claim.text, language).circumstances] if named else []
    found = [name for name in named if _stem_place(scenes[name], language) in parts]
    return found[0] if len(found) == 1 else None


def _are_apart(left: Place, right: Place, language: Language) -> bool:
    """Whether two places share no word, and no article names both."""
    words = _stem_place(left, language).isdisjoint(_stem_place(right, language))
    articles = {each.article_id for each in left.evidence}
    return words and articles.isdisjoint(each.article_id for each in right.evidence)


# Speakers and roles


def _find_speakers(event: MergedEvent, language: Language) -> Iterator[Disagreement]:
    """The same words given to two people who are told of."""
    bearers = _list_bearers(event.who, language)
    said = [(each, bearers.get(stem_name(each.speaker or "", language), ())) for each in event.quotes]
    speakers = {quote.id: actors[0] for quote, actors in said if len(actors) == 1}
    named = [quote for quote, _ in said if quote.id in speakers]
    for quotes in _group(named, lambda each: fold_words(each).casefold()).values():
        groups = _group(quotes, lambda each: speakers[each.id].id)
        sides = [_side(speakers[group[0].id].name, group) for group in groups.values()]
        yield from _describe("attribution", _first_words(quotes[0]), sides)


def _list_bearers(actors: Sequence[Actor], language: Language) -> Mapping[tuple[str, ...], Sequence[Actor]]:
    """The people who bear a name, in full, as an alias, or as their last name."""
    bearers: dict[tuple[str, ...], list[Actor]] = {}
    for actor in (each for each in actors if each.kind == "person"):
        names = {stem_name(each, language) for each in (actor.name, *actor.aliases)}
        for name in {*names, find_last_name(actor, language)} - {()}:
            bearers.setdefault(name, []).append(actor)
    return bearers


def _first_words(quote: Quote) -> str:
    return fold_plain(quote.words).strip()


def _find_roles(event: MergedEvent, language: Language) -> Iterator[Disagreement]:
    """One office that articles have one person hold now, and others once or in somebody's place."""
    items = (*event.items.values(), *event.who)
    sentences = tuple(dict.fromkeys(told for each in items for told in each.evidence if not told.context))
    people = _list_likely(event.who, sentences, language)
    printing = _index_sentences(sentences, [name for _, name in people], language)
    for actor, name in people:
        printed = list_printed_roles(actor, printing[name], language)
        ways = find_contradicting_roles((*actor.roles, *printed), language)
        yield from _describe("identity", actor.name, [_show_office(actor, roles) for roles in ways])


_LastName = tuple[str, ...]


def _list_likely(
    actors: Sequence[Actor], sentences: Sequence[Evidence], language: Language
) -> list[tuple[Actor, _LastName]]:
    """The people of whom something tells how they hold an office, with their last names: no others have two ways."""
    held = language.list("office_held")
    telling = [each for each in sentences if not held.isdisjoint(list_words(each.text))]
    people = [(each, find_last_name(each, language)) for each in actors if each.kind == "person" and each.roles]
    printing = _index_sentences(telling, [name for _, name in people], language)
    return [
        (actor, name)
        for actor, name in people
        if printing[name] or not all(held.isdisjoint(list_words(role.text)) for role in actor.roles)
    ]


def _index_sentences(
    sentences: Sequence[Evidence], names: Sequence[_LastName], language: Language
) -> Mapping[_LastName, Sequence[Evidence]]:
    """The sentences that print each of these last names."""
    printing: dict[_LastName, list[Evidence]] = {name: [] for name in names}
    stems = frozenset(stem for name in names for stem in name)
    for each in sentences if stems else ():
        for stem in stems.intersection([word.stem for word in read_words(each.text, language) if word.capital]):
            printing[(stem,)].append(each)
    return printing


def _show_office(actor: Actor, roles: Sequence[RoleText]) -> _Side:
    evidence = dict.fromkeys(each for role in roles for each in role.evidence if not each.context)
    return _Side(roles[0].text, (actor.id,), tuple(evidence))
