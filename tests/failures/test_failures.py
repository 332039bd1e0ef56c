"""Whatever a model, its server or the wire does, a caller gets a report that holds or an honest refusal."""

from __future__ import annotations

import asyncio
import re
from typing import Final

import pytest

from tests.failures.page import PAGE, TABLES, fill, place, render

HARMLESS: Final = ("Slow, but in time", "Claims in a language", "Another model is reported", "`usage` is missing")
"""Faults that leave an answer whole."""


@pytest.mark.parametrize("name", TABLES)
def test_every_fault_comes_to_what_the_page_says(name: str) -> None:
    """Status, kind, calls, attempts and tokens; nothing of a provider's words, an article or a key gets out."""
    table = TABLES[name]
    outcomes = asyncio.run(fill(table))
    assert [leak for column in outcomes.values() for each in column for leak in each.leaks] == []
    assert render(table, outcomes) == place(name).read(PAGE), place(name).remedy


def read_rows(name: str) -> list[list[str]]:
    """A table of the page: fault and outcomes of each row."""
    lines = place(name).read(PAGE).splitlines()[2:]
    return [line.strip("| ").split(" | ") for line in lines]


def test_no_broken_answer_becomes_a_report() -> None:
    """With one model that always fails only what is harmless is answered 200."""
    rows = read_rows("one model")
    assert all(row[0].startswith(HARMLESS) == row[1].startswith("**200 complete") for row in rows)
    assert len(rows) > 50


def test_a_healthy_backup_answers_whatever_befalls_the_first() -> None:
    """Nothing that one model does keeps a story from the next, and the report says who answered."""
    for fault, backed, by_lexical in read_rows("routes"):
        if not fault.startswith(HARMLESS):
            assert backed.startswith("**200 complete, by backup**"), fault
            assert by_lexical.startswith("**200 complete, degraded, by lexical**"), fault


def test_no_model_is_asked_more_than_three_times_for_one_call() -> None:
    """However it fails: a model that does not answer is not asked on and on."""
    counted = re.findall(r"; (\d+)(?: \+ (\d+))? calls?:", PAGE.read_text(encoding="utf-8"))
    assert max(int(each or 0) for pair in counted for each in pair) == 3
