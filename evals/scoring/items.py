"""What the scorer asks of any item of a report."""

from __future__ import annotations

from service.schema.report import Evidence, Item


def name_articles(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    """Articles that bear something by themselves, context aside, in the order of their evidence."""
    return tuple(dict.fromkeys(each.article_id for each in evidence if not each.context))


def share_articles(expected: tuple[str, ...], item: Item) -> float:
    """Share of articles, of those on either side, that both name."""
    wanted, given = set(expected), set(name_articles(item.evidence))
    return len(wanted & given) / len(wanted | given) if wanted | given else 0.0
