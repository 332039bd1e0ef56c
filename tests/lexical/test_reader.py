"""The embedded model as a reader and a writer, on the sample story and on texts of any kind."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.lexical import LexicalReader, LexicalWriter, build_lexical_engine
from service.lexical.reader import read_slices
from service.ports import Ledger
from service.schema.draft import Draft, DraftSentence, DraftTitle
from tests.fakes import FixedClock
from tests.lexical.material import SAMPLE, brief, prepare


@pytest.fixture(scope="module")
def sample() -> Draft:
    """The draft of the sample story."""
    bodies = [each["body"] for each in json.loads(SAMPLE.read_text(encoding="utf-8"))["articles"]]
    return read_slices(prepare(*bodies), brief())


def _figures(draft: Draft, event: str) -> set[tuple[str, str]]:
    return {(each.amount, each.what) for each in draft.figures if each.event == event}


def test_the_sample_story_holds_two_events(sample: Draft) -> None:
    """The later, larger attack is told by one article alone."""
    assert [(each.article, each.event) for each in sample.articles] == [
        ("a1", "e1"),
        ("a2", "e1"),
        ("a4", "e1"),
        ("a5", "e1"),
        ("a3", "e2"),
    ]


def test_the_first_attack_has_its_figures(sample: Draft) -> None:
    """Tolls, missiles and drones, each with its bound and its whole."""
    assert _figures(sample, "e1") >= {
        ("at least one", "people killed"),
        ("one", "people killed"),
        ("four", "people injured"),
        ("two", "people injured"),
        ("six out of seven", "ballistic missiles shot down"),
        ("six of the seven", "ballistic missiles intercepted"),
        ("123", "drones"),
        ("71", "drones shot down"),
        ("71", "drones downed"),
    }
    scoped = [each.scope for each in sample.figures if each.amount == "two" and each.event == "e1"]
    assert scoped == ["northern region of Chernihiv"]
    assert [each.hedge for each in sample.figures if each.amount == "40"] == ["likely"]


def test_the_second_attack_has_its_figures(sample: Draft) -> None:
    """None of them is the first attack's."""
    assert _figures(sample, "e2") >= {
        ("at least 23", "people injured"),
        ("550", "drones and missiles launched"),
        ("11", "missiles launched"),
        ("At least 14", "people hospitalized"),
        ("270", "targets shot down"),
        ("two", "cruise missiles shot down"),
        ("208", "targets lost"),
        ("eight", "locations struck"),
        ("nine", "missiles that struck"),
        ("63", "drones that struck"),
        ("at least 33", "sites debris fell across"),
    }


def test_nothing_of_the_background_counts_as_the_event(sample: Draft) -> None:
    """Ages, years, distances and shares of land are no tolls."""
    tolls = {each.amount for each in sample.figures if each.measure in {"killed", "injured"}}
    assert tolls == {"at least one", "one", "four", "two", "at least 23"}
    assert {each.measure for each in sample.figures if "20%" in each.amount} == {"percentage"}


def test_every_quotation_of_the_sample_has_its_speaker(sample: Draft) -> None:
    """Fifteen quotations, nine speakers as the articles spell them."""
    assert [each.speaker for each in sample.quotes] == [
        "Volodymyr Zelensky",
        "Volodymyr Zelensky",
        "Volodymyr Zelensky",
        "Volodymyr Zelensky",
        "Volodymyr Zelensky",
        "Vyacheslav Gladkov",
        "Dmitry Medvedev",
        "Volodymyr Zelenskyy",
        "Donald Trump",
        "Donald Trump",
        "Yuri Ushakov",
        "Andrii Sybiha",
        "Andrii Sybiha",
        "Yuliia Svyrydenko",
        "Yuliia Svyrydenko",
    ]


def test_titles_and_summaries_rest_on_claims(sample: Draft) -> None:
    """Each names items of the draft, and none opens with a word that points back."""
    ids = {each.id for each in sample.claims}
    assert {each.event for each in sample.titles} == {"e1", "e2"}
    written: tuple[DraftTitle | DraftSentence, ...] = (*sample.titles, *sample.summary)
    for told in written:
        assert set(told.items) <= ids
        assert told.items
        assert told.text.split()[0].lower() not in {"he", "she", "it", "this", "however", "meanwhile"}


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT ANA, Velm, Oct 3 (Allied Wire) - ",
        "PORT ANA, June 17 - ",
        "Port Ana, Sept. 20, 2026 (AW) — ",
        "Port Ana, 14 may (EFN).- ",
        "PORT ANA (Velm), 14 de mayo de 2026 (EFN).- ",
        "PORT ANA, 19 березня (Укрвісті). ",
        "Port Ana/Dorn (dwa) - ",
        "• ",
        "* ",
    ],
)
def test_titles_and_summaries_begin_behind_the_dateline(dateline: str) -> None:
    """Where and when it was written is no part of the news, and neither is the mark of a list; alone it is no claim."""
    draft = read_slices(prepare(f"{dateline}A blast in Velm killed three people on Friday."), brief())
    assert [each.text for each in draft.titles] == ["A blast in Velm killed three people on Friday"]
    assert [each.text for each in draft.summary] == ["A blast in Velm killed three people on Friday."]
    assert len(draft.claims) == 1


def test_a_sentence_with_something_in_brackets_at_its_end_is_no_dateline() -> None:
    """Its figures are told."""
    draft = read_slices(prepare("A blast in Velm killed three people.\nThe limit there is 80 kph (50 mph)."), brief())
    assert [each.amount for each in draft.figures] == ["three", "80", "50"]


