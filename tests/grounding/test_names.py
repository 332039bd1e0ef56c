"""Names, other names and offices: as an article prints them, and of nobody else."""

from __future__ import annotations

import pytest

from service.schema.report import Actor, Place
from service.schema.vocabulary import ActorKind, Caveat, Reason
from tests.drafting import draft_actor, draft_claim, draft_place, ground, make_draft

BODY = (
    "Ukrainian President Volodymyr Zelensky condemned the assault on Lund. "
    "He spoke after US President Donald Trump had called Russian President Vladimir Putin.\n"
    "Mr Zelensky told the Guardian that Dmitry Medvedev, deputy chairman of Russia’s powerful Security Council, "
    "was wrong. "
    "The mayor closed the bridge. The US and the WHO sent help, and the United Nations sent more. "
    "Ana Lind saw it. Rescuers in the northern region of Chernihiv worked all night.\n"
    "Schools were shut. Nobody was hurt. Trains ran late. Shops opened on time. Cats slept."
)


TOLD = [draft_claim("Nobody was hurt.", "a1:9")]


def find_actor(name: str, *cites: str, **fields: object) -> Actor | None:
    """What becomes of one drafted actor."""
    grounded = ground(make_draft(claims=TOLD, actors=[draft_actor(name, *cites, **fields)]), BODY)
    return grounded.actors[0].item if grounded.actors else None


def find_place(name: str, *cites: str) -> Place | None:
    """What becomes of one drafted place."""
    grounded = ground(make_draft(claims=TOLD, places=[draft_place(name, *cites)]), BODY)
    return grounded.places[0].item if grounded.places else None


@pytest.mark.parametrize(
    ("name", "cite"),
    [
        ("Volodymyr Zelensky", "a1:1"),
        ("Volodymyr Zelensky", "a1:3"),
        ("President Zelensky", "a1:3"),
        ("Donald Trump", "a1:2"),
        ("the mayor", "a1:4"),
        ("US", "a1:5"),
        ("WHO", "a1:5"),
        ("United Nations", "a1:5"),
        ("Ana Lind", "a1:6"),
    ],
)
def test_a_printed_name_is_borne_out(name: str, cite: str) -> None:
    """In full, or by its last word where the article has it in full; titles tell nobody apart."""
    actor = find_actor(name, cite)
    assert actor
    assert actor.name == name
    assert not any(each.context for each in actor.evidence)


@pytest.mark.parametrize(
    ("name", "cite"),
    [
        ("Donald Zelensky", "a1:1"),
        ("Donald Zelensky", "a1:2"),
        ("Vladimir Trump", "a1:2"),
        ("donald zelensky", "a1:2"),
        ("Trump Vladimir", "a1:2"),
        ("Emmanuel Macron", "a1:1"),
        ("us", "a1:4"),
        ("Who", "a1:5"),
        ("", "a1:1"),
        ("Zelensky 🤡", "a1:1"),
        ("Zelensky <b>", "a1:1"),
        ("**Zelensky**", "a1:1"),
        ("Zelensk", "a1:1"),
        ("Zelensky Putin", "a1:1"),
    ],
)
def test_a_name_that_is_not_printed_is_rejected(name: str, cite: str) -> None:
    """Neither one person's first name with another's last, nor a name with anything added."""
    grounded = ground(make_draft(claims=TOLD, actors=[draft_actor(name, cite)]), BODY)
    assert not grounded.actors
    assert [each.reason for each in grounded.rejected] == [Reason.NAME_NOT_IN_EVIDENCE]


def test_words_of_a_place_may_stand_apart_but_not_its_names() -> None:
    """Chernihiv region is named by the northern region of Chernihiv."""
    assert find_place("Chernihiv region", "a1:7")
    assert not find_place("Lund Chernihiv", "a1:7")


def test_a_name_may_stand_in_the_context_and_then_that_is_evidence_too() -> None:
    """Three sentences before, one after, the title and the first paragraph may name whom a sentence is about."""
    actor = find_actor("Ana Lind", "a1:7")
    assert actor
    assert [(each.text[:8], each.context) for each in actor.evidence] == [("Rescuers", False), ("Ana Lind", True)]


def test_the_first_paragraph_names_for_the_whole_article() -> None:
    """Who opens an article need not be named anew."""
    actor = find_actor("Donald Trump", "a1:12")
    assert actor
    assert [each.context for each in actor.evidence] == [False, True]


def test_a_name_further_off_does_not_count() -> None:
    """Four sentences before is too far."""
    assert find_actor("Ana Lind", "a1:9")
    assert not find_actor("Ana Lind", "a1:11")


