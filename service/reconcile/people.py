"""Places and people against each other: one item for one name, joined by an alias only where one alone fits."""

from __future__ import annotations

from collections.abc import Sequence

from service.reconcile.merge import merge_alike, merge_items
from service.schema.report import Actor, Place, RoleText
from service.text import list_words


def merge_places(places: Sequence[Place]) -> tuple[Place, ...]:
    """Places of one name as one, in the role that was told first."""
    merged, _ = merge_alike(places, lambda each: list_words(each.name), merge_items)
    return merged


def merge_actors(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Actors of one name as one; a short form joins the only one who has it as an alias or a last name."""
    equal, _ = merge_alike(actors, lambda each: list_words(each.name), _merge_actors)
    homes = {each.id: _find_home(each, equal) for each in equal}
    merged, _ = merge_alike(equal, lambda each: homes[each.id], _merge_actors)
    return merged


def _find_home(actor: Actor, actors: Sequence[Actor]) -> str:
    words = list_words(actor.name)
    fitting = [each for each in actors if each is not actor and _is_short_for(words, each)]
    return fitting[0].id if len(fitting) == 1 else actor.id


def _is_short_for(words: tuple[str, ...], longer: Actor) -> bool:
    names = list_words(longer.name)
    if len(words) >= len(names):
        return False
    aliases = {list_words(each) for each in longer.aliases}
    return words in aliases or (longer.kind == "person" and len(words) == 1 and names[-1:] == words)


def _merge_actors(group: Sequence[Actor]) -> Actor:
    fullest = max(group, key=lambda each: len(list_words(each.name)))
    names = (*(each.name for each in group), *(alias for each in group for alias in each.aliases))
    roles: dict[tuple[str, ...], RoleText] = {}
    for role in (role for each in group for role in each.roles):
        key = list_words(role.text)
        kept = roles.get(key)
        roles[key] = RoleText(text=kept.text, evidence=kept.evidence + role.evidence) if kept else role
    return merge_items(
        (fullest, *(each for each in group if each is not fullest)),
        aliases=tuple(dict.fromkeys(name for name in names if name != fullest.name)),
        roles=tuple(roles.values()),
    )
