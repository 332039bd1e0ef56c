"""Forms of one verb are known for one word."""

from __future__ import annotations

import pytest

from evals.made_up.matching import is_conjugated


@pytest.mark.parametrize(("one", "other"), [("fretou", "fretados"), ("donne", "donnait"), ("hallaron", "hallado")])
def test_forms_of_a_romance_verb_are_kin(one: str, other: str) -> None:
    """Endings of persons, tenses and participles make no other word."""
    assert is_conjugated(one, other)


@pytest.mark.parametrize(("one", "other"), [("fretou", "frente"), ("hallado", "hallazgo"), ("dano", "danza")])
def test_other_words_of_one_beginning_are_not(one: str, other: str) -> None:
    """What follows the common beginning has to be an ending."""
    assert not is_conjugated(one, other)
