"""The one place where an error becomes a status: RFC 9457 problem details, by what the caller can do.

A problem never shows article text, a provider's words, a key or a value that the caller sent: details are fixed
sentences and names of models, except where the error itself was written for the caller.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel
from starlette.responses import Response

from service.errors import (
    AuthenticationFailed,
    InvalidInput,
    Kind,
    ModelError,
    QuotaExhausted,
    RequestRejected,
    Retryable,
    TooLarge,
    TooLong,
    Truncated,
    WirefoldError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.exceptions import HTTPException

MEDIA_TYPE: Final = "application/problem+json"


class FieldProblem(BaseModel):
    """One thing wrong with a payload."""

    field: str
    message: str


class ProblemDocument(BaseModel):
    """The body of every answer that is not a success."""

    type: str
    title: str
    status: int
    detail: str
    kind: Kind
    errors: list[FieldProblem] = []


class Refusal(WirefoldError):
    """A request that the HTTP edge itself does not take, whatever the payload says."""

    def __init__(
        self, status: HTTPStatus, kind: Kind, detail: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        self.status = status
        self.problem_kind = kind
        self.headers = dict(headers or {})
        super().__init__(detail)


@dataclass(frozen=True, slots=True)
class _Row:
    status: int
    title: str
    detail: str | None
    """A fixed sentence; None where the error's own message is written for the caller."""


_ROWS: Final[Mapping[Kind, _Row]] = MappingProxyType(
    {
        "auth": _Row(401, "Not authenticated", "Send a valid key."),
        "invalid_input": _Row(422, "Malformed payload", "Mend what errors lists and send the story again."),
        "too_large": _Row(413, "Payload too large", "Send less; errors says of what."),
        "rate_limit": _Row(503, "Model provider limits requests", "Send the story again after Retry-After seconds."),
        "overloaded": _Row(503, "Too many stories at once", "Send the story again after Retry-After seconds."),
        "timeout": _Row(504, "Nothing was read in time", "Send the story again, or with a longer deadline_s."),
        "upstream": _Row(502, "Model provider failed", "See the models at /v1/models."),
        "invalid_response": _Row(502, "Model gave no usable answer", "Send the story again, or ask for another model."),
        "refused": _Row(502, "Model declined to answer", "Ask for another model."),
        "policy": _Row(409, "Not allowed", None),
        "budget": _Row(402, "Over the budget", None),
        "conflict": _Row(409, "Conflict", None),
        "not_found": _Row(404, "Not found", None),
        "internal": _Row(500, "Internal error", "The service failed; its log names the error."),
    }
)

_DETAILS: Final[Mapping[type[WirefoldError], str]] = MappingProxyType(
    {
        AuthenticationFailed: "The provider does not accept the service's key for this model; tell its operator.",
        QuotaExhausted: "The service's account with the provider has no credit left; tell its operator.",
        RequestRejected: "The provider does not take this request; sending it again does not help. Ask another model.",
        TooLong: "The articles do not fit the model. Send fewer articles, or ask for another model.",
        Truncated: "The model's answer ended before it was whole. Send fewer articles, or ask for another model.",
    }
)

RETRY_AFTER_S: Final = 5
_LONGEST_RETRY_AFTER_S: Final = 3600


def answer_error(error: WirefoldError) -> Response:
    """Tell a caller about an error of ours."""
    if isinstance(error, Refusal):
        title = error.status.phrase
        return _answer(error.status, title, str(error), error.problem_kind, headers=error.headers)
    row = _ROWS[error.kind]
    detail = _name_asked(error) + (_DETAILS.get(type(error)) or row.detail or str(error))
    return _answer(row.status, row.title, detail, error.kind, fields=_list_fields(error), headers=_list_headers(error))


def answer_http_exception(error: HTTPException) -> Response:
    """Tell a caller that there is no such path, or not with this method."""
    status = HTTPStatus(error.status_code)
    kind: Kind = "not_found" if status == HTTPStatus.NOT_FOUND else "invalid_input"
    headers = dict(error.headers or {})
    allowed = f"This path takes {headers['Allow']} only. " if "Allow" in headers else ""
    detail = f"{allowed}See /docs for the paths and methods that there are."
    return _answer(status, status.phrase, detail, kind, headers=headers)


def answer_unexpected() -> Response:
    """Tell a caller that the service failed, and nothing more."""
    row = _ROWS["internal"]
    return _answer(row.status, row.title, row.detail or "", "internal")


def _name_asked(error: WirefoldError) -> str:
    """The models by their names in the configuration, which /v1/models shows too."""
    asked = error.asked if isinstance(error, ModelError) else ()
    return f"No usable answer from {', '.join(asked)}. " if asked else ""


def _list_fields(error: WirefoldError) -> list[FieldProblem]:
    problems = error.problems if isinstance(error, InvalidInput) else ()
    return [FieldProblem(field=each.field, message=each.message) for each in problems]


def _list_headers(error: WirefoldError) -> dict[str, str]:
    if isinstance(error, TooLarge):
        return {"Connection": "close"}  # the rest of the body may be on its way
    if not isinstance(error, Retryable):
        return {}
    seconds = math.ceil(error.retry_after_s if error.retry_after_s is not None else RETRY_AFTER_S)
    return {"Retry-After": str(min(max(seconds, 1), _LONGEST_RETRY_AFTER_S))}


def _answer(
    status: int,
    title: str,
    detail: str,
    kind: Kind,
    *,
    fields: list[FieldProblem] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    document = ProblemDocument(
        type=f"urn:wirefold:problem:{kind}", title=title, status=status, detail=detail, kind=kind, errors=fields or []
    )
    every = {**(headers or {}), "Cache-Control": "no-store"}
    return Response(document.model_dump_json(), status, headers=every, media_type=MEDIA_TYPE)
