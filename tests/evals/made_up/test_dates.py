"""A resolved date is held to the date that its own words print."""

from __future__ import annotations

import pytest

from evals.made_up.dates import find_contradiction
from service.schema.report import When


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("March 14, 2026", "2026-03-15"),
        ("March 14, 2026", "2026-04-14T10:00"),
        ("on March 14", "2026-03-13"),
        ("in 2019", "2020"),
        ("am Dienstag, 24. März", "2026-03-25"),
        ("7 березня 2026 року", "2025-03-07"),
        ("le 3 août 2024", "2024-08-04"),
    ],
)
def test_a_date_that_its_words_contradict_is_found(text: str, start: str) -> None:
    """Another day, month or year than the one that is printed is no reading of it."""
    assert find_contradiction(When(text=text, start=start)) is not None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("March 14, 2026", "2026-03-14", None),
        ("Saturday", "2026-03-14", None),
        ("overnight into March 14, 2026", "2026-03-13", None),
        ("in March 2026", "2026-03", None),
        ("March 14-16", "2026-03-15", None),
        ("between 2019 and 2021", "2020", None),
        ("from 2019", "2019", None),
        ("until 16 March 2026", "2026-03-14", "2026-03-16"),
        ("it may be 14", "2026-03-15", None),
        ("в ніч на 7 березня", "2026-03-06", None),
    ],
)
def test_a_date_that_its_words_allow_passes(text: str, start: str, end: str | None) -> None:
    """A night has two days, a range several, and words without a date bind nothing."""
    assert find_contradiction(When(text=text, start=start, end=end)) is None
