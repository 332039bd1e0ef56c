"""A report for people: everything is there, and no text of an article acts on a screen."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from service.schema.report import Figure, Report, Support
from service.schema.story import Article
from service.schema.vocabulary import Qualifier
from service.view import render_html, render_terminal
from service.view.visible import make_visible
from service.view.words import tell_amount, tell_cost, tell_figure, tell_support
from tests.fakes import make_report

HOSTILE = (
    "[bold]At least[/] 23 <script>alert(1)</script> :smile: {{ 7*7 }} \x1b[2J\x9b31m \u202egnitirw\u202c &amp; '\""
)


def to_terminal(report: Report, *, width: int = 300, sent: tuple[Article, ...] = ()) -> str:
    """What a terminal would show, without colours."""
    console = Console(file=io.StringIO(), width=width, highlight=False)
    console.print(render_terminal(report, sent))
    assert isinstance(console.file, io.StringIO)
    return re.sub(r" +\n", "\n", console.file.getvalue())


def hostile_report() -> Report:
    """A report whose evidence is all hostile."""
    return make_report(body=f"{HOSTILE}. End", article_id="cms/[red]1")


class Page(HTMLParser):
    """What a browser would make of a page: its tags, its targets and links, its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.append(tag)
        self.attributes.extend((name, value or "") for name, value in attrs)

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text += data


def test_the_terminal_tells_all_of_a_report() -> None:
    """Title, summary, every kind of item with its evidence, what was rejected, who answered at what cost."""
    shown = to_terminal(make_report())
    for words in (
        "Drones hit port [f1 c1]",
        "e1 · occurred · conflict, war and peace · overnight (2026-03-01)",
        "At least 23 drones hit the port. [f1 c1]",
        "f1 At least 23 drones",
        "at least 23 of 30 · at the port · reportedly · overnight (2026-03-01) · according to the mayor · 4 articles",
        "4 articles, at most 2 origins · disputed · beware: unchecked bound",
        "q1 “We will rebuild”",
        "Ana Lind · mayor · via Telegram · 1 article",
        "d1 drones that hit · figure · found by code",
        "person · mayor · also Lind",
        "p1 the port",
        "a1 0–68  At least 23 drones hit the port overnight, the mayor, Ana Lind, said",
        "told in a1",
        "number not in evidence · 41 does not stand in the cited sentence",
        "a1 · 3 items are left out. · items_left_out",
        "unrelated · about a football match",
        "answered by main (gpt-x, ran gpt-x-2026) on route default",
        "1 call · 1,200 tokens in (0 cached), 300 out · 2.5 s · $0.0009",
    ):
        assert words in shown


def test_every_item_in_the_terminal_is_followed_by_its_evidence() -> None:
    """Figure, claim, quote, two positions, person, place, and the time of the event."""
    assert to_terminal(make_report()).count("a1 0–68  ") == 8


def test_a_text_without_spaces_is_shown_to_its_end_in_a_narrow_terminal() -> None:
    """Japanese, or a long address."""
    body = "3日午前6時12分ごろ、能登半島沖を震源とする地震があり、石川県輪島市で震度5強を観測した。"
    shown = to_terminal(make_report(body=f"At least 23 {body} End"), width=40)
    assert body in re.sub(r"\s", "", shown)
    assert "…" not in shown


def test_a_title_that_names_no_items_shows_its_own_evidence() -> None:
    """No words stand without theirs."""
    report = make_report()
    event = report.events[0]
    title = event.title.model_copy(update={"items": ()})
    bare = report.model_copy(update={"events": (event.model_copy(update={"title": title}),)})
    assert to_terminal(bare).count("a1 0–68  ") == 9
    assert "Title: 1 passage" in render_html(bare)


def test_hostile_text_is_shown_in_the_terminal_and_not_obeyed() -> None:
    """Neither markup nor control nor bidirectional characters act; nothing is left out."""
    shown = to_terminal(hostile_report())
    assert "[bold]At least[/] 23 <script>alert(1)</script> :smile: {{ 7*7 }} ⟨U+001B⟩[2J⟨U+009B⟩31m ⟨U+202E⟩" in shown
    assert "cms/[red]1" in shown
    assert not set(shown) & set("\x1b\x9b\u202e\u202c")


def test_hostile_text_is_shown_on_the_page_and_not_obeyed() -> None:
    """An article's markup comes out as the characters that it is made of."""
    page = Page(render_html(hostile_report()))
    assert "script" not in page.tags
    assert "<script>alert(1)</script> :smile: {{ 7*7 }} ⟨U+001B⟩[2J⟨U+009B⟩31m ⟨U+202E⟩" in page.text
    assert "&amp;" in page.text
    assert not set(page.text) & set("\x1b\x9b\u202e\u202c")


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    """It can be mailed, kept and opened offline."""
    page = Page(render_html(make_report()))
    assert not {"script", "link", "img", "iframe", "form"} & set(page.tags)
    assert all(value.startswith("#") for name, value in page.attributes if name in {"href", "src"})
    assert not any(name.startswith("on") or name == "style" for name, _ in page.attributes)
    assert "width=device-width, initial-scale=1" in dict.fromkeys(value for _, value in page.attributes)


def test_every_mark_of_the_summary_leads_to_its_item() -> None:
    """Ids are unique on the page, and the links of title and summary have targets."""
    page = Page(render_html(make_report()))
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links = {value for name, value in page.attributes if name == "href"}
    assert {"#e1-f1", "#e1-c1"} <= links
    assert {"e1-f1", "e1-c1"} <= set(ids)


