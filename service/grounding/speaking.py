"""Who speaks a quotation: the one whom the nearest sentence names first, what it quotes aside.

A sentence that has a pronoun beside its verb of saying leaves it to the sentence before. Nobody speaks a quotation for
being named within it. The rule is that of the nearest mention (Elson and McKeown, "Automatic Attribution of Quoted
Speech in Literary Narrative", AAAI 2010); where several are named, whoever comes first is taken for the subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from service.grounding.citations import Citation
from service.grounding.index import ArticleIndex
from service.grounding.names import stem_name
from service.grounding.printed import PrintedWord, find_name_ends, read_words
from service.grounding.speakers import list_speakers
from service.language import Language

_BESIDE: Final = 2
"""So many words off, a pronoun is still the one who says it: he said, she has also told, добавил он."""


def may_speak(name: str, touched: Sequence[Citation]) -> bool:
    """Whether the nearest sentence that names anybody makes this one the speaker; so too where none does.

    Args:
        name: The speaker as drafted.
        touched: The sentences that the quotation runs over, in order.
    """
    verdicts = (_judge(name, each) for each in _list_near(touched))
    return next((each for each in verdicts if each is not None), True)


def _list_near(touched: Sequence[Citation]) -> Iterator[Citation]:
    """The quotation's own sentences, unless a pronoun speaks there; then what is around, nearest first."""
    yield from (each for each in touched if not _is_spoken_by_pronoun(each))
    yield from (Citation(touched[0].index, near) for near in touched[0].index.context(touched[0].sentence))


def _judge(name: str, citation: Citation) -> bool | None:
    """Whether a sentence makes this one the speaker; None where it names nobody."""
    index, own = citation.index, stem_name(name, citation.index.article.language)
    outside = index.leave_out_quotations(citation.sentence)
    speakers = list_speakers(outside, index.article.language)
    if speakers:
        return any(not each.isdisjoint(own) for each in speakers)
    words = read_words(outside, index.article.language)
    mine = next((at for at, word in enumerate(words) if own and word.stem == own[-1]), None)
    first = min(_list_named(words, outside, index), default=None)
    if mine is None:
        return None if first is None else False
    return first is None or mine <= first


def _list_named(words: Sequence[PrintedWord], text: str, index: ArticleIndex) -> Iterator[int]:
    """Where a name ends: several words with capitals, or one that ends such a name elsewhere in the article."""
    yield from find_name_ends(words, text)
    yield from (at for at, word in enumerate(words) if word.capital and word.stem in index.last_names)


def _is_spoken_by_pronoun(citation: Citation) -> bool:
    """Whether a pronoun stands beside a verb of saying, what the sentence quotes aside."""
    language = citation.index.article.language
    if language.list("personal").isdisjoint(citation.index.lowers(citation.sentence)):
        return False
    words = read_words(citation.index.leave_out_quotations(citation.sentence), language)
    verbs = (at for at, word in enumerate(words) if word.lower in language.list("reporting"))
    return any(_is_beside_pronoun(verb, words, language) for verb in verbs)


def _is_beside_pronoun(verb: int, words: Sequence[PrintedWord], language: Language) -> bool:
    near = words[max(0, verb - _BESIDE) : verb + 1 + _BESIDE]
    return any(word.lower in language.list("personal") for word in near)
