"""The people of an article: full forms of their names, offices, he or she; and the companies that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from service.language import Language
from service.lexical.english import FEMALE, FIRMS, MALE, OCCUPATIONS, PREPOSITIONS
from service.lexical.grammar import Grammar, find_grammar
from service.lexical.names import Name, is_body_word, is_occupation, list_names, strip_possessive
from service.lexical.passages import Passage, View, Word

_APPOSITION: Final = 14
_LISTENING: Final = PREPOSITIONS | {"tell", "tells", "told", "asked", "asks", "informed"}
"""Behind these stands who listens, or what is spoken of."""
_MAKERS: Final = FIRMS - OCCUPATIONS
"""Nouns that make the name behind them a company's."""
_SET_MAKERS: Final = _MAKERS | {"operator", "owner"}
"""Nouns that do so in front of a name between commas."""
_COURTESY: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"})
_OWN: Final = {"his": "he", "himself": "he", "her": "she", "herself": "she"}
_OWN_REACH: Final = 12
_INFLECTING: Final = frozenset({"uk", "ru"})
"""Languages that inflect names."""
_INFLECTED: Final = 2
_ROOT: Final = 3
"""Letters of a name that are alike in all its cases: all but so many, and so many at least."""
_ROLE: Final = 6
_LONG_NAME: Final = 4
_MIN_INITIALS: Final = 2
_MAX_INITIALS: Final = 5


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
    firms: dict[str, None] = field(default_factory=dict)
    """Names that the article tells to be companies'."""
    roots: dict[tuple[str, ...], Counter[str]] = field(default_factory=dict)
    """Forms of a name by the roots of its words, and how often the article prints each."""
    bodies: dict[int, list[Name]] = field(default_factory=dict)
    """Names of bodies and companies, by order of the passage."""
    known: dict[str, str] = field(default_factory=dict)
    """Names that were asked for, and their full forms."""

    def name_in_full(self, name: str) -> str:
        """The fullest form that the article prints, where only one fits, whatever its case."""
        if name not in self.known:
            self.known[name] = self._find_full(name)
        return self.known[name]

    def _find_full(self, name: str) -> str:
        name = self._known_form(name)
        if self.language.code in _INFLECTING and " " not in name:
            return next(iter(self.full.get(name.casefold(), ())), name)
        words = strip_possessive(name).split()
        forms = self.full.get(words[-1].casefold(), set())
        fuller = [each for each in forms if set(words) <= set(each.split())]
        longest = max(fuller, key=len, default=name)
        return longest if all(set(each.split()) <= set(longest.split()) for each in forms) else name

    def find_holder(self, phrase: str) -> str:
        """The only person to whom the article gives the office that opens a phrase; the phrase where none is."""
        head = phrase.split(maxsplit=1)[0].casefold() if phrase and phrase[0].islower() else ""
        holders = {last for last, role in self.roles.items() if head and role.split()[0].casefold() == head}
        names = {name for last in holders for name in self.full.get(last, ())}
        return names.pop() if len(names) == 1 else phrase

    def _known_form(self, name: str) -> str:
        """The form of an inflected name that the article prints most: Віталія Драча is Віталій Драч."""
        if self.language.code not in _INFLECTING or not name:
            return name
        root = tuple(_cut_root(word) for word in name.split())
        forms = self.roots.get(root, Counter())
        return max(forms, key=lambda each: (forms[each], -len(each), each)) if forms else name

    def is_person(self, name: str) -> bool:
        """Whether the name is known to be a person's."""
        return name.rsplit(maxsplit=1)[-1].casefold() in self.people if name else False


def _cut_root(word: str) -> str:
    return word.casefold()[: max(_ROOT, len(word) - _INFLECTED)]


