"""Text as the articles have it: sentences with offsets, folding with an offset map, words and stems.

Nothing here changes a body. Whatever is found in a folded text is told as offsets of the unfolded one.
"""

from service.text.characters import drop_invisible
from service.text.datelines import is_dateline, skip_dateline
from service.text.folding import Folded, fold, fold_plain
from service.text.search import find_words, has_words, is_word_edge
from service.text.sentences import MAX_RUN, split_sentences
from service.text.span import Span
from service.text.words import count_words, find_content_stems, list_words, stem_words

__all__ = [
    "MAX_RUN",
    "Folded",
    "Span",
    "count_words",
    "drop_invisible",
    "find_content_stems",
    "find_words",
    "fold",
    "fold_plain",
    "has_words",
    "is_dateline",
    "is_word_edge",
    "list_words",
    "skip_dateline",
    "split_sentences",
    "stem_words",
]
