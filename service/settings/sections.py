"""The sections of wirefold.toml: every key with its type, its default and what it means."""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from service.settings_errors import Origin

LEXICAL: Final = "lexical"
"""The embedded model: always there, needs no configuration."""

PREFIX: Final = "WIREFOLD_"

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$", max_length=64)]
"""Lower case, so that an environment variable can name it."""


def _require_reachable(url: str) -> str:
    """The URL, if its host and port can be told. Raises `ValueError`, which does not show it."""
    try:
        told = urlsplit(url)
        usable = bool(told.hostname and told.hostname.encode("idna")) and told.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise ValueError("write a host and, if need be, a port from 1 to 65535, such as http://127.0.0.1:8080/v1")
    return url


ServerAddress = Annotated[
    str, StringConstraints(pattern=r"^https?://[^\s/?#@]+(/[^\s?#]*)?$"), AfterValidator(_require_reachable)
]
"""No user, password or query: what is sent there is logged by its address."""

VariableName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$", max_length=128)]


def _read_switch(value: object) -> object:
    """TOML's own true or false, or those words from the environment: nothing else decides where text may go."""
    if isinstance(value, bool):
        return value
    if value in {"true", "false"}:
        return value == "true"
    raise ValueError("write true or false")


class _Section(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True, hide_input_in_errors=True
    )


class ServiceSettings(_Section):
    """[service]: how the HTTP service runs."""

    host: str = "127.0.0.1"
    """Address to listen on."""
    port: int = Field(default=8000, ge=0, le=65535)
    """Port to listen on; 0 takes a free one."""
    route: str = LEXICAL
    """Route or model that answers when a story asks for none."""
    deadline_s: float = Field(default=25, gt=0, le=3600)
    """Seconds until a story has to be answered; CMS clients give up at 30."""
    reserve_s: float = Field(default=2, ge=0)
    """Seconds of the deadline kept to check and compose what models have answered."""
    max_body_bytes: int = Field(default=8_000_000, ge=1024)
    """Longest request body that is read."""

    @model_validator(mode="after")
    def _leaves_time_to_read(self) -> Self:
        if self.reserve_s >= self.deadline_s:
            raise ValueError("reserve_s has to be less than deadline_s")
        return self


class Price(_Section):
    """What a model costs, in US dollars per million tokens."""

    input: float = Field(ge=0)
    """For input that was not cached."""
    cached_input: float | None = Field(default=None, ge=0)
    """For input that the provider had cached; as `input` when absent."""
    output: float = Field(ge=0)
    """For output, reasoning included."""


class ModelSettings(_Section):
    """[models.<name>]: one language model."""

    provider: str = Field(default="openai", min_length=1)
    """`init_chat_model`'s name of it; `openai` with `base_url` for any compatible server."""
    name: str = Field(min_length=1)
    """What the provider calls the model."""
    base_url: ServerAddress | None = None
    """Of a server that speaks Chat Completions; the provider's own when absent."""
    api_key_env: VariableName | None = None
    """Environment variable that holds the key. Absent: OPENAI_API_KEY at OpenAI itself, else no key."""
    output: Literal["json_schema", "tool", "json_object"] = "json_schema"
    """How the answer is held to the schema: by the server, as a tool's arguments, or by the prompt alone."""
    context_tokens: int = Field(default=128_000, ge=1000)
    """Input and output that the model takes together."""
    max_output_tokens: int = Field(default=8000, ge=100)
    """Most tokens of one answer."""
    output_tokens_per_s: float = Field(default=100, gt=0)
    """A first guess of its speed; measured from then on."""
    timeout_s: float = Field(default=20, gt=0, le=3600)
    """Seconds after which one call is given up."""
    price_usd_per_mtok: Price | None = None
    """Price per million tokens; without it costs are reported as null."""
    local: Annotated[bool, BeforeValidator(_read_switch)] = False
    """Whether it runs on the operator's own machines: embargoed and confidential stories go nowhere else."""
    calls_at_once: int = Field(default=32, ge=1, le=512)
    """Calls that run at one time, in this process; more wait for their turn."""
    calls_waiting: int = Field(default=128, ge=0, le=100_000)
    """Calls that may wait, in this process; further ones go on to the next model of the route, or are refused."""

    @model_validator(mode="after")
    def _leaves_room_for_input(self) -> Self:
        if self.max_output_tokens >= self.context_tokens:
            raise ValueError("max_output_tokens has to be less than context_tokens")
        return self

    @property
    def key_variable(self) -> str | None:
        """The variable that has to hold a key, or None when the model takes none."""
        if self.api_key_env is None and self.provider == "openai" and self.base_url is None:
            return "OPENAI_API_KEY"
        return self.api_key_env


class Settings(BaseSettings):
    """Everything that can be configured."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        use_attribute_docstrings=True,
        hide_input_in_errors=True,
    )

    service: ServiceSettings = ServiceSettings()
    """How the HTTP service runs."""
    routes: dict[Name, tuple[str, ...]] = Field(default_factory=dict)
    """Names for what answers a story: each a list of models, tried in order; `lexical` may stand last."""
    models: dict[Name, ModelSettings] = Field(default_factory=dict)
    """The language models, by the name that routes and stories use."""

    _origin: Origin = PrivateAttr(default_factory=lambda: Origin(None, PREFIX, {}))

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the signature is pydantic-settings'
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Nothing but what it is made of: `load_settings` alone reads a file and an environment."""
        return (init_settings,)

    def come_from(self, origin: Origin) -> Self:
        """These settings, with the word where they stand."""
        self._origin = origin
        return self

    def locate(self, path: tuple[str, ...]) -> str:
        """The variable, or the file and the dotted key, where a key of these settings stands."""
        return self._origin.name(path)

    def find_route(self, asked: str | None = None) -> tuple[str, ...]:
        """The models behind a route's or model's name, or behind the configured route: keys of `models`, or `lexical`.

        Raises `KeyError` when there is no such name.
        """
        name = asked or self.service.route
        if name in self.routes:
            return self.routes[name]
        if name == LEXICAL or name in self.models:
            return (name,)
        raise KeyError(name)

    @property
    def choices(self) -> tuple[str, ...]:
        """Every name that a story may ask for."""
        return tuple(dict.fromkeys([*self.routes, *self.models, LEXICAL]))
