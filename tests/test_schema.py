"""The shapes that cross a boundary: what a model is asked for, what a caller sends, what goes out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, get_args

import pytest
from llguidance import LLMatcher, LLTokenizer, TokenizerWrapper
from pydantic import ValidationError
from syrupy.assertion import SnapshotAssertion

from service.schema.base import Shape
from service.schema.draft import Draft, Writing, build_wire_schema
from service.schema.published import publish_schema
from service.schema.report import Claim, Event, Figure, Report
from service.schema.story import Article, Options, Story
from service.schema.vocabulary import TOPICS, TopicCode
from tests.builders import load_kyiv_draft, load_kyiv_story
from tests.fakes import make_report
from tests.schema_files import COMMAND, SHAPES, find_schema_file, render_schema

WIRE: Final = tuple(SHAPES.values())
EVERYWHERE_ACCEPTED: Final = frozenset(
    {"$defs", "$ref", "additionalProperties", "description", "enum", "items", "properties", "required", "type"}
)
"""What OpenAI, Anthropic, Gemini, vLLM, llama.cpp and Ollama all take in a schema that they enforce."""
Breaking = Callable[[dict[str, Any]], object]

BREAKINGS: Final[Mapping[str, Breaking]] = {
    "a missing field": lambda draft: draft["figures"][0].pop("what"),
    "a missing list": lambda draft: draft.pop("titles"),
    "an unknown enum": lambda draft: draft["figures"][0].update(measure="dead"),
    "a key too many": lambda draft: draft["figures"][0].update(low=23),
    "a list too many": lambda draft: draft.update(notes=[]),
    "a null": lambda draft: draft["figures"][0].update(unit=None),
    "a null list": lambda draft: draft.update(quotes=None),
    "a number for a text": lambda draft: draft["figures"][0].update(amount=23),
    "a text for a list": lambda draft: draft["figures"][0].update(cites="a1:1"),
    "a text for a truth value": lambda draft: draft["quotes"][0].update(translated="no"),
}


class ByteTokens:
    """A vocabulary of the 256 bytes and an end: whatever it accepts, one of words accepts too."""

    eos_token_id = 256
    bos_token_id = None
    special_token_ids = (256,)
    tokens: Final = (*(bytes([number]) for number in range(256)), b"<end>")

    def __call__(self, text: bytes) -> list[int]:
        """Each byte is its own number."""
        return list(text)


TOKENIZER: Final = LLTokenizer(TokenizerWrapper(ByteTokens()), slices=[])


def walk(node: Any) -> Iterator[dict[str, Any]]:
    """Every schema within a schema, itself first."""
    if not isinstance(node, dict):
        return
    yield node
    for key, value in node.items():
        if key in {"$defs", "properties"}:
            for each in value.values():
                yield from walk(each)
        elif key in {"items", "additionalProperties"}:
            yield from walk(value)
        elif key in {"anyOf", "oneOf", "allOf", "prefixItems"}:
            for each in value:
                yield from walk(each)


def accepts(shape: type[Shape], answer: str) -> bool:
    """Whether a server that enforces the schema could have given this answer."""
    grammar = LLMatcher.grammar_from_json_schema(build_wire_schema(shape))
    matcher = LLMatcher(TOKENIZER, grammar, log_level=0)
    told = list(answer.encode())
    return bool(matcher.try_consume_tokens(told) == len(told) and matcher.is_accepting())


def dump(answer: Any) -> str:
    """JSON as models write it."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


class TestWire:
    """The schema of a draft as it is sent."""

    @pytest.mark.parametrize("task", sorted(SHAPES))
    def test_the_file_beside_the_prompt_is_what_is_sent(self, task: str) -> None:
        """A prompt and its schema can be reviewed together."""
        file = find_schema_file(task)
        assert file.read_text(encoding="utf-8") == render_schema(SHAPES[task]), f"run {COMMAND}"

    @pytest.mark.parametrize("shape", WIRE)
    def test_it_says_only_what_every_server_accepts(self, shape: type[Shape]) -> None:
        """No null, no unions, no defaults, no lengths, no patterns."""
        for node in walk(build_wire_schema(shape)):
            assert set(node) <= EVERYWHERE_ACCEPTED
            assert "$ref" in node or node["type"] in {"object", "array", "string", "boolean"}

    @pytest.mark.parametrize("shape", WIRE)
    def test_every_object_is_closed_and_requires_all_it_has(self, shape: type[Shape]) -> None:
        """A field that is left out, or added, is an error and not a default."""
        objects = [node for node in walk(build_wire_schema(shape)) if node.get("type") == "object"]
        assert objects
        for node in objects:
            assert node["additionalProperties"] is False
            assert node["required"] == list(node["properties"])

    @pytest.mark.parametrize("shape", WIRE)
    def test_it_is_ascii(self, shape: type[Shape]) -> None:
        """Enums are compared byte for byte, and other characters cost tokens."""
        assert json.dumps(build_wire_schema(shape), ensure_ascii=False).isascii()

    @pytest.mark.parametrize("shape", WIRE)
    def test_it_compiles_where_answers_are_constrained(self, shape: type[Shape]) -> None:
        """The compiler that vLLM and others enforce schemas with makes a grammar of it, without a warning."""
        grammar = LLMatcher.grammar_from_json_schema(build_wire_schema(shape))
        assert LLMatcher.validate_grammar_with_warnings(grammar, TOKENIZER) == (False, [])

    def test_a_constrained_server_can_give_a_real_draft(self) -> None:
        """The recorded answer to the sample story is one that the schema allows."""
        assert accepts(Draft, load_kyiv_draft().model_dump_json())
        assert accepts(Writing, dump({"titles": [], "summary": []}))

    def test_what_the_fields_say_to_the_model(self, snapshot: SnapshotAssertion) -> None:
        """The descriptions are part of the prompt: every word is as it was reviewed."""
        lines = []
        for name, node in build_wire_schema(Draft)["$defs"].items():
            lines += [f"{name}.{key}: {each.get('description', '')}" for key, each in node["properties"].items()]
        assert "\n".join(lines) == snapshot


