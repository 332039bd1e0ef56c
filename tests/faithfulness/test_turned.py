"""Claims that turn what their sentence says, and some that do not, by a hand that had not seen the checker.

Each entry of turned.toml has a sentence, a claim of its words that is false by it, and a true one; all are frozen.
A refused wording costs little: the article's own sentence stands in its place. Table in docs/faithfulness.md.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.drafting import draft_claim, ground, make_draft
from tests.regions import Region

PAGE: Final = Path(__file__).parents[2] / "docs" / "faithfulness.md"
TURNED: Final = Region("turned", "tests.faithfulness.test_turned")
_PAIRS: Final = Path(__file__).parent / "turned.toml"
CAUGHT: Final = 0.7
KEPT: Final = 0.7
"""Shares of all false and of all true claims below which a change has made grounding worse."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with a claim that it does not bear and one that it does."""

    kind: str
    language: str
    sentence: str
    false: str
    true: str


@cache
def load_pairs() -> tuple[Pair, ...]:
    """Every pair, in the order of the file."""
    return tuple(Pair(**each) for each in tomllib.loads(_PAIRS.read_text("utf-8"))["turned"])


def keeps_wording(claim: str, pair: Pair) -> bool:
    """Whether a report shows the claim as it is worded."""
    draft = make_draft(claims=[draft_claim(claim, "a1:1", kind="statement")])
    grounded = ground(draft, pair.sentence, language=pair.language, written_in=pair.language)
    return any(each.item.text == claim for each in grounded.claims)


@cache
def judge() -> Mapping[str, Sequence[tuple[Pair, bool, bool]]]:
    """By kind, each pair with whether its false claim is kept, and its true one."""
    found: defaultdict[str, list[tuple[Pair, bool, bool]]] = defaultdict(list)
    for pair in load_pairs():
        found[pair.kind].append((pair, keeps_wording(pair.false, pair), keeps_wording(pair.true, pair)))
    return found


@pytest.mark.parametrize("pair", load_pairs(), ids=lambda each: f"{each.kind}-{each.language}")
def test_a_claim_is_shorter_than_its_sentence_or_reworded(pair: Pair) -> None:
    """Neither is the sentence itself, which would be shown in any case."""
    assert pair.sentence not in (pair.false, pair.true)


def test_as_many_are_caught_and_kept_as_before() -> None:
    """Over all kinds and languages."""
    judged = [each for rows in judge().values() for each in rows]
    assert sum(not false for _, false, _ in judged) >= CAUGHT * len(judged)
    assert sum(true for *_, true in judged) >= KEPT * len(judged)


def make_table() -> str:
    """False claims that are not shown and true ones that are, of each kind."""
    return "\n".join(_list_rows()) + "\n"


def _list_rows() -> Iterator[str]:
    yield "| what is turned | false claims caught | true claims kept as worded |"
    yield "|---|---:|---:|"
    for kind, rows in judge().items():
        yield f"| {kind} | {_show([not false for _, false, _ in rows])} | {_show([true for *_, true in rows])} |"
    judged = [each for rows in judge().values() for each in rows]
    yield f"| all | {_show([not false for _, false, _ in judged])} | {_show([true for *_, true in judged])} |"


def _show(hits: Sequence[bool]) -> str:
    return f"{sum(hits)} of {len(hits)}"


def test_the_table_in_the_documentation_is_the_one_measured() -> None:
    """Written by `python -m tests.faithfulness.test_turned`."""
    assert TURNED.read(PAGE) == make_table(), TURNED.remedy


if __name__ == "__main__":
    TURNED.write(PAGE, make_table())
