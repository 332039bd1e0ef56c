"""What a plain noun says is nobody's whom the sentence names beside, unless the article calls them by that noun."""

from __future__ import annotations

import pytest

from service.schema.vocabulary import Caveat
from tests.drafting import draft_claim, draft_quote, ground, make_draft

WORDS = {
    "en": "You have betrayed the whole country",
    "de": "Sie haben das ganze Land verraten",
    "es": "Usted ha traicionado a todo el país",
    "pt": "O senhor traiu agora o país inteiro",
    "fr": "Vous avez trahi tout le pays",
    "uk": "Ви зрадили всю нашу країну",
    "ru": "Вы предали всю нашу страну",
}
NAMES = {"uk": "Ана Лінд", "ru": "Ана Линд"}


def _find_speaker(body: str, language: str, cite: str, role: str = "") -> str | None:
    """Whose a quotation is shown as that is drafted as Ana Lind's; it stands where the body has an asterisk."""
    name = NAMES.get(language, "Ana Lind")
    draft = make_draft(quotes=[draft_quote(WORDS[language], cite, speaker=name, speaker_role=role)])
    (quote,) = ground(draft, body.replace("*", WORDS[language]), language=language, written_in=language).quotes
    return quote.item.speaker


OTHERS = [
    ("en", "“*,” a heckler shouted at Prime Minister Ana Lind."),
    ("en", "“*,” shouted a heckler at Ana Lind."),
    ("en", "“*!” yelled one protester as Ana Lind left."),
    ("en", "Protesters chanted “*” as Ana Lind left."),
    ("en", "“*,” says a banner outside Ana Lind's house."),
    ("en", "Responding to Ana Lind, the union said: “*.”"),
    ("en", "In a letter to Ana Lind the union wrote: “*.”"),
    ("en", "In a letter to Ana Lind it said: “*.”"),
    ("en", "A letter to Ana Lind read: “*.”"),
    ("en", "The banner held up behind Ana Lind read “*”."),
    ("en", "Ana Lind's spokesman said: “*.”"),
    ("en", "Police officers told Ana Lind: “*.”"),
    ("en", "“*,” Ana Lind was told by a nurse."),
    ("en", "“*,” Ana Lind had been warned."),
    ("en", "“*,” according to a critic of Ana Lind."),
    ("en", "“*,” said a spokesman for Ana Lind."),
    ("en", "“*,” the wife of Ana Lind said."),
    ("en", "Critics of Ana Lind said: “*.”"),
    ("en", "Ana Lind listened as a nurse told her: “*.”"),
    ("en", "Ana Lind was heckled by a woman who said: “*.”"),
    ("en", "The mother, who had met Ana Lind, said: “*.”"),
    ("de", "„*“, sagte der Richter zu Ana Lind."),
    ("es", "El juez le dijo a Ana Lind: «*»."),
    ("es", "«*», le gritó una mujer a Ana Lind."),
    ("pt", "“*”, gritou uma mulher para Ana Lind."),
    ("fr", "« * », a lancé un manifestant à Ana Lind."),
    ("fr", "Une manifestante a crié « * » à Ana Lind."),
    ("uk", "«*», — крикнула жінка Ані Лінд."),
    ("ru", "Полиция сообщила Ане Линд: «*»."),
]


@pytest.mark.parametrize(("language", "body"), OTHERS)
def test_a_quotation_is_not_of_whom_it_is_said_to_or_about(language: str, body: str) -> None:
    """The one who says it has no name there."""
    assert _find_speaker(body, language, "a1:1") is None


def test_a_heckler_in_a_sentence_of_their_own_is_nobody_named_before() -> None:
    """Nor is whoever a speaker quotes that speaker, unless they quote themselves."""
    assert _find_speaker("Ana Lind was interrupted in Leeds. “*,” a heckler told her.", "en", "a1:2") is None
    assert _find_speaker("“He told me, ‘*’,” said Ana Lind.", "en", "a1:1") is None
    assert _find_speaker("“I told him, ‘*’,” said Ana Lind.", "en", "a1:1") == "Ana Lind"


OWN = [
    ("en", "a1:1", "The former harbour master, Ana Lind, who left in May, told reporters: “*.”"),
    ("en", "a1:1", "“*,” said the prime minister, Ana Lind."),
    ("en", "a1:1", "“*,” shouted Ana Lind."),
    ("en", "a1:1", "Ana Lind told the union: “*.”"),
    ("en", "a1:1", "In a letter to the union, Ana Lind wrote: “*.”"),
    ("en", "a1:1", "“*,” the union was told by Ana Lind."),
    ("en", "a1:1", "“*,” said Labour leader Ana Lind, as officials reported 14 dead."),
    ("en", "a1:1", "A statement by Ana Lind said: “*.”"),
    ("en", "a1:2", "Ana Lind spoke. The statement read: “*.”"),
    ("en", "a1:1", "According to Ana Lind, “*”."),
    ("en", "a1:1", "Ana Lind, speaking after the police reported progress, said: “*.”"),
    ("en", "a1:2", "Prime Minister Ana Lind spoke in Leeds. “*,” the minister told a heckler."),
    ("en", "a1:2", "The court freed a man reported missing, and Ana Lind spoke. “*,” she said."),
    ("es", "a1:2", "La alcaldesa, Ana Lind, habló. «*», dijo la alcaldesa."),
    ("pt", "a1:2", "A prefeita, Ana Lind, falou. “*”, disse a prefeita."),
    ("fr", "a1:2", "La maire, Ana Lind, a parlé. « * », a dit la maire."),
    ("de", "a1:2", "Die Ministerin Ana Lind sprach. „*“, sagte die Ministerin."),
    ("uk", "a1:1", "«*», — сказала Ана Лінд."),
    ("ru", "a1:1", "«*», — сказала мэр Ана Линд."),
]


