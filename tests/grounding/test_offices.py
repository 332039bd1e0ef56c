"""An office is shown with whoever holds it; a former one, another one and somebody else's are not."""

from __future__ import annotations

import pytest

from service.schema.report import Actor
from tests.drafting import draft_actor, draft_claim, ground, make_draft

BODY = (
    "Former president Tom Reed, now a farmer, met chancellor Eva Stark in Lund. "
    "In Lund, the city's deputy mayor, Bo Ek, spoke for the Labour Party. "
    "Ada Holm became the mayor of Ystad."
)


def find_actor(name: str, *cites: str, body: str = BODY, language: str = "en", **fields: object) -> Actor:
    """What becomes of one drafted actor, of an event of which something is told."""
    draft = make_draft(claims=[draft_claim("", "a1:1")], actors=[draft_actor(name, *cites, **fields)])
    (actor,) = [each.item for each in ground(draft, body, language=language, written_in=language).actors]
    return actor


@pytest.mark.parametrize(
    ("name", "cite", "role"),
    [
        ("Tom Reed", "a1:1", "former president"),
        ("Tom Reed", "a1:1", "farmer"),
        ("Eva Stark", "a1:1", "chancellor"),
        ("Bo Ek", "a1:2", "deputy mayor"),
        ("Bo Ek", "a1:2", "city's deputy mayor"),
        ("Ada Holm", "a1:3", "mayor"),
    ],
)
def test_an_office_as_the_article_has_it_is_shown(name: str, cite: str, role: str) -> None:
    """Before the name, and behind or before it with commas."""
    assert [each.text for each in find_actor(name, cite, role=role).roles] == [role]


@pytest.mark.parametrize(
    ("language", "body", "name", "role"),
    [
        ("en", BODY, "Tom Reed", "president"),
        ("en", BODY, "Eva Stark", "farmer"),
        ("en", "The deputy mayor, Bo Ek, spoke.", "Bo Ek", "mayor"),
        ("en", "Ex-president Tom Reed spoke.", "Tom Reed", "president"),
        ("en", "Tom Reed lost his bid to be mayor of Lund.", "Tom Reed", "mayor of Lund"),
        ("en", "Tom Reed, who hopes to become the mayor, spoke.", "Tom Reed", "mayor"),
        ("en", "Tom Reed ran for president in May.", "Tom Reed", "president"),
        ("en", "Tom Reed resigned as mayor of Lund.", "Tom Reed", "mayor of Lund"),
        ("en", "Ousted president Tom Reed fled.", "Tom Reed", "president"),
        ("en", "Tom Reed, the suspected gunman, was shot.", "Tom Reed", "gunman"),
        ("en", "Tom Reed is suspected of being the gunman.", "Tom Reed", "gunman"),
        ("es", "El presunto asesino, Pablo Ruiz, huyó.", "Pablo Ruiz", "asesino"),
        ("es", "Pablo Ruiz aspira a ser alcalde.", "Pablo Ruiz", "alcalde"),
        ("pt", "Ana Reis, candidata a ministra, falou.", "Ana Reis", "ministra"),
        ("fr", "Paul Roux espère devenir maire.", "Paul Roux", "maire"),
        ("de", "Die frühere Ministerin Anna Vogt sprach.", "Anna Vogt", "Ministerin"),
        ("fr", "L'ancien maire Paul Roux a parlé.", "Paul Roux", "maire"),
        ("es", "El antiguo alcalde Pablo Ruiz habló.", "Pablo Ruiz", "alcalde"),
        ("pt", "A antiga ministra Ana Reis falou.", "Ana Reis", "ministra"),
        ("pt", "A então ministra Ana Reis falou.", "Ana Reis", "ministra"),
        ("uk", "Колишній міністр Іван Петренко виступив.", "Іван Петренко", "міністр"),
        ("ru", "Бывший министр Иван Петров выступил.", "Иван Петров", "министр"),
        ("de", "Der künftige Kanzler Karl Vogt sprach.", "Karl Vogt", "Kanzler"),
        ("de", "Karl Vogt trat als Minister zurück.", "Karl Vogt", "Minister"),
        ("ru", "Кандидат в президенты Иван Петров выступил.", "Иван Петров", "президент"),
        ("ru", "Иван Петров — брат мэра.", "Иван Петров", "мэр"),
        ("uk", "Майбутній президент Іван Петренко виступив.", "Іван Петренко", "президент"),
        ("uk", "Ймовірний убивця Іван Петренко втік.", "Іван Петренко", "убивця"),
    ],
)
def test_a_former_or_other_office_is_not_the_office(language: str, body: str, name: str, role: str) -> None:
    """The word that makes it another must not be left out; nor is what is told of one told of another."""
    assert find_actor(name, "a1:1", body=body, language=language, role=role).roles == ()


def test_an_organization_has_no_alias_that_ends_somebody_s_name() -> None:
    """A short form of its own is one."""
    party = find_actor("Labour Party", "a1:2", kind="organization", aliases=["Stark", "Labour"])
    assert party.aliases == ("Labour",)


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Olga Prins, who served as minister until 2019, spoke."),
        ("en", "Olga Prins, minister from 2011 to 2019, spoke."),
        ("es", "Olga Prins, ministra hasta 2019, habló."),
        ("de", "Olga Prins, Ministerin bis 2019, sprach."),
    ],
)
def test_an_office_that_ended_is_not_shown(language: str, body: str) -> None:
    """It is told with its own end."""
    role = next(each for each in ("minister", "ministra", "Ministerin") if each in body)
    assert find_actor("Olga Prins", "a1:1", body=body, language=language, role=role).roles == ()


@pytest.mark.parametrize(
    "body",
    [
        "Olga Prins, the minister to France, spoke.",
        "Olga Prins, minister, will speak until 9 p.m.",
        "Olga Prins, minister until a vote in May, spoke.",
    ],
)
def test_an_office_without_an_end_is_shown(body: str) -> None:
    """What ends something else does not matter."""
    assert find_actor("Olga Prins", "a1:1", body=body, role="minister").roles
