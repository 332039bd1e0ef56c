"""A quotation is not cut so that its sense turns: then the sentence that was spoken is shown whole."""

from __future__ import annotations

import pytest

from service.schema.report import Quote
from service.schema.vocabulary import Caveat, Reason
from tests.drafting import draft_quote, ground, list_reasons, make_draft


def _quote(words: str, body: str, language: str = "en") -> Quote | Reason:
    """What becomes of one drafted quote."""
    draft = make_draft(quotes=[draft_quote(words, "a1:1")])
    grounded = ground(draft, body, language=language, written_in=language)
    return grounded.quotes[0].item if grounded.quotes else list_reasons(grounded)[0]


TURNED = [
    ("en", "“It would be a lie to say that [we are winning this war today],” said Ana Lind."),
    ("en", "“They claim that [we deliberately killed those innocent people],” said Ana Lind."),
    ("en", "“If they vote against us, [we will leave the alliance tomorrow],” said Ana Lind."),
    ("en", "“[We will leave the alliance tomorrow] unless they vote with us,” said Ana Lind."),
    ("en", "“The idea that [the vaccine kills thousands of people] is nonsense. Go home,” said Ana Lind."),
    ("en", "“That [the vaccine kills thousands of people] is simply a lie. Go home,” said Ana Lind."),
    ("en", "“I never said that [he is a very bad mayor]. Ask my friends,” said Ana Lind."),
    ("es", "«Sería mentira decir que [estamos ganando esta larga guerra]», dijo Ana Lind."),
    ("pt", "“Eles acham que [estamos ganhando esta longa guerra]”, disse Ana Lind."),
    ("fr", "« Certains prétendent que [l'armée a tué ces pauvres gens] », a dit Ana Lind."),
    ("de", "„Wenn sie gegen uns stimmen, [verlassen wir morgen das Bündnis]“, sagte Ana Lind."),
    ("uk", "«Брехня, що [ми вже виграємо цю війну]», — сказала Ана Лінд."),
    ("ru", "«Если они уйдут, [мы выиграем эту долгую войну]», — сказала Ана Линд."),
]


@pytest.mark.parametrize(("language", "marked"), TURNED)
def test_words_that_the_rest_of_their_sentence_turns_are_shown_with_it(language: str, marked: str) -> None:
    """In brackets, what was drafted: a lie, a claim of others, a condition, a denial."""
    body = marked.replace("[", "").replace("]", "")
    words = marked[marked.index("[") + 1 : marked.index("]")]
    quote = _quote(words, body, language)
    assert isinstance(quote, Quote)
    assert len(quote.words) > len(words)
    assert body[1:].lstrip().startswith(quote.words)
    assert quote.evidence[0].text == quote.words
    assert Caveat.WORDING_FROM_ARTICLE in quote.caveats


@pytest.mark.parametrize(
    "body",
    [
        "“My friends, we have won this long war, and peace is near,” said Ana Lind.",
        "“They said we would lose. We have won this long war. If only he knew,” said Ana Lind.",
        "“He was never here,” said Ana Lind, “but we have won this long war.”",
    ],
)
def test_words_that_stand_by_themselves_are_shown_as_drafted(body: str) -> None:
    """With other sentences before and behind them, and with a "but" behind another part."""
    words = "we have won this long war" if "we have" in body else "We have won this long war"
    quote = _quote(words, body)
    assert isinstance(quote, Quote)
    assert quote.words.rstrip(".") == words
    assert quote.caveats == ()


def test_what_an_earlier_part_of_the_quotation_turns_is_rejected() -> None:
    """No one pair of marks has all of it."""
    body = "“It would be a lie,” said Ana Lind, “to say that we are winning this war.”"
    assert _quote("to say that we are winning this war", body) == Reason.QUOTE_NOT_VERBATIM
