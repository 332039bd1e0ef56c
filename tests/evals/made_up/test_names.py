"""A name in a language without inflection is printed word for word and in its order."""

from __future__ import annotations

import pytest

from tests.evals.made_up.probe import Probe

FIRST = "a1:Neil Forsakel and Dr Ann B. Cole of the Ministry of Defence spoke."
STORY = Probe(f"{FIRST.removeprefix('a1:')} Forsakel's aide left. Reed’s car stayed. The aide, Tom Reed, walked.")


@pytest.mark.parametrize("name", ["Neil Forsakel", "Ann Cole", "Dr Ann B. Cole", "Ministry of Defence", "Forsakel"])
def test_a_name_as_printed_passes(name: str) -> None:
    """Titles and middle names may be missing."""
    assert STORY.actor(name, FIRST) == set()


@pytest.mark.parametrize(
    "name", ["Neil Forsa", "Nei Forsakel", "Forsakel Neil", "Neil Cole", "Defence Ministry", "Tom"]
)
def test_a_cut_or_turned_name_is_found(name: str) -> None:
    """Neither a part of a word nor another order is the name, nor are the words of two names."""
    assert STORY.actor(name, FIRST) == {"name_not_in_evidence"}


def test_a_possessive_is_the_name() -> None:
    """The full form may stand elsewhere in the article."""
    assert STORY.actor("Neil Forsakel", "a1:Forsakel's aide left.") == set()
    assert STORY.actor("Tom Reed", "a1:Reed’s car stayed.") == set()


def test_the_common_word_of_a_name_may_stand_elsewhere() -> None:
    """The Sumy region is told by "the regions of Kyiv and Sumy"."""
    assert Probe("The regions of Kyiv and Sumy were hit.").actor("Sumy region") == set()


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("uk", "Президент Володимир Зеленський прибув до Харкова.", "Volodymyr Zelensky"),
        ("uk", "За словами Зеленського, це так.", "Zelenskyy"),
        ("en", "President Volodymyr Zelensky spoke.", "Володимир Зеленський"),
    ],
)
def test_a_name_in_another_script_is_the_name(language: str, text: str, name: str) -> None:
    """A report may tell it in its own letters; another name stays another."""
    story = Probe(text, language=language)
    assert story.actor(name) == set()
    assert story.actor("Petro Poroshenko") == {"name_not_in_evidence"}
    assert story.actor("Петро Порошенко") == {"name_not_in_evidence"}
