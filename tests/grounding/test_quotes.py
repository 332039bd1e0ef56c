"""Quotes: verbatim, between one pair of marks, and of whoever stands beside the verb of saying."""

from __future__ import annotations

from typing import Any

import pytest

from service.schema.report import Quote
from service.schema.vocabulary import Caveat, Reason
from tests.drafting import draft_quote, ground, list_reasons, make_draft

BODY = (
    "Russian President Vladimir Putin met the press in Lund. “We will go on for as long as we have to,” "
    "Ukrainian President Volodymyr Zelensky wrote on Telegram. "
    "“I never said that he is a very bad mayor. Ask my friends at home,” Ana Lind said.\n"
    "“It was a harsh and sleepless night,” she added. "
    "“They may come back in the spring,” said Jo Berg, the mayor of Lund. “Trains ran late.” "
    "The town was quiet and all the shops were open again. It was “not to be” for them."
)


def find_quote(words: str, *cites: str, **fields: Any) -> Quote | Reason:
    """What becomes of one drafted quote: it, or why it is rejected."""
    grounded = ground(make_draft(quotes=[draft_quote(words, *cites, **fields)]), BODY)
    return grounded.quotes[0].item if grounded.quotes else list_reasons(grounded)[0]


def find_speaker(words: str, cite: str, speaker: str, **fields: Any) -> str | None:
    """Who speaks a drafted quote."""
    quote = find_quote(words, cite, speaker=speaker, **fields)
    assert isinstance(quote, Quote)
    assert (Caveat.SPEAKER_REMOVED in quote.caveats) == (quote.speaker is None)
    return quote.speaker


@pytest.mark.parametrize(
    "words",
    [
        "We will go on for as long as we have to",
        "“We will go on for as long as we have to,”",
        '"We will go on for as long as we have to"',
        "‘We will go on for as long as we have to’",
        "We will  go on\u00a0for as long as we have to",
    ],
)
def test_a_printed_quotation_is_kept_as_the_article_prints_it(words: str) -> None:
    """Marks and spaces are folded; what is shown is the article's."""
    quote = find_quote(words, "a1:2")
    assert isinstance(quote, Quote)
    assert quote.words.rstrip(",") == "We will go on for as long as we have to"
    assert quote.evidence[0].text == quote.words == BODY[quote.evidence[0].start : quote.evidence[0].end]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("We will go on for as long as we want to", Reason.QUOTE_NOT_VERBATIM),
        ("we will go on for as long as we have to", Reason.QUOTE_NOT_VERBATIM),
        ("We will go on as long as we have to", Reason.QUOTE_NOT_VERBATIM),
        ("We will go on for as long as we hav", Reason.QUOTE_NOT_VERBATIM),
        ("They may come back in the spring, Trains ran late.", Reason.QUOTE_NOT_VERBATIM),
        ("The town was quiet and all the shops were open", Reason.QUOTE_NOT_IN_MARKS),
        ("in the spring,” said Jo Berg, the mayor of Lund. “Trains ran late.", Reason.QUOTE_NOT_IN_MARKS),
        ("Trains ran late.", Reason.QUOTE_TOO_SHORT),
        ("", Reason.QUOTE_TOO_SHORT),
        ("x " * 20_000, Reason.QUOTE_NOT_VERBATIM),
    ],
)
def test_what_is_not_a_printed_quotation_is_rejected(words: str, reason: Reason) -> None:
    """Not a word more, less or other, not the article's own words, not two quotations as one."""
    assert find_quote(words, "a1:2", "a1:6", "a1:7", "a1:8") == reason


def test_a_part_may_be_quoted() -> None:
    """Whole sentences of a longer quotation."""
    assert isinstance(find_quote("I never said that he is a very bad mayor", "a1:3"), Quote)
    assert isinstance(find_quote("Ask my friends at home", "a1:3", "a1:4"), Quote)


def test_a_quotation_is_found_in_the_article_though_another_sentence_is_cited() -> None:
    """One that runs over sentences is cited by any of them."""
    assert isinstance(find_quote("It was a harsh and sleepless night", "a1:1"), Quote)


def test_whoever_stands_beside_the_verb_of_saying_speaks() -> None:
    """Before it or behind it; nobody else whom the context names."""
    words = "We will go on for as long as we have to"
    assert find_speaker(words, "a1:2", "Volodymyr Zelensky") == "Volodymyr Zelensky"
    assert find_speaker(words, "a1:2", "Vladimir Putin") is None
    words = "They may come back in the spring"
    assert find_speaker(words, "a1:6", "Jo Berg") == "Jo Berg"
    assert find_speaker(words, "a1:6", "Ana Lind") is None
    words = "I never said that he is a very bad mayor. Ask my friends at home"
    assert find_speaker(words, "a1:3", "Ana Lind") == "Ana Lind"
    assert find_speaker(words, "a1:3", "Vladimir Putin") is None


def test_a_pronoun_leaves_the_speaker_to_the_context() -> None:
    """And then the sentence that names them is evidence, marked as context."""
    quote = find_quote("It was a harsh and sleepless night", "a1:5", speaker="Ana Lind")
    assert isinstance(quote, Quote)
    assert quote.speaker == "Ana Lind"
    assert [each.context for each in quote.evidence] == [False, True]
    assert quote.support.articles == 1


def test_a_speaker_who_is_named_nowhere_near_goes() -> None:
    """The words stay."""
    assert find_speaker("We will go on for as long as we have to", "a1:2", "Emmanuel Macron") is None


@pytest.mark.parametrize(
    ("speaker", "role", "shown"),
    [
        ("Volodymyr Zelensky", "Ukrainian President", "Ukrainian President"),
        ("Volodymyr Zelensky", "Russian President", None),
        ("Volodymyr Zelensky", "war criminal", None),
        ("Vladimir Putin", "Russian President", None),
        ("", "Ukrainian President", None),
    ],
)
def test_a_speaker_has_their_own_office_or_none(speaker: str, role: str, shown: str | None) -> None:
    """Not another's, not one that is not printed, and none without a speaker."""
    quote = find_quote("We will go on for as long as we have to", "a1:2", speaker=speaker, speaker_role=role)
    assert isinstance(quote, Quote)
    assert quote.speaker_role == shown


def test_the_channel_is_shown_only_as_printed() -> None:
    """Telegram stands there, X does not."""
    for via, shown in (("Telegram", "Telegram"), ("CNN", None)):
        quote = find_quote("We will go on for as long as we have to", "a1:2", via=via)
        assert isinstance(quote, Quote)
        assert quote.via == shown
