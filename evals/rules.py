"""The rules: how much each field group weighs, and how much of a fall the gate lets pass."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field

from evals.files import BadFile, load_toml, read_shape
from evals.slips import suggest
from service.schema.base import Shape

RULES: Final = Path(__file__).parent / "gate.toml"
"""The suite's own; its `[groups]` are the groups that there are."""

Weight = Annotated[float, Field(ge=0)]
Reason = Annotated[str, Field(min_length=1)]
Share = Annotated[float, Field(ge=0, le=1)]


class Thresholds(Shape):
    """`[gate]`: what counts as a fall, and the ceilings of what no report may have."""

    alpha: Share
    """Of the sign-flip tests, for models that do not answer the same way twice."""
    drop_overall: Share
    """A fall of the suite's mean smaller than this never fails."""
    drop_group: Share
    """Likewise of one field group."""
    drop_case: Share
    """A case whose best repeat falls this far below its worst before has collapsed."""
    made_up: int = Field(ge=0)
    """Most items in a run that the articles do not hold."""
    leaks: int = Field(ge=0)
    """Most strings in a run that must not appear."""
    invalid: int = Field(ge=0)
    """Most faults in a run by which a report breaks its own schema."""


class Rules(Shape):
    """All of gate.toml."""

    groups: Mapping[str, Weight]
    """Weight of each field group in a case's score; 0 counts and shows a group without weighing it."""
    gate: Thresholds
    retired: Mapping[str, Reason] = Field(default_factory=dict)
    """Cases that went on purpose, each with the reason, so that a baseline which still has them is not missed."""


def load_rules(path: Path = RULES) -> Rules:
    """Read a gate.toml that weighs the same groups as the suite's own. Raises `BadFile`."""
    rules = read_shape(Rules, load_toml(path), path)
    _require_groups(rules.groups, load_toml(RULES)["groups"], path)
    return rules


class EarlierRules(Shape):
    """What another commit's gate.toml weighs and lets pass, which may know other groups and ceilings."""

    groups: Mapping[str, Weight]
    gate: Mapping[str, float]


def parse_earlier_rules(text: str, name: str) -> EarlierRules:
    """Read a gate.toml of another commit. Raises `BadFile` with the name that it goes by."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadFile(f"{name}: not TOML: {error}; name another file with --gate") from None
    return read_shape(EarlierRules, {key: table.get(key) for key in EarlierRules.model_fields}, Path(name))


def lay_over(earlier: EarlierRules, present: Rules, name: str) -> Rules:
    """The earlier weights and thresholds, and the present ones of what was not known then. Raises `BadFile`."""
    known = present.gate.model_dump()
    gate = {**known, **{key: value for key, value in earlier.gate.items() if key in known}}
    table = {
        "groups": {**present.groups, **earlier.groups},
        "gate": {key: int(value) if isinstance(known[key], int) else value for key, value in gate.items()},
        "retired": dict(present.retired),
    }
    return read_shape(Rules, table, Path(name))


def list_differences(earlier: EarlierRules, present: Rules) -> tuple[str, ...]:
    """Tell key by key what is another now than it was."""
    tables = (("groups", earlier.groups, present.groups), ("gate", earlier.gate, present.gate.model_dump()))
    return tuple(
        f"{table}.{key} was {_write(before.get(key))}, is {_write(now.get(key))}"
        for table, before, now in tables
        for key in dict.fromkeys([*before, *now])
        if before.get(key) != now.get(key)
    )


def _write(value: float | None) -> str:
    return "not there" if value is None else f"{value:g}"


def _require_groups(given: Mapping[str, float], known: Mapping[str, Any], path: Path) -> None:
    for group in given:
        if group not in known:
            meant = suggest(group, known) or f"; there are {', '.join(known)}"
            raise BadFile(f"{path}: groups.{group}: this group is not known{meant}")
    missing = [group for group in known if group not in given]
    if missing:
        raise BadFile(f"{path}: groups.{missing[0]}: missing; give it a weight, 0 to show it without weighing it")
    if not any(given.values()):
        raise BadFile(f"{path}: groups: every weight is 0; give at least one group a weight")
