"""Reading answers: strictly, and with problems that can be sent back."""

from __future__ import annotations

import json

import pytest

from service.errors import Refused, Truncated
from service.llm.answers import MAX_PROBLEMS, UnreadableAnswer, read_answer
from service.ports import ChatAnswer
from service.schema.draft import Draft, Writing
from tests.llm.material import EMPTY_DRAFT, WRITING, draft_text


def read(text: str, *, unwrap: bool = False, finish_reason: str | None = "stop", refusal: str | None = None) -> Draft:
    """A draft out of one answer."""
    return read_answer(ChatAnswer(text, finish_reason, refusal), Draft, unwrap=unwrap)


def problems_of(text: str, *, unwrap: bool = False) -> tuple[str, ...]:
    """What is said to be wrong with an answer."""
    with pytest.raises(UnreadableAnswer) as caught:
        read(text, unwrap=unwrap)
    return caught.value.problems


def test_reads_a_draft() -> None:
    """A whole answer is the draft, and nothing else is."""
    assert read(draft_text()).events[0].key == "e1"


def test_reads_non_latin_text() -> None:
    """Escaped or not, text of any script arrives."""
    title = {"event": "e1", "text": "Порт 港 🚢", "items": []}
    for text in (draft_text(titles=[title]), json.dumps(EMPTY_DRAFT | {"titles": [title]}, ensure_ascii=False)):
        assert read(text).titles[0].text == "Порт 港 🚢"


@pytest.mark.parametrize("unwrap", [False, True])
def test_an_answer_cut_off_is_truncated_whatever_it_holds(*, unwrap: bool) -> None:
    """Even a text that happens to parse is not believed when it ended at a limit."""
    with pytest.raises(Truncated):
        read(draft_text(), finish_reason="length", unwrap=unwrap)


@pytest.mark.parametrize("part", [0.01, 0.3, 0.9])
@pytest.mark.parametrize("unwrap", [False, True])
def test_an_answer_that_ends_early_is_truncated_whatever_its_reason(*, unwrap: bool, part: float) -> None:
    """Some servers say `stop` when a limit of theirs cut the answer: asking the same again would end the same."""
    text = draft_text()
    with pytest.raises(Truncated) as caught:
        read(text[: int(len(text) * part)], unwrap=unwrap)
    assert caught.value.__context__ is None


def test_a_refusal_or_a_filter_is_refused() -> None:
    """The model's own refusal and a filter's are one thing to the caller, and what they say is not repeated."""
    with pytest.raises(Refused) as caught:
        read("", refusal="I cannot read about Ana Lind")
    assert "Ana" not in str(caught.value)
    with pytest.raises(Refused):
        read(draft_text(), finish_reason="content_filter")


@pytest.mark.parametrize("text", ["", " \n\t " * 1000])
def test_nothing_is_no_answer(text: str) -> None:
    """White space up to the limit is as empty as an empty string."""
    assert problems_of(text) == ("the answer is empty",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Sure! Here it is.", "Invalid JSON"),
        (draft_text() + draft_text(), "Invalid JSON"),
        ("[" * 100_000, "Invalid JSON"),
        ("[]", "Input should be an object"),
        ('{"titles": []}', "articles: Field required"),
        (draft_text(figures=None), "figures: Input should be a valid array"),
        (
            draft_text(summary=[{"event": "e1", "text": 7, "items": []}]),
            "summary.0.text: Input should be a valid string",
        ),
        (
            draft_text(events=[EMPTY_DRAFT["events"][0] | {"status": "over"}]),
            "events.0.status: Input should be 'occurred'",
        ),
        (draft_text(extra=1), "(a key that the schema does not have)"),
        (draft_text().replace('"e1"', "NaN", 1), "Input should be a valid string"),
        (draft_text().replace('"places": []', '"places": [], "places": []'), "repeats a key"),
        (draft_text().replace('"reason": ""', '"reason": "", "reason": "x"'), "repeats a key"),
        (draft_text().replace("overnight", "\\u0000" * 50), "NUL"),
        (draft_text().replace("overnight", "\\ud800"), "Invalid JSON"),
    ],
)
def test_refuses_what_is_not_exactly_the_shape(text: str, problem: str) -> None:
    """JSON that is lenient, doubled, deep, short, long or polluted is refused."""
    assert problem in problems_of(text)[0]


def test_refuses_raw_nul() -> None:
    """A NUL that is not escaped is refused as well."""
    assert problems_of(draft_text().replace("overnight", "\x00"))


@pytest.mark.parametrize(
    "wrap", ["```json\n{}\n```", "```\n{}\n```", "Here is the answer:\n{}", "{}\nI hope this helps.", "\ufeff{}"]
)
def test_passes_over_wrapping_only_where_it_may(wrap: str) -> None:
    """A fence or prose is tolerated only from models that are not held to a schema."""
    text = wrap.replace("{}", draft_text())
    assert read(text, unwrap=True).events
    if not wrap.startswith("\ufeff"):
        assert "Invalid JSON" in problems_of(text)[0]


def test_repairs_nothing_inside_the_wrapping() -> None:
    """Half an answer in a fence is half an answer."""
    with pytest.raises(Truncated):
        read("```json\n" + draft_text()[:-40] + "\n```", unwrap=True)


def test_tells_problems_without_values() -> None:
    """What is sent back, and what may be logged, holds paths and messages and nothing of the answer."""
    text = draft_text(summary=[{"event": "e1", "text": ["Ana Lind"], "items": "Ana Lind", "Ana Lind": 1}])
    with pytest.raises(UnreadableAnswer) as caught:
        read(text)
    assert len(caught.value.problems) == 3
    assert "Ana" not in str(caught.value)
    assert "Ana" not in "".join(caught.value.problems)
    assert "summary.0.items" in "".join(caught.value.problems)


def test_lists_twenty_problems_at_most() -> None:
    """An answer that is wrong everywhere does not fill the next prompt."""
    assert len(problems_of(draft_text(summary=[{}] * 100))) == MAX_PROBLEMS


def test_reads_other_shapes_too() -> None:
    """The same rules hold for a writing."""
    assert read_answer(ChatAnswer(json.dumps(WRITING), "stop"), Writing, unwrap=False).titles[0].items == ["f1"]
