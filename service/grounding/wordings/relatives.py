"""Whether a wording joins what a relative clause tells with what stands outside it.

"The man who shot the mayor fled" has the words of "the mayor fled", and "Lind, who was arrested in January, was
sentenced in March" those of "Lind was arrested in March".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from service.grounding.printed import MARK, PrintedText, is_content, list_calendar, list_endings


class _Clause(NamedTuple):
    """A relative clause among the words of its sentence."""

    start: int
    stop: int
    """Where the words behind it begin: behind the mark that closes it, or at the end where nothing tells that."""
    has_subject: bool
    """Whether its subject is its own: for whom the game was lost."""


def joins_clauses(wording: PrintedText, sentence: PrintedText) -> bool:
    """Whether what is told joins a relative clause and what goes on behind it, or leaves out whom the clause is about.

    A wording with a relative clause of its own is not looked into.
    """
    if not sentence.language.lists("relative", "describing").isdisjoint(wording.lowers):
        return False
    told = [sentence.places[word.stem] for word in wording.words if is_content(word) and word.stem in sentence.places]
    return any(_joins(each, told, sentence) for each in _list_clauses(sentence))


def _joins(clause: _Clause, told: Sequence[Sequence[int]], sentence: PrintedText) -> bool:
    """`told` are the places of each word that is told: a day may stand ahead of a statement, but not behind another."""
    if not any(clause.start <= here[0] and here[-1] < clause.stop for here in told):
        return False
    calendar = list_calendar(sentence.language)
    has_ahead = any(here[0] < clause.start and sentence.words[here[0]].lower not in calendar for here in told)
    has_behind = any(here[-1] >= clause.stop for here in told)
    return has_behind or not (has_ahead or clause.has_subject)


def _list_clauses(sentence: PrintedText) -> Iterator[_Clause]:
    words, language = sentence.words, sentence.language
    pronouns, describing = language.list("relative"), language.list("describing")
    gerunds = list_endings(language, "gerund_ending")
    for at, word in enumerate(words):
        if at and (word.lower in pronouns or (word.lower in describing and _describes(at, sentence))):
            yield _Clause(at + 1, _find_end(at, sentence), has_subject=words[at - 1].idle)
        elif gerunds and word.lower.endswith(gerunds) and _takes_object(at, sentence):
            yield _Clause(at + 1, len(words), has_subject=False)


def _takes_object(at: int, sentence: PrintedText) -> bool:
    """Whether a gerund goes with a noun and its article, and has an object: the truck carrying the statue."""
    words, language = sentence.words, sentence.language
    if at + 1 >= len(words) or not words[at].telling or not _describes(at, sentence):
        return False
    behind = words[at + 1]
    return at + 1 not in sentence.openings and (behind.lower in language.list("determiner") or behind.capital)


def _describes(at: int, sentence: PrintedText) -> bool:
    """Whether a word goes with a noun that has its article before it: the dog that bit, not the fact that."""
    words, language = sentence.words, sentence.language
    noun, before = words[at - 1], words[max(0, at - 3) : at - 1]
    has_article = any(word.lower in language.list("determiner") for word in before)
    is_plain = (
        noun.telling
        and not noun.capital
        and noun.lower not in language.lists("fact", "hearsay", "unasserted", "reporting")
    )
    return has_article and is_plain and at not in sentence.openings


def _find_end(at: int, sentence: PrintedText) -> int:
    """Where the words behind a relative clause begin: one between marks ends at the second, another is left open."""
    words, text = sentence.words, sentence.text
    if not MARK.search(text, words[at - 1].end, words[at].start):
        return len(words)
    mark = MARK.search(text, words[at].end)
    return next((n for n in range(at, len(words)) if mark and words[n].start >= mark.end()), len(words))
