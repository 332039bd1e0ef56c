"""What may be needed again is kept within bounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.kept import Kept


def test_what_was_not_asked_for_longest_goes_first() -> None:
    """By number of entries."""
    kept: Kept[str] = Kept(entries=2, size_bytes=100)
    kept.keep("a", "A", size_bytes=1)
    kept.keep("b", "B", size_bytes=1)
    assert kept.find("a") == "A"
    kept.keep("c", "C", size_bytes=1)
    assert [kept.find(each) for each in "abc"] == ["A", None, "C"]


def test_a_value_over_the_bound_by_itself_is_not_kept() -> None:
    """And takes nothing away that could stay."""
    kept: Kept[str] = Kept(entries=9, size_bytes=10)
    kept.keep("a", "A", size_bytes=11)
    assert (len(kept), kept.held_bytes) == (0, 0)


def test_a_value_replaces_the_one_under_its_key_and_can_be_dropped() -> None:
    """Its bytes count once; to drop what is not there is nothing."""
    kept: Kept[str] = Kept(entries=9, size_bytes=10)
    kept.keep("a", "A", size_bytes=6)
    kept.keep("a", "AA", size_bytes=7)
    assert (kept.find("a"), kept.held_bytes) == ("AA", 7)
    kept.drop("a")
    kept.drop("a")
    assert (kept.find("a"), kept.held_bytes) == (None, 0)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 12))))
def test_the_bounds_hold_whatever_is_kept(steps: list[tuple[str, int]]) -> None:
    """Entries and bytes, after every step."""
    kept: Kept[str] = Kept(entries=3, size_bytes=20)
    for key, size_bytes in steps:
        kept.keep(key, key, size_bytes=size_bytes)
        assert len(kept) <= 3
        assert kept.held_bytes <= 20
