"""Whether a sentence, or its context within the article, names someone or some place."""

from __future__ import annotations

from dataclasses import dataclass

from service.grounding.citations import Citation
from service.grounding.index import ArticleIndex
from service.language import Language
from service.schema.report import Evidence
from service.text import list_words, stem_words


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that is borne out, and the context sentence that was needed for it, if one was."""

    name: str
    context: tuple[Evidence, ...] = ()


def find_name(name: str, citation: Citation) -> Naming | None:
    """The name, when its words stand in the sentence, in one sentence of its context, or in both together.

    "Volodymyr Zelensky" is named by a sentence with "Mr Zelensky" when the same article gives the full name.
    """
    index, sentence = citation.index, citation.sentence
    stems = stem_name(name, index.article.language)
    if not stems:
        return None
    here = index.stems(sentence)
    if set(stems) <= here or (stems[-1] in here and set(stems) <= index.body_stems):
        return Naming(name)
    for near in index.context(sentence):
        there = index.stems(near)
        if set(stems) <= there or (stems[-1] in there and set(stems) <= index.body_stems):
            return Naming(name, (index.cite(near, context=True),))
    return None


def is_named_in_article(name: str, index: ArticleIndex) -> bool:
    """Whether all words of the name stand in the article."""
    stems = stem_name(name, index.article.language)
    return bool(stems) and set(stems) <= index.body_stems


def stem_name(name: str, language: Language) -> tuple[str, ...]:
    """The words of a name that tell it from others: no titles, no stop words, unless it has no others."""
    stop, titles = language.list("stop"), language.list("title")
    words = list_words(name)
    telling = tuple(
        word for word in words if word not in stop and word not in titles and (len(word) > 1 or not word.isascii())
    )
    return stem_words(telling or words, language)
