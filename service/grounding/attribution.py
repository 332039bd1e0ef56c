"""Who says it, where, and when: short printed phrases that a sentence or its context has to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from service.grounding.index import Citation
from service.grounding.names import Naming, find_name, print_name
from service.grounding.speech.namesakes import may_be_namesake
from service.grounding.speech.speakers import is_said_by_another
from service.grounding.speech.speaking import is_named_in_passing
from service.schema.report import Evidence
from service.text import has_words


class Phrases(NamedTuple):
    """Phrases that are borne out, the context needed for them, and those that are not borne out."""

    borne: tuple[str, ...] = ()
    context: tuple[Evidence, ...] = ()
    unborne: tuple[str, ...] = ()


def ground_speakers(names: Iterable[str], citations: Sequence[Citation], *, role: str = "") -> Phrases:
    """Keep the names that a cited sentence or its context names, where the sentence has nobody else say it.

    `role` is an office that they are known to have.
    """

    def find(name: str, citation: Citation) -> Naming | None:
        question = ("speaker", name, role, citation.sentence.address)
        return citation.index.remember(question, lambda: _find_speaker(name, citation, role))

    return _ground(names, citations, find)


def _find_speaker(name: str, citation: Citation, role: str) -> Naming | None:
    naming, printed = find_name(name, citation), print_name(name, citation.index)
    if naming is None or is_said_by_another(printed, citation, role=role):
        return None
    return None if is_named_in_passing(printed, citation) or may_be_namesake(printed, citation) else naming


def ground_names(names: Iterable[str], citations: Sequence[Citation]) -> Phrases:
    """Keep the names that a cited sentence or its context names."""
    return _ground(names, citations, find_name)


def _ground(
    names: Iterable[str], citations: Sequence[Citation], find: Callable[[str, Citation], Naming | None]
) -> Phrases:
    borne: list[str] = []
    context: list[Evidence] = []
    unborne: list[str] = []
    for name in dict.fromkeys(each for each in names if each):
        namings = [found for citation in citations if (found := find(name, citation))]
        if not namings:
            unborne.append(name)
            continue
        borne.append(name)
        if all(each.context for each in namings):
            context.extend(namings[0].context)
    return Phrases(tuple(borne), tuple(context), tuple(unborne))


def is_printed(phrase: str, citations: Sequence[Citation]) -> bool:
    """Whether a cited sentence prints the phrase, letter case aside."""
    lowered = phrase.casefold()
    return any(has_words(each.lowered, lowered) for each in citations)


def find_printed_context(phrase: str, citations: Iterable[Citation]) -> Citation | None:
    """The first sentence of the context of any that prints the phrase, if one does."""
    context = (near for each in citations for near in each.context)
    return next((each for each in context if is_printed(phrase, (each,))), None)


def cite_with_speaker(citation: Citation, speakers: tuple[str, ...]) -> Evidence:
    """The sentence as evidence, with the first of the speakers that it names."""
    said_here = next((each for each in speakers if is_printed(each, (citation,))), None)
    return citation.cite(attributed_to=said_here)
