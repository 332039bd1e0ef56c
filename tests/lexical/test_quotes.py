"""Quotations without a model: whole, verbatim, and with a speaker only where the text names one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lexical.material import read_quotes

LIND = "The mayor of Velm, Ana Lind, said on Monday that the bridge was safe.\n"


def _speakers(body: str, language: str = "en") -> list[str]:
    return [each.speaker for each in read_quotes(body, language)]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("“We have checked every single cable,” Mayor Ana Lind said.", "Ana Lind"),
        ("“We have checked every single cable,” said Ana Lind, the mayor.", "Ana Lind"),
        ("“We have checked every single cable,” Ana Lind, the mayor, told reporters.", "Ana Lind"),
        ("Mayor Ana Lind said: “We have checked every single cable.”", "Ana Lind"),
        ("Asked about it, Mayor Ana Lind replied, “We have checked every single cable.”", "Ana Lind"),
        ("According to a spokesman for the city, Ana Lind, “we have checked every single cable”.", "Ana Lind"),
        ("Mayor Ana Lind spoke to the press, insisting that “we have checked every single cable”.", "Ana Lind"),
        ("“We have checked every cable here!” said Ana Lind.", "Ana Lind"),
        ("“Have you checked every cable?” chief engineer Ana Lind asked.", "Ana Lind"),
        ("The transport ministry said in a statement: “We have checked every single cable.”", "transport ministry"),
        ("“We have checked every single cable.”", ""),
        ("“We have checked every single cable.” A neighbour was there.", ""),
        ("“We have checked every single cable,” a neighbour said.", "a neighbour"),
        ("“We have checked every single cable,” said a spokesman for the city.", "a spokesman for the city"),
        (
            "“We have checked every single cable,” said a spokesman for Mayor Ana Lind.",
            "a spokesman for Mayor Ana Lind",
        ),
        ("A spokesman for the city said that “we have checked every single cable”.", "a spokesman for the city"),
        ("Sun & Sons Holdings denied it. The company said it “checked each and every cable”.", "Sun & Sons Holdings"),
        ("Ana Lind, who runs the bridge, said “we have checked every single cable”.", "Ana Lind"),
        ("Ana Lind had lost her keys. “We have checked every single cable.”", "Ana Lind"),
        ("At the bridge, technician Ana Lind was packing. “We have checked every cable,” she said.", "Ana Lind"),
        (LIND + "A spokesman for the bridge was present. “We have checked every cable,” he said.", ""),
        (LIND + "Her mother, Grace, watched. “I went to the kitchen and prayed,” she said.", "Grace"),
        (LIND + "Her mother watched. “I went to the kitchen and prayed,” she said.", ""),
        (LIND + "Her mother watched. “I went to the kitchen and prayed.”", ""),
        (LIND + "Eva Holm watched. “We have checked every single cable,” she said.", ""),
        ("One man, who did not want to be named, said: “We have checked every cable.”", ""),
        (LIND + "“We have checked every single cable,” she said.", "Ana Lind"),
        (LIND + "“We have checked every single cable.”", "Ana Lind"),
        (LIND + "“We have checked every single cable,” Lind said.", "Ana Lind"),
    ],
)
def test_the_speaker_is_found(body: str, speaker: str) -> None:
    """Before, behind and around the quotation; by name, by surname, by pronoun; empty where nobody is named."""
    assert _speakers(body) == [speaker]


def test_a_quotation_goes_on_for_the_same_speaker() -> None:
    """A second quotation in the paragraph, without a frame of its own, is still hers."""
    body = "“We have checked every single cable,” Ana Lind wrote on Telegram. “Nobody needs to be afraid of it.”"
    first, second = read_quotes(body)
    assert (first.speaker, second.speaker, first.via) == ("Ana Lind", "Ana Lind", "Telegram")


def test_a_pronoun_between_two_people_is_left_open() -> None:
    """Where two were named just before, nobody is guessed."""
    body = "After Mayor Ana Lind spoke, Governor Eva Holm visited the bridge. “We have checked every cable,” she said."
    assert _speakers(body) == [""]


def test_the_person_someone_else_is_mocking_is_not_the_speaker() -> None:
    """The subject of the sentence before speaks, not the one whose words it mentions."""
    body = (
        "Tom Berg, deputy chairman of the council, rejected Mayor Ana Lind’s remarks.\n"
        "“Peace through strength, you say?,” he said, mocking a phrase used by Lind."
    )
    assert _speakers(body) == ["Tom Berg"]


def test_short_quotations_and_titles_of_works_are_no_quotes() -> None:
    """Fewer than five words stay in a claim; a book's title was said by nobody."""
    assert (
        read_quotes(
            "He called it “nonsense” and “not preparing for peace”. His “Long Road to the Northern Sea” is out."
        )
        == ()
    )


@pytest.mark.parametrize(
    ("language", "body", "speaker"),
    [
        ("es", "«Vamos a reconstruir todas las casas», dijo el presidente Pedro Ruiz.", "Pedro Ruiz"),
        ("de", "„Wir werden die Schulen nicht schließen“, sagte Minister Jan Weber.", "Jan Weber"),
        ("uk", "«Ми відновимо світло до кінця тижня», — сказала Олена Коваль.", "Олена Коваль"),
        ("it", "«Ricostruiremo tutte le case del paese», ha detto il sindaco.", ""),
    ],
)
def test_quotes_are_read_in_other_languages(language: str, body: str, speaker: str) -> None:
    """With tables the speaker is found by them; without, the words are all there is."""
    assert _speakers(body, language) == [speaker]


@given(st.text(alphabet="“”\"«»„'’ .,!?\nabc said Ana Lind he we have checked all", max_size=160))
def test_every_quote_is_verbatim(body: str) -> None:
    """Whatever marks an article has, a quote's words stand in it between marks, and its sentences exist."""
    for quote in read_quotes(body):
        assert body[quote.span.start : quote.span.end].strip().startswith(quote.words)
        assert quote.cites
