"""Whether a wording makes a subject of whom or what the sentence only names behind a preposition.

"A man with links to the mayor was arrested" has the words of "the mayor was arrested", and "Shell sold the refinery to
Vitol" those of "Vitol sold the refinery".
"""

from __future__ import annotations

from collections.abc import Sequence

from service.grounding.printed import PrintedText, PrintedWord, list_calendar


def comes_out_of_phrase(wording: PrintedText, sentence: PrintedText) -> bool:
    """Whether the word that the wording begins with stands behind a preposition wherever the sentence has it.

    Either what that phrase goes with is not told, and all that is told follows it; or another's verb stands before it.
    """
    openers = sentence.language.list("phrase_opener")
    if openers.isdisjoint(sentence.lowers):
        return False
    first = next((at for at, word in enumerate(wording.words) if word.telling), None)
    if first is None or not _may_be_subject(wording.words[first], wording):
        return False
    if any(word.lower in openers for word in wording.words[:first]):
        return False
    places = sentence.places.get(wording.words[first].stem, ())
    told = _list_told(first, wording, sentence)
    return bool(places and told) and all(_is_in_phrase(at, told, wording, sentence) for at in places)


def _may_be_subject(word: PrintedWord, text: PrintedText) -> bool:
    """Whether it is neither a number nor of the calendar."""
    return not (word.stem.isdigit() or word.lower in list_calendar(text.language))


def _list_told(first: int, wording: PrintedText, sentence: PrintedText) -> Sequence[Sequence[int]]:
    """Where the sentence has the telling words behind the first, and behind what makes one name with it."""
    words, start = wording.words, first + 1
    while start < len(words) and words[first].capital and words[start].capital and not words[start].idle:
        start += 1
    telling = (word for word in words[start:] if word.telling and _may_be_subject(word, wording))
    return [sentence.places[word.stem] for word in telling if word.stem in sentence.places]


def _is_in_phrase(at: int, told: Sequence[Sequence[int]], wording: PrintedText, sentence: PrintedText) -> bool:
    words, openers = sentence.words, sentence.language.list("phrase_opener")
    place = at - 1
    while place > 0 and words[place].idle and words[place].lower not in openers and place not in sentence.openings:
        place -= 1
    if place <= 0 or words[place].lower not in openers or sentence.is_parted(place - 1, at):
        return False
    start = sentence.find_opening(place)
    verb = next((each for each in told[0] if start <= each < place), start)
    if any(word.telling and word.stem not in wording.places for word in words[start:verb]):
        return True
    if any(word.lower in sentence.language.lists("own_clause", "relative") for word in words[at + 1 : at + 2]):
        return False
    host = next((word for word in reversed(words[start:place]) if word.telling), None)
    behind = min((each for each in told[0] if each > at), default=None)
    if host is None or host.stem in wording.places or behind is None:
        return False
    is_all_behind = all(max(each) > at for each in told) and not sentence.is_parted(at, behind - 1)
    return is_all_behind and host.lower not in list_calendar(sentence.language)
