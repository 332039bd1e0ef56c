"""Places and people against each other."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.reconcile.people import merge_actors, merge_places
from service.schema.report import Actor, Evidence, Place, RoleText

EVIDENCE = (Evidence(article_id="a1", start=0, end=1, text="x"),)


def actor(name: str, *aliases: str, **fields: Any) -> Actor:
    """A person; the id is the name."""
    usual: dict[str, Any] = {"id": name, "kind": "person", "evidence": EVIDENCE}
    return Actor(name=name, aliases=aliases, **(usual | fields))


def test_places_of_one_name_are_one() -> None:
    """In the role that was told first."""
    places = [
        Place(id=f"p{n}", name=name, role="scene", evidence=EVIDENCE) for n, name in enumerate(("Lund", "lund", "Malm"))
    ]
    assert [each.name for each in merge_places(places)] == ["Lund", "Malm"]


def test_a_last_name_joins_the_only_one_who_has_it() -> None:
    """And not where two have it."""
    lind, berg = actor("Ana Lind"), actor("Jo Berg")
    assert [each.name for each in merge_actors([actor("Lind"), lind, berg])] == ["Ana Lind", "Jo Berg"]
    assert len(merge_actors([actor("Lind"), lind, actor("Eva Lind")])) == 3


def test_an_alias_joins_only_where_it_is_like_the_name() -> None:
    """Initials are; another capital is not."""
    assert (
        len(merge_actors([actor("UN", kind="organization"), actor("United Nations", "UN", kind="organization")])) == 1
    )
    assert len(merge_actors([actor("Kremlin", kind="government"), actor("Russian Federation", "Kremlin")])) == 2


def test_roles_names_and_kind_are_joined() -> None:
    """A known kind stands over an unknown one."""
    first = actor("Ana Lind", kind="unknown", roles=(RoleText(text="mayor", evidence=EVIDENCE),))
    second = actor(
        "ana lind", roles=(RoleText(text="Mayor", evidence=EVIDENCE), RoleText(text="doctor", evidence=EVIDENCE))
    )
    (merged,) = merge_actors([first, second])
    assert (merged.kind, [each.text for each in merged.roles]) == ("person", ["mayor", "doctor"])


NAMES = ["Lind", "Ana Lind", "Mayor Ana Lind", "Eva Lind", "Ana Maria Lind", "UN", "United Nations", "Berg", "Jo Berg"]


@given(
    st.lists(
        st.builds(
            lambda name, aliases, kind, number: actor(name, *aliases, kind=kind, id=f"{number}/{name}"),
            st.sampled_from(NAMES),
            st.lists(st.sampled_from(NAMES), max_size=2),
            st.sampled_from(["person", "organization", "unknown"]),
            st.integers(),
        ),
        max_size=7,
        unique_by=lambda each: each.id,
    )
)
def test_merging_people_keeps_every_name(actors: list[Actor]) -> None:
    """Whoever is told of is there still, under their name or as an alias, and once."""
    merged = merge_actors(actors)
    known = [{each.name, *each.aliases} for each in merged]
    assert all(any(each.name in names for names in known) for each in actors)
    assert len({each.id for each in merged}) == len(merged)


@pytest.mark.parametrize(
    "names",
    [("Lind", "Ana Lind", "Mayor Ana Lind"), ("Mayor Ana Lind", "Lind", "Ana Lind"), ("Ana Lind", "Lind")],
)
def test_merging_merged_people_changes_nothing(names: tuple[str, ...]) -> None:
    """Whatever order they come in."""
    actors = [actor(name, *([names[0]] if name != names[0] else [])) for name in names]
    once = merge_actors(actors)
    assert merge_actors(once) == once
