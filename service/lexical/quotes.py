"""Quotations and who speaks them. Where the text does not say, the speaker stays empty."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from service.lexical.english import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from service.lexical.names import Name
from service.lexical.passages import Passage, View, Word
from service.lexical.sayings import find_said_by, find_sayings
from service.lexical.speakers import (
    PRONOUNS,
    Saying,
    find_according,
    find_described_after,
    find_subject,
    find_subject_after,
)
from service.lexical.voices import Voices
from service.text import Span, count_words

MIN_WORDS: Final = 5
_VERB_REACH: Final = 9
_ROLE_REACH: Final = 4
_CHANNEL: Final = re.compile(
    r"\b(?:on|via|to)\s+(?:the\s+)?(?:(?:social media|messaging|social)\s+(?:platform|app|network|site)\s+)?"
    r"(Telegram|X|Twitter|Facebook|Instagram|TikTok|YouTube|Truth Social|Threads|Bluesky|Weibo|WhatsApp|LinkedIn)\b"
)
_MEDIUM: Final = re.compile(
    r"\b(?:told|interview (?:with|to)|speaking to)\s+((?:the\s+|The\s+)?(?:[A-Z][\w.’'-]*\s+){0,2}"
    r"(?:Reuters|AFP|AP|BBC|CNN|NPR|Guardian|Times|Post|News|Press|TV|Radio|Journal|Telegraph|Bloomberg|Interfax|TASS|Agency))\b"
)
_FRAME: Final = 24
"""Words of a frame in which its speaker is looked for."""
_LOOK_BACK: Final = 3
_OPENING_WORDS: Final = 5
_OUTSIDE_ROLES: Final = PREPOSITIONS | CONJUNCTIONS
_CLAUSE_ENDS: Final = frozenset(".;")
_OPEN_OUTER: Final = frozenset({",", "-", "–", "—"})
_OPEN_ENDS: Final = frozenset(",?!…-–—")
_FINAL_STOPS: Final = frozenset(".!?…")


class Quotation(NamedTuple):
    """Words between one pair of marks, who speaks them, and in which sentences they stand."""

    words: str
    speaker: str
    role: str
    via: str
    cites: tuple[str, ...]
    span: Span


class _Frame(NamedTuple):
    """The article's own words around one quotation, within its sentence."""

    before: tuple[Word, ...]
    after: tuple[Word, ...]
    first: Passage
    last: Passage
    opens_paragraph: bool
    text: str


def find_quotes(view: View, voices: Voices) -> tuple[Quotation, ...]:
    """Every quotation of five words or more, in order; `voices` learns who spoke where."""
    return _Quoting(view, voices).read()


