"""Places and people against each other: one item for one name, joined by an alias only where one alone fits."""

from __future__ import annotations

from collections.abc import Sequence

from service.grounding.names import are_alike
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
    homes: dict[str, str] = {}
    for each in sorted(equal, key=lambda actor: -len(list_words(actor.name))):
        fitting = {homes[other.id] for other in equal if other.id in homes and _is_short_for(each, other)}
        homes[each.id] = fitting.pop() if len(fitting) == 1 else each.id
    merged, _ = merge_alike(equal, lambda each: homes[each.id], _merge_actors)
    return merged


def _is_short_for(actor: Actor, longer: Actor) -> bool:
    words, names = list_words(actor.name), list_words(longer.name)
    if len(words) >= len(names):
        return False
    is_alias = words in {list_words(each) for each in longer.aliases} and are_alike(actor.name, longer.name)
    return is_alias or (longer.kind == "person" and len(words) == 1 and names[-1:] == words)


def _merge_actors(group: Sequence[Actor]) -> Actor:
    fullest = max(group, key=lambda each: len(list_words(each.name)))
    names = (*(each.name for each in group), *(alias for each in group for alias in each.aliases))
    roles: dict[tuple[str, ...], RoleText] = {}
    for role in (role for each in group for role in each.roles):
        key = list_words(role.text)
        kept = roles.get(key)
        roles[key] = RoleText(text=kept.text, evidence=kept.evidence + role.evidence) if kept else role
    kinds = [each.kind for each in (fullest, *group) if each.kind != "unknown"]
    return merge_items(
        (fullest, *(each for each in group if each is not fullest)),
        aliases=tuple(dict.fromkeys(name for name in names if name != fullest.name)),
        kind=kinds[0] if kinds else "unknown",
        roles=tuple(roles.values()),
    )
