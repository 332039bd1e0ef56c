"""A first reference out of a report: for an editor to correct, never to trust. Pure but for `write_case`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from evals.cases import NOTES, REFERENCE, STORY
from evals.checking import UNREVIEWED
from evals.files import BadFile
from evals.reference import (
    REFERENCE_VERSION,
    ActorReference,
    ArticleReference,
    ClaimReference,
    DisagreementReference,
    EventReference,
    FigureReference,
    Named,
    Nugget,
    PlaceReference,
    PositionReference,
    QuoteReference,
    Reference,
    Time,
    TitleTerms,
    publish_reference_schema,
)
from service.language import Language
from service.languages import find_language, load_languages
from service.schema.report import Claim, Disagreement, Event, Figure, Item, Quote, Report
from service.schema.vocabulary import TopicCode
from service.text.words import list_words

SCHEMA: Final = "reference.schema.json"
TERMS_PROPOSED: Final = 5
"""Content words of a wording that are proposed as its key terms, the longest."""

DRAFTED: Final = (
    f"{UNREVIEWED}. Made by `wirefold eval new-case` from a report of {{model}}: every line is a guess of that model. "
    "Read the articles, correct every item, add what is missing, delete what is not there, replace the key terms, "
    "then write here who reviewed it and when."
)
IDS: Final = " Articles are called a1, a2, … here; `ids` has the story's own id of each."
_NOTES: Final = """# {slug}

What it is there to catch: …

Where the text comes from, and its licence: …

Reviewed by, on: nobody yet.
"""
_LEAST: Final = 3
UNDETERMINED: Final = "und"
"""ISO 639's code of a language that nobody could tell."""

_TOPIC: Final[TypeAdapter[TopicCode]] = TypeAdapter(TopicCode)
_SLUG: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Scaffold:
    """Turns items of one report into those of a reference."""

    ids: Mapping[str, str]
    """The reference's id (a1, a2, …) of each article of the report."""
    events: Mapping[str, tuple[str, ...]]
    """The reference's ids of the articles on each event."""
    language: Language

    def turn_event(self, event: Event) -> EventReference:
        """Turn one event with all that it holds."""
        return EventReference(
            key=event.key,
            articles=self.events.get(event.key) or self.find_articles(event.title),
            title_terms=TitleTerms(must=self.propose_terms(event.title.text)),
            category=_TOPIC.validate_python(event.category.code) if event.category else None,
            status=event.status,
            when=Time(start=event.when.start, end=event.when.end, precision=event.when.precision, text=event.when.text)
            if event.when
            else None,
            where=tuple(PlaceReference(name=each.name, country=each.country, role=each.role) for each in event.where),
            who=tuple(ActorReference(name=each.name, aliases=each.aliases, kind=each.kind) for each in event.who),
            figures=tuple(map(self.turn_figure, event.figures)),
            claims=tuple(map(self.turn_claim, event.claims)),
            quotes=tuple(map(self.turn_quote, event.quotes)),
            disagreements=tuple(map(self.turn_disagreement, event.disagreements)),
            nuggets=tuple(Nugget(text=each.text, key_terms=self.propose_terms(each.text)) for each in event.summary),
        )

    def turn_figure(self, figure: Figure) -> FigureReference:
        """Turn one figure."""
        return FigureReference(
            measure=figure.measure,
            what=figure.what or figure.text,
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier,
            of=figure.of,
            unit=figure.unit,
            scope=figure.scope,
            attributed_to=_name_first(figure.attributed_to),
            articles=self.find_articles(figure),
        )

    def turn_claim(self, claim: Claim) -> ClaimReference:
        """Turn one claim."""
        return ClaimReference(
            kind=claim.kind,
            text=claim.text,
            key_terms=self.propose_terms(claim.text),
            speaker=_name_first(claim.attributed_to),
            stance=claim.stance,
            articles=self.find_articles(claim),
        )

    def turn_quote(self, quote: Quote) -> QuoteReference:
        """Turn one quotation."""
        speaker = Named(name=quote.speaker) if quote.speaker else None
        return QuoteReference(words=quote.words, speaker=speaker, articles=self.find_articles(quote))

    def turn_disagreement(self, disagreement: Disagreement) -> DisagreementReference:
        """Turn one disagreement."""
        positions = tuple(
            PositionReference(value=each.value, articles=self._rename(each.articles)) for each in disagreement.positions
        )
        return DisagreementReference(topic=disagreement.topic, kind=disagreement.kind, positions=positions)

    def find_articles(self, item: Item) -> tuple[str, ...]:
        """The articles that bear an item by themselves; those that only name who or where, if there are no others."""
        bearing = [each.article_id for each in item.evidence if not each.context]
        return self._rename(bearing or [each.article_id for each in item.evidence])

    def propose_terms(self, text: str) -> tuple[str, ...]:
        """The longest content words of a wording, in their order; the wording itself where it has none."""
        words = list(dict.fromkeys(list_words(text)))
        content = [each for each in words if each not in self.language.list("stop") and len(each) >= _LEAST]
        longest = sorted(content, key=len, reverse=True)[:TERMS_PROPOSED]
        return tuple(each for each in content if each in longest) or (text.strip().lower(),)

    def _rename(self, articles: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.ids[each] for each in articles))


