"""Two of one last name: where only that is printed near both, it names neither, unless an office tells them apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from service.grounding.index import ArticleIndex, Citation
from service.grounding.names import stem_name
from service.grounding.printed import PrintedText

_FULL: Final = 2
"""Words of a first and a last name."""


class _Person(NamedTuple):
    """Stems of a first name that stands before a last name, and of the word before the two."""

    first: str
    office: str | None


def may_be_namesake(name: str, citation: Citation) -> bool:
    """Whether a sentence has only the last word of a name, and one near it has that word behind another first name.

    "Erik Lind and Anna Lind were tried. Mr Lind said …"; not "Mayor Anna Lind and Erik Lind were there. Mayor Lind
    said …".
    """
    stems = stem_name(name, citation.language)
    if len(stems) < _FULL or stems[-1] not in citation.places or stems[-2] in citation.places:
        return False
    first, last = stems[-2:]
    index = citation.index
    if not index.remember(("namesakes", first, last), lambda: len(_list_first_names(last, index)) > 1):
        return False
    if all(each.first == first for near in citation.context for each in _find_people(last, near)):
        return False
    people = [each for near in index.sentences_with(last) for each in _find_people(last, near)]
    own = {each.office for each in people if each.first == first}
    theirs = {each.office for each in people if each.first != first}
    return _list_titles(last, citation).isdisjoint(own - theirs)


def _list_first_names(last: str, index: ArticleIndex) -> frozenset[str]:
    return frozenset(each.first for near in index.sentences_with(last) for each in _find_people(last, near))


def _list_titles(last: str, sentence: PrintedText) -> frozenset[str | None]:
    """Stems of the offices right before a last name; Mr and Mrs are none."""
    words, titles = sentence.words, sentence.language.list("title")
    before = (words[at - 1] for at in sentence.places[last] if at)
    return frozenset(word.stem for word in before if word.lower in titles and not word.idle)


def _find_people(last: str, sentence: PrintedText) -> Iterator[_Person]:
    """Whom a sentence names in full with a last name."""
    words, language = sentence.words, sentence.language
    no_names = language.lists("title", "other_office", "office_held", "weekday", "month")
    for end in sentence.name_ends:
        first = words[end - 1]
        if words[end].stem == last and not (first.lower in no_names or first.letter):
            yield _Person(first.stem, words[end - 2].stem if end > 1 else None)
