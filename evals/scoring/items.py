"""What the scorer asks of any item of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from evals.reference import ClaimReference, FigureReference, Named, QuoteReference
from evals.scoring.names import judge_names
from evals.scoring.slots import Labels, Slot, support_slots
from service.schema.report import Claim, Evidence, Figure, Item, Quote

Stated = TypeVar("Stated", FigureReference, ClaimReference, QuoteReference)
Reported = TypeVar("Reported", Figure, Claim, Quote)


def name_articles(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    """Articles that bear something by themselves, context aside, in the order of their evidence."""
    return tuple(dict.fromkeys(each.article_id for each in evidence if not each.context))


def share_articles(expected: tuple[str, ...], item: Item) -> float:
    """Share of articles, of those on either side, that both name."""
    wanted, given = set(expected), set(name_articles(item.evidence))
    return len(wanted & given) / len(wanted | given) if wanted | given else 0.0


def list_source_slots(
    kind: str,
    expected: FigureReference | ClaimReference | QuoteReference | None,
    found: Figure | Claim | Quote | None,
    *,
    said_by: Named | None,
    named: tuple[str, ...],
) -> Iterator[Slot]:
    """Who says an item, and which articles state it.

    Args:
        kind: Before the field's name in judgements: figure, claim, quote.
        expected: Of the reference.
        found: Of the report.
        said_by: Whom the reference names.
        named: Whom the report names.
    """
    yield Slot(
        "attribution",
        f"{kind}.attributed_to" if kind != "quote" else "quote.speaker",
        said_by,
        named or None,
        lambda wanted, given: judge_names(wanted, given) or "correct",
    )
    yield from support_slots(
        f"{kind}.articles", expected.articles if expected else (), name_articles(found.evidence) if found else ()
    )


def label_pair(expected: Stated | None, found: Reported | None, show: Callable[[Stated | Reported], str]) -> Labels:
    """What the judgements of a figure, a claim or a quotation say of it."""
    return Labels(
        expected=show(expected) if expected else None,
        found=show(found) if found else None,
        item=found.id if found else None,
        articles=expected.articles if expected else name_articles(found.evidence) if found else (),
    )
