"""The words of a printed time, one by one, as the tables of its language know them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from service.language import Language
from service.text import fold_plain

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def list_time_words(text: str, language: Language) -> tuple[str, ...]:
    """The words of a folded text; "п'ятниця" whole and in parts, "Mittwochabend" as weekday and part of day."""
    return tuple(word for found in _WORD.findall(text) for word in _take_apart(found, language))


def names_weekday(text: str, language: Language) -> bool:
    """Whether a day of the week is named, which is one behind or one ahead."""
    return any(language.weekday_number(word) is not None for word in list_time_words(fold_plain(text), language))


def _take_apart(word: str, language: Language) -> Iterator[str]:
    yield from _split_compound(word, language)
    if "'" in word:
        yield from word.split("'")


def _split_compound(word: str, language: Language) -> tuple[str, ...]:
    if word.lower() in language.list("weekday"):
        return (word,)
    for name in language.list("weekday"):
        rest = word[len(name) :].lower()
        if rest in language.list("part_of_day") and word.lower().startswith(name):
            return word[: len(name)], rest
    return (word,)


def names_part_of_day(words: tuple[str, ...], language: Language) -> bool:
    """Whether a part of the day is named: night, dawn, early hours."""
    return any(
        word.casefold() in language.list("part_of_day") and not names_tomorrow(word, place, language)
        for place, word in enumerate(words)
    )


def names_tomorrow(word: str, place: int, language: Language) -> bool:
    """Whether it is the day; in "mañana por la mañana" and "am Morgen" what does not come first is a part of a day."""
    lower = word.casefold()
    return lower in language.list("tomorrow") and (place == 0 or lower not in language.list("part_of_day"))
