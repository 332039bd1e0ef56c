"""Which sentences a title and a summary are taken from."""

from __future__ import annotations

import pytest

from tests.lexical.material import read_story

LEAD = "Two people died in a fire at a mill in Hull on Monday."


@pytest.mark.parametrize(
    "told",
    [
        "The company disputed that claim on Tuesday in Hull.",
        "Residents disputed this account of the fire and asked for help.",
        "Bus drivers in an unrelated dispute walked out in Hull on Monday.",
    ],
)
def test_a_sentence_that_leans_on_another_is_not_summed_up(told: str) -> None:
    """What points at an untold sentence, or tells of another matter, stays out of the summary."""
    assert [each.text for each in read_story(f"{LEAD} {told}").summary] == [LEAD]


@pytest.mark.parametrize("mark", ["• ", "•", "- ", "* ", "– ", "> "])
def test_a_bullet_is_no_part_of_a_sentence(mark: str) -> None:
    """Marks of lists and of quoted mail are cut before a title and a sentence of the summary."""
    told = read_story(f"{mark}{LEAD}")
    assert ([each.text for each in told.titles], [each.text for each in told.summary]) == ([LEAD[:-1]], [LEAD])