def test_a_sentence_that_does_not_name_them_is_taken_off() -> None:
    """The others bear the name, and the loss is told."""
    actor = find_actor("Ana Lind", "a1:6", "a1:12")
    assert actor
    assert [each.text for each in actor.evidence] == ["Ana Lind saw it."]
    assert actor.caveats == (Caveat.EVIDENCE_REMOVED,)


def test_other_names_are_kept_as_far_as_they_are_printed_and_alike() -> None:
    """Of a person only a name like theirs; never the name of somebody else."""
    actor = find_actor("Volodymyr Zelensky", "a1:1", aliases=["Mr Zelensky", "Putin", "Zelenskyy", "Zelensky", ""])
    assert actor
    assert actor.aliases == ("Mr Zelensky", "Zelensky")


@pytest.mark.parametrize("kind", ["person", "government"])
def test_whom_the_draft_tells_of_is_nobody_s_alias(kind: ActorKind) -> None:
    """Two that a draft tells apart are two."""
    russia = draft_actor("Vladimir Putin", "a1:2")
    ukraine = draft_actor("Volodymyr Zelensky", "a1:1", kind=kind, aliases=["Vladimir Putin"])
    grounded = ground(make_draft(claims=TOLD, actors=[russia, ukraine]), BODY)
    assert [each.item.aliases for each in grounded.actors] == [(), ()]


@pytest.mark.parametrize(
    ("name", "cite", "role"),
    [
        ("Volodymyr Zelensky", "a1:1", "Ukrainian President"),
        ("Vladimir Putin", "a1:2", "Russian President"),
        ("Donald Trump", "a1:2", "US President"),
        ("Dmitry Medvedev", "a1:3", "deputy chairman of Russia’s Security Council"),
        ("Volodymyr Zelensky", "a1:1", "condemned the assault"),
    ],
)
def test_a_printed_role_is_shown_with_the_sentence_that_has_it(name: str, cite: str, role: str) -> None:
    """Before the name, behind it between commas, or a part in the event."""
    actor = find_actor(name, cite, role=role)
    assert actor
    assert [(each.text, len(each.evidence)) for each in actor.roles] == [(role, 1)]


@pytest.mark.parametrize(
    ("name", "cite", "role"),
    [
        ("Donald Trump", "a1:2", "Russian President"),
        ("Vladimir Putin", "a1:2", "US President"),
        ("Volodymyr Zelensky", "a1:3", "deputy chairman of Russia’s powerful Security Council"),
        ("Donald Trump", "a1:2", "Ukrainian President"),
        ("Donald Trump", "a1:2", "convicted felon"),
        ("Donald Trump", "a1:2", "US President <b>"),
        ("Donald Trump", "a1:2", ""),
    ],
)
def test_the_role_of_another_is_not_shown(name: str, cite: str, role: str) -> None:
    """An office beside somebody else's name is theirs, and one that is not printed is nobody's."""
    actor = find_actor(name, cite, role=role)
    assert actor
    assert actor.roles == ()


def test_nobody_s_name_loses_text_to_a_name_of_great_length() -> None:
    """A name as long as an article is a name that is not printed."""
    assert not find_actor("Zelensky " * 5_000, "a1:1", role="x" * 100_000)


@pytest.mark.parametrize(
    ("body", "place", "person", "told"),
    [
        ("Jordan Lind was arrested in Oslo.", "Jordan", "Jordan Lind", []),
        ("Jordan Lind was arrested in Oslo.", "Oslo", "Jordan Lind", ["Oslo"]),
        ("Paris Ek was arrested in Paris.", "Paris", "Paris Ek", ["Paris"]),
    ],
)
def test_a_part_of_somebody_s_name_is_no_place(body: str, place: str, person: str, told: list[str]) -> None:
    """Unless the sentence has the place besides."""
    draft = make_draft(
        claims=[draft_claim(body, "a1:1")], places=[draft_place(place, "a1:1")], actors=[draft_actor(person, "a1:1")]
    )
    assert [each.item.name for each in ground(draft, body).places] == told


@pytest.mark.parametrize(
    ("body", "place", "told"),
    [
        ("A drone hit Lund, the Moscow Times reported.", "Moscow", []),
        ("A drone hit Moscow, the Moscow Times reported.", "Moscow", ["Moscow"]),
        ("Kyiv Mayor Ana Lind spoke of a fire.", "Kyiv", ["Kyiv"]),
    ],
)
def test_a_town_in_a_newspaper_s_name_is_no_place(body: str, place: str, told: list[str]) -> None:
    """Unless the sentence has the town besides."""
    draft = make_draft(claims=[draft_claim(body, "a1:1")], places=[draft_place(place, "a1:1")])
    assert [each.item.name for each in ground(draft, body).places] == told