@pytest.mark.parametrize(("language", "cite", "body"), OWN)
def test_a_quotation_stays_with_whoever_speaks_it(language: str, cite: str, body: str) -> None:
    """By name, by an office that the article gives them, or by a pronoun."""
    assert _find_speaker(body, language, cite) == NAMES.get(language, "Ana Lind")


def test_an_office_that_the_draft_gives_a_speaker_may_be_all_that_the_sentence_has() -> None:
    """The coach of the other side, where the article names him only once."""
    body = "Ana Lind would not answer. “*,” said the coach of the Reds."
    assert _find_speaker(body, "en", "a1:2", role="coach") == "Ana Lind"
    assert _find_speaker(body, "en", "a1:2") is None


ATTRIBUTED = [
    ("a1:1", "Moscow attacked the port, the navy said after a visit by Ana Lind."),
    ("a1:1", "In a call with Ana Lind, the minister said Moscow attacked the port."),
    ("a1:1", "Moscow attacked the port, the minister told Ana Lind."),
    ("a1:1", "Moscow attacked the port, police said after a visit by Ana Lind."),
    ("a1:1", "Moscow attacked the port, according to the navy, which Ana Lind visited."),
    ("a1:1", "Moscow attacked the port, said the navy, which Ana Lind visited."),
    ("a1:1", "Speaking to Ana Lind, a sailor said Moscow attacked the port."),
    ("a1:1", "Moscow attacked the port, Ana Lind was told."),
    ("a1:1", "Moscow attacked the port that Ana Lind opened."),
    ("a1:2", "Ana Lind visited the site. Moscow attacked the port, the navy said."),
]


@pytest.mark.parametrize(("cite", "body"), ATTRIBUTED)
def test_a_claim_is_not_attributed_to_a_bystander(cite: str, body: str) -> None:
    """Whoever is named in the sentence or the one before did not say what the navy said."""
    draft = make_draft(claims=[draft_claim("Moscow attacked the port.", cite, attributed_to=["Ana Lind"])])
    (claim,) = ground(draft, body).claims
    assert claim.item.attributed_to == ()
    assert Caveat.ATTRIBUTION_REMOVED in claim.item.caveats


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Moscow attacked the port, the navy said.", "the navy"),
        ("Moscow attacked the port, Ana Lind said.", "Ana Lind"),
        ("Moscow attacked the port, according to the mayor, Ana Lind.", "Ana Lind"),
        ("Moscow attacked the port, local officials said.", "local officials"),
        ("The governor of Lund said Moscow attacked the port.", "governor of Lund"),
        ("Ana Lind, who was there when a man shouted, said Moscow attacked the port.", "Ana Lind"),
        ("Moscow attacked the port, Ana Lind told the council, adding the date.", "Ana Lind"),
        ("Ana Lind, the mayor, said that Moscow attacked the port.", "Ana Lind"),
    ],
)
def test_a_claim_keeps_whoever_said_it(body: str, speaker: str) -> None:
    """By name or by the noun."""
    draft = make_draft(claims=[draft_claim("Moscow attacked the port.", "a1:1", attributed_to=[speaker])])
    (claim,) = ground(draft, body).claims
    assert claim.item.attributed_to == (speaker,)
    assert claim.item.text == "Moscow attacked the port."


@pytest.mark.parametrize(
    ("body", "speaker", "other"),
    [
        ("Lawyers for Boer said the police had planted the gun.", "Lawyers for Boer", "the police"),
        ("The mayor told the governor that the police had planted the gun.", "The mayor", "the governor"),
        ("Hospital officials said the army had planted the gun.", "Hospital officials", "the army"),
        ("Boer's mother said he had planted the gun.", "Boer's mother", "Boer"),
    ],
)
def test_a_plain_noun_that_is_only_named_says_nothing(body: str, speaker: str, other: str) -> None:
    """The one whose verb it is does."""

    def list_speakers(name: str) -> tuple[str, ...]:
        claim = draft_claim(body.partition(" said ")[2] or body, "a1:1", attributed_to=[name])
        return ground(make_draft(claims=[claim]), body).claims[0].item.attributed_to

    assert list_speakers(speaker) == (speaker,)
    assert list_speakers(other) == ()


def test_whoever_is_somewhere_speaks() -> None:
    """Police in Leeds are police; Leeds says nothing."""
    body = "Police in Leeds said that 40 people had been arrested in a raid."
    claim = draft_claim("40 people had been arrested in a raid.", "a1:1", attributed_to=["Police"])
    assert ground(make_draft(claims=[claim]), body).claims[0].item.attributed_to == ("Police",)
