"""Small values that many tests build on: stories, prepared articles, slices, a brief, any text at all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from hypothesis import strategies as st

from service.languages.detection import Languages
from service.ports import Brief, Caller
from service.prepare import PreparedArticle, Slice, prepare_articles, whole_slices
from service.reconcile import MergedEvent
from service.schema.draft import Draft
from service.schema.report import Claim, Figure, Quote, Support
from service.schema.story import Article, Story

ROOT: Final = Path(__file__).parents[1]
KYIV_STORY: Final = ROOT / "evals" / "cases" / "kyiv-strike" / "story.json"
KYIV_DRAFT: Final = ROOT / "tests" / "samples" / "kyiv_strike_draft.json"
PUBLISHED: Final = datetime(2025, 2, 12, 9, 0, tzinfo=UTC)
"""A Wednesday."""

_NEWS: Final = st.sampled_from(
    [
        *"aZ4. ,:;!?-–—…\n\t\r\v\f\x01\x1c\x85\u2028\u2029\u00a0\u3000\u200b\u200d\u00ad\ufeff\u0301\u20e3\ufe0f",
        *"“”‘’\"'«»„「」『』<>[]&°²½ﬁﷺŉʼｶﾞ가각ᄀ ᅡᆨ😀👩é÷אمة؟हिन्दी京都。สวั",
        *[
            "\r\n",
            ". ",
            ".”. ",
            "Mr. ",
            "1,400 ",
            "do not ",
            "4 people ",
            "e\u0301",
            "👨\u200d👩\u200d👧",
            "</article>",
        ],
    ]
)

texts: Final[st.SearchStrategy[str]] = st.one_of(
    st.lists(_NEWS, max_size=60).map("".join),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60),
)
"""Any text an article may hold: no NUL, no lone surrogates; half of it made of what newsrooms print."""


def make_story(*bodies: str, **articles_have: Any) -> Story:
    """A story of articles with these bodies, all with the same further fields."""
    return Story(articles=tuple(Article(body=body, **articles_have) for body in bodies))


def prepare(*bodies: str, **articles_have: Any) -> tuple[PreparedArticle, ...]:
    """Prepared articles with these bodies; English and undated unless said otherwise."""
    return prepare_articles(make_story(*bodies, **({"language": "en"} | articles_have)), Languages())


def make_slices(*bodies: str, **articles_have: Any) -> tuple[Slice, ...]:
    """Each body as one whole slice."""
    return whole_slices(prepare(*bodies, **articles_have))


def make_brief(**changes: Any) -> Brief:
    """A brief for a report of the usual size in English."""
    usual: dict[str, Any] = {
        "caller": Caller(),
        "language": "en",
        "max_items": 60,
        "summary_sentences": 5,
        "with_summary": True,
        "deadline": 25.0,
    }
    return Brief(**(usual | changes))


def load_kyiv_story() -> Story:
    """The sample story: five articles, two attacks."""
    return Story.model_validate_json(KYIV_STORY.read_bytes())


def load_kyiv_slices() -> tuple[Slice, ...]:
    """The sample story, prepared, one slice an article."""
    return whole_slices(prepare_articles(load_kyiv_story(), Languages()))


def load_kyiv_draft() -> Draft:
    """What a model answered to the sample story."""
    return Draft.model_validate_json(KYIV_DRAFT.read_bytes())


def make_merged_event(**changes: Any) -> MergedEvent:
    """A small checked event: a bound, a disputed pair, something said, a quote."""
    usual: dict[str, Any] = {
        "key": "e1",
        "articles": ("a1", "a2"),
        "category": None,
        "status": "occurred",
        "when": None,
        "where": (),
        "who": (),
        "figures": (
            make_figure(id="f1", text="at least 23", what="people injured", scope="Kyiv"),
            make_figure(id="f2", text="550", what="drones launched", low=550, high=550, standing="disputed"),
            make_figure(id="f3", text="539", what="drones launched", attributed_to=("the air force",)),
        ),
        "claims": (make_claim(id="c1"),),
        "quotes": (make_quote(id="q1"), make_quote(id="q2", speaker=None)),
    }
    return MergedEvent(**(usual | changes))


def make_figure(**changes: Any) -> Figure:
    """At least 23 people injured."""
    usual: dict[str, Any] = {
        "id": "f1",
        "evidence": (),
        "measure": "injured",
        "what": "people injured",
        "low": 23,
        "high": None,
        "qualifier": "at_least",
        "relation": "core",
        "text": "at least 23",
        "support": Support(articles=2),
    }
    return Figure(**(usual | changes))


def make_claim(**changes: Any) -> Claim:
    """Something that an organization is reported to have said."""
    usual: dict[str, Any] = {
        "id": "c1",
        "evidence": (),
        "kind": "happening",
        "relation": "core",
        "text": "Drones hit eight locations.",
        "text_from": "model",
        "stance": "asserted",
        "attributed_to": ("the air force", "the mayor"),
        "support": Support(articles=1),
    }
    return Claim(**(usual | changes))


def make_quote(**changes: Any) -> Quote:
    """Five words of the mayor's."""
    usual: dict[str, Any] = {
        "id": "q1",
        "evidence": (),
        "words": "We will rebuild the port",
        "speaker": "Ana Lind",
        "support": Support(articles=1),
    }
    return Quote(**(usual | changes))
