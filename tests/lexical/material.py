"""Articles made of a few sentences, prepared as the pipeline prepares them."""

from __future__ import annotations

from pathlib import Path

from service.languages import find_language, load_languages
from service.lexical.cast import meet_cast
from service.lexical.figures import Count, find_figures
from service.lexical.passages import View, view_slice
from service.lexical.quotes import Quotation, find_quotes
from service.lexical.reader import read_slices
from service.lexical.voices import Voices
from service.ports import Brief, Caller
from service.prepare import PreparedArticle, Slice, address_sentences
from service.schema.draft import Draft

SAMPLE = Path(__file__).parents[2] / "evals" / "cases" / "kyiv-strike" / "story.json"


def prepare(*bodies: str, language: str = "en", titles: tuple[str | None, ...] = ()) -> tuple[Slice, ...]:
    """One slice for each body, under a1, a2 and so on."""
    found = find_language(load_languages(), language)
    slices = []
    for number, body in enumerate(bodies, start=1):
        title = titles[number - 1] if number <= len(titles) else None
        sentences = tuple(address_sentences(f"a{number}", body, title, language))
        article = PreparedArticle(f"a{number}", f"a{number}", body, title, found, None, sentences)
        slices.append(Slice(article, sentences))
    return tuple(slices)


def view(body: str, language: str = "en") -> View:
    """One article as the embedded model looks at it."""
    return view_slice(prepare(body, language=language)[0])


def read_figures(body: str) -> tuple[Count, ...]:
    """The figures of one English article."""
    article = view(body)
    return find_figures(article, Voices(article, meet_cast(article)))


def read_quotes(body: str, language: str = "en") -> tuple[Quotation, ...]:
    """The quotations of one article."""
    article = view(body, language)
    return find_quotes(article, Voices(article, meet_cast(article)))


def brief(language: str = "en", *, max_items: int = 60, with_summary: bool = True) -> Brief:
    """What a reader is told."""
    return Brief(
        caller=Caller(),
        language=language,
        max_items=max_items,
        summary_sentences=5,
        with_summary=with_summary,
        deadline=1e9,
    )


def read_story(*bodies: str, language: str = "en") -> Draft:
    """The draft of a story."""
    return read_slices(prepare(*bodies, language=language), brief(language))
