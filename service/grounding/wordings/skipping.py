"""Whether a wording leaps from the subject of one statement to what another subject does.

"The army bombed the bridge" has its words, in order, of "The army attacked the port and the navy bombed the bridge".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.grounding.circumstances.dating import moves_day
from service.grounding.printed import PrintedText, PrintedWord, is_content, list_calendar, list_joiners
from service.language import Language


def leaps_over_subject(told: Sequence[PrintedWord], sentence: PrintedText) -> bool:
    """Whether a wording gives what one statement of a sentence tells to the subject of another.

    Its words leap into another statement where a name stands between the word leapt to and the last mark, "and" or
    "while" before it; behind an "and" or a "while" any telling word does, if the first word has something told of it
    before that. What is put in front comes out of another statement where it begins one that goes on otherwise. So does
    a day that the sentence tells of something else.
    """
    if moves_day(told, sentence):
        return True
    put_in_front = False
    for left, right in pairwise(_map(told, sentence)):
        if right.stop <= left.start:
            put_in_front = True
            if _is_out_of_another(left, right, told, sentence):
                return True
            continue
        # What was put in front had its own place in the sentence.
        if not put_in_front and _leaps(left.stop - 1, right.start, sentence):
            return True
        put_in_front = False
    return False


def _leaps(left: int, right: int, sentence: PrintedText) -> bool:
    return _has_subject(left, right, sentence) or _leaves_out_antecedent(left, right, sentence)


def _leaves_out_antecedent(left: int, right: int, sentence: PrintedText) -> bool:
    """Whether a relative clause is leapt into, past whom it is about: arrested a man who shot two officers.

    Behind a "whose" it is about what is theirs: Lind, whose wife was arrested.
    """
    words, language = sentence.words, sentence.language
    relative, owners = language.list("relative"), language.list("relative_owner")
    if relative.isdisjoint(sentence.lowers):
        return False
    at = next((each for each in range(right - 1, left, -1) if words[each].lower in relative), None)
    if at is None or sentence.is_parted(at, right):
        return False
    if words[at].lower in owners:
        return right > at + 1
    is_of_left = left + 1 == at or words[left + 1].lower in language.list("linking")
    return words[at - 1].telling and not is_of_left


def _map(told: Sequence[PrintedWord], sentence: PrintedText) -> Iterator[range]:
    """Where in the sentence the telling words and joiners of the wording stand, neighbours there together."""
    places, joiners = sentence.places, list_joiners(sentence.language)
    start = stop = 0
    for word in told:
        joins = word.lower in joiners
        if (word.idle or word.letter) and not joins:
            continue
        here = places.get(word.stem)
        if here is None:
            continue
        at = next((each for each in here if each >= stop), None)
        if at is None:
            if joins:
                continue
            at = here[0]
        if at == stop and stop > start:
            stop += 1
            continue
        if stop > start:
            yield range(start, stop)
        start, stop = at, at + 1
    if stop > start:
        yield range(start, stop)


def _is_out_of_another(moved: range, onto: range, told: Sequence[PrintedWord], sentence: PrintedText) -> bool:
    """Whether words put in front begin a statement that goes on with what is not told: , Ukraine shot down 40."""
    words, language = sentence.words, sentence.language
    start = moved.start
    openings = sentence.turns
    while start > onto.stop and words[start - 1].idle and start not in openings:
        start -= 1
    stop = next((at for at in range(moved.stop, len(words)) if at in openings), len(words))
    following = next((at for at in range(moved.stop, stop) if not (words[at].idle or words[at].letter)), None)
    if following is None or start not in openings:
        return False
    speaks = any(word.lower in language.list("reporting") for word in words[moved.start : following + 1])
    goes_on = words[following].stem in {word.stem for word in told} or _is_of_calendar(words[following], language)
    return not (speaks and start in sentence.openings) and not goes_on


def _has_subject(left: int, right: int, sentence: PrintedText) -> bool:
    """Whether the words between two places end in a statement with a subject of its own."""
    words, reporting = sentence.words, sentence.language.list("reporting")
    if words[right].stem.isdigit():
        return False
    turn = max((at for at in sentence.turns if left < at <= right), default=None)
    # Behind a verb of saying that is not told begins what is said: Zelensky said Russia had attacked.
    said = next((at for at in range(right, left + 1, -1) if words[at - 1].lower in reporting), None)
    return any(last is not None and _begins_with_subject(last, left, right, sentence) for last in {turn, said})


def _begins_with_subject(last: int, left: int, right: int, sentence: PrintedText) -> bool:
    """Whether the words from a place to another begin a statement with a subject of its own."""
    words = sentence.words
    telling = [word for word in words[last:right] if is_content(word) and word.stem != words[left].stem]
    skipped = _leave_run(telling, words[right], sentence.text)
    if any(_is_name(word, sentence.language) for word in skipped):
        return True
    if any(word.stem.isdigit() for word in words[last:right]) and _has_rival(left, last, right, words):
        return True
    joined = words[last - 1].lower in list_joiners(sentence.language) or last not in sentence.openings
    # Where the wording has the joiner too, it is about to go on with the statement behind it.
    has_verb = last == left + 1 or any(is_content(word) for word in words[left + 1 : last - 1])
    return bool(skipped) and ((joined and has_verb) or (_ends_leading_clause(last, sentence) and last > left + 1))


def _ends_leading_clause(at: int, sentence: PrintedText) -> bool:
    """Whether a sentence begins with a clause of its own that ends right before a place: When police arrived, the."""
    language = sentence.language
    leading = language.lists("time_clause", "before_or_after", "subordinate", "clause") - language.list("complement")
    # A "while" is an opening of its own.
    first = min((place for place in sentence.openings if place > 1), default=0)
    return at == first and sentence.words[0].lower in leading


def _has_rival(left: int, last: int, right: int, words: Sequence[PrintedWord]) -> bool:
    """Whether a name is passed over behind the same little word: died in Kyiv and 14 in Odesa."""
    before = words[right - 1]
    pairs = pairwise(words[left:last])
    return before.idle and any(little.lower == before.lower and name.capital for little, name in pairs)


def _leave_run(words: Sequence[PrintedWord], last: PrintedWord, text: str) -> Sequence[PrintedWord]:
    """The words without those that make one name with the last: Russian President Vladimir Putin."""
    kept, end = list(words), last
    while kept and end.capital and kept[-1].capital and not text[kept[-1].end : end.start].strip(" .-"):
        end = kept.pop()
    return kept


def _is_name(word: PrintedWord, language: Language) -> bool:
    return word.capital and not _is_of_calendar(word, language)


def _is_of_calendar(word: PrintedWord, language: Language) -> bool:
    return word.lower in list_calendar(language)