def meet_cast(view: View) -> Cast:
    """Everyone that the article names."""
    cast = Cast(view.language, _find_common(view))
    grammar = find_grammar(view.language)
    inflects = view.language.code in _INFLECTING
    known = _find_last_words(view, cast) if grammar.list("capital_nouns") else frozenset()
    for passage in view.passages:
        printed = list_names(passage, cast.common, known)
        cast.firms.update((each.text, None) for each in printed if _is_firm(passage, each, grammar))
        names: list[Name] = []
        bodies: list[Name] = []
        for name in printed:
            is_body = _is_body(name.text, grammar)
            if not is_body:
                names.append(name)
            if is_body or name.text in cast.firms:
                bodies.append(name)
        cast.names[passage.order], cast.bodies[passage.order] = names, bodies
        for name in names:
            if " " in name.text:
                cast.full.setdefault(name.last, set()).add(name.text)
            if inflects:
                roots = tuple(_cut_root(word) for word in name.text.split())
                cast.roots.setdefault(roots, Counter())[name.text] += 1
    _join_inflected(cast)
    cast.people |= _find_surnames(view, cast)
    for passage in view.passages:
        for name in cast.names[passage.order]:
            _meet(cast, passage, name, grammar)
    return cast


def _find_surnames(view: View, cast: Cast) -> set[str]:
    """Last words of full names that the article also prints alone, elsewhere than behind a preposition of place.

    Places and bodies are not called by their last word alone.
    """
    if view.language.code == "en":
        return set()
    grammar = find_grammar(view.language)
    places = grammar.list("place_before")
    alone: set[str] = set()
    placed: set[str] = set()
    for passage in view.passages:
        for name in cast.names[passage.order]:
            before = passage.words[name.title_start - 1].lower if name.title_start else ""
            if " " not in name.text and before not in places:
                alone.add(name.text.casefold())
            if before in places:
                placed.add(name.last)
    full = {last for last, forms in cast.full.items() if all(len(each.split()) <= _LONG_NAME for each in forms)}
    return (alone & full) - placed


def _join_inflected(cast: Cast) -> None:
    """Let a surname alone, in whatever case, lead to the full name that the article prints most."""
    if cast.language.code not in _INFLECTING:
        return
    surnames = {roots[-1]: roots for roots in cast.roots if len(roots) > 1}
    for roots, forms in list(cast.roots.items()):
        if len(roots) == 1 and roots[0] in surnames:
            full = cast.roots[surnames[roots[0]]]
            whole = max(full, key=lambda each: (full[each], -len(each), each))
            cast.full.update((form.casefold(), {whole}) for form in forms)
        best = max(forms, key=lambda each: (forms[each], -len(each), each))
        for form in forms:
            if " " in form:
                cast.full[form.split()[-1].casefold()] = {best}


def _find_last_words(view: View, cast: Cast) -> frozenset[str]:
    """Last words of names of several words: alone they are names as well."""
    found = (list_names(each, cast.common) for each in view.passages)
    return frozenset(name.last for names in found for name in names if " " in name.text or name.title)


@lru_cache(maxsize=1024)
def _is_body(text: str, grammar: Grammar) -> bool:
    """Whether a name is a body's and no person's."""
    words = text.casefold().split()
    if any(is_body_word(word, grammar) for word in words) or _is_initials(text):
        return True
    if grammar.list("capital_nouns") and len(words) > 1 and _is_initials(text.split(maxsplit=1)[0]):
        return True  # IG Metall
    makers = tuple(grammar.rows.get("maker_endings", ()))
    is_made = bool(makers) and any(word.endswith(makers) for word in words[:-1])
    is_plain = grammar.language.code == "en" or bool(grammar.list("capital_nouns"))
    return is_made or (not is_plain and words[0] in grammar.list("governments"))


def _is_initials(text: str) -> bool:
    """BSB, OPEC: a body's letters."""
    return text.isalpha() and text.isupper() and _MIN_INITIALS <= len(text) <= _MAX_INITIALS


