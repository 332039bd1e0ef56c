"""Names of people and bodies as an article prints them: runs of capitals, titles before them, full forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from service.language import Language
from service.lexical.english import BODIES, FEMALE, MALE, PREPOSITIONS
from service.lexical.passages import Passage, View, Word

PARTICLES: Final = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "di",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "y",
        "e",
    }
)
"""Small words that may stand inside a name."""
_POSSESSIVES: Final = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `words[start:stop]` of a passage, its title before it."""

    text: str
    start: int
    """Of the name itself, after its title."""
    stop: int
    title: str = ""
    """As printed before the name: Ukrainian President."""
    title_start: int = 0
    possessive: bool = False

    @property
    def last(self) -> str:
        """The word that a later mention would use."""
        return self.text.split()[-1].casefold()


def strip_possessive(text: str) -> str:
    """The word without its possessive ending."""
    for ending in _POSSESSIVES:
        if text.endswith(ending):
            return text[: -len(ending)]
    return text


def find_names(words: Sequence[Word], language: Language, common: frozenset[str]) -> list[Name]:
    """Every run of capitals in order; `common` are words that the article also prints without a capital."""
    found: list[Name] = []
    place = 0
    while place < len(words):
        stop = _end_of_run(words, place, language, common) if words[place].is_capital else place
        if stop > place:
            found.extend(_name(words, place, stop, language))
            place = stop
        else:
            place += 1
    return found


def _end_of_run(words: Sequence[Word], start: int, language: Language, common: frozenset[str]) -> int:
    if not _is_name_word(words, start, language, common):
        return start
    stop = start + 1
    while stop < len(words) and not words[stop - 1].text.endswith(_POSSESSIVES):
        if _is_name_word(words, stop, language, common):
            stop += 1
        elif words[stop].lower in PARTICLES and stop + 1 < len(words) and words[stop + 1].is_capital:
            stop += 2
        else:
            break
    return stop


def _is_name_word(words: Sequence[Word], place: int, language: Language, common: frozenset[str]) -> bool:
    word = words[place]
    if not word.is_capital:
        return False
    idle = word.lower in language.list("stop") or word.lower in language.list("pronoun")
    if idle and not _is_name_all_the_same(words, place):
        return False
    if language.weekday_number(word.text) is not None or language.month_number(word.text) is not None:
        return False
    opens = place == 0 or not words[place - 1].text[-1].isalnum()
    if not opens or word.lower in language.list("title"):
        return True
    return strip_possessive(word.lower) not in common


def _is_name_all_the_same(words: Sequence[Word], place: int) -> bool:
    """US, and the "Per" of "Per Olsson": a stop word by its letters only."""
    if place == 0 or not (words[place - 1].text[-1].isalnum() or words[place - 1].text == ","):
        return False
    if words[place].text.isupper() and len(words[place].text) > 1:
        return True
    return place + 1 < len(words) and words[place + 1].is_capital and words[place].lower not in {"the", "a", "an"}


def _name(words: Sequence[Word], start: int, stop: int, language: Language) -> Iterable[Name]:
    titles = language.list("title")
    last_title = max((n for n in range(start, stop) if words[n].lower.rstrip(".") in titles), default=start - 1)
    begin = last_title + 1
    if begin == start and start and words[start - 1].lower.rstrip(".") in titles:
        title_start = _start_of_role(words, start, language)
    else:
        title_start = start
    if begin >= stop:
        return
    text = " ".join(word.text for word in words[begin:stop])
    yield Name(
        text=strip_possessive(text),
        start=begin,
        stop=stop,
        title=" ".join(word.text for word in words[title_start:begin]),
        title_start=title_start,
        possessive=text.endswith(_POSSESSIVES),
    )


def _start_of_role(words: Sequence[Word], stop: int, language: Language) -> int:
    """Where a role in small letters before a name begins: Dnipropetrovsk regional governor, foreign minister."""
    start = stop - 1
    while start and start > stop - 4 and words[start - 1].text.isalpha() and not _ends_role(words[start - 1], language):
        start -= 1
        if words[start].is_capital:
            break
    return start


def _ends_role(word: Word, language: Language) -> bool:
    if word.lower in language.list("stop") or word.lower in language.list("reporting"):
        return True
    is_time = word.lower in language.list("weekday") or word.lower in language.list("month")
    return is_time or word.lower.endswith(("ed", "ing"))


