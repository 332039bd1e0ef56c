"""What somebody denies is not what they assert, however they deny it."""

from __future__ import annotations

import pytest

from service.schema.report import Claim
from tests.drafting import draft_claim, ground, make_draft

TOLD = {
    "en": "The army killed the journalist.",
    "de": "Die Armee tötete den Journalisten.",
    "es": "El ejército mató al periodista.",
    "pt": "O exército matou o jornalista.",
    "fr": "L'armée a tué le journaliste.",
    "uk": "Армія вбила журналіста.",
    "ru": "Армия убила журналиста.",
}
NAMES = {"uk": "Ана Лінд", "ru": "Ана Линд"}


def _claim(body: str, language: str) -> Claim:
    """What becomes of the killing as Ana Lind's assertion."""
    drafted = draft_claim(TOLD[language], "a1:1", attributed_to=[NAMES.get(language, "Ana Lind")])
    (claim,) = ground(make_draft(claims=[drafted]), body, language=language, written_in=language).claims
    return claim.item


DENIED = [
    ("en", "Ana Lind dismissed reports that the army killed the journalist."),
    ("en", "Ana Lind rejected repeated accusations that the army killed the journalist."),
    ("en", "Ana Lind ridiculed the suggestion that the army killed the journalist."),
    ("en", "Ana Lind scoffed at rumours that the army killed the journalist."),
    ("en", "Ana Lind cast doubt on reports that the army killed the journalist."),
    ("en", "Ana Lind rejected as nonsense a report that the army killed the journalist."),
    ("en", "Reports that the army killed the journalist were dismissed by Ana Lind."),
    ("en", "The claim that the army killed the journalist is a lie, Ana Lind said."),
    ("en", "The army killed the journalist, according to a report that Ana Lind called false."),
    ("de", "Ana Lind wies Berichte zurück, die Armee tötete den Journalisten."),
    ("es", "Ana Lind descartó que el ejército mató al periodista."),
    ("pt", "Ana Lind rejeitou as acusações de que o exército matou o jornalista."),
    ("fr", "Ana Lind a rejeté les accusations selon lesquelles l'armée a tué le journaliste."),
    ("uk", "Ана Лінд відкинула звинувачення в тому, що армія вбила журналіста."),
    ("ru", "Ана Линд отвергла обвинения в том, что армия убила журналиста."),
]


@pytest.mark.parametrize(("language", "body"), DENIED)
def test_hearsay_that_is_denied_is_told_with_its_denial(language: str, body: str) -> None:
    """The article's own sentence stands in place of the wording."""
    assert _claim(body, language).text == body


ASSERTED = [
    ("en", "Ana Lind said that the army killed the journalist."),
    ("en", "Ana Lind said the army killed the journalist and dismissed calls to resign."),
    ("en", "Ana Lind, who rejected a pay rise, said the army killed the journalist."),
    ("en", "Ana Lind dismissed the offer, saying that the army killed the journalist."),
    ("en", "Ana Lind said the army killed the journalist, but the minister dismissed the report."),
    ("en", "Ana Lind confirmed reports that the army killed the journalist."),
    ("de", "Ana Lind sagte, die Armee tötete den Journalisten."),
    ("es", "Ana Lind dijo que el ejército mató al periodista."),
]


@pytest.mark.parametrize(("language", "body"), ASSERTED)
def test_a_denial_of_something_else_changes_nothing(language: str, body: str) -> None:
    """Calls, offers and what others deny."""
    claim = _claim(body, language)
    assert claim.text == TOLD[language]
    assert claim.attributed_to == ("Ana Lind",)


def test_a_denial_that_is_told_is_kept() -> None:
    """In the model's wording, which leaves out the day."""
    body = "On Friday Ana Lind dismissed reports that the army killed the journalist."
    text = "Ana Lind dismissed reports that the army killed the journalist."
    (claim,) = ground(make_draft(claims=[draft_claim(text, "a1:1", attributed_to=["Ana Lind"])]), body).claims
    assert claim.item.text == text
