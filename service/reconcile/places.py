"""Where: one item for one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from service.language import Language
from service.reconcile.homes import find_homes
from service.reconcile.merge import merge_alike, merge_named, put_printing_first
from service.schema.report import Place
from service.schema.vocabulary import PlaceRole
from service.text import fold_plain, list_words

_ROLES: Final[tuple[PlaceRole, ...]] = ("scene", "affected", "origin", "other")
"""What a place is to the event, the most telling first."""

_Name = tuple[tuple[str, ...], ...]


def merge_places(places: Sequence[Place], language: Language) -> tuple[Place, ...]:
    """Places of one name as one, in the role that most tell; "Lund" is the only "Lund, Sweden" where there is one."""
    names = {each.id: _read(each.name, language) for each in places}
    longer: dict[_Name, list[_Name]] = {}
    for name in set(names.values()):
        longer.setdefault(name[:1], []).append(name)
    homes = find_homes(
        names.values(), sharpness=_weigh, fits=lambda short, _: len(short) == 1, near=lambda name: longer[name[:1]]
    )
    merged, _ = merge_alike(places, lambda each: homes[names[each.id]], _merge, alone=put_printing_first)
    return merged


def _read(name: str, language: Language) -> _Name:
    """The words of a name, and those of what it lies in: Lund, Sweden."""
    parts = (list_words(each) for each in fold_plain(name).split(","))
    bare = (tuple(word for word in part if word not in language.list("stop")) or part for part in parts)
    return tuple(part for part in bare if part) or ((name,),)


def _weigh(name: _Name) -> tuple[int, _Name]:
    return len(name), name


def _merge(group: Sequence[Place]) -> Place:
    told = Counter(each.role for each in group)
    role = max(_ROLES, key=lambda each: told[each])
    shown = max(group, key=lambda each: (each.name.count(","), len(each.evidence), each.name))
    return merge_named((shown, *(each for each in group if each is not shown)), role=role)