class _Quoting:
    """One pass over an article's quotations, remembering who spoke last."""

    def __init__(self, view: View, voices: Voices) -> None:
        self.view = view
        self.voices = voices
        self.cast = voices.cast
        self.body = view.article.body
        self.sentences = sorted((each for each in view.passages if not each.is_title), key=_start)
        self.starts = [each.sentence.start for each in self.sentences]
        self.found: list[Quotation] = []

    def read(self) -> tuple[Quotation, ...]:
        for span in self.view.quotations.spans:
            self._read(span)
        return tuple(self.found)

    def _read(self, span: Span) -> None:
        if not _is_closed(self.body, span) or self.view.quotations.is_inner(span):
            return
        frame = self._frame(span)
        if frame is None:
            return
        speaker = self._find_speaker(span, frame)
        if speaker:
            for order in range(frame.first.order, frame.last.order + 1):
                self.voices.remember(self.view.passages[order], speaker)
        words = self.body[span.start : span.end].strip().rstrip(",").rstrip()
        if count_words(words) < MIN_WORDS or _is_name_of_a_work(words):
            return
        passages = self.view.passages[frame.first.order : frame.last.order + 1]
        self.found.append(
            Quotation(
                words=words,
                speaker=speaker,
                role=self.cast.roles.get(speaker.split()[-1].casefold(), "") if speaker else "",
                via=_find_channel(frame.text),
                cites=tuple(each.address for each in passages),
                span=span,
            )
        )

    def _find_touched(self, span: Span) -> list[Passage]:
        """The sentences in which a quotation stands."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        near = self.sentences[first : bisect_left(self.starts, span.end)]
        return [each for each in near if span.start < each.sentence.end]

    def _frame(self, span: Span) -> _Frame | None:
        touched = self._find_touched(span)
        if not touched:
            return None
        first, last = min(touched, key=_order), max(touched, key=_order)
        before = self._words_before(first, span.start - 1 - first.sentence.start)
        after = self._words_after(last, span.end + 1 - last.sentence.start)
        text = first.text if first is last else f"{first.text} {last.text}"
        if not after and last.order + 1 < len(self.view.passages):
            follower = self.view.passages[last.order + 1]
            if self._goes_on(span, last, follower):
                after, text = self._words_after(follower, 0), f"{text} {follower.text}"
        return _Frame(before, after, first, last, self._opens_paragraph(first, span), text)

    def _goes_on(self, span: Span, last: Passage, follower: Passage) -> bool:
        """Whether the sentence after "No!" tells who said it: he said."""
        ends_open = self.body[span.end - 1] in _OPEN_ENDS
        same = follower.sentence.paragraph == last.sentence.paragraph
        return (
            ends_open
            and same
            and bool(follower.words)
            and (follower.words[0].lower in PRONOUNS or follower.words[0].lower in self.voices.verbs)
        )

    def _opens_paragraph(self, passage: Passage, span: Span) -> bool:
        place = passage.order
        starts = span.start - 1 <= passage.sentence.start
        before = self.view.passages[place - 1] if place else None
        return starts and (before is None or before.sentence.paragraph != passage.sentence.paragraph)

    def _words_before(self, passage: Passage, stop: int) -> tuple[Word, ...]:
        """Back to the last quotation that ended its sentence, or the start."""
        closed = [
            each.end
            for each in passage.quoted
            if each.end <= stop and passage.text[max(0, each.end - 2)] in _FINAL_STOPS
        ]
        start = max(closed, default=0)
        return tuple([word for word in passage.outside if start <= word.start < stop])

    def _words_after(self, passage: Passage, start: int) -> tuple[Word, ...]:
        """On to the next quotation."""
        stop = min((each.start for each in passage.quoted if each.start >= start), default=len(passage.text))
        return passage.words[passage.find_word(start) : passage.find_word(stop)]

    # Who speaks

    def _find_speaker(self, span: Span, frame: _Frame) -> str:
        if not self.voices.is_english:
            return self._find_foreign_speaker(span, frame)
        behind = self._find_behind(span, frame)
        said = behind or self._find_ahead(frame)
        if said is not None:
            words = _strip_marks(frame.after) if said is behind else frame.before
            passage = frame.last if said is behind else frame.first
            return self.voices.resolve(said, passage, position=words[said.start].start)
        return self._find_continued(frame)

    def _find_foreign_speaker(self, span: Span, frame: _Frame) -> str:
        """Whom the words behind a quotation make its speaker, or those before it; else who spoke or was named last."""
        behind, before = _strip_marks(frame.after)[:_FRAME], frame.before[-_FRAME:]
        verbs = self.voices.verbs
        if behind and self._goes_on_behind(span, frame):
            at = next((n for n, word in enumerate(behind[:_VERB_REACH]) if word.lower in verbs), None)
            is_clause = at is not None and not any(word.text in _CLAUSE_ENDS for word in behind[:at])
            if at is not None and is_clause:
                said = find_said_by(behind, at, self.cast)
                return self._name(said) if said else self._find_last(frame)
        sayings = [said for said, _ in find_sayings(before, self.cast)]
        if sayings and not any(word.text in _CLAUSE_ENDS for word in before[sayings[-1].stop :]):
            return self._name(sayings[-1])
        if before and before[-1].text == ":":
            return self._find_before_colon(frame)
        if any(word.lower in verbs for word in before[-_VERB_REACH:]):
            return self._find_last(frame)
        return self._find_continued(frame)

    def _name(self, said: Saying) -> str:
        return self.cast.find_holder(self.cast.name_in_full(said.speaker))

    def _goes_on_behind(self, span: Span, frame: _Frame) -> bool:
        """Whether the words behind a quotation belong to it: behind its comma or a dash, or in small letters."""
        words = _strip_marks(frame.after)
        outer = frame.after[0].text if frame.after else ""
        is_small = words[0].text[0].islower() or words[0].lower in self.voices.verbs
        return is_small and (
            outer in _OPEN_OUTER or self.body[span.end - 1] in _OPEN_ENDS or words[0].lower in self.voices.verbs
        )

    def _find_before_colon(self, frame: _Frame) -> str:
        """The only person whom a sentence names before a colon; whoever spoke last where it names nobody."""
        names = {
            self.cast.name_in_full(name.text)
            for name in self.cast.names.get(frame.first.order, [])
            if self.cast.is_person(name.text) and frame.first.words[name.start].start < frame.before[-1].start
        }
        if len(names) == 1:
            return names.pop()
        return "" if names else self._find_last(frame)

    def _find_last(self, frame: _Frame) -> str:
        """Who spoke in the sentences before, or was the only person they name."""
        for order in range(frame.first.order - 1, max(-1, frame.first.order - 1 - _LOOK_BACK), -1):
            before = self.view.passages[order]
            if frame.first.sentence.paragraph - before.sentence.paragraph > 1:
                return ""
            relative = self.voices.find_relative(before)
            if relative is not None:
                return relative
            person = self.voices.find_speaker(before) or self.voices.find_only_person(before)
            if person:
                return person
            full = [
                name for name in self.cast.names.get(order, []) if " " in name.text or self.cast.is_person(name.text)
            ]
            if full:
                # Nobody else is named: a first and a last name near the opening are a person's.
                is_opening = len(full) == 1 and " " in full[0].text and full[0].start <= _OPENING_WORDS
                return (
                    self.cast.name_in_full(full[0].text) if is_opening and self._may_be_person(full[0], before) else ""
                )
        return ""

    def _may_be_person(self, name: Name, passage: Passage) -> bool:
        before = passage.words[name.title_start - 1] if name.title_start else None
        return len(name.text.split()) == 2 and (before is None or before.text == ",")  # noqa: PLR2004 - first and last name

    def _find_behind(self, span: Span, frame: _Frame) -> Saying | None:
        words = _strip_marks(frame.after)
        if not words:
            return None
        inner, outer = self.body[span.end - 1], frame.after[0].text
        is_open = inner in _OPEN_ENDS or outer in {",", "-", "–", "—"}
        if not is_open and not (
            (words[0].lower in PRONOUNS or words[0].lower in self.voices.verbs) and words[0].text[0].islower()
        ):
            return None
        return self._read_clause(words)

    def _read_clause(self, words: tuple[Word, ...]) -> Saying | None:
        if words[0].lower == "according":
            return find_according(words, 0, self.cast)
        verb = next((n for n, word in enumerate(words[:_VERB_REACH]) if word.lower in self.voices.verbs), None)
        if verb is None or any(word.text in {".", ";", ":"} for word in words[:verb]):
            return None
        if verb == 0:
            return find_subject_after(words, 0, self.cast) or _pronoun_after(words) or find_described_after(words, 0)
        said = find_subject(words, verb, self.cast)
        return said if said and _starts_clause(words, said.start) else None

    def _find_ahead(self, frame: _Frame) -> Saying | None:
        words = frame.before
        while words and words[-1].lower in {",", ":", "-", "–", "—", "that"}:
            words = words[:-1]
        if not words:
            return None
        verbs = [n for n, word in enumerate(words) if word.lower in self.voices.verbs]
        if verbs and words[verbs[-1]].lower == "according":
            return find_according(words, verbs[-1], self.cast) if len(words) - verbs[-1] <= 2 * _VERB_REACH else None
        if not verbs or len(words) - verbs[-1] > _VERB_REACH:
            return None
        for verb in reversed(verbs):
            if len(words) - verb > _VERB_REACH:
                break
            said = self._read_ahead(words, verb)
            if said is not None:
                return said
        return None

    def _read_ahead(self, words: tuple[Word, ...], verb: int) -> Saying | None:
        if words[verb].lower.endswith("ing"):
            return self.voices.find_main_subject(words, verb)
        if verb and words[verb - 1].lower in DETERMINERS:
            return None
        return find_subject(words, verb, self.cast) or find_subject_after(words, verb, self.cast)

    def _find_continued(self, frame: _Frame) -> str:
        """A quotation with no frame of its own goes on for whoever spoke just before."""
        if frame.before or any(word.text[0].isalnum() for word in frame.after) or frame.first.order == 0:
            return ""
        previous = self.view.passages[frame.first.order - 1]
        if frame.opens_paragraph and self._is_claimed_by_another(frame):
            return ""
        apart = frame.first.sentence.paragraph - previous.sentence.paragraph
        if apart > 1:
            return ""
        relative = self.voices.find_relative(previous)
        if relative is not None:
            return relative
        return self.voices.find_speaker(previous) or ("" if apart else self.voices.find_only_person(previous))

    def _is_claimed_by_another(self, frame: _Frame) -> bool:
        """Whether the sentence behind a quotation that opens a paragraph makes someone else speak."""
        order = frame.last.order + 1
        if order >= len(self.view.passages):
            return False
        follower = self.view.passages[order]
        if follower.sentence.paragraph != frame.last.sentence.paragraph:
            return False
        return bool(self.voices.find_speaker(follower))


def _start(passage: Passage) -> int:
    return passage.sentence.start


def _order(passage: Passage) -> int:
    return passage.order


def _is_closed(body: str, span: Span) -> bool:
    return span.end < len(body) and body[span.end] in "”“\"»«」』’'"


def _is_name_of_a_work(words: str) -> bool:
    """A title of a book or a law: every longer word has a capital, and nothing ends it."""
    long = [word for word in words.split() if len(word) > 3]  # noqa: PLR2004 - shorter ones are "the" and "of"
    return all(word[0].isupper() for word in long) and words[-1].isalnum()


def _find_channel(text: str) -> str:
    found = _CHANNEL.search(text) or _MEDIUM.search(text)
    return found.group(1) if found else ""


def _strip_marks(words: tuple[Word, ...]) -> tuple[Word, ...]:
    place = 0
    while place < len(words) and not words[place].text[0].isalnum():
        place += 1
    return words[place:]


def _starts_clause(words: Sequence[Word], start: int) -> bool:
    """Whether nothing but a role stands before the speaker behind a quotation: chief executive Dana Holt."""
    return start <= _ROLE_REACH and all(
        word.text.isalpha() and word.lower not in _OUTSIDE_ROLES for word in words[:start]
    )


def _pronoun_after(words: Sequence[Word]) -> Saying | None:
    if len(words) > 1 and words[1].lower in PRONOUNS:
        return Saying(words[1].lower, 0, 0, 2)
    return None
