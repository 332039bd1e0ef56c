"""Quotations that are cut so that their sense turns: then the sentence that was spoken is shown whole."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from service.grounding.index import Citation
from service.grounding.printed import negates
from service.grounding.speech.passage import list_verbs
from service.language import Language
from service.text import Span, list_words

_SENTENCE_END: Final = re.compile(r"[.!?…。]+\s")
_TAG: Final = 5
"""Words of which one says who is quoted: I told him that day."""
_LOOSE_ENDS: Final = " ,;:–—-"


class Place(NamedTuple):
    """Where the words of a quote stand, and the sentence of the article they start in."""

    citation: Citation
    span: Span


def find_quotation(place: Place) -> Span | None:
    """The innermost pair of marks that the words stand between."""
    return min(_list_around(place), key=lambda each: each.end - each.start, default=None)


def is_quoted_of_another(place: Place) -> bool:
    """Whether a speaker quotes somebody else with the words: “He told me, ‘I will kill you’,” she said.

    “I told him, ‘I will kill you’” is that speaker's own.
    """
    inner = find_quotation(place)
    outer = next((each for each in _list_around(place) if each != inner), None)
    if inner is None or outer is None:
        return False
    language = place.citation.language
    before = list_words(place.citation.index.article.body[outer.start : inner.start])[-_TAG:]
    saying = list_verbs(language, "stop")
    return not any(word in language.list("own_voice") and next_word in saying for word, next_word in pairwise(before))


def _list_around(place: Place) -> list[Span]:
    span = place.span
    return [each for each in place.citation.index.quotations if each.start <= span.start and span.end <= each.end]


def mend_cut(place: Place) -> Place | None:
    """The words as they are, or with the rest of their sentence where it turns them; None where marks part the two.

    “It would be a lie to say that we are winning” is no quotation of "we are winning", and “It would be a lie,” she
    said, “to say that we are winning” has none.
    """
    quotation = find_quotation(place) or place.span
    body, language = place.citation.index.article.body, place.citation.language
    before = _SENTENCE_END.split(body[quotation.start : place.span.start])[-1]
    after = _SENTENCE_END.split(body[place.span.end : quotation.end])[0]
    words = body[place.span.start : place.span.end]
    opened = place.span.start - len(before)
    if opened == quotation.start and _turns(_read_part_before(quotation, place.citation), "", words, language):
        return None
    if not _turns(before, after, words, language):
        return place
    whole = body[opened : place.span.end + len(after)]
    start = opened + len(whole) - len(whole.lstrip())
    return place._replace(span=Span(start, max(place.span.end, opened + len(whole.rstrip(_LOOSE_ENDS)))))


def _turns(before: str, after: str, words: str, language: Language) -> bool:
    """Whether what a quotation says before or behind some words makes them something that the speaker does not say."""
    ahead = language.lists("unreal", "hedge", "reporting", "unasserted", "supposing")
    behind = language.lists("supposing", "refuting")
    if not (ahead.isdisjoint(list_words(before)) and behind.isdisjoint(list_words(after))):
        return True
    return not negates(words, language) and (negates(before, language) or negates(after, language))


def _read_part_before(quotation: Span, citation: Citation) -> str:
    """What a sentence says in the quotation that this one goes on with: “We never,” he said, “go”."""
    body = citation.index.article.body
    first = next(iter(list_words(body[quotation.start : quotation.end])), "")
    begins_anew = not body[quotation.start : quotation.end].lstrip()[:1].islower()
    if begins_anew or first in citation.language.list("clause"):
        return ""
    earlier = [each for each in citation.index.quotations if each.end < quotation.start]
    last = max(earlier, key=lambda each: each.end, default=None)
    if last is None or last.start < citation.sentence.start:
        return ""
    return _SENTENCE_END.split(body[last.start : last.end])[-1]