def test_what_a_claim_or_quote_refers_to_is_a_link() -> None:
    """As the marks of the summary are; in a terminal it is words."""
    report = make_report()
    event = report.events[0]
    quote = event.quotes[0].model_copy(update={"cut_of": "c1"})
    claim = event.claims[0].model_copy(update={"responds_to": "q1"})
    told = report.model_copy(update={"events": (event.model_copy(update={"quotes": (quote,), "claims": (claim,)}),)})
    page = render_html(told)
    for words in ("states", "responds to", "part of"):
        assert re.search(rf' · {words} <span class="marks">\[<a href="#e1-\w+">', page)
    assert "responds to q1 · states f1" in to_terminal(told)
    assert "part of c1" in to_terminal(told)


def test_the_headings_of_the_page_are_an_outline() -> None:
    """One for the page, one for each event and for what is of none, and those of an event's lists below it."""
    levels = [int(each[1]) for each in Page(render_html(make_report())).tags if re.fullmatch("h[1-6]", each)]
    assert levels[:3] == [1, 2, 3]
    assert levels[-3:] == [2, 2, 2]


def test_the_report_is_the_main_part_of_the_page() -> None:
    """So that a screen reader jumps to it; who answered at what cost stands below."""
    tags = Page(render_html(make_report())).tags
    assert (tags.count("main"), tags[tags.index("main") + 1]) == (1, "h1")
    assert tags.index("main") < tags.index("article") < tags.index("footer")


def test_the_page_tells_what_the_terminal_tells() -> None:
    """The same words, in another form."""
    text = re.sub(r"\s+", " ", Page(render_html(make_report())).text)
    for words in ("at least 23 of 30 · at the port", "a1 0–68", "ran gpt-x-2026", "about a football match", "$0.0009"):
        assert words in text


def test_both_views_say_which_article_is_which() -> None:
    """An editor knows an article by its source and headline, which are shown as text, whatever they hold."""
    sent = (
        Article(id="a1", body="x", source="AP", title=HOSTILE, url="https://ap.example/1"),
        Article(id="a2", body="y"),
    )
    page = render_html(make_report(), sent)
    for shown in (to_terminal(make_report(), sent=sent), Page(page).text):
        assert "AP · [bold]At least[/] 23 <script>alert(1)</script>" in shown
        assert "· https://ap.example/1" in shown
    assert (page.count("ap.example"), "<script>" in page) == (1, False)


def test_a_degraded_or_partial_report_says_so_first() -> None:
    """An editor must not take the embedded model's work for the other's."""
    report = make_report().model_copy(update={"degraded": True, "status": "partial"})
    assert to_terminal(report).splitlines()[0].startswith("partial")
    assert "the embedded one did" in to_terminal(report).splitlines()[0]
    assert 'class="alarm"' in render_html(report)


def test_a_report_without_events_is_rendered() -> None:
    """Nothing found is an answer."""
    report = make_report().model_copy(update={"events": ()})
    assert "Rejected" in to_terminal(report)
    assert "No event" in render_html(report)


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "words"),
    [
        ("exact", 71, 71, "71"),
        ("at_least", 1200, None, "at least 1,200"),
        ("more_than", 3, None, "more than 3"),
        ("at_most", None, 5, "at most 5"),
        ("less_than", None, 5, "less than 5"),
        ("about", 1.5, 1.5, "about 1.5"),
        ("between", 30, 35, "between 30 and 35"),
    ],
)
def test_a_bound_is_told_in_words(qualifier: Qualifier, low: float | None, high: float | None, words: str) -> None:
    """However the article printed it."""
    update = {"qualifier": qualifier, "low": low, "high": high, "of": None}
    assert tell_amount(_figure().model_copy(update=update)) == words


def test_a_part_and_a_unit_are_told_with_the_amount() -> None:
    """Six of seven; forty kilometres."""
    update = {"qualifier": "exact", "low": 6, "high": 6, "of": 7, "unit": "km"}
    assert tell_amount(_figure().model_copy(update=update)) == "6 of 7 km"


@pytest.mark.parametrize(
    ("text", "low", "high", "what", "words"),
    [
        ("one", 1, 1, "people killed", "one person killed"),
        ("at least one", 1, None, "people", "at least one person"),
        ("two", 2, 2, "people killed", "two people killed"),
        ("one or two", 1, 2, "people killed", "one or two people killed"),
        ("one", 1, 1, "peoples of the region", "one peoples of the region"),
        ("una", 1, 1, "persona muerta", "una persona muerta"),
        ("one", 1, 1, "", "one"),
    ],
)
def test_one_of_several_people_is_a_person(text: str, low: float, high: float | None, what: str, words: str) -> None:
    """What is counted is named in the plural, in English."""
    update = {"text": text, "low": low, "high": high, "of": None, "what": what}
    assert tell_figure(_figure().model_copy(update=update)) == words


def test_what_is_not_known_is_said_to_be_so() -> None:
    """An unknown cost is not a cost of nothing."""
    assert [tell_cost(None), tell_cost(0.0), tell_cost(1.25)] == ["cost unknown", "free", "$1.2500"]
    assert [tell_support(Support(articles=1)), tell_support(Support(articles=3, origins=3))] == [
        "1 article",
        "3 articles",
    ]


@given(st.text())
def test_visible_text_never_moves_a_terminal(text: str) -> None:
    """Whatever an article holds, what is shown is one line of printable characters and marks."""
    shown = make_visible(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", shown)
    assert make_visible(shown) == shown


def _figure() -> Figure:
    return make_report().events[0].figures[0]
