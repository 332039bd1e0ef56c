"""Each fault lowers its own field group and no unrelated one; the table of it stands in the documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from evals.cases import Case
from evals.scoring import count_groups, judge_report
from service.schema.report import Report
from tests.evals.mutations import MUTATIONS, Mutation
from tests.evals.perfect import write_perfect_report
from tests.evals.scored import load_suite, load_weights
from tests.regions import Region

PAGE: Final = Path(__file__).parents[2] / "docs" / "evals.md"
TABLE: Final = Region("mutations", "tests.evals.test_mutations")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a fault did to the field groups of the cases that it could be put into."""

    cases: int = 0
    fell: Counter[str] = field(default_factory=Counter)
    rose: Counter[str] = field(default_factory=Counter)


def _measure(report: Report, case: Case) -> dict[str, float]:
    return {group: counts.f1 for group, counts in count_groups(judge_report(report, case.reference)).items()}


@cache
def _try_out(mutation: Mutation) -> Effect:
    effects = [each for case in load_suite() if (each := _try_on(mutation, case)) is not None]
    fell = Counter(group for each in effects for group in each.fell)
    return Effect(len(effects), fell, Counter(group for each in effects for group in each.rose))


def _try_on(mutation: Mutation, case: Case) -> Effect | None:
    report = write_perfect_report(case)
    faulty = mutation.mutate(report, case)
    if faulty is None:
        return None
    before, after = _measure(report, case), _measure(faulty, case)
    return Effect(
        fell=Counter(group for group in before if after.get(group, 0.0) < before[group]),
        rose=Counter(group for group in after if after[group] > before.get(group, 1.0)),
    )


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.name)
def test_a_fault_lowers_its_own_field_group_and_no_unrelated_one(mutation: Mutation) -> None:
    """In every case that it can be put into, its own groups fall, and no group but those that it touches."""
    effect = _try_out(mutation)

    assert effect.cases > 0, "no case can show this fault"
    assert {group for group in effect.fell if effect.fell[group] == effect.cases} >= mutation.always
    assert set(effect.fell) <= mutation.lowers
    assert effect.rose == {}


def test_every_field_group_has_a_fault_that_lowers_it() -> None:
    """There is no group that a fault could not lower: one that cannot fall measures nothing."""
    assert {group for mutation in MUTATIONS for group in mutation.always} == set(load_weights())


def make_table() -> str:
    """The table of mutations against groups, over all cases."""
    return "\n".join(_list_rows()) + "\n"


def _list_rows() -> Iterator[str]:
    yield "| fault put into a perfect report | cases | field groups that fall (in how many) |"
    yield "|---|---:|---|"
    for mutation in MUTATIONS:
        effect = _try_out(mutation)
        groups = ", ".join(f"**{group}**" if group in mutation.always else group for group in _order(effect, mutation))
        yield f"| {mutation.name} | {effect.cases} | {groups} |"


def _order(effect: Effect, mutation: Mutation) -> list[str]:
    return sorted(effect.fell, key=lambda group: (group not in mutation.always, group))


def test_the_table_in_the_documentation_is_the_one_measured() -> None:
    """Whoever reads the page sees what the present scorer does."""
    assert TABLE.read(PAGE) == make_table(), TABLE.remedy


if __name__ == "__main__":
    TABLE.write(PAGE, make_table())