def scaffold_reference(report: Report) -> Reference:
    """Turn a report into a reference, every item a guess, and say so in its notes."""
    ids = {each.id: f"a{number}" for number, each in enumerate(report.articles, start=1)}
    on_event = {
        event.key: tuple(ids[each.id] for each in report.articles if event.key in each.events)
        for event in report.events
    }
    scaffold = Scaffold(ids, on_event, find_language(load_languages(), report.language))
    models = ", ".join(each.name for each in report.provenance.models) or "no model"
    other = {short: name for name, short in ids.items() if short != name}
    reference = Reference(
        reference_version=REFERENCE_VERSION,
        ids=other,
        tags=(report.language,) if report.language != UNDETERMINED else (),
        events=tuple(map(scaffold.turn_event, report.events)),
        articles=tuple(_turn_articles(report, ids)),
        warnings=tuple(dict.fromkeys(each.code for each in report.warnings)),
        notes=DRAFTED.format(model=models) + (IDS if other else ""),
    )
    return reference.model_copy(update={"schema_": f"../{SCHEMA}"})


def _turn_articles(report: Report, ids: Mapping[str, str]) -> Iterable[ArticleReference]:
    for each in report.articles:
        copied = ids.get(each.duplicate_of) if each.duplicate_of else None
        yield ArticleReference(id=ids[each.id], role=each.role, events=each.events, duplicate_of=copied)


def name_slug(path: Path) -> str:
    """A folder's name out of a story's path: the file's, or its folder's where the file is called story."""
    name = path.absolute().parent.name if path.stem == "story" else path.stem
    return _SLUG.sub("-", name.lower()).strip("-") or "case"


def render_reference(reference: Reference) -> str:
    """JSON for an editor: what has its default is left out."""
    return reference.model_dump_json(by_alias=True, indent=1, exclude_defaults=True) + "\n"


def write_case(folder: Path, story: bytes, reference: Reference) -> Sequence[Path]:
    """Write a case's files, and the schema beside the cases where it is not there. Raises `BadFile`."""
    require_free(folder)
    folder.mkdir(parents=True)
    contents = {
        folder / STORY: story,
        folder / REFERENCE: render_reference(reference).encode(),
        folder / NOTES: _NOTES.format(slug=folder.name).encode(),
    }
    if not (folder.parent / SCHEMA).exists():
        contents[folder.parent / SCHEMA] = publish_reference_schema().encode()
    for path, content in contents.items():
        path.write_bytes(content)
    return tuple(contents)


def require_free(folder: Path) -> None:
    """Refuse a folder that is there already. Raises `BadFile`."""
    if folder.exists():
        raise BadFile(f"{folder}: is there already; give the case another name with --slug")


def _name_first(names: Sequence[str]) -> Named | None:
    return Named(name=names[0]) if names else None
