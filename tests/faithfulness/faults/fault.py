"""A fault: a draft with one faulty item, and the test of whether a checker let it through."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeVar

from service.schema.base import Shape
from service.schema.draft import (
    ArticleVerdict,
    Draft,
    DraftActor,
    DraftClaim,
    DraftEvent,
    DraftFigure,
    DraftPlace,
    DraftQuote,
)
from service.schema.report import Actor, Claim, Figure, Item, Place, Quote
from tests.faithfulness.faults.story import DraftItem, item_language, label_of
from tests.faithfulness.material import Material

Shown = Callable[[Sequence[Item]], bool]
AnyShape = TypeVar("AnyShape", bound=Shape)
_REPORTED: Final[Mapping[type[Shape], type[Item]]] = MappingProxyType(
    {DraftFigure: Figure, DraftClaim: Claim, DraftQuote: Quote, DraftPlace: Place, DraftActor: Actor}
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A draft with one faulty item, and the test of whether a checker showed the fault as fact."""

    kind: str
    slug: str
    language: str
    what: str
    draft: Draft
    is_shown: Shown


def build_draft(
    material: Material,
    items: Sequence[DraftItem],
    articles: Sequence[ArticleVerdict] | None = None,
    events: Sequence[DraftEvent] | None = None,
) -> Draft:
    """A draft of nothing but these items, with the figures that claims among them list."""
    wanted = {name for item in items if isinstance(item, DraftClaim) for name in item.figures}
    wanted -= {item.id for item in items if isinstance(item, DraftFigure)}
    figures = [each for each in items if isinstance(each, DraftFigure)]
    figures += [each for each in material.draft.figures if each.id in wanted]
    return Draft(
        articles=list(material.draft.articles if articles is None else articles),
        events=list(material.draft.events if events is None else events),
        places=[each for each in items if isinstance(each, DraftPlace)],
        actors=[each for each in items if isinstance(each, DraftActor)],
        figures=figures,
        claims=[each for each in items if isinstance(each, DraftClaim)],
        quotes=[each for each in items if isinstance(each, DraftQuote)],
        disagreements=[], titles=[], summary=[],
    )  # fmt: skip


def stand_alone(item: AnyShape) -> AnyShape:
    """The item without what it refers to."""
    return item.model_copy(update={"figures": [], "responds_to": ""}) if isinstance(item, DraftClaim) else item


def reported_as(item: DraftItem) -> type[Item]:
    """What an item of a draft becomes in a report."""
    return _REPORTED[type(item)]


def make_fault(material: Material, kind: str, item: DraftItem, what: str, is_shown: Shown) -> Fault:
    """The fault that a checker shows if it shows this item."""
    return Fault(
        kind=kind,
        slug=material.slug,
        language=item_language(material, item),
        what=f"{label_of(item)}: {what}",
        draft=build_draft(material, [item]),
        is_shown=is_shown,
    )


def sample_faults(rng: random.Random, faults: Iterable[Fault], most: int) -> list[Fault]:
    """All faults, or if there are too many, so many of them in their order."""
    every = list(faults)
    return every if len(every) <= most else [every[at] for at in sorted(rng.sample(range(len(every)), most))]
