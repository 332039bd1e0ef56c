"""Who says what in languages that have lists: a name or a phrase beside a verb of saying, or behind "according to"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from service.lexical.cast import Cast
from service.lexical.grammar import Grammar, find_grammar
from service.lexical.names import Name, find_names, is_body_word, is_occupation
from service.lexical.passages import Word
from service.lexical.speakers import Saying

OMITTED: Final = "-"
"""The speaker where a verb of saying has no subject beside it: whoever was named before."""
_HELPERS: Final = 4
_REACH: Final = 9
"""So many words behind its verb a name is still the subject's."""
_NOUNS: Final = 7
_APPOSED: Final = 14
"""Words between the commas that set off an office."""
_QUOTES: Final = frozenset('«»“”„"’‘')


def find_sayings(words: Sequence[Word], cast: Cast) -> list[tuple[Saying, bool]]:
    """Each saying of a sentence, and whether it trails behind a comma, a dash or a quotation."""
    return _Sentence(words, cast).find()


def find_said_by(words: Sequence[Word], verb: int, cast: Cast) -> Saying | None:
    """The subject of the verb of saying at this place."""
    return _Sentence(words, cast).find_subject(verb)


def may_speak(speaker: str, grammar: Grammar) -> bool:
    """Whether someone as printed is named, or has a noun for those who speak: the ministry, residents."""
    return speaker[:1].isupper() or any(_is_source(word, grammar) for word in speaker.casefold().split())


def _is_source(lower: str, grammar: Grammar) -> bool:
    named = (grammar.list("unnamed"), grammar.list("groups"), grammar.list("governments"))
    return any(lower in each for each in named) or is_body_word(lower, grammar) or _is_office(lower, grammar)


def _is_office(lower: str, grammar: Grammar) -> bool:
    return lower in grammar.language.list("title") or is_occupation(lower, grammar)