@dataclass(slots=True)
class Cast:
    """The people of one article: full names by their last word, roles, and whether he or she."""

    language: Language
    common: frozenset[str]
    names: dict[int, list[Name]] = field(default_factory=dict)
    """By order of the passage."""
    full: dict[str, set[str]] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    """Last words of names that are people's."""
    roles: dict[str, str] = field(default_factory=dict)
    """First role printed for a name, by its last word."""
    genders: dict[str, str] = field(default_factory=dict)

    def name_in_full(self, name: str) -> str:
        """The fullest form that the article prints, where only one fits."""
        forms = self.full.get(strip_possessive(name).split()[-1].casefold(), set())
        fuller = [each for each in forms if set(strip_possessive(name).split()) <= set(each.split())]
        longest = max(fuller, key=len, default=name)
        return longest if all(set(each.split()) <= set(longest.split()) for each in forms) else name

    def is_person(self, name: str) -> bool:
        """Whether the name is known to be a person's."""
        return name.rsplit(maxsplit=1)[-1].casefold() in self.people if name else False


def meet_cast(view: View) -> Cast:
    """Everyone that the article names."""
    cast = Cast(view.language, _find_common(view))
    for passage in view.passages:
        names = [each for each in find_names(passage.words, view.language, cast.common) if not _is_body(each)]
        cast.names[passage.order] = names
        for name in names:
            if " " in name.text:
                cast.full.setdefault(name.last, set()).add(name.text)
    for passage in view.passages:
        for name in cast.names[passage.order]:
            _meet(cast, passage, name)
    return cast


def _is_body(name: Name) -> bool:
    return any(word.casefold().rstrip(".") in BODIES for word in name.text.split())


def _find_common(view: View) -> frozenset[str]:
    """Words that the article prints in small letters, and words that only ever open its sentences."""
    small = {word.lower for passage in view.passages for word in passage.words if not word.is_capital}
    inner = {
        strip_possessive(word.lower)
        for passage in view.passages
        for n, word in enumerate(passage.words)
        if word.is_capital and n and passage.words[n - 1].text[-1].isalnum()
    }
    opening = {
        strip_possessive(passage.words[0].lower)
        for passage in view.passages
        if passage.words and not (len(passage.words) > 1 and passage.words[1].is_capital)
    }
    return frozenset(small | (opening - inner - _lasts(view)) | (_find_opening_roles(view) - inner))


def _find_opening_roles(view: View) -> set[str]:
    """The first of three capitals that open a sentence: Striker Leo Grant."""
    return {
        words[0].lower
        for words in (passage.words[:3] for passage in view.passages)
        if len(words) == 3 and all(word.is_capital and word.text.isalpha() for word in words)  # noqa: PLR2004 - a role and a name
    }


def _lasts(view: View) -> set[str]:
    """Words that end a run of two capitals or more: surnames that may open a sentence."""
    found = set()
    for passage in view.passages:
        for left, right in zip(passage.words, passage.words[1:], strict=False):
            if left.is_capital and right.is_capital:
                found.add(strip_possessive(right.lower))
    return found


def _meet(cast: Cast, passage: Passage, name: Name) -> None:
    apposition = _apposition(passage, name)
    has_role = any(word in cast.language.list("title") for word in apposition)
    if not (name.title or has_role or _has_age(passage, name) or _stands_by_saying(cast, passage, name)):
        return
    if name.title or name.last in cast.full:
        cast.people.add(name.last)
    role = _role_of(name)
    if role:
        cast.roles.setdefault(name.last, role)
    for word in (*name.title.lower().split(), *apposition):
        if word in MALE or word in FEMALE:
            cast.genders.setdefault(name.last, "he" if word in MALE else "she")


def _has_age(passage: Passage, name: Name) -> bool:
    """Whether an age stands behind the name between commas: Costa, 24, said."""
    behind = [word.text for word in passage.words[name.stop : name.stop + 3]]
    return len(behind) == 3 and behind[0] == behind[2] == "," and behind[1].isdecimal()  # noqa: PLR2004 - comma, age, comma


def _role_of(name: Name) -> str:
    """Offices are roles; Mr and Mrs are not."""
    courtesy = {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"}
    return "" if name.title.lower().rstrip(".") in courtesy or not name.title else name.title


def _stands_by_saying(cast: Cast, passage: Passage, name: Name) -> bool:
    verbs = cast.language.list("reporting")
    before = [word.lower for word in passage.words[max(0, name.title_start - 1) : name.title_start]]
    behind = [word.lower for word in passage.words[name.stop : name.stop + 2]]
    if name.possessive or (before and before[0] in PREPOSITIONS):
        return False
    follows = behind[:1] == [","] and before == [","] and bool(verbs.intersection(behind[1:]))
    return follows or bool(verbs.intersection(behind[:1] + before))


def _apposition(passage: Passage, name: Name) -> list[str]:
    stop = name.stop
    if stop >= len(passage.words) or passage.words[stop].text != "," or name.possessive:
        return []
    found: list[str] = []
    for word in passage.words[stop + 1 : stop + 14]:
        if word.text == ",":
            return found
        found.append(word.lower)
    return []
