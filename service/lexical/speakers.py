"""Who says it: the subject of a reporting verb, before it, behind it, or after "according to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from service.lexical.cast import Cast
from service.lexical.english import ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, UNNAMED
from service.lexical.names import Name, find_names, strip_possessive
from service.lexical.passages import Word

PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
_REACH: Final = 14
_NOUN_REACH: Final = 6
_OUTSIDE_ROLES: Final = AUXILIARIES | PRONOUNS | (PREPOSITIONS - {"of", "for"})
"""Between a verb and the name behind it these do not stand."""
_PHRASE_ENDS: Final = CONJUNCTIONS | AUXILIARIES
_NO_NOUNS: Final = CONJUNCTIONS | PREPOSITIONS | DETERMINERS
_OPENERS: Final = frozenset({"the", "a", "an"})
_ARTICLES: Final = frozenset({"el", "la", "los", "las", "o", "a", "os", "as", "le", "l'", "l’", "der", "die", "das"})
"""Articles that other languages put between "said" and a name."""


class Saying(NamedTuple):
    """Someone saying something: who, and which words of the sentence tell it."""

    speaker: str
    """As printed; a pronoun where only that stands there; empty where nobody is named."""
    verb: int
    """Index of the verb among the words."""
    start: int
    """First word of the speaker and the verb together."""
    stop: int
    """After the last of them."""


def find_subject(words: Sequence[Word], verb: int, cast: Cast) -> Saying | None:
    """The subject of the verb at this place: a name, a pronoun or a plain noun phrase right before it."""
    at = _skip_adverbs(words, verb)
    if at < 0:
        return None
    if words[at].text == ",":
        return _find_before_apposition(words, at, verb, cast)
    if words[at].lower in PRONOUNS:
        return Saying(words[at].lower, verb, at, verb + 1)
    return _find_named(words, at, verb, cast)


def _find_named(words: Sequence[Word], at: int, verb: int, cast: Cast) -> Saying | None:
    """The name that ends here, the person whom a body behind "of" belongs to, or else a plain noun phrase."""
    name = _find_name_ending(words, at + 1, cast)
    if name is None or name.title_start == 0 or words[name.title_start - 1].lower not in PREPOSITIONS:
        if name and not name.possessive:
            return Saying(name.text, verb, name.title_start, verb + 1)
        return _find_noun_phrase(words, at, verb, cast)
    holder = _find_name_ending(words, name.title_start - 1, cast)
    if holder and not holder.possessive and cast.is_person(holder.text):
        return Saying(holder.text, verb, holder.title_start, verb + 1)
    if words[name.title_start - 1].lower != "of":
        at = name.title_start - 2
    return _find_noun_phrase(words, at, verb, cast) if at >= 0 else None


def find_subject_after(words: Sequence[Word], verb: int, cast: Cast) -> Saying | None:
    """The subject behind the verb: said Ana Lind, said the mayor, Ana Lind."""
    for name in _names(words, cast, near=verb):
        if name.start > verb + _REACH:
            return None
        if name.start <= verb or name.possessive:
            continue
        between = [word.lower for word in words[verb + 1 : name.title_start]]
        return Saying(name.text, verb, verb, name.stop) if _may_lead_to_name(between, cast) else None
    return None


def _may_lead_to_name(between: Sequence[str], cast: Cast) -> bool:
    if cast.language.code != "en":
        return all(word in _ARTICLES for word in between)
    if between[-1:] == ["of"] or ("for" in between and "," not in between[between.index("for") :]):
        return False
    return all(word == "," or (word.isalpha() and word not in _OUTSIDE_ROLES) for word in between)


def find_according(words: Sequence[Word], place: int, cast: Cast) -> Saying | None:
    """According to Yuri Ushakov, Putin's adviser; to local officials; to a spokesman, Per Olsson."""
    start = place + 2
    if start >= len(words) or words[place + 1].lower != "to":
        return None
    stop = _end_of_phrase(words, start)
    for name in _names(words, cast, near=start):
        if not start <= name.title_start <= stop + 1 or name.possessive:
            continue
        lead = words[start : name.title_start]
        if (
            all(_is_small(word) or word.lower in DETERMINERS for word in lead)
            or words[name.title_start - 1].text == ","
        ):
            return Saying(name.text, place, place, name.stop)
    phrase = _print_phrase(words, start, stop)
    return Saying(phrase, place, place, stop) if phrase else None


def _end_of_phrase(words: Sequence[Word], start: int) -> int:
    stop = start
    while stop < len(words) and stop < start + _NOUN_REACH and words[stop].text[0].isalnum():
        is_seen_by = stop + 1 < len(words) and words[stop + 1].lower == "by"  # court papers seen by Reuters
        if stop > start and (is_seen_by or words[stop].lower in _PHRASE_ENDS):
            break
        stop += 1
    return stop


