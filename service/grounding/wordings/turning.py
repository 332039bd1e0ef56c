"""Whether a wording tells the words of a sentence otherwise: claims, titles and summaries are held to the same."""

from __future__ import annotations

from service.grounding.printed import PrintedText
from service.grounding.wordings.agents import turns_passive
from service.grounding.wordings.cases import turns_cases
from service.grounding.wordings.little_words import moves_little_words
from service.grounding.wordings.tenses import tells_as_happened
from service.grounding.wordings.thoughts import asks, supposes, takes_out_description


def tells_otherwise(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether a wording has the words of a sentence, and another time, doer or certainty."""
    return (
        tells_as_happened(told, sentence)
        or turns_passive(told, sentence)
        or moves_little_words(told, sentence)
        or turns_cases(told, sentence)
        or asks(told, sentence)
        or supposes(told, sentence)
        or takes_out_description(told, sentence)
    )