def _find_common(view: View) -> frozenset[str]:
    """Words that the article prints in small letters, and words that only ever open its sentences."""
    opening: set[str] = set()
    roles: set[str] = set()
    inner: set[str] = set()
    lasts: set[str] = set()
    for passage in view.passages:
        words = passage.words
        if words and not _opens_run(words):
            opening.add(words[0].lower)
        if _opens_with_role(words[:3]):
            roles.add(words[0].lower)
        behind = passage.capitals[1:] if words and words[0].is_capital else passage.capitals
        inner.update([words[at].lower for at in behind if words[at - 1].text[-1].isalnum()])
        lasts.update([words[at].lower for at in behind if words[at - 1].is_capital])
    small = {word.lower for passage in view.passages for word in passage.words if not word.is_capital}
    named = set(map(strip_possessive, inner))
    opening = set(map(strip_possessive, opening)) - named - set(map(strip_possessive, lasts))
    return frozenset(small | opening | (roles - named))


def _opens_run(words: Sequence[Word]) -> bool:
    """Whether the second word goes on with a name that the first may open."""
    return len(words) > 1 and (words[1].is_capital or words[1].text == "&")


def _opens_with_role(words: Sequence[Word]) -> bool:
    """Whether three capitals open a sentence, the first of which may be a role: Striker Leo Grant."""
    if len(words) < 3 or not (words[1].is_capital and words[2].is_capital):  # noqa: PLR2004 - a role and a name
        return False
    return all(word.is_capital and word.text.isalpha() for word in words)


def _meet(cast: Cast, passage: Passage, name: Name, grammar: Grammar) -> None:
    is_set = name.stop < len(passage.words) and passage.words[name.stop].text == ","
    is_long = " " in name.text
    beside = _apposition(passage, name) if is_set else []
    beside += _list_before(passage, name, grammar, is_set=is_set) if is_long else []
    owning = _find_owning(passage, name) if is_long else ""
    if not (
        name.title
        or owning
        or _tells_person(beside, grammar)
        or (is_set and _has_age(passage, name))
        or _stands_by_saying(passage, name, grammar)
    ):
        return
    last = name.last
    if (name.title or last in cast.full) and name.text not in cast.firms:
        cast.people.add(last)
    role = _role_of(name) or (find_beside(cast, passage, name) if cast.language.code != "en" else "")
    if role:
        cast.roles.setdefault(last, role)
    if owning:
        cast.genders.setdefault(last, owning)
    for word in (*name.title.lower().split(), *beside):
        if word in MALE or word in FEMALE:
            cast.genders.setdefault(last, "he" if word in MALE else "she")


def _tells_person(beside: Sequence[str], grammar: Grammar) -> bool:
    """Whether what stands beside a name is an office, a trade, or "who"."""
    if not beside:
        return False
    titles = grammar.language.list("title")
    return beside[0] == "who" or any(word in titles or is_occupation(word, grammar) for word in beside)


def _list_before(passage: Passage, name: Name, grammar: Grammar, *, is_set: bool) -> list[str]:
    """The noun right before a name, or the phrase that it is set behind by a comma: the mayor of Velm, Ana Lind,."""
    words, at = passage.words, name.title_start - 1
    if at < 0:
        return []
    if words[at].text != ",":
        return [words[at].lower] if at == 0 or words[at].text.islower() else []
    start = max((n for n in range(max(0, at - _APPOSITION), at) if not words[n].text[0].isalnum()), default=-1) + 1
    opens = words[start].lower in grammar.list("articles")
    return [word.lower for word in words[start:at]] if is_set and opens and at - start <= _APPOSITION // 2 else []


def _find_owning(passage: Passage, name: Name) -> str:
    """He or she, where a name opens a sentence that goes on with his or her: Ana Lind had lost her house."""
    if name.title_start or name.possessive:
        return ""
    for word in passage.words[name.stop : name.stop + _OWN_REACH]:
        if word.lower in _OWN:
            return _OWN[word.lower]
        if word.is_capital or passage.is_quoted(word.start):
            return ""
    return ""