def _is_small(word: Word) -> bool:
    return word.text.isalpha() and word.text.islower() and word.lower not in PREPOSITIONS


def _skip_adverbs(words: Sequence[Word], verb: int) -> int:
    """Before adverbs, auxiliaries and "on Tuesday" that part the subject from its verb."""
    at = verb - 1
    while at >= 0:
        lower = words[at].lower
        if lower in ADVERBS or lower in AUXILIARIES or (lower.endswith("ly") and words[at].text.islower()):
            at -= 1
        elif at > 1 and words[at - 1].lower == "on" and words[at].is_capital and words[at].lower.endswith("day"):
            at -= 2
        else:
            break
    return at


def _names(words: Sequence[Word], cast: Cast, *, near: int) -> Iterator[Name]:
    return find_names(words, cast.language, cast.common, near=near)


def _find_name_ending(words: Sequence[Word], stop: int, cast: Cast) -> Name | None:
    if not words[stop - 1].is_capital:
        return None
    return next((name for name in _names(words[:stop], cast, near=stop - 1) if name.stop == stop), None)


def _find_before_apposition(words: Sequence[Word], comma: int, verb: int, cast: Cast) -> Saying | None:
    """Ana Lind, the mayor, said; the mayor, Ana Lind, said; after the attack, Lind, 42, said."""
    opening = max((n for n in range(comma) if words[n].text == ","), default=-1)
    if opening <= 0:
        return None
    outer = _find_name_ending(words, opening, cast)
    bound = outer is not None and outer.title_start > 0 and words[outer.title_start - 1].lower in PREPOSITIONS
    if outer and not outer.possessive and not bound:
        return Saying(outer.text, verb, outer.title_start, verb + 1)
    inner = _find_name_ending(words, comma, cast)
    if inner and inner.title_start == opening + 1:
        return Saying(inner.text, verb, opening + 1, verb + 1)
    return None


def _find_noun_phrase(words: Sequence[Word], at: int, verb: int, cast: Cast) -> Saying | None:
    """Local officials; Ukraine's air force; the governor of Belgorod; a spokesman for the company."""
    if words[at].text.endswith(("'s", "’s")) or words[verb].lower.endswith("ing"):
        return None
    start = _start_of_phrase(words, at)
    if start > 1 and words[start - 1].lower == "for" and words[start - 2].lower in UNNAMED:
        start = _start_of_phrase(words, start - 2)
    if cast.language.code != "en" or not words[at].text[0].isalnum():
        return None
    if words[start].lower in {"a", "an", "one"}:
        return _describe(words, start, at + 1, verb)
    phrase = _print_phrase(words, start, at + 1)
    if not phrase or words[at].lower in _NO_NOUNS:
        return None
    return Saying(phrase, verb, start, verb + 1)


def _start_of_phrase(words: Sequence[Word], at: int) -> int:
    start = at
    while start > 0 and at - start < _NOUN_REACH and _continues_phrase(words, start - 1):
        start -= 1
        if words[start].lower in _OPENERS:
            break
    return start


def find_described_after(words: Sequence[Word], verb: int) -> Saying | None:
    """Someone without a name behind the verb: said a spokesman for the company."""
    start = verb + 1
    if start >= len(words) or words[start].lower not in {"a", "an", "one"}:
        return None
    stop = start + 1
    while (
        stop < len(words) and stop < start + _NOUN_REACH and words[stop].text.isalpha() and words[stop].lower != "who"
    ):
        stop += 1
    return _describe(words, start, stop, verb)


def _describe(words: Sequence[Word], start: int, stop: int, verb: int) -> Saying | None:
    """A spokesman; a police officer: only where the noun is one of those who speak for themselves or for others."""
    noun = next((n for n in range(start + 1, stop) if words[n].lower in UNNAMED), None)
    if noun is None or any(not word.text.isalpha() or word.is_capital for word in words[start + 1 : noun]):
        return None
    end = stop if noun + 1 < stop and words[noun + 1].lower == "for" else noun + 1
    if end < stop and start < verb:
        return None
    phrase = " ".join(word.text for word in words[start:end])
    return Saying(phrase[0].lower() + phrase[1:], verb, min(start, verb), max(end, verb + 1))


def _continues_phrase(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if not word.text[0].isalnum() or word.lower in _PHRASE_ENDS:
        return False
    if word.lower == "of":
        return True
    return word.lower not in PREPOSITIONS and word.lower not in PRONOUNS and not word.lower.endswith(("ing", "ed"))


def _print_phrase(words: Sequence[Word], start: int, stop: int) -> str:
    while start < stop and words[start].lower in {"the", "a", "an"}:
        start += 1
    return strip_possessive(" ".join(word.text for word in words[start:stop]))
