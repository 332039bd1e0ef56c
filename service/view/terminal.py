"""A report in a terminal. Every text is a `Text`, never markup, so that brackets in an article stay brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from service.view import words
from service.view.visible import make_visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from service.schema.report import (
        Claim,
        Disagreement,
        Event,
        Evidence,
        Moment,
        Quote,
        Rejected,
        Report,
        ReportedArticle,
        Sentence,
        Title,
    )
    from service.schema.story import Article


def render_terminal(report: Report, sent: Sequence[Article] = ()) -> RenderableType:
    """Render a report, and what its story said of the articles, for people; colours carry no meaning of their own."""
    return Group(
        Text(words.tell_state(report), "bold yellow" if report.degraded or report.status == "partial" else "dim"),
        *(part for event in report.events for part in _render_event(event, report)),
        *_render_section("Rejected", _table((each.kind, _render_rejected(each)) for each in report.rejected)),
        *_render_section("Warnings", _table(("!", Text(words.tell_warning(each))) for each in report.warnings)),
        *_render_section("Articles", _table((each.id, _render_article(each, sent)) for each in report.articles)),
        Text(),
        Text(words.tell_models(report.provenance), "bold"),
        Text(words.tell_usage(report.usage)),
    )


def _render_event(event: Event, report: Report) -> Iterator[RenderableType]:
    yield Text()
    yield _render_marked(event.title, "bold cyan")
    yield Text(words.tell_event(event), "cyan")
    yield from (_render_evidence(each) for each in (event.when.evidence if event.when else ()))
    yield Text()
    yield from (_render_marked(sentence) for sentence in event.summary)
    figures = (
        (each.id, words.tell_figure(each), words.list_figure_details(each), each.evidence) for each in event.figures
    )
    yield from _render_section("Figures", _table_of_items(figures))
    claims = ((each.id, each.text, _list_claim_details(each), each.evidence) for each in event.claims)
    yield from _render_section("Claims", _table_of_items(claims))
    quotes = ((each.id, f"“{each.words}”", _list_quote_details(each), each.evidence) for each in event.quotes)
    yield from _render_section("Quotes", _table_of_items(quotes))
    disagreements = _table((each.id, _render_disagreement(each)) for each in event.disagreements)
    yield from _render_section("Disagreements", disagreements)
    people = ((each.id, each.name, words.list_actor_details(each), each.evidence) for each in event.who)
    yield from _render_section("Who", _table_of_items(people))
    places = ((each.id, each.name, words.list_place_details(each), each.evidence) for each in event.where)
    yield from _render_section("Where", _table_of_items(places))
    yield from _render_section("Timeline", _table(("", _render_moment(each)) for each in event.timeline))
    yield Text(f"\ntold in {words.list_articles(event, report)}")


def _render_section(name: str, table: Table) -> Iterator[RenderableType]:
    if table.row_count:
        yield Text()
        yield Text(name, "bold")
        yield table


def _table(rows: Iterable[tuple[str, RenderableType]]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(style="cyan", no_wrap=True, max_width=24)
    table.add_column(ratio=1, overflow="fold")  # else a text without spaces would be cut at the end of its line
    for key, content in rows:
        table.add_row(Padding(Text(make_visible(key)), (0, 0, 0, 2)), content)
    return table


def _table_of_items(items: Iterable[tuple[str, str, str, tuple[Evidence, ...]]]) -> Table:
    return _table(
        (key, Group(Text(make_visible(text)), Text(details, "green"), *map(_render_evidence, evidence)))
        for key, text, details, evidence in items
    )


def _list_claim_details(claim: Claim) -> str:
    return words.join_parts((words.list_claim_details(claim), words.tell_links(words.list_claim_links(claim))))


def _list_quote_details(quote: Quote) -> str:
    return words.join_parts((words.list_quote_details(quote), words.tell_links(words.list_quote_links(quote))))


def _render_marked(text: Title | Sentence, style: str = "") -> Text:
    # A title and a sentence rest on items that stand below with their evidence; what names none shows its own.
    marks = make_visible(f" [{' '.join(text.items)}]") if text.items else ""
    rendered = Text.assemble((make_visible(text.text), style), (marks, "dim"))
    if not text.items:
        for each in text.evidence:
            rendered.append("\n").append_text(_render_evidence(each))
    return rendered


def _render_evidence(evidence: Evidence) -> Text:
    return Text(f"{words.tell_evidence_place(evidence)}  {make_visible(evidence.text)}", "dim")


def _render_disagreement(disagreement: Disagreement) -> RenderableType:
    parts: list[RenderableType] = [Text(words.tell_disagreement(disagreement))]
    for position in disagreement.positions:
        where = words.list_position_details(position)
        parts.append(Text.assemble("  ", (make_visible(position.value), "bold"), (f"  {where}", "green")))
        parts.extend(Padding(_render_evidence(each), (0, 0, 0, 4)) for each in position.evidence)
    return Group(*parts)


def _render_moment(moment: Moment) -> Text:
    return Text.assemble(words.tell_when(moment.when) or "", (make_visible(f" [{' '.join(moment.items)}]"), "dim"))


def _render_article(article: ReportedArticle, sent: Sequence[Article]) -> RenderableType:
    told = (words.tell_article(article), words.tell_sent(article, sent))
    return Group(*(Text(each) for each in told if each))


def _render_rejected(rejected: Rejected) -> RenderableType:
    texts = (make_visible(f"{each.address}  {each.text or 'no such sentence'}") for each in rejected.cited)
    cited = (Text(text, "dim") for text in texts)
    return Group(Text(words.tell_rejected(rejected), "red"), Text(words.tell_rejected_item(rejected)), *cited)
