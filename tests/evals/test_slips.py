"""Slips in a reference: every one in a line of its own, with the key that was meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.cases import REFERENCE, STORY, BadCase, load_case

FIGURE = {"measure": "killed", "what": "people", "low": 12, "high": None, "qualifier": "at_least", "articles": ["a1"]}


def _load(folder: Path, **changes: Any) -> list[str]:
    """The slips of a reference whose one figure was changed; None takes a key away."""
    figure = {key: value for key, value in {**FIGURE, **changes}.items() if value != "gone"}
    event = {"key": "e", "articles": ["a1"], "status": "occurred", "figures": [figure]}
    reference = {"reference_version": 1, "events": [event], "articles": [{"id": "a1", "role": "on_event"}]}
    (folder / STORY).write_text(json.dumps({"articles": [{"id": "a1", "body": "At least 12 people."}]}), "utf-8")
    (folder / REFERENCE).write_text(json.dumps(reference), "utf-8")
    with pytest.raises(BadCase) as error:
        load_case(folder)
    place = f"{folder / REFERENCE}: events.0.figures.0."
    return [each.removeprefix(place) for each in str(error.value).splitlines()]


def test_a_misspelt_field_is_told_once_with_the_one_that_was_meant(tmp_path: Path) -> None:
    """Not as missing besides."""
    slips = _load(tmp_path, qualifier="gone", qualifer="at_least", optionl=True)
    assert slips == [
        "qualifer: there is no such field; did you mean qualifier?",
        "optionl: there is no such field; did you mean optional?",
    ]


def test_a_field_far_from_any_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    """Below an item that may be absent, too."""
    (slip,) = _load(tmp_path, attributed_to={"name": "Ana", "zzz": 1})
    assert slip == "attributed_to.zzz: there is no such field; there are name, aliases"


def test_a_misspelt_value_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    """Where it is one of a few."""
    (slip,) = _load(tmp_path, qualifier="atleast")
    assert slip.startswith("qualifier: Input should be ")
    assert slip.endswith("; did you mean at_least?")
