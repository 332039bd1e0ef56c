"""What the pipeline asks of the world, and nothing of how it is done."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol, TypeVar

from service.prepare import Slice
from service.reconcile import MergedEvent
from service.schema.draft import Draft, Writing
from service.schema.report import Attempt, ModelName, PromptVersion, Report, Usage
from service.schema.story import Story

_DoneT = TypeVar("_DoneT")


@dataclass(frozen=True, slots=True)
class Caller:
    """On whose behalf a story is read."""

    tenant: str = "local"


@dataclass(frozen=True, slots=True)
class Brief:
    """What a reader or a writer has to know besides its material."""

    caller: Caller
    language: str
    """Of title, summary, claims: BCP 47."""
    max_items: int
    summary_sentences: int
    """0 in a reading whose title and summary will be written later."""
    with_summary: bool
    """Whether this reading is to carry titles and summary, as it sees the whole story."""
    deadline: float
    """When the call is given up, on the clock's monotonic scale, seconds: later than the answer is due, where work may
    go on behind it."""
    due: float = math.inf
    """When what has been read by then is answered, on the same scale."""
    reference_time: datetime | None = None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A model of the route that did not answer, and why: an outcome of its last call, or why it was not asked."""

    model: str
    why: str


@dataclass(slots=True)
class Ledger:
    """Every call that was made for one story, failed and cancelled ones too. The one mutable value of a story."""

    attempts: list[Attempt] = field(default_factory=list)
    passed_over: dict[PassedOver, None] = field(default_factory=dict)
    """In order, each once."""
    reported: dict[str, str | None] = field(default_factory=dict)
    """What the provider said it ran, if anything, by the name of each model that answered, when what is used was kept
    too."""
    costs_usd: list[float | None] = field(default_factory=list)
    degraded: bool = False
    """Whether the embedded model stood in for a language model."""
    whole: Ledger | None = field(default=None, repr=False)
    """Of the story, where this one is of a single call: what is entered here is entered there too."""

    def record(self, attempt: Attempt, *, cost_usd: float | None, reported: str | None = None) -> None:
        """Enter one call; `cost_usd` is None when the model has no price."""
        self.attempts.append(attempt)
        self.costs_usd.append(cost_usd)
        if attempt.outcome == "ok":
            self.reported[attempt.model] = reported or self.reported.get(attempt.model)
        if self.whole:
            self.whole.record(attempt, cost_usd=cost_usd, reported=reported)

    def pass_over(self, model: str, why: str) -> None:
        """Note that the route went on without this model."""
        self.passed_over[PassedOver(model, why)] = None
        if self.whole:
            self.whole.pass_over(model, why)

    def degrade(self) -> None:
        """Note that the embedded model stood in for a language model."""
        self.degraded = True
        if self.whole:
            self.whole.degrade()

    def open_call(self) -> Ledger:
        """A ledger of one call, so that what is known of it is not mixed with what is of the others."""
        return Ledger(whole=self)

    def take_in(self, other: Ledger) -> None:
        """Enter all that stands in a ledger that was kept apart."""
        self.attempts.extend(other.attempts)
        self.costs_usd.extend(other.costs_usd)
        self.reported.update(other.reported)
        self.passed_over.update(other.passed_over)

    def leave_open(self) -> None:
        """Note that a call is under way that may be billed: what all of them cost is not known."""
        self.costs_usd.append(None)

    @property
    def answered(self) -> frozenset[str]:
        """Names of the models that gave an answer that could be used."""
        return frozenset(self.reported)

    def copy(self) -> Ledger:
        """The ledger as it is now, for what is not to be entered in this one."""
        return deepcopy(self)

    def sum_up(self, duration_s: float) -> Usage:
        """All calls together; the cost is known only when every call's is."""
        known = [each for each in self.costs_usd if each is not None]
        return Usage(
            calls=len(self.attempts),
            input_tokens=sum(each.input_tokens for each in self.attempts),
            cached_input_tokens=sum(each.cached_input_tokens for each in self.attempts),
            output_tokens=sum(each.output_tokens for each in self.attempts),
            cost_usd=sum(known) if len(known) == len(self.costs_usd) else None,
            duration_s=duration_s,
            attempts=tuple(self.attempts),
        )


class Clock(Protocol):
    """Time of day, and time that only goes forward."""

    def now(self) -> datetime:
        """Now, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds on the scale that `asyncio` uses."""
        ...


class LanguageDetector(Protocol):
    """Tells the language of a text."""

    def detect(self, text: str) -> str:
        """BCP 47 primary subtag, or `und`."""
        ...


