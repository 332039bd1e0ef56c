"""Names that a text does not hold: of other people and places of the story, and invented ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from service.schema.draft import DraftActor, DraftPlace
from tests.faithfulness.faults.lexicon import words_of
from tests.faithfulness.faults.story import article_of, forms_of, join_near
from tests.faithfulness.faults.wording import cut_ending, fold, tokenize
from tests.faithfulness.material import Material


def is_absent(name: str, text: str) -> bool:
    """Whether no word of a name stands in a text, inflected or not."""
    folded = fold(text)
    if not name.isascii() and " " not in name and re.search("[぀-ヿ一-鿿]", name):
        return name not in text and name[:2] not in text
    stems = [cut_ending(word) for word in tokenize(name) if len(word) > 2]
    return bool(stems) and not any(re.search(rf"(?<!\w){re.escape(stem)}", folded) for stem in stems)


def is_known_as(name: str, actor: DraftActor) -> bool:
    """Whether a name could be one of an actor's."""
    mine = {cut_ending(word) for form in forms_of(actor) for word in tokenize(form) if len(word) > 2}
    return any(cut_ending(word) in mine for word in tokenize(name)) or any(
        fold(name) in fold(form) or fold(form) in fold(name) for form in forms_of(actor)
    )


def other_people(material: Material, cites: Sequence[str], known: Sequence[str], language: str) -> Iterator[str]:
    """People of the story whom neither sentence nor context names, then invented ones."""
    near = join_near(material, cites)
    actors = [each for each in material.draft.actors if each.kind == "person"]
    if all(any(is_known_as(name, actor) for actor in actors) for name in known):
        for actor in actors:
            is_other = not any(is_known_as(name, actor) for name in known)
            if (
                is_other
                and _is_told_alike(material, actor, cites)
                and all(is_absent(form, near) for form in forms_of(actor))
            ):
                yield actor.name
    yield from (name for name in words_of(language).people if is_absent(name, near))


def _is_told_alike(material: Material, named: DraftActor | DraftPlace, cites: Iterable[str]) -> bool:
    """Whether a name is printed in every language of these sentences: elsewhere it may be spelt in another way."""
    spelt = {material.languages[article_of(cite)] for cite in named.cites}
    return spelt >= {material.languages[article_of(cite)] for cite in cites}


def other_places(material: Material, cites: Sequence[str], known: str, language: str) -> Iterator[str]:
    """Places of the story that neither sentence nor context names, then invented ones."""
    near = join_near(material, cites)
    printed = [place.name for place in material.draft.places if _is_told_alike(material, place, cites)]
    for name in dict.fromkeys([*printed, *words_of(language).places]):
        if fold(name) != fold(known) and is_absent(name, near):
            yield name
