"""Who: one item for one person, joined by name, alias and role only where one alone fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from service.grounding.names import are_alike, stem_name
from service.language import Language
from service.reconcile.homes import find_homes
from service.reconcile.merge import merge_alike, merge_named
from service.reconcile.offices import read_office
from service.schema.report import Actor, RoleText
from service.schema.vocabulary import ActorKind
from service.text import list_words


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
    merged, _ = merge_alike(actors, lambda each: homes[named[each.id]], lambda group: _merge(group, language))
    return merged


def _read(actor: Actor, language: Language) -> _Named:
    words = stem_name(actor.name, language) or list_words(actor.name)
    titles = [word for word in list_words(actor.name) if word in language.list("title")]
    roles = (role.text for role in actor.roles)
    stems = (stem for text in (*titles, *roles) for stem in read_office(text, language).words)
    likely = (each for each in actor.aliases if are_alike(actor.name, each))
    aliases = (stem_name(each, language) or list_words(each) for each in likely)
    others = frozenset(each for each in aliases if each != words)
    return _Named(words, frozenset(stems), others, find_last_name(actor, language), actor.kind)


def find_last_name(actor: Actor, language: Language) -> tuple[str, ...]:
    """The stem of a person's last name; empty for others, and for whoever has none, as a spokesman for Ostrelle."""
    stop = language.list("stop")
    is_name = all(word[0].isupper() or word not in stop for word in actor.name.split())
    return stem_name(actor.name, language)[-1:] if actor.kind == "person" and is_name else ()


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
    fullest = max(
        group,
        key=lambda each: (
            len(stem_name(each.name, language)),
            -len(list_words(each.name)),
            len(each.evidence),
            each.name,
        ),
    )
    names = (*(each.name for each in group), *(alias for each in group for alias in each.aliases))
    kinds = [each.kind for each in (fullest, *group) if each.kind != "unknown"]
    return merge_named(
        (fullest, *(each for each in group if each is not fullest)),
        aliases=tuple(name for name in dict.fromkeys(names) if name != fullest.name),
        kind=kinds[0] if kinds else "unknown",
        roles=tuple(_join_roles(group)),
    )


def _join_roles(group: Sequence[Actor]) -> Iterator[RoleText]:
    roles: dict[tuple[str, ...], RoleText] = {}
    for role in (role for each in group for role in each.roles):
        key = list_words(role.text)
        kept = roles.get(key)
        evidence = tuple(dict.fromkeys((*kept.evidence, *role.evidence))) if kept else role.evidence
        roles[key] = RoleText(text=kept.text if kept else role.text, evidence=evidence)
    yield from roles.values()
