"""Keys that no shape knows, and keys given twice."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from itertools import islice
from types import MappingProxyType
from typing import Any, Final

from pydantic import BaseModel

from service.errors import Problem
from service.intake.values import MAX_PROBLEMS, join_path, walk_payload
from service.schema.story import Article, Options, Story

_OTHER_NAMES: Final = MappingProxyType(
    {
        "text": "body",
        "content": "body",
        "bodytext": "body",
        "html": "body_html",
        "headline": "title",
        "author": "byline",
        "publisher": "source",
        "link": "url",
        "date": "published_at",
        "published": "published_at",
        "lang": "language",
        "embargo": "embargoed_until",
        "articleid": "id",
        "documents": "articles",
        "items": "articles",
    }
)
"""What other systems call these keys, lower case without punctuation."""


def find_unknown_keys(payload: dict[str, Any]) -> tuple[Problem, ...]:
    """Find keys that no shape knows, and for each the one that was likely meant."""
    return tuple(islice(_each_unknown_key(payload), MAX_PROBLEMS))


def _each_unknown_key(payload: dict[str, Any]) -> Iterator[Problem]:
    yield from _compare_keys(payload, Story, "")
    yield from _compare_keys(payload.get("options"), Options, "options")
    for index, article in enumerate(payload["articles"]):
        yield from _compare_keys(article, Article, f"articles.{index}")


def _compare_keys(value: object, shape: type[BaseModel], path: str) -> Iterator[Problem]:
    known = shape.model_fields
    for key in value if isinstance(value, dict) else ():
        if key not in known:
            yield Problem(join_path(path, key), f"this key is not known{_suggest_key(key, tuple(known))}")


def _suggest_key(key: str, known: tuple[str, ...]) -> str:
    folded = re.sub(r"[^a-z0-9]", "", key[:40].lower())
    other = _OTHER_NAMES.get(folded)
    if other in known:
        return f"; did you mean {other}?"
    close = difflib.get_close_matches(folded, known, n=1, cutoff=0.7)
    return f"; did you mean {close[0]}?" if close else f": leave it out or put it in meta; known are {', '.join(known)}"


class _Repeating(dict[str, Any]):
    """An object that was given one of its keys more than once."""

    key: str


def find_repeated_keys(text: str) -> tuple[Problem, ...]:
    """Find keys given twice in one object, of which parsers keep the first or the last as they please."""
    repeating: list[_Repeating] = []

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(pairs)
        if len(built) == len(pairs):
            return built
        repeating.append(_note_repeated_key(pairs))
        return repeating[-1]

    payload = json.loads(text, object_pairs_hook=build)
    if not repeating:
        return ()
    remedy = "this key is given more than once; give it once"
    places = ((place.path, place.value) for place in walk_payload(payload))
    found = (Problem(join_path(path, value.key), remedy) for path, value in places if isinstance(value, _Repeating))
    return tuple(islice(found, MAX_PROBLEMS))


def _note_repeated_key(pairs: list[tuple[str, Any]]) -> _Repeating:
    noted = _Repeating(pairs)
    first_at = {key: index for index, (key, _) in reversed(tuple(enumerate(pairs)))}
    noted.key = next(key for index, (key, _) in enumerate(pairs) if first_at[key] != index)
    return noted
