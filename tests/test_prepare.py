"""From a story to addressed sentences: whose bodies are never changed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.languages.detection import Languages
from service.markup import read_html
from service.prepare import Slice, cut_slice, prepare_articles, weigh_sentence, weigh_slice, whole_slices
from service.schema.story import Article, Story
from tests.builders import load_kyiv_story, make_story, prepare, texts

_TAGS = "<p> </p> <br> <div> <b> </b> <table> <tr> <td> <ul> <ol> <li> <script> </script> <!-- --> <?x ?>"
tags = st.sampled_from(_TAGS.split())
pages = st.lists(st.one_of(tags, texts), max_size=12).map("".join)


@given(st.lists(texts, min_size=1, max_size=4), texts)
def test_every_sentence_is_a_stretch_of_its_article_under_an_address_of_its_own(bodies: list[str], title: str) -> None:
    """Offsets slice back to the text, addresses are unique and count from 1, and the title is sentence 0."""
    articles = prepare(*bodies, title=title)
    addresses = [each.address for article in articles for each in article.sentences]
    assert len(set(addresses)) == len(addresses)
    for n, (article, body) in enumerate(zip(articles, bodies, strict=True), start=1):
        assert article.body == body
        for each in article.sentences:
            text = body if each.field == "body" else title
            assert text[each.start : each.end] == each.text
        numbers = [each.address for each in article.sentences if each.field == "body"]
        assert numbers == [f"a{n}:{count}" for count in range(1, len(numbers) + 1)]
        titles = [each for each in article.sentences if each.field == "title"]
        assert [(each.address, each.text) for each in titles] == ([(f"a{n}:0", title)] if title.strip() else [])


def test_articles_have_ordinals_of_ours_besides_their_own_ids() -> None:
    """Addresses never hold what a caller chose; an article without an id is called by its ordinal."""
    story = Story(articles=(Article(id="[a9:1]", body="One here."), Article(body="Two here.")))
    first, second = prepare_articles(story, Languages())
    assert (first.ordinal, first.id, second.ordinal, second.id) == ("a1", "[a9:1]", "a2", "a2")
    assert [each.address for each in first.sentences] == ["a1:1"]


def test_sentences_know_their_paragraph() -> None:
    """A line is a paragraph, counted without blank ones; the title stands before all of them."""
    (article,) = prepare("One here. Two here.\n\nThree here.", title="Port hit")
    assert [(each.address, each.paragraph) for each in article.sentences] == [
        ("a1:0", -1),
        ("a1:1", 0),
        ("a1:2", 0),
        ("a1:3", 1),
    ]


@pytest.mark.parametrize("body", ["", " \n\u3000"])
def test_an_empty_article_has_no_sentences(body: str) -> None:
    """It stays in the story, and no slice is made of it."""
    articles = prepare(body, "Two here.")
    assert [len(each.sentences) for each in articles] == [0, 1]
    assert [each.article.ordinal for each in whole_slices(articles)] == ["a2"]


def test_a_title_alone_can_be_read() -> None:
    """An article without a body is its title, in the title's language."""
    (article,) = prepare(" ", title="Der Bürgermeister der Stadt ist zurückgetreten", language=None)
    assert [each.address for each in article.sentences] == ["a1:0"]
    assert article.language.code == "de"


def test_a_cancelled_article_is_not_read() -> None:
    """It stays in the story without sentences, whatever its text."""
    story = Story(articles=(Article(body="One here.", title="One", status="canceled"), Article(body="Two here.")))
    assert [len(each.sentences) for each in prepare_articles(story, Languages())] == [0, 1]


@pytest.mark.parametrize(
    ("body", "said", "code", "has_tables"),
    [
        ("The mayor said the port would be rebuilt within a year.", None, "en", True),
        ("Der Bürgermeister sagte, der Hafen werde wieder aufgebaut.", None, "de", True),
        ("Мэр заявил, что порт будет восстановлен в течение года.", None, "ru", True),
        ("\n" * 600 + "The mayor said the port would be rebuilt within a year.", None, "en", True),
        ("The mayor said the port would be rebuilt.", "pt-BR", "pt", True),
        ("市長は港を再建すると述べた。", None, "ja", False),
        ("12345 …", None, "und", False),
    ],
)
def test_the_language_is_what_the_caller_says_or_what_is_found(
    body: str,
    said: str | None,
    code: str,
    has_tables: bool,  # noqa: FBT001
) -> None:
    """Detected from the text where nothing is said; a language without tables is read all the same."""
    (article,) = prepare(body, language=said)
    assert (article.language.code, article.language.has_tables) == (code, has_tables)
    assert article.sentences


def test_the_day_of_publication_is_kept_with_its_offset() -> None:
    """Weekdays are resolved from it."""
    published_at = datetime(2025, 2, 12, 9, tzinfo=UTC)
    (article,) = prepare("One here.", published_at=published_at)
    assert article.published_at == published_at


