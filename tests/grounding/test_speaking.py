"""A quotation is spoken by the one whom the nearest sentence names first, not by whoever else is named near."""

from __future__ import annotations

import pytest

from service.grounding.index import ArticleIndex
from service.grounding.speech.speakers import is_said_by_another
from service.grounding.speech.speaking import may_speak
from tests.builders import prepare


def _may_speak(name: str, body: str, *, language: str = "en") -> bool:
    """Of the quotation in the last sentence of a body."""
    (article,) = prepare(body, language=language)
    index = ArticleIndex(article)
    return may_speak(name, ([*index.sentences.values()][-1],))


NEAR = [
    (
        "en",
        (
            "Ruel Castan says the ship is afloat.\nThe minister, Delia Marrant, is on her way.\n"
            "In a message she said: “Our first duty is to those in the water.”"
        ),
        "Delia Marrant",
        "Ruel Castan",
    ),
    (
        "en",
        (
            "Dmitry Medwin, deputy chairman of the council, rejected Olena Zorin’s remarks.\n"
            "“Peace through strength, you say?,” he said, mocking a phrase used by Zorin."
        ),
        "Dmitry Medwin",
        "Olena Zorin",
    ),
    (
        "en",
        "Renata Oyle, for the prosecutor, said that Teodor Valcik was “neither a suspect nor, for now, a witness”.",
        "Renata Oyle",
        "Teodor Valcik",
    ),
    (
        "fr",
        (
            "Le maire, Gérard Vasselin, écoutait.\n"
            "« L’un tenait le stylo, l’autre la pelle », a résumé Hélène Castagnier devant Gérard Vasselin."
        ),
        "Hélène Castagnier",
        "Gérard Vasselin",
    ),
    (
        "fr",
        "« L’un tenait le stylo, l’autre la pelle », a expliqué Hélène Castagnier devant Gérard Vasselin.",
        "Hélène Castagnier",
        "Gérard Vasselin",
    ),
    (
        "pt",
        "“Um segurava a caneta, o outro a pá”, explicou Helena Castanho perante Geraldo Vaz.",
        "Helena Castanho",
        "Geraldo Vaz",
    ),
    (
        "uk",
        (
            "Мер Остап Линник мовчав.\nДиректорка Ірина Бойчук визнає помилку Остапа Линника.\n"
            "«Жоден із цих шести не згорів», — каже вона."
        ),
        "Ірина Бойчук",
        "Остап Линник",
    ),
]


@pytest.mark.parametrize(("language", "body", "speaker", "bystander"), NEAR)
def test_the_nearest_one_named_first_speaks(language: str, body: str, speaker: str, bystander: str) -> None:
    """Across sentences where a pronoun speaks, and within one."""
    assert _may_speak(speaker, body, language=language)
    assert not _may_speak(bystander, body, language=language)


@pytest.mark.parametrize(
    "before",
    [
        "The mayor of Port Isarne, Tomas Abrecht, cancelled the harbour festival.",
        "At St Brannoc’s Hospital, where most were taken, Tomas Abrecht had come out for some air.",
        "At the Copper Kettle, across from the gate, owner Tomas Abrecht had taken the prices down.",
    ],
)
def test_where_it_was_does_not_speak(before: str) -> None:
    """A place that is named first, or whose mayor somebody is, takes no quotation from them."""
    body = f"{before} Delia Marrant listened.\n“This city lives by its boats,” he said."

    assert _may_speak("Tomas Abrecht", f"{before}\n“This city lives by its boats,” he said.")
    assert not _may_speak("Tomas Abrecht", body)


def test_whoever_is_named_behind_a_plain_nouns_verb_of_saying_is_spoken_of() -> None:
    """What the company is called stands in the sentence before."""
    body = "Strand Lines rejected the claim.\nThe company said the Halcyon Tern had “passed its annual inspection”."

    assert _may_speak("Strand Lines", body)
    assert not _may_speak("Halcyon Tern", body)


def test_nobody_speaks_for_being_named_within_the_quotation() -> None:
    """Who is spoken of is not who speaks."""
    body = "“This will not stop,” Olena Zorin said.\n“Pavel Drin is not preparing for peace, he goes on and on.”"

    assert _may_speak("Olena Zorin", body)
    assert not _may_speak("Pavel Drin", body)


def test_where_nobody_is_named_the_context_may_say_who_it_is() -> None:
    """Then any name that stands further off is taken as drafted."""
    assert _may_speak("Ana Lind", "The mine stays open.\n“We will not close it this year,” the mayor said.")


@pytest.mark.parametrize(
    ("language", "body", "speaker", "bystander"),
    [
        ("en", "Bo Berg won. His mother, Grace, watched at home. “We prayed all night,” she said.", "Grace", "Bo Berg"),
        ("es", "Bo Berg ganó. Su madre, Gracia, lo vio en casa. «Hemos rezado», dijo.", "Gracia", "Bo Berg"),
        ("de", "Bo Berg gewann. Seine Mutter, Grete, sah zu. „Wir haben gebetet“, sagte sie.", "Grete", "Bo Berg"),
        ("fr", "Bo Berg a gagné. Sa mère, Grâce, regardait. « On a prié », a-t-elle dit.", "Grâce", "Bo Berg"),
        (
            "uk",
            "Остап Линник виграв. Його мати, Ганна, дивилася. «Ми молилися», — сказала вона.",
            "Ганна",
            "Остап Линник",
        ),
    ],
)
def test_whoever_is_somebodys_mother_speaks_behind_her(language: str, body: str, speaker: str, bystander: str) -> None:
    """A sentence that begins with her leaves what follows to her, not to whose mother she is."""
    assert _may_speak(speaker, body, language=language)
    assert not _may_speak(bystander, body, language=language)


@pytest.mark.parametrize(
    ("body", "speaker", "described"),
    [
        ("Khan, accused by Patel of “selling the city to crooks”, denied it.", "Patel", "Khan"),
        ("Described by Macron as “a great friend of the people”, Merz smiled.", "Macron", "Merz"),
        ("Merz was greeted by Macron, who called him “a great friend of the people”.", "Macron", "Merz"),
        ("Trump dismissed Rubin's book as “a pack of lies from start to end”.", "Trump", "Rubin"),
    ],
)
def test_whoever_says_what_another_is_speaks(body: str, speaker: str, described: str) -> None:
    """Not the one who is accused, described or dismissed."""
    (article,) = prepare(f"{speaker} came. {described} came too. {body}", language="en")
    index = ArticleIndex(article)
    sentence = [*index.sentences.values()][-1]
    assert is_said_by_another(described, sentence)
    assert not is_said_by_another(speaker, sentence)
