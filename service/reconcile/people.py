"""Who: one item for one person, joined by name, alias and role only where one alone fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from service.grounding.names import are_alike, stem_name
from service.language import Language
from service.reconcile.homes import find_homes
from service.reconcile.merge import merge_alike, merge_named, put_printing_first
from service.reconcile.offices import read_office
from service.schema.report import Actor, RoleText
from service.schema.vocabulary import ActorKind
from service.text import list_words, stem_words


class _Named(NamedTuple):
    """A name as an article has it, and what tells its bearer from others of that name."""

    words: tuple[str, ...]
    offices: frozenset[str]
    """Stems of the words of all roles, and of the titles before the name."""
    aliases: frozenset[tuple[str, ...]]
    last_name: tuple[str, ...]
    """Of a person, by which they are called alone; empty for others."""
    kind: ActorKind

    @property
    def sharpness(self) -> tuple[object, ...]:
        """How much it tells; the text of it makes the order whole."""
        return len(self.words), len(self.offices), sorted(self.offices), self.words, sorted(self.aliases), self[3:]


def merge_actors(actors: Sequence[Actor], language: Language) -> tuple[Actor, ...]:
    """Actors of one name as one, a short form or alias with the only one whom it fits.

    Two of one name whose roles have no word in common stay apart, and so does whoever could be either.
    """
    named = {each.id: _read(each, language) for each in actors}
    by_name: dict[tuple[str, ...], list[_Named]] = {}
    for each in set(named.values()):
        for name in {each.words, each.last_name, *each.aliases}:
            by_name.setdefault(name, []).append(each)
    homes = find_homes(
        named.values(), sharpness=_weigh, fits=_is_short_for, near=lambda each: by_name.get(each.words, ())
    )
    merged, _ = merge_alike(
        actors, lambda each: homes[named[each.id]], lambda group: _merge(group, language), alone=put_printing_first
    )
    return merged


def _read(actor: Actor, language: Language) -> _Named:
    words = _stem(actor.name, language)
    titles = [word for word in list_words(actor.name) if word in language.list("title")]
    roles = (role.text for role in actor.roles)
    stems = (stem for text in (*titles, *roles) for stem in read_office(text, language).words)
    likely = (each for each in actor.aliases if are_alike(actor.name, each))
    aliases = (_stem(each, language) for each in likely)
    others = frozenset(each for each in aliases if each != words)
    return _Named(words, frozenset(stems), others, find_last_name(actor, language), actor.kind)


def find_last_name(actor: Actor, language: Language) -> tuple[str, ...]:
    """The stem of a person's last name; empty for others, and for whoever has none, as a spokesman for Ostrelle."""
    is_name = actor.kind == "person" and not _is_description(actor.name, language)
    return stem_name(actor.name, language)[-1:] if is_name else ()


def _stem(name: str, language: Language) -> tuple[str, ...]:
    """The words of a name; titles are no part of it, but of a description: a spokesman for Ostrelle."""
    if _is_description(name, language):
        return stem_words(tuple(word for word in list_words(name) if word not in language.list("stop")), language)
    return stem_name(name, language) or list_words(name)


def _is_description(name: str, language: Language) -> bool:
    """Whether a little word joins its parts, an article in front aside."""
    return not language.list("stop").isdisjoint(name.split()[1:])


def _weigh(named: _Named) -> tuple[object, ...]:
    return named.sharpness


def _is_short_for(short: _Named, full: _Named) -> bool:
    """Whether two names can be of one: equal, an alias, or a person's last name; and no roles against it."""
    if short.offices and full.offices and not short.offices & full.offices:
        return False
    is_last_name = short.kind in ("person", "unknown") and short.words == full.last_name
    return short.words == full.words or short.words in full.aliases or is_last_name


def _merge(group: Sequence[Actor], language: Language) -> Actor:
    """One actor under the fullest name, without a title where an article has it so."""
    fullest = max(group, key=lambda each: _weigh_name(each, language))
    names = (*(each.name for each in group), *(alias for each in group for alias in each.aliases))
    kinds = [each.kind for each in (fullest, *group) if each.kind != "unknown"]
    return merge_named(
        (fullest, *(each for each in group if each is not fullest)),
        aliases=tuple(name for name in dict.fromkeys(names) if name != fullest.name),
        kind=kinds[0] if kinds else "unknown",
        roles=tuple(_join_roles(group)),
    )


def _weigh_name(actor: Actor, language: Language) -> tuple[object, ...]:
    capitals = sum(letter.isupper() for letter in actor.name)
    return len(_stem(actor.name, language)), -len(list_words(actor.name)), capitals, len(actor.evidence), actor.name


def _join_roles(group: Sequence[Actor]) -> Iterator[RoleText]:
    roles: dict[tuple[str, ...], RoleText] = {}
    for role in (role for each in group for role in each.roles):
        key = list_words(role.text)
        kept = roles.get(key)
        evidence = tuple(dict.fromkeys((*kept.evidence, *role.evidence))) if kept else role.evidence
        roles[key] = RoleText(text=kept.text if kept else role.text, evidence=evidence)
    yield from roles.values()