@given(pages)
def test_any_html_becomes_text(html: str) -> None:
    """Whatever is sent as HTML is read without an error, and offsets count the text made of it."""
    (article,) = prepare_articles(Story(articles=(Article(body_html=html, language="en"),)), Languages())
    assert article.made_of_html
    assert article.body == article.body.strip()
    assert all(article.body[each.start : each.end] == each.text for each in article.sentences)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One here.</p><p>Two here.</p>", "One here.\n\nTwo here."),
        ("One<br>two<div>three</div>four", "One\ntwo\nthree\nfour"),
        ("<h1>Port hit</h1>At <b>least</b>\n 23   dead", "Port hit\n\nAt least 23 dead"),
        ("<span>K</span>yiv, <a href='x'>14</a>00 drones", "Kyiv, 1400 drones"),
        ("&ldquo;Tom &amp; Ana&rdquo;&nbsp;&#8212; 1 &lt; 2", "“Tom & Ana”\u00a0— 1 < 2"),
        ("<style>p {}</style><script>alert(1)</script><noscript>no</noscript><template>t</template>seen", "seen"),
        ("<p style='display: none'>hidden</p><!-- hidden --><p>seen</p>", "seen"),
        ("<p hidden>hidden <b>too</b></p><p>seen</p>", "seen"),
        ("<p>seen <span HIDDEN='until-found'>hidden</span>and read</p>", "seen and read"),
        ("<p style='visibility:hidden'>hidden</p><p style='font-size: 0'>hidden</p><p>seen</p>", "seen"),
        ("<p style='OPACITY: 0.0'>hidden</p><p style='opacity: 0.9; font-size: 0.8em'>seen</p>", "seen"),
        ("<title>Page</title><iframe>no</iframe><p>seen</p>", "seen"),
        ("<ul><li>Two dead</li><li>Four hurt</li></ul>", "* Two dead\n* Four hurt"),
        ("<table><tr><th>City</th><td>dead</td></tr><tr><td>Kyiv</td><td>2</td></tr></table>", "City dead\nKyiv 2"),
        ("killed <del>40</del> <ins>12</ins>, <s>then</s><strike>no</strike> more", "killed 12, more"),
        ("10<sup>2</sup> homes on the 2<sup>nd</sup>, H<sub>2</sub>O", "10^2 homes on the 2nd, H2O"),
        ("<q>We wait</q>, she said", '"We wait", she said'),
        ("<?xml version='1.0' encoding='utf-8'?><p>One</p>", "One"),
        ("no tags at all, 1 < 2", "no tags at all, 1 < 2"),
        ("<!-- only -->", ""),
        ("", ""),
    ],
)
def test_html_is_read_as_a_reader_sees_it(html: str, text: str) -> None:
    """Blocks stand on lines of their own, what is within a line is not torn apart, what is not shown is not read."""
    assert read_html(html).replace("\u00a0", " ") == text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>" + "x" * 20_000 + "</td></tr>" + "<tr><td>a</td><td>b</td></tr>" * 3_000 + "</table>",
        "<ul>" * 200 + "<li>x" * 20_000,
        "<blockquote>" * 200 + "<p>x" * 20_000,
    ],
)
def test_text_is_not_longer_than_its_html(html: str) -> None:
    """No layout is made of spaces: a small page cannot become a large body."""
    assert len(read_html(html)) <= len(html)


def test_the_sample_story_is_addressed_as_its_draft_cites_it() -> None:
    """The addresses that a recorded draft cites are there."""
    articles = prepare_articles(load_kyiv_story(), Languages())
    addresses = {each.address: each.text for article in articles for each in article.sentences}
    assert addresses["a1:8"].endswith("destroy cities.”.")
    assert addresses["a3:1"].endswith("a relentless seven-hour bombardment.")


def test_a_story_is_left_as_it_was() -> None:
    """Preparing copies nothing back."""
    story = make_story("One here.\r\n Two here. ")
    before = story.model_dump()
    prepare_articles(story, Languages())
    assert story.model_dump() == before


@given(st.lists(texts, min_size=1, max_size=8).map("\n".join), texts, st.integers(20, 400))
def test_slices_hold_every_sentence_once_and_weigh_what_they_may(body: str, title: str, most_tokens: int) -> None:
    """The lead aside, which later slices repeat; no slice is over the weight by more than its longest sentence."""
    (article,) = prepare(body, title=title)
    slices = cut_slice(Slice(article, article.sentences), most_tokens)
    lead = {each.address for each in slices[0].sentences} if slices else set()
    told = [each for n, piece in enumerate(slices) for each in piece.sentences if not n or each.address not in lead]
    assert tuple(told) == article.sentences
    heaviest = max(map(weigh_sentence, article.sentences), default=0)
    assert all(weigh_slice(each) <= most_tokens + heaviest for each in slices)


def test_an_article_that_fits_is_one_slice_and_a_longer_one_is_cut_evenly() -> None:
    """So that no slice is a remnant out of context."""
    (article,) = prepare("\n".join(f"Drones hit quarter {number} of Lund on Monday night." for number in range(100)))
    assert [each.is_whole for each in cut_slice(Slice(article, article.sentences), 10_000)] == [True]
    weights = [weigh_slice(each) for each in cut_slice(Slice(article, article.sentences), 700)]
    assert len(weights) > 2
    assert min(weights) > max(weights) * 0.8
