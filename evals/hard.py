"""Hard invariants: what no report may hold, whatever else it is worth. Pure; nothing here can be accepted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from evals.measuring import Measured
from evals.rules import Thresholds
from evals.ruling import Finding
from evals.scoring.shape import CaseScore


@dataclass(frozen=True, slots=True)
class Invariant:
    """One kind of thing that no report may hold."""

    name: str
    """As its ceiling is called in gate.toml."""
    words: str
    tell: Callable[[CaseScore], Sequence[str]]


def tell_made_up(score: CaseScore) -> tuple[str, ...]:
    """Each made-up item in one line."""
    return tuple(f"{each.item or 'report'} {each.rule}: {each.detail}" for each in score.made_up)


INVARIANTS: Final = (
    Invariant("made_up", "items that the articles do not hold", tell_made_up),
    Invariant("leaks", "strings that must not appear", lambda score: score.leaks),
    Invariant("invalid", "faults in the report itself", lambda score: score.invalid),
)


def judge_invariants(
    measured: Sequence[Measured],
    baseline: Mapping[tuple[str, int], Measured],
    ceilings: Thresholds,
    *,
    left_out: Collection[str | None] = (),
) -> Iterator[Finding]:
    """Find what breaks a ceiling: FAIL where a case has more than in the baseline, else WARN.

    A case that cannot be compared (not in the baseline, or in `left_out`) warns: it may be as it always was.
    """
    for invariant in INVARIANTS:
        told = {each.key: tuple(invariant.tell(each.score)) for each in measured if each.score}
        if sum(map(len, told.values())) <= getattr(ceilings, invariant.name):
            continue
        for key, faults in told.items():
            twin = baseline.get(key)
            known = twin.score if twin and key[0] not in left_out else None
            if faults:
                yield _judge_faults(invariant, key[0], faults, known)


def _judge_faults(invariant: Invariant, case: str, faults: Sequence[str], known: CaseScore | None) -> Finding:
    before = len(invariant.tell(known)) if known else None
    is_worse = before is not None and len(faults) > before
    if before is None:
        standing = "the case cannot be compared, so nobody knows since when"
    else:
        standing = f"the baseline has {before}" if is_worse else f"the baseline already had {before}; mend them"
    return Finding(
        level="fail" if is_worse else "warn",
        rule=invariant.name,
        case=case,
        before=before,
        after=len(faults),
        message=f"{len(faults)} {invariant.words}; {standing}",
        faults=tuple(faults),
    )
