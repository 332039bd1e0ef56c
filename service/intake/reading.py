"""Reads a payload: limits first, then syntax, then what the parser lets through, then the shape.

Every search is bounded, so that a hostile payload costs no more than an honest one. Problems name a field and a
remedy and never repeat a value.
"""

from __future__ import annotations

import json
from typing import Any, Final

from service.errors import InvalidInput, Problem, TooLarge
from service.intake.acceptance import Intake, accept_story
from service.intake.fields import validate_story
from service.intake.keys import find_repeated_keys, find_unknown_keys
from service.intake.values import MAX_PROBLEMS, find_bad_values
from service.schema.story import MAX_ARTICLES, MAX_TEXT_CHARACTERS

MAX_BYTES: Final = 8_000_000
"""Of a payload as sent: room for the longest text in any script, and for one escaped to ASCII."""

_EXAMPLE: Final = '{"articles": [{"body": "…"}]}'


def read_story(raw: bytes, *, max_bytes: int = MAX_BYTES) -> Intake:
    """Read a payload. Raises `TooLarge` when it is over a limit, `InvalidInput` with at most 20 problems otherwise."""
    if len(raw) > max_bytes:
        raise TooLarge(Problem("", f"send at most {max_bytes:,} bytes"))
    text = _decode(raw)
    payload = _parse(text)
    _check_articles(payload)
    unknown = find_unknown_keys(payload)
    _refuse(unknown if len(unknown) == MAX_PROBLEMS else ())
    _refuse(find_bad_values(payload))
    _refuse(find_repeated_keys(text))
    return accept_story(validate_story(text, unknown=unknown))


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise InvalidInput(*problems)


def _decode(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        remedy = f"encode the payload as UTF-8; what stands at byte {error.start:,} is not UTF-8"
        raise InvalidInput(Problem("", remedy)) from None


def _parse(text: str) -> dict[str, Any]:
    # The standard library's parser lets NaN, 1e999 and lone surrogates through, so that they can be named by field.
    try:
        payload = json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidInput(Problem("", _tell_syntax(text, error))) from None
    except RecursionError:
        raise InvalidInput(Problem("", "nest lists and objects less deeply")) from None
    except ValueError:  # more digits than Python converts; its message counts them
        raise InvalidInput(Problem("", "send shorter numbers: at most 4,300 digits")) from None
    if not isinstance(payload, dict):
        raise InvalidInput(Problem("", f"send an object such as {_EXAMPLE}"))
    return payload


def _tell_syntax(text: str, error: json.JSONDecodeError) -> str:
    if not text.strip():
        return f"the payload is empty; send an object such as {_EXAMPLE}"
    where = f"line {error.lineno:,}, column {error.colno:,}"
    if text.startswith("\x00", error.pos):
        return f"remove the NUL characters, the first of which stands at {where}; if this is UTF-16, save it as UTF-8"
    return f"send JSON; this stops being JSON at {where}"


def _check_articles(payload: dict[str, Any]) -> None:
    articles = payload.get("articles")
    if not isinstance(articles, list) or not articles:
        raise InvalidInput(Problem("articles", f"give a list of 1 to {MAX_ARTICLES} articles"))
    if len(articles) > MAX_ARTICLES:
        raise TooLarge(Problem("articles", f"send at most {MAX_ARTICLES} articles, not {len(articles):,}"))
    total = _count_characters(articles)
    if total > MAX_TEXT_CHARACTERS:
        remedy = f"send at most {MAX_TEXT_CHARACTERS:,} characters of text in all, not {total:,}"
        raise TooLarge(Problem("articles", remedy))


def _count_characters(articles: list[Any]) -> int:
    texts = (each.get(key) for each in articles if isinstance(each, dict) for key in ("body", "body_html"))
    return sum(len(text) for text in texts if isinstance(text, str))
