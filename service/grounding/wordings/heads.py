"""Whether a wording tells of somebody what its sentence tells of another, who is named after them.

"The mayor's wife was arrested", "the driver of the mayor was killed", "Lind supporters stormed the parliament": the
mayor was neither arrested nor killed, and Lind stormed nothing. So too half of a joined word: pro-Russian, non-binding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from service.grounding.printed import PrintedText, PrintedWord, read_text
from service.language import Language
from service.text.words import SENTENCES_KEPT

_APOSTROPHES: Final = "'’"
_HYPHENS: Final = frozenset("-‐‑")


def drops_head(wording: PrintedText, sentence: PrintedText) -> bool:
    """Whether every place of a told word in the sentence only says whose or what kind of another, untold, word is."""
    shared = wording.told & sentence.places.keys()
    return _tells_of_owner(shared, wording, sentence) or _splits_word(shared, sentence)


def _tells_of_owner(shared: frozenset[str], wording: PrintedText, sentence: PrintedText) -> bool:
    heads = _list_heads(sentence.text, sentence.language)
    if not heads:
        return False
    return any(
        all(at in heads and not heads[at] <= wording.told for at in sentence.places[stem])
        and not all(at in _list_heads(wording.text, wording.language) for at in wording.places[stem])
        for stem in shared
        if not stem.isdigit()
    )


@lru_cache(maxsize=SENTENCES_KEPT)
def _list_heads(text: str, language: Language) -> Mapping[int, frozenset[str]]:
    """By the place of a word that belongs to others, or is said of them: the stems of those, its heads."""
    printed = read_text(text, language)
    found = {
        at: frozenset(
            head.stem
            for find in (_find_possessed, _find_whose, _find_relation)
            if (head := find(at, printed)) and not head.stem.isdigit()
        )
        for at in range(len(printed.words))
    }
    return {at: heads for at, heads in found.items() if heads}


def _find_possessed(at: int, text: PrintedText) -> PrintedWord | None:
    """The word behind a possessive: the mayor's wife, the workers' union."""
    end = text.words[at].end
    if text.text[end : end + 1] not in _APOSTROPHES or end == len(text.text):
        return None
    has_s = at + 1 < len(text.words) and text.words[at + 1].lower == "s" and text.words[at + 1].start == end + 1
    if not has_s and not text.text[end - 1 : end + 2].endswith(" "):
        return None
    return _find_telling(text.words[at + 1 + has_s :])


def _find_whose(at: int, text: PrintedText) -> PrintedWord | None:
    """The word in front of "of": the driver of the mayor, a lawyer for Lind; None for a group, a number or a kind."""
    words, linking = text.words, text.language.lists("linking", "on_behalf")
    # An article may stand between: of the mayor.
    place = next((each for each in (at - 1, at - 2) if each > 0 and words[each].lower in linking), 0)
    if not place or not all(word.idle for word in words[place:at]) or text.openings & set(range(place, at + 1)):
        return None
    head = words[place - 1]
    is_kind = head.idle or head.letter or head.lower in text.language.lists("kind_of", "tally")
    return None if is_kind else head


def _find_relation(at: int, text: PrintedText) -> PrintedWord | None:
    """The word right behind a name that tells who stands to it how: Trump ally Steve Bannon, Lind supporters."""
    if at + 1 >= len(text.words) or not text.words[at].capital:
        return None
    behind = text.words[at + 1]
    joined = not text.text[text.words[at].end : behind.start].strip()
    return behind if joined and behind.lower in text.language.list("relation") else None


def _find_telling(words: Iterable[PrintedWord]) -> PrintedWord | None:
    return next((word for word in words if not (word.idle or word.letter)), None)


def _splits_word(told: frozenset[str], sentence: PrintedText) -> bool:
    """Whether one part of a word joined by a hyphen is told, here alone, and the other is not."""
    if _HYPHENS.isdisjoint(sentence.text):
        return False
    return any(
        _is_told_alone(part, rest, told, sentence)
        for left, right in _list_joined(sentence)
        for part, rest in ((left, right), (right, left))
    )


def _is_told_alone(part: PrintedWord, rest: PrintedWord, told: frozenset[str], sentence: PrintedText) -> bool:
    if part.stem not in told or rest.stem in told or part.stem.isdigit() or part.idle or rest.idle:
        return False
    return len(sentence.places[part.stem]) == 1


def _list_joined(text: PrintedText) -> Sequence[tuple[PrintedWord, PrintedWord]]:
    return [
        (left, right)
        for left, right in zip(text.words, text.words[1:], strict=False)
        if right.start == left.end + 1 and text.text[left.end] in _HYPHENS
    ]