class Reader(Protocol):
    """Reads slices of articles into a draft. Raises `ModelError`."""

    async def read(self, slices: Sequence[Slice], brief: Brief, ledger: Ledger) -> Draft:
        """Answer what the slices report; items cite addresses of these slices only."""
        ...


class Writer(Protocol):
    """Writes titles and summaries from checked items alone. Raises `ModelError`."""

    async def write(self, events: Sequence[MergedEvent], brief: Brief, ledger: Ledger) -> Writing:
        """Answer with a title and a summary for each event, naming the items they rest on."""
        ...


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChatUsage:
    """Tokens as the provider counted them; zero where it said nothing."""

    input_tokens: int = 0
    cached_input_tokens: int = 0
    output_tokens: int = 0


@dataclass(frozen=True, slots=True)
class ChatAnswer:
    """What came back, before anything is believed."""

    text: str = field(repr=False)
    finish_reason: str | None
    refusal: str | None = field(repr=False, default=None)
    usage: ChatUsage = ChatUsage()
    model_reported: str | None = None


class Chat(Protocol):
    """Sends one request to one model, once: where LangChain, a recorder and a replayer plug in.

    Raises `ModelError`. Retries, re-asking and reading of the answer are its caller's.
    """

    async def send(self, messages: Sequence[Message], schema: Mapping[str, Any], *, timeout_s: float) -> ChatAnswer:
        """Ask for an answer that follows the schema; give up after `timeout_s` seconds."""
        ...


class Crew(Protocol):
    """Does long computations without holding the event loop."""

    async def run(self, work: Callable[[], _DoneT], *, characters: int) -> _DoneT:
        """What the work makes; it is for a story of so many characters, and it and what it makes can be pickled."""
        ...


@dataclass(frozen=True, slots=True)
class Capacity:
    """What one call of a model takes in and gives out, and how fast."""

    context_tokens: int
    """Input and output together."""
    max_output_tokens: int
    output_tokens_per_s: float
    """A first guess; what is measured goes before it."""
    timeout_s: float = math.inf
    """After which one call is given up."""
    overhead_tokens: int = 0
    """Of the prompt and the schema, which every call carries."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One way of answering a story: a reader, a writer, and what the report says of them."""

    name: str
    """Its name in the configuration, or `lexical`."""
    reader: Reader
    writer: Writer
    models: tuple[ModelName, ...]
    capacity: Capacity | None = None
    """None: it takes any story whole."""
    stand_in: Reader | None = None
    """Reads what the engine has not read by the time that an answer is due; None leaves that unread."""
    local: bool = False
    """Whether what it is sent stays on the operator's machines."""
    prompts: tuple[PromptVersion, ...] = ()
    schema_sha256: str | None = None
    time_share: float = 1.0
    """Share of the time that there is for reading which its first model has, before another one takes over."""
    stands_in: bool = False
    """Whether it answers in place of a language model: then a route that comes to it has degraded."""
    legs: tuple[Engine, ...] = ()
    """Of a route: the engines that it tries, each with prompts of its own."""


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """One configured model, as `GET /v1/models` shows it."""

    name: str
    provider: str
    """`lexical` for the embedded one."""
    requested: str
    local: bool
    up: bool
    why: str | None = None
    """Why it is not up: `auth` and `quota` until it is configured anew or a probe succeeds, `failing` for a while."""


@dataclass(frozen=True, slots=True)
class ModelProbe:
    """What one tiny request to a model came to."""

    name: str
    outcome: str
    """`ok`, or what the ledger would call the failure."""
    duration_s: float
    schema_enforced: bool = False
    """Whether the answer followed the schema although it was asked not to."""
    usage_reported: bool = False
    output_tokens_per_s: float | None = None
    model_reported: str | None = None
    detail: str | None = None
    """Of a failure; nothing of the provider's words."""
    request: str | None = None
    """As sent, the key masked; None where the provider's own package sends it unseen."""


class ReportService(Protocol):
    """What the HTTP edge and the command line ask of the rest."""

    @property
    def route(self) -> str:
        """The route in force."""
        ...

    async def answer(self, story: Story, *, caller: Caller) -> Report:
        """Read a story and report it. Raises `WirefoldError`."""
        ...

    @property
    def refused_configuration(self) -> str | None:
        """Why the configuration read last is not in force; None when it is."""
        ...

    def list_models(self) -> tuple[ModelStatus, ...]:
        """Every model that can be asked for by name."""
        ...

    def list_routes(self) -> Mapping[str, tuple[str, ...]]:
        """The models behind each route's name, in the order in which they are tried."""
        ...

    async def watch(self) -> None:
        """Probe models that are out of service, and take them back, until cancelled."""
        ...

    async def aclose(self) -> None:
        """Let go of connections."""
        ...
