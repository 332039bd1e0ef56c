"""The table of failures: complete, and without anything of the provider's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import langchain_openai.chat_models.base as langchain_openai
import openai
import pytest
from langchain_core import exceptions as langchain

from service.errors import (
    AuthenticationFailed,
    MalformedReply,
    ModelError,
    RateLimited,
    Refused,
    RequestRejected,
    TimedOut,
    TooLong,
    Truncated,
    Unavailable,
)
from service.llm.failures import SDK_ERRORS, translate_failure
from tests.fakes import FixedClock

WORDS = "the provider's words"

EXPECTED: dict[str, type[ModelError]] = {
    "APIError": RequestRejected,
    "APIConnectionError": Unavailable,
    "APITimeoutError": TimedOut,
    "APIResponseValidationError": MalformedReply,
    "APIStatusError": RequestRejected,
    "AuthenticationError": AuthenticationFailed,
    "OAuthError": AuthenticationFailed,
    "BadRequestError": RequestRejected,
    "ConflictError": Unavailable,
    "InternalServerError": Unavailable,
    "NotFoundError": RequestRejected,
    "PermissionDeniedError": AuthenticationFailed,
    "RateLimitError": RateLimited,
    "UnprocessableEntityError": RequestRejected,
    "LengthFinishReasonError": Truncated,
    "ContentFilterFinishReasonError": Refused,
    "OpenAIAPIContextOverflowError": TooLong,
    "OpenAIContextOverflowError": TooLong,
    "OpenAIAuthenticationError": AuthenticationFailed,
    "OpenAIPermissionDeniedError": AuthenticationFailed,
    "OpenAIInvalidRequestError": RequestRejected,
    "OpenAIModelNotFoundError": RequestRejected,
    "OpenAIRateLimitError": RateLimited,
    "OpenAIAPIError": Unavailable,
    "OpenAIConnectionError": Unavailable,
    "OpenAITimeoutError": TimedOut,
    "ModelError": RequestRejected,
    "ModelAuthenticationError": AuthenticationFailed,
    "ModelPermissionDeniedError": AuthenticationFailed,
    "ModelInvalidRequestError": RequestRejected,
    "ModelNotFoundError": RequestRejected,
    "ModelRateLimitError": RateLimited,
    "ModelAPIError": Unavailable,
    "ModelConnectionError": Unavailable,
    "ModelTimeoutError": TimedOut,
    "ContextOverflowError": TooLong,
    "OutputParserException": MalformedReply,
}

UNUSED = {
    "TracerException",  # tracing is off
    "WebSocketConnectionClosedError",  # no web sockets
    "WebSocketQueueFullError",
    "StreamAlreadyConsumed",  # nothing is streamed
    "SubjectTokenProviderError",  # keys come from the environment
    "MutuallyExclusiveAuthError",
    "MissingDependencyError",
    "APIRemovedInV1",
    "_AmbiguousModuleClientUsageError",
    "AgentFilePreparationError",  # no agents
    "AgentFileStagingError",
    "AgentOutputParseError",
    "AgentTurnResultError",
}

STATUSES = {
    "APIStatusError": 418,
    "AuthenticationError": 401,
    "OAuthError": 401,
    "BadRequestError": 400,
    "ConflictError": 409,
    "InternalServerError": 500,
    "NotFoundError": 404,
    "PermissionDeniedError": 403,
    "RateLimitError": 429,
    "UnprocessableEntityError": 422,
    "OpenAIAuthenticationError": 401,
    "OpenAIPermissionDeniedError": 403,
    "OpenAIInvalidRequestError": 400,
    "OpenAIModelNotFoundError": 404,
    "OpenAIRateLimitError": 429,
    "OpenAIAPIError": 500,
    "OpenAIContextOverflowError": 400,
}


def walk(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    """All classes below one, as far as they belong to the libraries."""
    for below in kind.__subclasses__():
        if below.__module__.split(".")[0] in {"openai", "langchain_core", "langchain_openai"}:
            yield below
        yield from walk(below)


def make(kind: Any) -> BaseException:
    """An instance as the library would make it, full of the provider's words."""
    request = httpx2.Request("POST", "http://127.0.0.1:9/v1")
    made: BaseException
    body = {"message": WORDS, "code": WORDS}
    if kind.__name__ in STATUSES:
        response = httpx2.Response(STATUSES[kind.__name__], request=request)
        words = () if kind is openai.OAuthError else (WORDS,)
        made = kind(*words, response=response, body=body)
    elif issubclass(kind, openai.APIResponseValidationError):
        made = kind(httpx2.Response(200, request=request), body)
    elif issubclass(kind, openai.APITimeoutError):
        made = kind(request)
    elif issubclass(kind, openai.APIConnectionError):
        made = kind(message=WORDS, request=request)
    elif issubclass(kind, openai.APIError):
        made = kind(WORDS, request, body=body)
    elif issubclass(kind, openai.LengthFinishReasonError):
        made = kind(completion=openai.types.chat.ChatCompletion.construct(usage=None))
    else:
        made = kind() if issubclass(kind, openai.OpenAIError) else kind(WORDS)
    return made


ALL = sorted({each for base in SDK_ERRORS for each in walk(base)} - {ModelError}, key=lambda each: each.__name__)


@pytest.mark.parametrize("kind", [each for each in ALL if each.__name__ not in UNUSED], ids=lambda each: each.__name__)
def test_every_exception_of_the_libraries_has_its_place(kind: type[BaseException]) -> None:
    """A new exception in the SDK or in LangChain fails here until somebody decides what it means."""
    translated = translate_failure(make(kind), model="main", clock=FixedClock())
    assert type(translated) is EXPECTED[kind.__name__]
    assert WORDS not in str(translated)
    assert translated.__cause__ is None


def test_the_walk_finds_the_libraries() -> None:
    """The list is not empty by accident, and nothing in it is made up."""
    names = {each.__name__ for each in ALL}
    assert len(names) > 30
    assert names >= set(EXPECTED)
    assert langchain_openai.OpenAIRateLimitError in ALL
    assert langchain.ModelRateLimitError in ALL


def test_anything_else_is_not_tried_again() -> None:
    """What is neither known nor used is a refusal, not a retry."""
    translated = translate_failure(openai.OpenAIError(WORDS), model="main", clock=FixedClock())
    assert type(translated) is RequestRejected
