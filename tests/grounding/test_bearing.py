"""An office is shown with whoever the sentence gives it to, not with whoever else it names."""

from __future__ import annotations

import pytest

from tests.drafting import draft_actor, draft_claim, ground, make_draft

NAMES = {"ru": "Ана Линд"}


def _has_role(role: str, body: str, language: str) -> bool:
    """Whether Ana Lind is shown with a role that a sentence prints."""
    actor = draft_actor(NAMES.get(language, "Ana Lind"), "a1:1", role=role)
    draft = make_draft(claims=[draft_claim("", "a1:1")], actors=[actor])
    (shown,) = ground(draft, body, language=language, written_in=language).actors
    return [each.text for each in shown.item.roles] == [role]


BORNE = [
    ("en", "mayor", "Mayor Ana Lind spoke."),
    ("en", "mayor", "The mayor, Ana Lind, spoke."),
    ("en", "mayor", "The mayor of Lund, Ana Lind, spoke."),
    ("en", "mayor", "A call by the mayor, Ana Lind, was heard."),
    ("en", "mayor", "Lund's mayor is Ana Lind."),
    ("en", "mayor", "As mayor, Ana Lind led the city."),
    ("en", "mayor", "Ana Lind, 40, the mayor of Lund, spoke."),
    ("en", "mayor", "Ana Lind — mayor of Lund — spoke."),
    ("en", "mayor", "Ana Lind, a teacher and mayor of Lund, spoke."),
    ("en", "mayor", "Ana Lind, Sweden's youngest mayor, spoke."),
    ("en", "mayor", "Ana Lind, who was re-elected mayor in May, spoke."),
    ("en", "mayor", "Ana Lind became the first female mayor of Lund."),
    ("en", "mayor", "Ana Lind has been Lund's mayor since 2010."),
    ("en", "sells fish", "Ana Lind, 34, who sells fish in Lund, spoke."),
    ("de", "Bürgermeisterin", "Die Bürgermeisterin von Lund, Ana Lind, sprach."),
    ("de", "Bürgermeisterin", "Ana Lind ist seit 2010 Bürgermeisterin."),
    ("fr", "gérante", "Ana Lind, 41 ans, gérante de la société, a parlé."),
    ("es", "alcaldesa", "Ana Lind fue elegida alcaldesa."),
    ("pt", "prefeita", "A prefeita de Lund, Ana Lind, falou."),
    ("ru", "мэр", "Мэр Ана Линд выступила."),
]


@pytest.mark.parametrize(("language", "role", "body"), BORNE)
def test_an_office_that_touches_the_name_or_is_given_to_it_is_theirs(language: str, role: str, body: str) -> None:
    """Side by side, with an age or a place between, or by a word such as "elected" and "as"."""
    assert _has_role(role, body, language)


OTHERS = [
    ("en", "attacker", "Ana Lind was killed by the attacker on Friday."),
    ("en", "mayor", "Ana Lind, wife of the mayor, spoke."),
    ("en", "suspect", "Ana Lind, lawyer for the suspect, spoke."),
    ("en", "mayor", "Ana Lind, a candidate for mayor, spoke."),
    ("en", "mayor", "Ana Lind, the mayor's wife, spoke."),
    ("en", "mayor", "Ana Lind, who married the mayor, spoke."),
    ("en", "mayor", "Ana Lind, accused of killing the mayor, spoke."),
    ("en", "mayor", "Ana Lind met the mayor on Friday."),
    ("en", "mayor", "Ana Lind was suing the mayor."),
    ("en", "mayor", "The mayor met Ana Lind on Friday."),
    ("en", "mayor", "The mayor and Ana Lind spoke."),
    ("en", "mayor", "The mayor's wife, Ana Lind, spoke."),
    ("en", "mayor", "Ana Lind said Bo Ek was the mayor."),
    ("en", "victim", "The suspect, Ana Lind, knew the victim."),
    ("en", "suspect", "Asked about the suspect, Ana Lind spoke."),
    ("de", "Bürgermeister", "Ana Lind, die Frau des Bürgermeisters, sprach."),
    ("fr", "maire", "Ana Lind, femme du maire, a parlé."),
    ("es", "alcalde", "Ana Lind, mujer del alcalde, habló."),
    ("pt", "prefeito", "Ana Lind, mulher do prefeito, falou."),
    ("ru", "мэр", "Ана Линд встретилась с мэром."),
]


@pytest.mark.parametrize(("language", "role", "body"), OTHERS)
def test_an_office_elsewhere_in_the_sentence_is_somebody_else_s(language: str, role: str, body: str) -> None:
    """Behind "of", "by" and "for", before a possessive, or with a verb between."""
    assert not _has_role(role, body, language)
