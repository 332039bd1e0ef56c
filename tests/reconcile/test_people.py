"""People and organizations against each other: one for one name, joined only where one alone fits."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.reconcile.people import merge_actors
from service.schema.report import Actor, RoleText
from tests.reconcile.material import ENGLISH, actor, cite


def role(*texts: str) -> tuple[RoleText, ...]:
    """Roles as an article prints them."""
    return tuple(RoleText(text=each, evidence=(cite(),)) for each in texts)


def merge(*actors: Actor) -> list[str]:
    """The names that are left."""
    return [each.name for each in merge_actors(actors, ENGLISH)]


def test_a_last_name_joins_the_only_one_who_has_it() -> None:
    """And not where two have it."""
    lind, berg = actor("Ana Lind"), actor("Jo Berg")
    assert merge(actor("Lind"), lind, berg) == ["Ana Lind", "Jo Berg"]
    assert len(merge(actor("Lind"), lind, actor("Eva Lind"))) == 3


def test_a_role_tells_which_of_two_a_last_name_is() -> None:
    """Mayor Holt is the Holt who is a mayor; a Holt without a role may be either."""
    mayor, doctor = actor("Anna Holt", roles=role("mayor of Lund")), actor("Jan Holt", roles=role("doctor"))
    assert merge(mayor, doctor, actor("Mayor Holt")) == ["Anna Holt", "Jan Holt"]
    assert len(merge(mayor, doctor, actor("Holt"))) == 3


@pytest.mark.parametrize("name", ["Mayor Anna Holt", "Anna Holt", "anna holt", "Mrs Holt", "Holt"])
def test_titles_and_case_are_no_part_of_a_name(name: str) -> None:
    """The fullest name is shown, without a title where an article has it so."""
    assert merge(actor(name, id="x"), actor("Anna Holt", id="y", roles=role("Mayor"))) == ["Anna Holt"]


def test_one_name_in_two_spellings_is_one() -> None:
    """One Slavic ending is spelled in many ways."""
    assert len(merge(actor("Volodymyr Zelensky"), actor("Volodymyr Zelenskyy"))) == 1


def test_two_of_one_name_whose_roles_have_nothing_in_common_stay_apart() -> None:
    """And so does whoever could be either of them."""
    mayor = actor("Anna Holt", id="x", roles=role("Mayor of Lund"))
    doctor = actor("Anna Holt", id="y", roles=role("doctor"))
    assert len(merge(mayor, doctor)) == 2
    assert len(merge(mayor, doctor, actor("Anna Holt", id="z"))) == 3
    assert len(merge(mayor, actor("Anna Holt", id="y", roles=role("mayor")), actor("Anna Holt", id="z"))) == 1


def test_an_alias_joins_only_where_it_is_like_the_name() -> None:
    """Initials are; another capital is not."""
    assert len(merge(actor("UN", kind="organization"), actor("United Nations", "UN", kind="organization"))) == 1
    assert len(merge(actor("Kremlin", kind="government"), actor("Russian Federation", "Kremlin"))) == 2


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    """He has no last name, and an organization is called by none."""
    assert len(merge(actor("Ostrelle", kind="organization"), actor("spokesman for Ostrelle"))) == 2
    assert len(merge(actor("Ashling", kind="organization"), actor("Harriet Ashling"))) == 2


def test_roles_names_and_kind_are_joined() -> None:
    """A known kind stands over an unknown one."""
    first = actor("Ana Lind", kind="unknown", roles=role("mayor"))
    second = actor("ana lind", roles=role("Mayor", "doctor"))
    (merged,) = merge_actors([first, second], ENGLISH)
    assert (merged.kind, [each.text for each in merged.roles]) == ("person", ["mayor", "doctor"])


def test_what_prints_the_name_that_is_shown_comes_first() -> None:
    """Else a reader who looks it up finds another name there."""
    short = actor("Lind", evidence=(cite("a1", "Mrs Lind said so."),))
    full = actor("Ana Lind", evidence=(cite("a2", "She said so."), cite("a2", "Ana Lind came.", context=True)))
    (merged,) = merge_actors([short, full], ENGLISH)
    assert (merged.name, [each.article_id for each in merged.evidence]) == ("Ana Lind", ["a2", "a1", "a2"])
    printed = actor("Ana Lind", evidence=(cite("a3", "Mayor Ana Lind said so."),), id="z")
    (merged,) = merge_actors([short, full, printed], ENGLISH)
    assert merged.evidence[0].article_id == "a3"


NAMES = ["Lind", "Ana Lind", "Mayor Ana Lind", "Eva Lind", "Ana Maria Lind", "UN", "United Nations", "Berg", "Jo Berg"]
ACTORS = st.lists(
    st.builds(
        lambda name, aliases, kind, roles, number: actor(
            name, *aliases, kind=kind, roles=role(*roles), id=f"{number}/{name}"
        ),
        st.sampled_from(NAMES),
        st.lists(st.sampled_from(NAMES), max_size=2),
        st.sampled_from(["person", "organization", "unknown"]),
        st.lists(st.sampled_from(["mayor", "mayor of Lund", "doctor"]), max_size=1),
        st.integers(),
    ),
    max_size=7,
    unique_by=lambda each: each.id,
)


@given(ACTORS)
def test_merging_people_keeps_every_name(actors: list[Actor]) -> None:
    """Whoever is told of is there still, under their name or as an alias, and once."""
    merged = merge_actors(actors, ENGLISH)
    known = [{each.name, *each.aliases} for each in merged]
    assert all(any(each.name in names for names in known) for each in actors)
    assert len({each.id for each in merged}) == len(merged)


@given(ACTORS, st.randoms())
def test_who_is_one_with_whom_does_not_depend_on_the_order(actors: list[Actor], chance: object) -> None:
    """The same names are together whatever order they come in."""
    shuffled = list(actors)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    def group(told: list[Actor]) -> set[frozenset[str]]:
        return {frozenset({each.name, *each.aliases}) for each in merge_actors(told, ENGLISH)}

    assert group(shuffled) == group(actors)


@pytest.mark.parametrize("names", list(permutations(("Lind", "Ana Lind", "Mayor Ana Lind"))))
def test_merging_merged_people_changes_nothing(names: tuple[str, ...]) -> None:
    """Whatever order they come in."""
    once = merge_actors([actor(name) for name in names], ENGLISH)
    assert [each.name for each in once] == ["Ana Lind"]
    assert merge_actors(once, ENGLISH) == once
