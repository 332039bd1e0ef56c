"""Evidence as wide as an article bears no more than the sentences of it that tell the thing."""

from __future__ import annotations

from typing import Final

from tests.evals.made_up.probe import Probe

WIDE: Final = Probe(
    "At least 12 cows were killed near Arden. Police counted 12 trucks on the road. "
    "The mayor, Ann Cole, did not resign. The barn cost €400. Its owner survived."
)


def test_a_bound_is_looked_for_where_the_thing_is_told() -> None:
    """The bare 12 of the trucks is no reason to call the bounded 12 of the cows exact, nor the reverse."""
    given = {"what": "cows killed", "measure": "killed"}
    assert WIDE.figure("At least 12", (12, None), **given) == set()
    assert WIDE.figure("12", 12, **given) == {"bound_not_in_evidence"}
    assert WIDE.figure("12", 12, what="trucks on the road") == set()
    assert "bound_not_in_evidence" in WIDE.figure("12", (12, None), what="trucks on the road")
    assert WIDE.claim("12 cows were killed near Arden.") == {"bound_not_in_evidence"}
    assert WIDE.claim("Police counted at least 12 trucks.") == {"bound_not_in_evidence"}


def test_a_negation_stands_in_the_sentence_that_it_denies() -> None:
    """The mayor's "not" denies nothing of the owner, and the owner's affirms nothing of the mayor."""
    assert WIDE.claim("The owner did not survive.") == {"negation_not_in_evidence"}
    assert WIDE.claim("The mayor, Ann Cole, resigned.") == {"negation_not_in_evidence"}
    assert WIDE.claim("The mayor did not resign.") == set()