def test_no_sentence_of_a_summary_ends_in_a_pronoun_without_its_person() -> None:
    """It said, he added: who that is stands in another sentence."""
    body = "A blast in Velm killed three people on Friday.\nThe cleaning will cost 2 million euros, it said."
    assert [each.text for each in read_slices(prepare(body), brief()).summary] == [
        "A blast in Velm killed three people on Friday."
    ]


def test_what_a_later_article_tells_anew_comes_first() -> None:
    """A toll of the morning is no title in the evening, and does not lead the summary."""
    bodies = (
        "A cable car fell in Velm on Tuesday, killing two people.",
        "Six people were killed when a cable car fell in Velm on Tuesday.",
    )
    slices = [
        replace(each, article=replace(each.article, published_at=datetime(2026, 6, 16, hour, tzinfo=UTC)))
        for hour, each in zip((8, 20), prepare(*bodies), strict=True)
    ]
    draft = read_slices(slices, brief())
    assert [each.text for each in draft.titles] == ["Six people were killed when a cable car fell in Velm on Tuesday"]
    assert draft.summary[0].text == bodies[1]


def test_a_reading_without_summary_has_none() -> None:
    """Titles and summary are written later, from checked items."""
    draft = read_slices(prepare("A blast in Velm killed three people."), brief(with_summary=False))
    assert (draft.titles, draft.summary) == ([], [])


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Almeno 41 persone sono morte martedì a Velm. «Ricostruiremo tutte le case», ha detto Pedro Ruiz.", "it"),
        ("火曜日、ヴェルムで少なくとも41人が死亡した。「町の家をすべて建て直します」と市長は述べた。", "ja"),
        ("قُتل 41 شخصا على الأقل يوم الثلاثاء في المدينة. «سنعيد بناء كل البيوت»، قال رئيس البلدية.", "ar"),
    ],
)  # fmt: skip
def test_a_language_without_lists_gives_no_figures(body: str, language: str) -> None:
    """Fewer items, never wrong ones: sentences and quotations remain."""
    draft = read_slices(prepare(body, language=language), brief(language))
    assert (draft.figures, draft.actors, draft.places) == ([], [], [])
    assert [(each.category, each.status, each.when) for each in draft.events] == [("unknown", "unknown", "")]
    assert draft.claims


def test_what_follows_in_a_dated_entry_is_of_that_entry() -> None:
    """Read alone, the mine that never reopens and the managers that are jailed would be today's."""
    body = (
        "A blast at a mine in Velm killed three people.\n* May 2019: A blast kills 38 people. Nine managers are jailed."
    )
    draft = read_slices(prepare(body), brief())
    assert [each.text for each in draft.claims] == [
        "A blast at a mine in Velm killed three people.",
        "May 2019: A blast kills 38 people.",
    ]
    assert "Nine" not in {each.amount for each in draft.figures}


def test_furniture_of_the_page_is_no_claim() -> None:
    """Repeated headlines and invitations to comment report nothing."""
    body = "Blast Shakes Velm\n\nBlast Shakes Velm\nA blast in Velm killed three people.\nBe First to Comment"
    assert [each.text for each in read_slices(prepare(body), brief()).claims] == [
        "A blast in Velm killed three people."
    ]


async def test_each_reading_is_entered_in_the_ledger_at_no_cost() -> None:
    """One attempt, no tokens, the time that it took."""
    ledger = Ledger()
    await LexicalReader(FixedClock()).read(prepare("A blast in Velm killed three people."), brief(), ledger)
    assert [(each.model, each.outcome, each.input_tokens) for each in ledger.attempts] == [("lexical", "ok", 0)]
    assert ledger.costs_usd == [0.0]


async def test_a_writer_without_events_writes_nothing() -> None:
    """It still enters its attempt."""
    ledger = Ledger()
    writing = await LexicalWriter(FixedClock()).write((), brief(), ledger)
    assert (writing.titles, writing.summary, len(ledger.attempts)) == ([], [], 1)


def test_the_engine_is_local_and_reads_a_story_at_once() -> None:
    """Embargoed stories may go to it."""
    engine = build_lexical_engine(FixedClock())
    assert (engine.name, engine.local, engine.capacity) == ("lexical", True, None)


@settings(max_examples=60)
@given(
    st.lists(
        st.text(
            alphabet="“”\"' .,!?-–\n0123456789abcdeЖ人 said killed at least one people Ana Lind on Monday", max_size=200
        ),
        min_size=1,
        max_size=3,
    )
)
def test_any_text_gives_a_draft_whose_items_are_printed(bodies: list[str]) -> None:
    """Every amount stands in its sentence, every quote in its article, every address exists; twice gives the same."""
    slices = prepare(*bodies)
    draft = read_slices(slices, brief())
    texts = {each.address: each.text for part in slices for each in part.sentences}
    assert draft == read_slices(slices, brief())
    for figure in draft.figures:
        assert figure.amount in texts[figure.cites[0]]
    for quote in draft.quotes:
        assert any(quote.words in part.article.body for part in slices)
    cited = [each.cites for each in draft.claims] + [each.cites for each in draft.quotes]
    cited += [each.cites for each in draft.figures] + [each.cites for each in draft.actors]
    assert all(set(cites) <= set(texts) for cites in cited)
