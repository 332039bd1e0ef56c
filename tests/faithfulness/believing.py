"""What a checker would show that believes everything, and what one at its best: the ends that faults are tried on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import TypeAdapter

from service.schema.draft import Draft, DraftActor, DraftClaim, DraftFigure, DraftPlace, DraftQuote
from service.schema.report import (
    Actor,
    Claim,
    EventTime,
    Evidence,
    Figure,
    Item,
    Place,
    Quote,
    RoleText,
    Support,
    When,
)
from service.schema.vocabulary import Qualifier
from tests.faithfulness.faults.bound_words import find_bound, is_range
from tests.faithfulness.faults.story import article_of
from tests.faithfulness.faults.values import read_values
from tests.faithfulness.material import Material

_SUPPORT = Support(articles=1)
_QUALIFIER = TypeAdapter[Qualifier](Qualifier)


def believe_everything(material: Material, draft: Draft, language: str) -> list[Item]:
    """Everything that a draft says, unchecked."""
    return [
        *(EventTime(id="t1", evidence=(), text=event.when) for event in draft.events if event.when),
        *(_believe_figure(material, each, language) for each in draft.figures),
        *(_believe_claim(material, each) for each in draft.claims),
        *(_believe_quote(material, each) for each in draft.quotes),
        *(_believe_actor(material, each) for each in draft.actors),
        *(_believe_place(material, each) for each in draft.places),
    ]


def put_right(material: Material, draft: Draft, language: str) -> list[Item]:
    """The correct items that a faulty draft stands for: what an honest checker might at best make of it."""
    right = material.draft
    ids = set(ids_of(draft))
    kept = Draft(
        articles=right.articles,
        events=right.events,
        places=[each for each in right.places for faulty in draft.places if each.cites == faulty.cites],
        actors=[each for each in right.actors for faulty in draft.actors if each.cites == faulty.cites],
        figures=[each for each in right.figures if each.id in ids],
        claims=[each for each in right.claims if each.id in ids],
        quotes=[each for each in right.quotes if each.id in ids],
        disagreements=[], titles=[], summary=[],
    )  # fmt: skip
    return believe_everything(material, kept, language)


def quote_articles(material: Material, draft: Draft) -> Iterator[Item]:
    """Each faulty claim with the sentences that it cites in the place of its wording."""
    for claim in draft.claims:
        for text in filter(None, map(material.sentences.get, claim.cites)):
            copied = claim.model_copy(update={"text": text, "attributed_to": [], "when": ""})
            yield _believe_claim(material, copied).model_copy(update={"text_from": "article"})


def ids_of(draft: Draft) -> list[str]:
    """The ids of the items that have one."""
    named: tuple[Sequence[DraftFigure | DraftClaim | DraftQuote], ...] = (draft.figures, draft.claims, draft.quotes)
    return [item.id for items in named for item in items]


def _believe_figure(material: Material, figure: DraftFigure, language: str) -> Figure:
    bound = find_bound(figure.amount, language)
    bare = "between" if is_range(figure.amount) else "exact"
    return Figure(
        id=figure.id, evidence=_cite(material, figure.cites), measure=figure.measure, what=figure.what,
        low=_believe_value(material, figure, language), high=None,
        qualifier=_QUALIFIER.validate_python(bound[0] if bound else bare),
        unit=figure.unit or None, scope=figure.scope or None, relation=figure.relation,
        attributed_to=tuple(figure.attributed_to), when=_date(figure.when), text=figure.amount, support=_SUPPORT,
    )  # fmt: skip


def _believe_value(material: Material, figure: DraftFigure, language: str) -> float:
    """What the amount says and the correct one does not, if there is such a number."""
    numbers = read_values(f"{figure.amount} {figure.unit}", language) or {0.0}
    originals = (each for each in material.draft.figures if each.id == figure.id and each != figure)
    right = read_values(" / ".join(f"{each.amount} {each.unit}" for each in originals), language)
    return max(numbers - right or numbers)


def _believe_claim(material: Material, claim: DraftClaim) -> Claim:
    return Claim(
        id=claim.id, evidence=_cite(material, claim.cites), kind=claim.kind, relation=claim.relation,
        text=claim.text, text_from="model", when=_date(claim.when), attributed_to=tuple(claim.attributed_to),
        stance=claim.stance, support=_SUPPORT,
    )  # fmt: skip


def _believe_quote(material: Material, quote: DraftQuote) -> Quote:
    return Quote(
        id=quote.id, evidence=_cite(material, quote.cites), words=quote.words, speaker=quote.speaker or None,
        speaker_role=quote.speaker_role or None, support=_SUPPORT,
    )  # fmt: skip


def _believe_actor(material: Material, actor: DraftActor) -> Actor:
    found = _cite(material, actor.cites)
    roles = (RoleText(text=actor.role, evidence=found),) if actor.role else ()
    return Actor(id="p1", evidence=found, name=actor.name, aliases=tuple(actor.aliases), kind=actor.kind, roles=roles)


def _believe_place(material: Material, place: DraftPlace) -> Place:
    return Place(id="l1", evidence=_cite(material, place.cites), name=place.name, role=place.role)


def _cite(material: Material, cites: Iterable[str]) -> tuple[Evidence, ...]:
    texts = ((cite, material.sentences.get(cite, "-")) for cite in cites)
    return tuple(Evidence(article_id=article_of(cite), start=0, end=len(text), text=text) for cite, text in texts)


def _date(words: str) -> When | None:
    return When(text=words) if words else None
