"""The report that a reference asks for, item by item: what the scorer has to give full marks to.

Its evidence is whole articles: right for counting who states what, no model of good evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import count

from evals.cases import Case
from evals.checking import name_article
from evals.reference import (
    ActorReference,
    ClaimReference,
    DisagreementReference,
    EventReference,
    FigureReference,
    Named,
    Nugget,
    PlaceReference,
    QuoteReference,
)
from evals.scoring.words import count_terms
from service.schema.report import (
    Actor,
    Category,
    Claim,
    Disagreement,
    Event,
    EventTime,
    Evidence,
    Figure,
    Place,
    Position,
    Provenance,
    Quote,
    Report,
    ReportedArticle,
    Sentence,
    Support,
    Title,
    Usage,
    Warning_,
)
from service.schema.vocabulary import TOPICS


class Desk:
    """Writes down what a reference says, giving ids as a report does."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.bodies = {name_article(each, n): each.body or "" for n, each in enumerate(case.story.articles, start=1)}
        self.numbers = count(1)

    def write_report(self) -> Report:
        """Write the whole report."""
        reference = self.case.reference
        return Report(
            id="perfect",
            created_at="2026-01-01T00:00:00Z",
            language=next((each.language for each in self.case.story.articles if each.language), "en"),
            status="complete",
            events=tuple(self.write_event(each) for each in reference.events),
            articles=tuple(
                ReportedArticle(
                    id=each.id,
                    role=each.role,
                    events=each.events,
                    duplicate_of=each.duplicate_of,
                    body_sha256=sha256(self.bodies[each.id].encode()).hexdigest(),
                )
                for each in reference.articles
            ),
            warnings=tuple(Warning_(code=each, message=each) for each in reference.warnings),
            usage=Usage(calls=0, input_tokens=0, cached_input_tokens=0, output_tokens=0, duration_s=0.0),
            provenance=Provenance(route="perfect", models=(), service_version="0"),
        )

    def write_event(self, event: EventReference) -> Event:
        """Write one event, optional items too."""
        when = event.when
        return Event(
            key=event.key,
            title=Title(
                id=self.name("t"),
                text=" ".join(_first(each) for each in event.title_terms.must) or event.key,
                evidence=self.cite(event.articles[:1]),
            ),
            category=Category(code=event.category, name=TOPICS[event.category])
            if event.category and event.category != "unknown"
            else None,
            status=event.status,
            when=EventTime(id=self.name("w"), evidence=self.cite(event.articles), **when.model_dump())
            if when
            else None,
            where=tuple(self.write_place(each, event) for each in event.where),
            who=tuple(self.write_actor(each, event) for each in event.who),
            summary=tuple(
                Sentence(
                    id=self.name("s"),
                    text=_word_nugget(each),
                    items=(),
                    evidence=self.cite(event.articles[:1]),
                )
                for each in event.nuggets
            ),
            figures=tuple(self.write_figure(each) for each in event.figures),
            claims=tuple(self.write_claim(each) for each in event.claims),
            quotes=tuple(self.write_quote(each) for each in event.quotes),
            disagreements=tuple(self.write_disagreement(each) for each in event.disagreements),
        )

    def name(self, letter: str) -> str:
        """Give the next id."""
        return f"{letter}{next(self.numbers)}"

    def cite(self, articles: Iterable[str]) -> tuple[Evidence, ...]:
        """Cite whole articles."""
        return tuple(
            Evidence(article_id=each, start=0, end=len(self.bodies[each]), text=self.bodies[each]) for each in articles
        )

    def write_place(self, place: PlaceReference, event: EventReference) -> Place:
        """Write a place."""
        return Place(
            id=self.name("p"),
            name=place.name,
            country=place.country,
            role=place.role,
            evidence=self.cite(event.articles),
        )

    def write_actor(self, actor: ActorReference, event: EventReference) -> Actor:
        """Write somebody."""
        return Actor(id=self.name("a"), name=actor.name, kind=actor.kind, evidence=self.cite(event.articles))

    def write_figure(self, figure: FigureReference) -> Figure:
        """Write a figure."""
        same = figure.model_dump(exclude={"optional", "articles", "attributed_to"})
        return Figure(
            id=self.name("f"),
            **same,
            relation="core",
            attributed_to=_names(figure.attributed_to),
            text=str(figure.low or figure.high),
            support=Support(articles=len(figure.articles)),
            evidence=self.cite(figure.articles),
        )

    def write_claim(self, claim: ClaimReference) -> Claim:
        """Write a claim in the reference's own words."""
        return Claim(
            id=self.name("c"),
            kind=claim.kind,
            relation="core",
            text=claim.text,
            text_from="model",
            stance=claim.stance,
            attributed_to=_names(claim.speaker),
            support=Support(articles=len(claim.articles)),
            evidence=self.cite(claim.articles),
        )

    def write_quote(self, quote: QuoteReference) -> Quote:
        """Write a quotation."""
        return Quote(
            id=self.name("q"),
            words=quote.words,
            speaker=quote.speaker.name if quote.speaker else None,
            support=Support(articles=len(quote.articles)),
            evidence=self.cite(quote.articles),
        )

    def write_disagreement(self, disagreement: DisagreementReference) -> Disagreement:
        """Write a disagreement."""
        return Disagreement(
            id=self.name("d"),
            topic=disagreement.topic,
            kind=disagreement.kind,
            positions=tuple(
                Position(value=each.value, items=(), articles=each.articles, evidence=self.cite(each.articles))
                for each in disagreement.positions
            ),
            found_by="code",
        )


def _word_nugget(nugget: Nugget) -> str:
    """Its text, or its key terms where the text puts them otherwise."""
    held = count_terms(nugget.text, nugget.key_terms) == len(nugget.key_terms)
    return nugget.text if held else " ".join(map(_first, nugget.key_terms))


def write_perfect_report(case: Case) -> Report:
    """Write the report that a case's reference asks for."""
    return Desk(case).write_report()


def _names(named: Named | None) -> tuple[str, ...]:
    return () if named is None else (named.name,)


def _first(term: str) -> str:
    return term.split("|", maxsplit=1)[0]