class TestDraft:
    """What is accepted as a draft."""

    def test_a_real_draft_round_trips(self) -> None:
        """Nothing of it is lost or changed."""
        draft = load_kyiv_draft()
        assert Draft.model_validate_json(draft.model_dump_json()) == draft

    @pytest.mark.parametrize("breaking", sorted(BREAKINGS))
    def test_a_draft_that_is_not_whole_is_refused(self, breaking: str) -> None:
        """By us, and by a server that enforces the schema: nothing is filled in or left out in silence."""
        answer = json.loads(load_kyiv_draft().model_dump_json())
        assert answer["quotes"]
        BREAKINGS[breaking](answer)
        with pytest.raises(ValidationError):
            Draft.model_validate_json(json.dumps(answer))
        assert not accepts(Draft, dump(answer))

    @pytest.mark.parametrize("answer", ["", "{}", "[]", "null", '{"title": "x"}', "{" * 100_000])
    def test_what_is_no_draft_is_refused(self, answer: str) -> None:
        """Neither an empty object nor half of one is an empty draft."""
        with pytest.raises(ValidationError):
            Draft.model_validate_json(answer)
        assert not accepts(Draft, answer)


class TestStoryAndReport:
    """What a caller sends and is answered."""

    @pytest.mark.parametrize("shape", [Story, Report])
    def test_every_field_is_described(self, shape: type[Shape]) -> None:
        """Whoever reads the schema knows what each field means."""
        schema = shape.model_json_schema(mode="serialization")
        undescribed = [
            f"{name}.{key}"
            for name, node in {shape.__name__: schema, **schema["$defs"]}.items()
            for key, each in node.get("properties", {}).items()
            if "description" not in each
        ]
        assert undescribed == []

    @pytest.mark.parametrize("shape", [Story, Article, Options, Report, Event, Figure, Claim, Draft])
    def test_values_are_frozen_and_closed(self, shape: type[Shape]) -> None:
        """None of them can be changed once made, or hold what it does not declare."""
        assert shape.model_config["frozen"]
        assert shape.model_config["extra"] == "forbid"

    def test_a_story_cannot_be_changed(self) -> None:
        """What was accepted is what is read."""
        story = load_kyiv_story()
        with pytest.raises(ValidationError, match="frozen"):
            story.articles = ()  # type: ignore[misc]

    def test_a_report_round_trips(self) -> None:
        """What a CMS stores and sends back is the same report."""
        report = make_report()
        assert Report.model_validate_json(report.model_dump_json()) == report

    def test_a_report_is_what_its_schema_says(self) -> None:
        """Every field is there, also those that are null or empty."""
        told = make_report().model_dump(mode="json")
        assert set(told) == set(publish_schema("report")["properties"])
        assert set(told["events"][0]) == set(publish_schema("report")["$defs"]["Event"]["properties"])

    @pytest.mark.parametrize("body", [{"body": "One", "body_html": "<p>One"}, {}])
    def test_an_article_has_one_body(self, body: dict[str, str]) -> None:
        """Text or HTML, not both and not neither."""
        with pytest.raises(ValidationError, match="exactly one of body and body_html"):
            Article.model_validate_json(json.dumps(body))

    @pytest.mark.parametrize("time", ["2025-02-12", "2025-02-12T09:00:00", "yesterday", "2025-02-30T09:00:00Z", 5])
    def test_times_have_an_offset(self, time: object) -> None:
        """A time that could be another one is refused."""
        with pytest.raises(ValidationError):
            Article.model_validate_json(json.dumps({"body": "One", "published_at": time}))


def test_a_model_may_answer_every_topic_and_no_other() -> None:
    """The codes of Media Topics' top level, or that it does not know."""
    assert set(get_args(TopicCode)) == {*TOPICS, "unknown"}