class _Sentence:
    """The words of a sentence, with the names among them."""

    def __init__(self, words: Sequence[Word], cast: Cast) -> None:
        self.words = words
        self.cast = cast
        self.grammar: Grammar = find_grammar(cast.language)

    @cached_property
    def names(self) -> list[Name]:
        """Its names in order."""
        return list(find_names(self.words, self.cast.language, self.cast.common, self.cast.full.keys()))

    def find(self) -> list[tuple[Saying, bool]]:
        found: list[tuple[Saying, bool]] = []
        cues = self.grammar.saying_cues
        for at in [at for at, word in enumerate(self.words) if word.lower in cues]:
            word, said = self.words[at], None
            if word.lower in self.grammar.according_cues:
                said = self._find_according(at)
            if said is None and word.lower in self.grammar.list("according_after"):
                said = self._find_according_before(at)
            if said is None and word.lower in self.grammar.saying and not self._is_noun(at):
                said = self.find_subject(at)
            if said is not None and not (found and found[-1][0].stop > said.verb):
                found.append((said, self._trails(said.start)))
        return found

    def _is_noun(self, at: int) -> bool:
        """Whether an article stands before what could be a verb: la cifra; else a verb of saying."""
        before = self.words[at - 1].lower if at else ""
        return before in self.grammar.list("articles") or before in self.grammar.list("linking")

    def _trails(self, start: int) -> bool:
        while start > 0 and self._is_helper(start - 1):
            start -= 1
        return start > 0 and (
            self.words[start - 1].text in {",", "-", "–", "—"} or self.words[start - 1].text in _QUOTES
        )

    # According to

    def _find_according(self, at: int) -> Saying | None:
        for phrase in self.grammar.according:
            printed = tuple(word.lower.replace("'", "’") for word in self.words[at : at + len(phrase)])
            is_cut = phrase[-1] in self.grammar.list("linking") and printed[:-1] == phrase[:-1]
            if printed == phrase or (is_cut and printed[-1:] and printed[-1] in self.grammar.list("linking")):
                return self._read_source(at, at + len(phrase))
        return None

    def _find_according_before(self, at: int) -> Saying | None:
        """Den Behörden zufolge."""
        start = self._start_of_phrase(at - 1)
        phrase = self._print(start, at)
        return Saying(phrase, at, start, at + 1) if phrase and self._may_speak(start, at) else None

    def _read_source(self, verb: int, start: int) -> Saying | None:
        while start < len(self.words) and self.words[start].lower in self.grammar.list("linking"):
            start += 1
        name = next((each for each in self.names if start <= each.title_start and each.start <= start + _REACH), None)
        phrase_stop = self._stop_of_phrase(start)
        start = self._find_inner_source(start, phrase_stop)
        if name is not None and self._leads_to(start, name):
            return Saying(name.text, verb, verb, name.stop)
        phrase = self._print(start, phrase_stop)
        return Saying(phrase, verb, verb, phrase_stop) if phrase and self._may_speak(start, phrase_stop) else None

    def _find_inner_source(self, start: int, stop: int) -> int:
        """Where the source begins within "a first estimate of the insurer"; the start where it does not."""
        head = next((n for n in range(start, stop) if self._is_source(self.words[n].lower)), start)
        is_of = any(word.lower in self.grammar.list("linking") for word in self.words[start:head])
        return head if is_of else start

    # The subject of a verb

    def find_subject(self, verb: int) -> Saying | None:
        """The name or phrase before a verb of saying, or else behind it; behind "saying" stands what is said."""
        is_participle = self.words[verb].lower.endswith(tuple(self.grammar.rows.get("participle_endings", ())))
        return self._find_before(verb) or (None if is_participle else self._find_behind(verb))

    def _find_before(self, verb: int) -> Saying | None:
        at = verb - 1
        while at >= 0 and verb - at <= _HELPERS and self._is_helper(at):
            at -= 1
        if at < 0:
            return None
        if self.words[at].text == ",":
            return self._find_apposed(at, verb)
        name = next((each for each in self.names if each.stop == at + 1), None)
        start = self._start_of_phrase(at)
        phrase = self._print(start, at + 1)
        if name is not None and self._belongs_to_body(start, name):
            return Saying(phrase, verb, start, verb + 1)
        if name is not None and not self._is_governed(name):
            return Saying(name.text, verb, name.title_start, verb + 1)
        is_subject = bool(phrase) and self._may_speak(start, at + 1) and not self._is_governed_at(start)
        return Saying(phrase, verb, start, verb + 1) if is_subject else None

    def _belongs_to_body(self, start: int, name: Name) -> bool:
        """Whether a name closes a body's, in languages that join them by case alone: Міністерство оборони Росії."""
        if self.grammar.list("articles"):
            return False
        before = [word.lower for word in self.words[start : name.title_start]]
        is_body = any(is_body_word(each, self.grammar) or each in self.grammar.list("governments") for each in before)
        return is_body and not any(map(self._is_office, before))

    def _find_apposed(self, comma: int, verb: int) -> Saying | None:
        """Ana Lind, alcaldesa de Velm, dijo; la alcaldesa, Ana Lind, dijo."""
        opening = max((n for n in range(max(0, comma - _APPOSED), comma) if self.words[n].text == ","), default=-1)
        if opening <= 0:
            return None
        outer = next((each for each in self.names if each.stop == opening), None)
        inner = next((each for each in self.names if each.stop == comma and each.title_start == opening + 1), None)
        name = inner if inner is not None and self._ends_in_office(opening) else outer or inner
        if name is None or self._is_governed(name):
            return None
        start = name.title_start if name is outer else self._start_of_phrase(opening - 1)
        return Saying(name.text, verb, start, verb + 1)

    def _ends_in_office(self, stop: int) -> bool:
        start = self._start_of_phrase(stop - 1)
        return any(self._is_office(word.lower) for word in self.words[start:stop])

    def _find_behind(self, verb: int) -> Saying | None:
        """Dijo Ana Lind; informaron fuentes de la policía; explicó el alcalde, Ana Lind; sagte Landrätin Lind."""
        start = verb + 1
        while start < len(self.words) and start - verb <= _HELPERS and self._is_helper(start):
            start += 1
        near = (each for each in self.names if start <= each.start <= verb + _REACH)
        name = next((each for each in near if self._leads_to(start, each)), None)
        stop = self._stop_of_phrase(start)
        if name is not None and not self._opens_body(name):
            return Saying(name.text, verb, verb, name.stop)
        phrase = self._print(start, stop)
        if phrase and self._may_speak(start, stop):
            return Saying(phrase, verb, verb, stop)
        return None

    def _opens_body(self, name: Name) -> bool:
        """Whether a capital alone opens a body's name that goes on in small letters: Державна служба."""
        if " " in name.text or name.stop >= len(self.words):
            return False
        behind = self.words[name.stop].lower
        return is_body_word(behind, self.grammar) or behind in self.grammar.list("governments")

    def _leads_to(self, start: int, name: Name) -> bool:
        """Whether nothing but an article, an office and a comma stands before a name."""
        between = self.words[start : name.title_start]
        told = [word.lower for word in between if word.text != ","]
        bare = [lower for lower in told if lower not in self.grammar.list("articles")]
        if bare and bare[-1] in self.grammar.list("linking") and between[-1].text != ",":
            return False
        if not told:
            return len(between) == 0
        plain = all(lower in self.grammar.list("articles") or lower in self.grammar.list("linking") for lower in told)
        if plain:
            return not any(lower in self.grammar.list("linking") for lower in told)
        has_comma = any(word.text == "," for word in between)
        if not any(self._is_office(lower) for lower in told) or any(lower in self.grammar.saying for lower in told):
            return False
        if has_comma:
            return between[-1].text == "," and sum(word.text == "," for word in between) == 1
        return not any(lower in self.grammar.ends for lower in told) and told[-1] not in self.grammar.list("linking")

    def _is_helper(self, at: int) -> bool:
        word = self.words[at]
        return word.lower in self.grammar.list("helpers") or self.cast.language.weekday_number(word.text) is not None

    def _is_governed(self, name: Name) -> bool:
        return self._is_governed_at(name.title_start)

    def _is_governed_at(self, start: int) -> bool:
        """Whether a preposition stands before: then it is a place or a listener, and not who speaks."""
        if start == 0:
            return False
        before = self.words[start - 1].lower
        skip = 2 if before in self.grammar.list("articles") and start > 1 else 1
        before = self.words[start - skip].lower
        return before in self.grammar.list("linking") or (before in self.grammar.ends and before not in _CONNECTING)

    # Phrases without a name

    def _start_of_phrase(self, at: int) -> int:
        start = at
        while start > 0 and at - start < _NOUNS and self._continues(start - 1):
            start -= 1
        return start

    def _continues(self, at: int) -> bool:
        word = self.words[at]
        if not word.text[0].isalpha() or word.lower in self.grammar.ends or word.lower in self.grammar.saying:
            return False
        following = self.words[at + 1].lower
        is_article = following in self.grammar.list("articles") and following not in self.grammar.list("linking")
        return not (is_article and word.lower not in self.grammar.list("linking"))

    def _stop_of_phrase(self, start: int) -> int:
        stop = start
        while stop < len(self.words) and stop - start < _NOUNS:
            word = self.words[stop]
            ends = word.lower in self.grammar.ends or word.lower in self.grammar.saying
            if (
                not word.text[0].isalpha()
                or (ends and stop > start)
                or (ends and word.lower not in self.grammar.list("articles"))
            ):
                break
            stop += 1
        while stop > start and (
            self.words[stop - 1].lower in self.grammar.list("linking")
            or self.words[stop - 1].lower in self.grammar.list("articles")
        ):
            stop -= 1
        return self._cut_verb(start, stop)

    def _cut_verb(self, start: int, stop: int) -> int:
        """Without a verb that no list knows: after its noun a phrase goes on with one more word at most."""
        head = next((n for n in range(start, stop) if self._is_source(self.words[n].lower)), None)
        if head is None:
            return stop
        end = head + 1
        while end < stop:
            if self.words[end].lower in self.grammar.list("linking"):
                end += 1
                while end < stop and self.words[end].lower in self.grammar.list("articles"):
                    end += 1
                end += 1
            elif (
                self.words[end].is_capital
                or (end == head + 1 and end + 1 in (stop, len(self.words)))
                or (end == head + 1 and end + 1 < stop and self.words[end + 1].lower in self.grammar.list("linking"))
                or (not self.grammar.list("articles") and not self._is_verb(self.words[end].lower))
            ):
                end += 1
            else:
                break
        return min(end, stop)

    def _is_verb(self, lower: str) -> bool:
        endings = tuple(self.grammar.rows.get("verb_endings", ()))
        return bool(endings) and lower.endswith(endings)

    def _may_speak(self, start: int, stop: int) -> bool:
        return any(self._is_source(word.lower) for word in self.words[start:stop])

    def _is_source(self, lower: str) -> bool:
        return _is_source(lower, self.grammar)

    def _is_office(self, lower: str) -> bool:
        return _is_office(lower, self.grammar)

    def _print(self, start: int, stop: int) -> str:
        """The phrase without its article; nothing where it is a pronoun or has no noun."""
        grammar = self.grammar
        while start < stop and self.words[start].lower in grammar.list("articles"):
            start += 1
        if not any(
            word.lower not in grammar.language.list("stop") and len(word.lower) > 1 for word in self.words[start:stop]
        ):
            return ""
        return " ".join(word.text for word in self.words[start:stop]).replace("’ ", "’").replace("' ", "'")


_CONNECTING: Final = frozenset(
    {
        "y",
        "e",
        "pero",
        "mas",
        "et",
        "mais",
        "und",
        "aber",
        "і",
        "й",
        "та",
        "але",
        "и",
        "а",
        "но",
        "que",
        "qu’",
        "dass",
        "що",
        "что",
    }
    | {"cuando", "quando", "mientras", "wie", "як", "как", "comme", "como"}
)
"""Words that open a clause: what stands behind them may be its subject."""
