"""A report tells what became of every article."""

from __future__ import annotations

import hashlib

import pytest

from service.languages.detection import Languages
from service.pipeline import World, answer_story
from service.ports import Caller
from service.schema.draft import Draft
from service.schema.report import Report, ReportedArticle
from service.schema.story import Article, Options, Story
from tests.drafting import draft_claim, draft_verdict, make_draft
from tests.fakes import FixedClock, ScriptedReader, make_engine

BODY = "Drones hit Lund on Monday. Åsa Lind closed the bridge."


async def report(draft: Draft, *articles: Article, **options: object) -> Report:
    """The report on these articles when the model answers with this draft."""
    story = Story(articles=articles, options=Options.model_validate(options))
    world = World(Languages(), FixedClock(), new_id=lambda: "r1", deadline_s=25, reserve_s=0)
    return await answer_story(story, make_engine(ScriptedReader([draft])), world, caller=Caller())


def claim(article: int = 1) -> Draft:
    """A draft that tells one thing of one article."""
    return make_draft(f"a{article}", claims=[draft_claim("Drones hit Lund.", f"a{article}:1")])


async def test_an_article_is_known_by_the_hash_of_its_body() -> None:
    """SHA-256 over UTF-8, whether the body comes back or not."""
    for wanted in (False, True):
        (article,) = (await report(claim(), Article(body=BODY), include_bodies=wanted)).articles
        assert article.body_sha256 == hashlib.sha256(BODY.encode()).hexdigest()
        assert article.body == (BODY if wanted else None)


async def test_text_made_of_html_always_comes_back_and_is_what_offsets_count() -> None:
    """Evidence slices it."""
    told = await report(claim(), Article(body_html="<h1>News</h1><p>Drones <b>hit</b> Lund.</p>"), include_bodies=False)
    (article,) = told.articles
    assert article.body
    draft = make_draft(claims=[draft_claim("Drones hit Lund.", "a1:2")])
    told = await report(draft, Article(body_html="<h1>News</h1><p>Drones <b>hit</b> Lund.</p>", language="en"))
    (evidence,) = told.events[0].claims[0].evidence
    assert article.body[evidence.start : evidence.end] == evidence.text == "Drones hit Lund."


@pytest.mark.parametrize(
    ("draft", "role", "events", "reason"),
    [
        (claim(), "on_event", ("e1",), None),
        (
            make_draft(claims=[draft_claim("Drones hit Lund.", "a1:9")]),
            "unrelated",
            (),
            "nothing that was read from it is borne out",
        ),
        (
            make_draft(articles=[draft_verdict("a1", "", role="unrelated")]),
            "unrelated",
            (),
            "it reports none of the events",
        ),
        (
            make_draft(
                articles=[draft_verdict("a1", role="background", reason="Åsa Lind closed the bridge")],
                claims=[draft_claim("Drones hit Lund.", "a1:1")],
            ),
            "background",
            ("e1",),
            "Åsa Lind closed the bridge",
        ),
        (make_draft(events=[], articles=[]), "unrelated", (), "nothing was read from it"),
    ],
)
async def test_every_article_that_was_read_has_a_role_the_events_it_bears_and_a_reason(
    draft: Draft, role: str, events: tuple[str, ...], reason: str | None
) -> None:
    """An article of which nothing is borne out is on no event, whatever the draft says."""
    (article,) = (await report(draft, Article(body=BODY, language="en"))).articles
    assert (article.role, article.events, article.reason) == (role, events, reason)


async def test_a_report_tells_the_language_of_every_article() -> None:
    """Detected where it is not given."""
    german = Article(body="In der Stadt brachen am Montag mehrere große Brände aus.")
    told = await report(claim(), Article(body=BODY, language="en-GB"), german)
    assert [each.language for each in told.articles] == ["en", "de"]


async def test_an_article_without_an_id_is_called_by_its_place() -> None:
    """a1, a2 and so on, in the order sent."""
    told = await report(claim(2), Article(id="x", body=BODY), Article(body=BODY))
    assert [each.id for each in told.articles] == ["x", "a2"]
    assert told.events[0].claims[0].evidence[0].article_id == "a2"
    assert isinstance(told.articles[0], ReportedArticle)


async def test_an_article_whose_items_are_all_left_out_is_on_its_event_all_the_same() -> None:
    """Its reason says how to get them; it is not called unrelated."""
    claims = [draft_claim("Drones hit Lund.", "a1:1"), draft_claim("Åsa Lind closed the bridge.", "a2:2", id="c2")]
    draft = make_draft("a1", "a2", claims=claims)
    told = await report(draft, Article(body=BODY), Article(body=f"{BODY} So it was."), max_items=1)
    assert [(each.role, each.events) for each in told.articles] == [("on_event", ("e1",))] * 2
    assert [each.reason for each in told.articles].count(
        "its items are left out; raise options.max_items to get them"
    ) == 1
