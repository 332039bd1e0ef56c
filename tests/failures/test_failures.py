"""Whatever a model, its server or the wire does, a caller gets a report that holds or an honest refusal."""

from __future__ import annotations

import asyncio
import re

import pytest

from tests.failures.page import PAGE, TABLES, fill, place, render

HARMLESS = ("Slow, but in time", "Claims in a language", "Another model is reported", "`usage` is missing")
"""Faults that leave an answer whole."""


@pytest.mark.parametrize("name", TABLES)
def test_every_fault_comes_to_what_the_page_says(name: str) -> None:
    """Status, kind, calls, attempts and tokens; nothing of a provider's words, an article or a key gets out."""
    table = TABLES[name]
    outcomes = asyncio.run(fill(table))
    assert [leak for column in outcomes.values() for each in column for leak in each.leaks] == []
    assert render(table, outcomes) == place(name).read(PAGE), place(name).remedy


def test_no_broken_answer_becomes_a_report() -> None:
    """By the page: with one model that always fails only what is harmless is answered 200."""
    rows = [each.split(" | ") for each in place("one model").read(PAGE).splitlines()[2:]]
    answered = [each[0] for each in rows if each[1].startswith("**200")]
    assert len(rows) > len(answered)
    assert all(each.removeprefix("| ").startswith(HARMLESS) for each in answered)


def test_no_fault_is_sent_more_than_three_times() -> None:
    """By the page: however a model fails, one story costs it three calls at most."""
    assert max(int(each) for each in re.findall(r"; (\d+) calls?:", PAGE.read_text("utf-8"))) == 3
