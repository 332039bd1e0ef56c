"""What stands around an item in its story: the sentences that it cites, their context, their language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from service.schema.draft import DraftActor, DraftClaim, DraftFigure, DraftPlace, DraftQuote
from tests.faithfulness.faults.values import read_values
from tests.faithfulness.faults.wording import fold
from tests.faithfulness.material import Material

DraftItem = DraftFigure | DraftClaim | DraftQuote | DraftPlace | DraftActor


def article_of(address: str) -> str:
    """The ordinal of the article in an address."""
    return address.split(":", maxsplit=1)[0]


def join_cited(material: Material, cites: Iterable[str]) -> str:
    """The sentences at these addresses, a line each; those that do not exist are empty."""
    return "\n".join(material.sentences.get(cite, "") for cite in cites)


def join_near(material: Material, cites: Iterable[str], *, wide: bool = True) -> str:
    """The cited sentences with everything that could count as their context, and, if wide, some more."""
    head, before, after = (6, 4, 2) if wide else (1, 3, 1)
    addresses: dict[str, None] = {}
    for cite in cites:
        article, place = article_of(cite), int(cite.split(":")[1])
        around = [*range(head + 1), *range(place - before, place + after + 1)]
        addresses.update(dict.fromkeys(f"{article}:{each}" for each in around))
    return join_cited(material, addresses)


def read_stated(material: Material, cites: Iterable[str]) -> frozenset[float]:
    """Every number that the cited sentences print, each read in its own language."""
    read = (read_values(material.sentences[cite], material.languages[article_of(cite)]) for cite in cites)
    return frozenset().union(*read)


def story_language(material: Material) -> str:
    """The language of most articles of a story."""
    return Counter(material.languages.values()).most_common(1)[0][0]


def same_language(material: Material, cites: Sequence[str], language: str) -> list[str]:
    """Those addresses whose article is in this language."""
    return [cite for cite in cites if material.languages.get(article_of(cite)) == language]


def figure_language(material: Material, figure: DraftFigure) -> str:
    """The language that the amount was copied from."""
    amount = fold(figure.amount)
    for cite in figure.cites:
        if amount in fold(material.sentences.get(cite, "")):
            return material.languages[article_of(cite)]
    return material.languages[article_of(figure.cites[0])]


def item_language(material: Material, item: DraftItem) -> str:
    """The language that an item is checked in: of claims that of the story, else that of what it cites."""
    if isinstance(item, DraftFigure):
        return figure_language(material, item)
    if isinstance(item, DraftClaim):
        return story_language(material)
    return material.languages[article_of(item.cites[0])]


def list_items(material: Material) -> list[DraftItem]:
    """Every item of the correct draft."""
    draft = material.draft
    return [*draft.figures, *draft.claims, *draft.quotes, *draft.actors, *draft.places]


def label_of(item: DraftItem) -> str:
    """What an item is called in the description of a fault."""
    if isinstance(item, DraftPlace | DraftActor):
        return f"{'place' if isinstance(item, DraftPlace) else 'actor'} {item.name}"
    return item.id


def forms_of(actor: DraftActor) -> list[str]:
    """The names that an actor goes by."""
    return [actor.name, *actor.aliases]
