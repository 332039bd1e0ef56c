"""What holds of the scorer whatever a report says: order, dropping, adding."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from evals.cases import Case
from evals.scoring import count_groups, judge_report
from evals.scoring.counts import Counts
from service.schema.report import Event, Report
from tests.evals.material import report_claim, report_figure, report_quote
from tests.evals.perfect import write_perfect_report
from tests.evals.scored import load_suite

KINDS = ("where", "who", "figures", "claims", "quotes", "disagreements")
OWN_GROUP = {"where": "where", "who": "who", "figures": "figures", "claims": "claims", "quotes": "quotes"}

SUITE = {case.slug: case for case in load_suite()}

slugs = st.sampled_from(sorted(SUITE))
seeds = st.integers(min_value=0, max_value=2**32)
quick = settings(max_examples=25, deadline=None)


def _count(report: Report, case: Case) -> dict[str, Counts]:
    return count_groups(judge_report(report, case.reference))


def _replace(report: Report, events: Iterable[Event]) -> Report:
    return report.model_copy(update={"events": tuple(events)})


def _spoil(report: Report, rng: Random) -> Report:
    """A report with about half of its items, some figures off by one."""

    def spoil(event: Event) -> Event:
        kept = {kind: tuple(each for each in getattr(event, kind) if rng.random() < 0.5) for kind in KINDS}
        kept["figures"] = tuple(
            each.model_copy(update={"low": each.low + 1}) if each.low is not None and rng.random() < 0.3 else each
            for each in kept["figures"]
        )
        return event.model_copy(update=kept)

    return _replace(report, map(spoil, report.events))


def _shuffle(report: Report, rng: Random) -> Report:
    def shuffle(event: Event) -> Event:
        return event.model_copy(
            update={kind: tuple(rng.sample(getattr(event, kind), len(getattr(event, kind)))) for kind in KINDS}
        )

    shuffled = [shuffle(each) for each in report.events]
    articles = tuple(rng.sample(report.articles, len(report.articles)))
    return _replace(report, rng.sample(shuffled, len(shuffled))).model_copy(update={"articles": articles})


@quick
@given(slug=slugs, seed=seeds)
def test_order_never_matters(slug: str, seed: int) -> None:
    """Events, articles and items in another order are scored the same."""
    case = SUITE[slug]
    rng = Random(seed)
    report = _spoil(write_perfect_report(case), rng)

    assert _count(_shuffle(report, rng), case) == _count(report, case)


@quick
@given(slug=slugs, seed=seeds, kind=st.sampled_from(sorted(OWN_GROUP)))
def test_dropping_an_item_never_raises_recall(slug: str, seed: int, kind: str) -> None:
    """Saying less is never rewarded with more found."""
    case = SUITE[slug]
    rng = Random(seed)
    report = _spoil(write_perfect_report(case), rng)
    place = rng.randrange(len(report.events))
    items = getattr(report.events[place], kind)
    if not items:
        return
    dropped = rng.randrange(len(items))
    event = report.events[place].model_copy(update={kind: (*items[:dropped], *items[dropped + 1 :])})
    less = _replace(report, (*report.events[:place], event, *report.events[place + 1 :]))

    before, after = _count(report, case), _count(less, case)

    group = OWN_GROUP[kind]
    assert after.get(group, Counts()).recall <= before.get(group, Counts()).recall


@quick
@given(slug=slugs, seed=seeds, kind=st.sampled_from(["figures", "claims", "quotes"]))
def test_a_spurious_item_never_raises_precision(slug: str, seed: int, kind: str) -> None:
    """Saying more than the reference asks for is never rewarded with better aim."""
    case = SUITE[slug]
    report = _spoil(write_perfect_report(case), Random(seed))
    spurious = {
        "figures": report_figure("unicorns sighted", 987_654_321, id="x1", measure="count"),
        "claims": report_claim("Unicorns were sighted above the harbour of Atlantis", id="x1"),
        "quotes": report_quote("unicorns above the harbour of Atlantis, all of them blue", id="x1"),
    }[kind]
    event = report.events[0]
    more = _replace(
        report,
        (event.model_copy(update={kind: (*getattr(event, kind), spurious)}), *report.events[1:]),
    )

    before, after = _count(report, case), _count(more, case)

    assert after[kind].precision <= before.get(kind, Counts()).precision
    assert after[kind].recall <= before.get(kind, Counts()).recall
