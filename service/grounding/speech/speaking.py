"""Who speaks a quotation: the one whom the nearest sentence names first, what it quotes and where it was aside.

A sentence that has a pronoun beside its verb of saying leaves it to the sentence before. Nobody speaks a quotation for
being named within it. The rule is that of the nearest mention (Elson and McKeown, "Automatic Attribution of Quoted
Speech in Literary Narrative", AAAI 2010); where several are named, whoever comes first is taken for the subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.grounding.index import ArticleIndex, Citation
from service.grounding.names import stem_name
from service.grounding.printed import PrintedText, PrintedWord, find_name_ends
from service.grounding.speech.passage import list_verbs
from service.grounding.speech.sayers import is_said_by_pronoun
from service.grounding.speech.speakers import list_speakers, list_subject_forms
from service.language import Language


def may_speak(name: str, touched: Sequence[Citation]) -> bool:
    """Whether the nearest sentence that names anybody makes this one the speaker; so too where none does.

    Args:
        name: The speaker as drafted.
        touched: The sentences that the quotation runs over, in order.
    """
    verdicts = (_judge(name, each) for each in _list_near(touched))
    return next((each for each in verdicts if each is not None), True)


def is_named_in_passing(name: str, citation: Citation) -> bool:
    """Whether nobody says anything in a sentence, and it names this one only within what it tells of something else.

    "Moscow attacked the port that Ana Lind opened."
    """
    language = citation.language
    if not list_verbs(language, "according_to").isdisjoint(citation.lowers):
        return False
    own, words = stem_name(name, language), citation.words
    mentions = citation.places.get(own[-1], ()) if own else ()
    leads = (_find_lead(at, words, citation.text) for at in mentions)
    passing = language.lists("about_whom", "own_clause")
    return bool(mentions) and all(words[at].lower in passing for at in leads)


def _list_near(touched: Sequence[Citation]) -> Iterator[Citation]:
    """The quotation's own sentences, unless a pronoun speaks there; then what is around, nearest first."""
    yield from (each for each in touched if not is_said_by_pronoun(each))
    yield from touched[0].context


def _judge(name: str, citation: Citation) -> bool | None:
    """Whether a sentence makes this one the speaker; None where it names nobody."""
    own, outside = stem_name(name, citation.language), citation.outside
    speakers = list_speakers(outside.text, citation.language)
    if speakers:
        return any(not each.isdisjoint(list_subject_forms(name, citation.language)) for each in speakers)
    words = _leave_out_told(outside)
    mentions = [at for at, word in enumerate(words) if own and word.stem == own[-1]]
    mine = next((at for at in mentions if not _is_spoken_to(at, words, outside.text, citation.language)), None)
    first = min(_list_named(words, outside.text, citation.index), default=None)
    if mine is None and (mentions or _begins_with_relative(outside)):
        return False
    if mine is None:
        return None if first is None else False
    return first is None or mine <= first


def _begins_with_relative(sentence: PrintedText) -> bool:
    """Whether a sentence tells first of whoever is something to somebody named before: His mother, Grace, watched."""
    language, opening = sentence.language, [word.lower for word in sentence.words[:2]]
    whose, kin = language.list("pronoun"), language.lists("relation", "kin")
    return len(opening) == len(("his", "mother")) and opening[0] in whose and opening[1] in kin


def _leave_out_told(outside: PrintedText) -> Sequence[PrintedWord]:
    """The words up to a verb of saying whose subject is a plain noun: whoever is named behind it is spoken of.

    "The company said the Halcyon Tern had": what the company is called may stand in a sentence before.
    """
    words, reporting = outside.words, outside.language.list("reporting")
    for at in range(2, len(words)):
        noun, article = words[at - 1], words[at - 2]
        if words[at].lower in reporting and article.idle and not (noun.capital or noun.idle):
            return words if outside.text[noun.end : words[at].start].strip() else words[:at]
    return words


def _list_named(words: Sequence[PrintedWord], text: str, index: ArticleIndex) -> Iterator[int]:
    """Where a name ends: several words with capitals, or one that ends such a name elsewhere in the article."""
    alone = (at for at, word in enumerate(words) if word.capital and word.stem in index.last_names)
    ends = {*find_name_ends(words, text), *alone}
    language = index.article.language
    shown = (at for at in ends if not _is_place(at, words, text, language))
    yield from (at for at in shown if not _is_spoken_to(at, words, text, language))


def _is_place(end: int, words: Sequence[PrintedWord], text: str, language: Language) -> bool:
    """Whether the name that ends here stands as a place does, or as what somebody is of: the mayor of Port Ana."""
    leads = language.lists("place_before", "linking")
    at = _find_lead(end, words, text)
    # An article may stand between: at the Copper Kettle.
    return any(word.lower in leads for word in words[max(0, at - words[at].idle) : at + 1])


def _is_spoken_to(end: int, words: Sequence[PrintedWord], text: str, language: Language) -> bool:
    """Whether something is said to or about the name that ends here: in a letter to Ana Lind, not according to her."""
    at = _find_lead(end, words, text)
    is_source = at > 0 and words[at - 1].lower in language.list("according_to")
    return words[at].lower in language.list("about_whom") and not is_source


def _find_lead(end: int, words: Sequence[PrintedWord], text: str) -> int:
    """Where the word stands that leads up to the name that ends here, or the name's first."""
    at = end
    while at and not text[words[at - 1].end : words[at].start].strip():
        at -= 1
        if not words[at].capital or words[at].idle:
            break
    return at
