"""The floor that every model has to beat stands in the README as the blessed baseline has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import Final

from evals.baselines import parse_baseline
from evals.cases import Case
from evals.runs import Blessed
from tests.evals.scored import load_suite, load_weights
from tests.regions import Region

ROOT: Final = Path(__file__).parents[2]
README: Final = ROOT / "README.md"
BASELINE: Final = ROOT / "evals" / "baselines" / "lexical.json"
TABLE: Final = Region("floor", "tests.evals.test_floor")


def _find_language(case: Case) -> str:
    """The language of most articles; those that name none are English."""
    return Counter(each.language or "en" for each in case.story.articles).most_common(1)[0][0]


def _load_scores() -> Mapping[str, Blessed]:
    baseline = parse_baseline(BASELINE.read_bytes(), str(BASELINE))
    return {each.case: each for each in baseline.scores}


def make_table() -> str:
    """The floor by field group: in all cases, in English ones, in the others."""
    return "\n".join(_list_rows()) + "\n"


def _list_rows() -> Iterator[str]:
    scores = _load_scores()
    languages = {case.slug: _find_language(case) for case in load_suite()}
    english = [each for slug, each in scores.items() if languages[slug] == "en"]
    others = [each for slug, each in scores.items() if languages[slug] != "en"]
    sides = (list(scores.values()), english, others)
    sizes = f"{len(scores)} cases | {len(english)} English | {len(others)} in other languages"
    yield f"| F1 of `lexical`, in percent | {sizes} |"
    yield "|---|---:|---:|---:|"
    for group in load_weights():
        yield f"| {group} | {' | '.join(_show_group(group, side) for side in sides)} |"
    yield f"| **weighted, mean over cases** | {' | '.join(_show(each.score for each in side) for side in sides)} |"


def _show_group(group: str, scores: list[Blessed]) -> str:
    return _show(each.groups[group].f1 for each in scores if group in each.groups)


def _show(values: Iterator[float]) -> str:
    shown = list(values)
    return f"{100 * fmean(shown):.1f}" if shown else "–"


def test_the_floor_in_the_readme_is_the_blessed_one() -> None:
    """Whoever reads the README sees what the baseline holds."""
    assert TABLE.read(README) == make_table(), TABLE.remedy


def test_the_baseline_is_of_the_cases_that_there_are() -> None:
    """No case of the suite is without a blessed score."""
    assert set(_load_scores()) == {case.slug for case in load_suite()}


if __name__ == "__main__":
    TABLE.write(README, make_table())