def _is_firm(passage: Passage, name: Name, grammar: Grammar) -> bool:
    """Whether a name is told to be a company's: battery maker Sun Cells; the operator, Strand Lines."""
    words, at = passage.words, name.start - 1
    if name.title or at < 0:
        return False
    before = words[at]
    if grammar.language.code != "en":
        is_body = before.text.islower() and is_body_word(before.lower, grammar)
        return is_body and not _is_held(words, at, grammar)
    if before.text != ",":
        return before.lower in _MAKERS
    is_set = name.stop < len(words) and words[name.stop].text == ","
    if not is_set or words[at - 1].lower not in _SET_MAKERS:
        return False
    return any(word.lower in {"the", "its"} for word in words[max(0, at - 4) : at - 1])


def _is_held(words: Sequence[Word], at: int, grammar: Grammar) -> bool:
    """Whether a body before a name belongs to an office, and the name to who holds it: лікарка лікарні Ольга Бойко."""
    titles = grammar.language.list("title")
    for word in reversed(words[max(0, at - _ROLE) : at]):
        if not word.text[0].isalpha() or word.lower in grammar.ends or word.lower in grammar.saying:
            return False
        if word.lower in titles or is_occupation(word.lower, grammar):
            return True
    return False


def _has_age(passage: Passage, name: Name) -> bool:
    """Whether behind the comma after a name stands an age, and another comma: Costa, 24, said."""
    behind = [word.text for word in passage.words[name.stop + 1 : name.stop + 3]]
    return behind[1:] == [","] and behind[0].isdecimal()


def _role_of(name: Name) -> str:
    """Offices are roles; Mr and Mrs are not."""
    return "" if name.title.lower().rstrip(".") in _COURTESY else name.title


def find_beside(cast: Cast, passage: Passage, name: Name) -> str:
    """The office printed beside a name: el alcalde, Ana Lind; Ana Lind, alcaldesa de Velm,; Schulleiter Lind."""
    grammar = find_grammar(cast.language)
    words, at = passage.words, name.title_start - 1
    if at >= 0 and words[at].text == ",":
        at -= 1
    start = at
    while (
        start >= 0 and at - start < _ROLE and words[start].text[0].isalpha() and words[start].lower not in grammar.ends
    ):
        start -= 1
        if words[start + 1].lower in grammar.list("articles"):
            break
    found = _cut_role(words[start + 1 : at + 1], cast)
    if found or name.stop >= len(words) or words[name.stop].text != ",":
        return found
    stop = next(
        (n for n in range(name.stop + 1, min(len(words), name.stop + _ROLE + 2)) if words[n].text in {",", "."}), None
    )
    return _cut_role(words[name.stop + 1 : stop], cast) if stop is not None else ""


def _cut_role(words: Sequence[Word], cast: Cast) -> str:
    """The words from the first office on; nothing where there is none or a number stands among them."""
    grammar = find_grammar(cast.language)
    offices = [
        n
        for n, word in enumerate(words)
        if word.lower in cast.language.list("title") or is_occupation(word.lower, grammar)
    ]
    if not offices or any(not word.text[0].isalpha() for word in words):
        return ""
    first = offices[0]
    if first and f"{words[first - 1].lower} {words[first].lower}" in cast.language.list("title"):
        first -= 1  # primer ministro
    return " ".join(word.text for word in words[first:]).replace("’ ", "’")


def _stands_by_saying(passage: Passage, name: Name, grammar: Grammar) -> bool:
    """Whether a verb of saying stands beside a name, or behind it and a comma: Ana Lind, said."""
    words, stop = passage.words, name.stop
    before = words[name.title_start - 1].lower if name.title_start else ""
    if name.possessive or before in _LISTENING:
        return False
    verbs = grammar.language.list("reporting") if grammar.language.code == "en" else grammar.saying
    behind = words[stop].lower if stop < len(words) else ""
    if behind in verbs or before in verbs:
        return True
    return behind == before == "," and stop + 1 < len(words) and words[stop + 1].lower in verbs


def _apposition(passage: Passage, name: Name) -> list[str]:
    """What stands between the comma behind a name and the next one."""
    if name.possessive:
        return []
    found: list[str] = []
    for word in passage.words[name.stop + 1 : name.stop + _APPOSITION]:
        if word.text == ",":
            return found
        found.append(word.lower)
    return []
