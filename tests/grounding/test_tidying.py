"""What a model wrote is cleaned before anything of it can be shown."""

from __future__ import annotations

from service.grounding import tidy
from tests.drafting import draft_actor, draft_claim, draft_figure, ground, make_draft

BODY = "The mayor, Ana Lind, said 12 drones hit the port on Monday. Nobody was hurt."


def test_control_characters_and_halves_of_characters_go() -> None:
    """A line end becomes a space, everything else that no reader sees goes."""
    text = "\u202e 12 drones\x00 hit\nthe \ud800port\x07 "
    claim = tidy(draft_claim(text, " a1:1\n", attributed_to=["Ana\x1b Lind"]))
    assert (claim.text, claim.cites, claim.attributed_to) == ("12 drones hit the port", ["a1:1"], ["Ana Lind"])


def test_what_is_tidy_stays_as_it_is() -> None:
    """Accents, marks, joiners within words and spaces between them are the model's business."""
    text = "Łódź’s “café” – 東京 می‌خواهم"
    assert tidy(draft_claim(text)).text == text


def test_no_item_and_no_rejection_holds_a_control_character() -> None:
    """Whatever a model writes, a reader of the report gets plain text."""
    draft = make_draft(
        actors=[draft_actor("Ana\x00 Lind", "a1:1", aliases=["Lind\x07"], role="mayor\x1b")],
        claims=[draft_claim("12 drones hit\x00 the port", "a1:1"), draft_claim("x\x00", "a9:1\x00")],
        figures=[draft_figure("12\x00", "drones\x07", "a1:1", hedge="\x00")],
    )
    grounded = ground(draft, BODY)
    shown = repr(grounded)
    assert len(grounded.claims) == len(grounded.actors) == len(grounded.figures) == 1
    assert not any(mark in shown for mark in ("\\x00", "\\x07", "\\x1b"))


def test_white_space_around_a_key_or_an_address_loses_nothing() -> None:
    """A key or address with a line end is the same key or address."""
    draft = make_draft(claims=[draft_claim("12 drones hit the port.", " [a1:1] ", event=" e1\n")])
    assert not ground(draft, BODY).rejected
