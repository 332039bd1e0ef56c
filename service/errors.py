"""Everything that can go wrong, by what the caller can do about it.

WirefoldError
├── InvalidInput                the payload is malformed: mend it
│   └── TooLarge                send less
├── PolicyForbids               this story may not go to that model
├── OverBudget                  it would cost more than the story allows
├── ConfigurationError          mend wirefold.toml or the environment
│   └── UnfitModel              a model's section
└── ModelError                  a model did not give an answer that can be used
    ├── Retryable               the same call may succeed later
    │   ├── RateLimited
    │   ├── Unavailable         connection, 5xx, overload
    │   │   └── Paused          it failed too often of late and is not asked for a while
    │   ├── TimedOut
    │   └── Overloaded          more calls wait for the model than its queue holds
    ├── AuthenticationFailed    the key, or what it is allowed to do
    ├── QuotaExhausted
    ├── RequestRejected         the provider will not take this request: 400, 404, 422
    │   └── TooLong             it does not fit the model: send less in one call
    ├── Refused                 the model, or a filter before or behind it, declined
    ├── Truncated               the answer ended before it was whole
    └── InvalidAnswer           an answer that is not what the schema asks for
        └── MalformedReply      not even the provider's protocol: HTML, no choices, an error in a 200

No message holds article text, a prompt's contents, a key or a provider's body.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

Kind = Literal[
    "auth",
    "invalid_input",
    "too_large",
    "rate_limit",
    "overloaded",
    "timeout",
    "upstream",
    "invalid_response",
    "refused",
    "policy",
    "budget",
    "conflict",
    "not_found",
    "internal",
]
"""What a CMS branches on."""


class WirefoldError(Exception):
    """Base of all; `kind` is what a CMS branches on."""

    kind: ClassVar[Kind] = "internal"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a payload: where, and the remedy. Never the value."""

    field: str
    """Such as `articles.0.published_at`; empty for the payload as a whole."""
    message: str


class InvalidInput(WirefoldError):
    """The payload is malformed."""

    kind: ClassVar[Kind] = "invalid_input"

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{each.field or 'payload'}: {each.message}" for each in problems))


class TooLarge(InvalidInput):
    """The payload is over a limit."""

    kind: ClassVar[Kind] = "too_large"


class PolicyForbids(WirefoldError):
    """The story may not go where it was sent: embargoed or confidential text goes to local models alone."""

    kind: ClassVar[Kind] = "policy"


class OverBudget(WirefoldError):
    """The estimate is higher than the story allows; nothing was sent."""

    kind: ClassVar[Kind] = "budget"


class ConfigurationError(WirefoldError):
    """A setting cannot work: the message names file, key and remedy."""


class UnfitModel(ConfigurationError):
    """A configured model cannot be made: by which of its keys, and what would be right."""

    def __init__(self, model: str, key: str, remedy: str) -> None:
        super().__init__(f"models.{model}.{key}: {remedy}")
        self.path = ("models", model, key)
        self.remedy = remedy


class ModelError(WirefoldError):
    """A model did not give an answer that can be used."""

    kind: ClassVar[Kind] = "upstream"
    outcome: ClassVar[str] = "failed"
    """What the ledger calls a call that ended so; besides there are `ok`, `cancelled` and `internal`."""
    asked: tuple[str, ...] = ()
    """Every model that was to answer, with its own outcome, such as `main (timeout)`; the route knows them."""


class Retryable(ModelError):
    """The same call may succeed later."""

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        self.retry_after_s = retry_after_s
        super().__init__(message)


class RateLimited(Retryable):
    """429, for now."""

    kind: ClassVar[Kind] = "rate_limit"
    outcome: ClassVar[str] = "rate_limit"


class Unavailable(Retryable):
    """No connection, a 5xx, or an overloaded provider."""

    outcome: ClassVar[str] = "unavailable"


class Paused(Unavailable):
    """The model failed too often of late; nothing was sent."""

    outcome: ClassVar[str] = "paused"


class TimedOut(Retryable):
    """No answer in the time that was left."""

    kind: ClassVar[Kind] = "timeout"
    outcome: ClassVar[str] = "timeout"


class Overloaded(Retryable):
    """More calls wait for the model than its queue holds; nothing was sent."""

    kind: ClassVar[Kind] = "overloaded"
    outcome: ClassVar[str] = "overloaded"


class AuthenticationFailed(ModelError):
    """The provider does not accept the key, or not for this model."""

    outcome: ClassVar[str] = "auth"


class QuotaExhausted(ModelError):
    """The account has no credit left; waiting does not help."""

    outcome: ClassVar[str] = "quota"


class RequestRejected(ModelError):
    """The provider will not take this request, however often it is sent."""

    outcome: ClassVar[str] = "rejected"


class TooLong(RequestRejected):
    """What was sent does not fit the model. Less in one call, or a model that takes more, is the remedy."""

    outcome: ClassVar[str] = "too_long"


class Refused(ModelError):
    """The model or a filter declined to answer."""

    kind: ClassVar[Kind] = "refused"
    outcome: ClassVar[str] = "refused"


class Truncated(ModelError):
    """The answer ended at a limit before it was whole. It is never repaired."""

    kind: ClassVar[Kind] = "invalid_response"
    outcome: ClassVar[str] = "truncated"


class InvalidAnswer(ModelError):
    """The answer is not what the schema asks for."""

    kind: ClassVar[Kind] = "invalid_response"
    outcome: ClassVar[str] = "invalid_response"


class MalformedReply(InvalidAnswer):
    """The reply does not follow the provider's own protocol."""
