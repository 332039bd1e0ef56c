"""How a sentence sets a place or a day: near it, left out, or another than the one of its context."""

from __future__ import annotations

from typing import Any

import pytest

from service.schema.report import Figure
from service.schema.vocabulary import Caveat
from tests.builders import PUBLISHED
from tests.drafting import draft_claim, draft_figure, draft_place, ground, make_draft


def find_figure(body: str, amount: str, cite: str = "a1:1", language: str = "en", **fields: Any) -> Figure:
    """What becomes of one drafted figure."""
    draft = make_draft(figures=[draft_figure(amount, "", cite, **fields)])
    grounded = ground(draft, body, written_in=language, language=language, published_at=PUBLISHED)
    (figure,) = [each.item for each in grounded.figures]
    return figure


@pytest.mark.parametrize(
    ("language", "body", "scope", "shown"),
    [
        ("en", "The drone crashed near Kyiv, killing 14 people.", "Kyiv", "near Kyiv"),
        (
            "en",
            "The drone fell near the southern port of Odesa and killed 14.",
            "Odesa",
            "near the southern port of Odesa",
        ),
        ("en", "14 people died north of Kyiv.", "Kyiv", "north of Kyiv"),
        ("en", "14 people died near Kyiv.", "near Kyiv", "near Kyiv"),
        ("de", "Bei einem Angriff nahe Kiew starben 14 Menschen.", "Kiew", "nahe Kiew"),
        ("es", "14 personas murieron cerca de Madrid.", "Madrid", "cerca de Madrid"),
        ("fr", "14 personnes sont mortes près de Lyon.", "Lyon", "près de Lyon"),
        ("uk", "Біля Києва загинули 14 людей.", "Києва", "біля Києва"),
        ("ru", "Возле Одессы погибли 14 человек.", "Одесса", "возле Одессы"),
    ],
)
def test_a_scope_keeps_the_preposition_that_puts_it_outside(language: str, body: str, scope: str, shown: str) -> None:
    """Near Kyiv is not Kyiv."""
    assert find_figure(body, "14", language=language, scope=scope).scope == shown


@pytest.mark.parametrize(
    ("body", "scope"),
    [
        ("The drone crashed near Kyiv and killed 14 people in Kyiv.", "Kyiv"),
        ("14 people died outside Kyiv and in Odesa.", "Odesa"),
        ("A blast near the station in Kyiv killed 14 people.", "Kyiv"),
        ("Unlike Kyiv, Odesa lost 14 people.", "Odesa"),
        ("The strike all but destroyed Kyiv, killing 14.", "Kyiv"),
    ],
)
def test_a_scope_stays_as_it_is_where_the_preposition_is_of_another(body: str, scope: str) -> None:
    """Or where the place is named without it as well."""
    assert find_figure(body, "14", scope=scope).scope == scope


@pytest.mark.parametrize(
    ("language", "body", "scope"),
    [
        ("en", "All regions except Kyiv reported deaths, with 14 people killed.", "Kyiv"),
        ("en", "Schools were closed everywhere but in Lviv, affecting 14 children.", "Lviv"),
        ("en", "Unlike Kyiv, Odesa lost 14 people.", "Kyiv"),
        ("es", "Salvo Madrid, todas las regiones registraron 14 muertos.", "Madrid"),
        ("de", "Außer in Berlin starben überall Menschen, insgesamt 14.", "Berlin"),
        ("uk", "Крім Києва, усюди загинули люди, разом 14.", "Києва"),
    ],
)
def test_what_is_left_out_is_no_scope(language: str, body: str, scope: str) -> None:
    """The number holds for all but that place."""
    figure = find_figure(body, "14", language=language, scope=scope)

    assert figure.scope is None
    assert Caveat.SCOPE_REMOVED in figure.caveats


@pytest.mark.parametrize(("name", "role"), [("Kyiv", "other"), ("Odesa", "scene")])
def test_what_is_left_out_is_no_scene(name: str, role: str) -> None:
    """The place is named, and nothing happened there."""
    draft = make_draft(places=[draft_place(name, "a1:1", role="scene")], claims=[draft_claim("x", "a1:1")])
    (place,) = [each.item for each in ground(draft, "Unlike Kyiv, Odesa was hit.").places]

    assert place.role == role


STORM = "The storm swept Kyiv on Sunday. "


@pytest.mark.parametrize(
    ("sentence", "scope", "when"),
    [
        ("Fourteen people were killed.", "Kyiv", "Sunday"),
        ("Fourteen people were killed in the capital.", "Kyiv", "Sunday"),
        ("Fourteen people were killed, police said on Monday.", "Kyiv", "Sunday"),
        ("Fourteen people were killed on Sunday night.", "Kyiv", "Sunday"),
        ("Fourteen people were killed that night, and one died on Monday.", "Kyiv", "Sunday"),
        ("Fourteen people were killed in Odesa.", None, "Sunday"),
        ("Fourteen people were killed in the port of Odesa on Monday.", None, None),
        ("Fourteen people were killed on Monday.", "Kyiv", None),
        ("Fourteen people had been killed in January 2020.", "Kyiv", None),
    ],
)
def test_a_context_tells_only_what_the_sentence_does_not(sentence: str, scope: str | None, when: str | None) -> None:
    """A sentence with a place or a day of its own takes none from the sentences around it."""
    figure = find_figure(STORM + sentence, "Fourteen", "a1:2", scope="Kyiv", when="Sunday")

    assert figure.scope == scope
    assert (figure.when and figure.when.text) == when
