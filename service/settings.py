"""What an operator sets: one typed class, filled from wirefold.toml and from `WIREFOLD_…`, which wins.

Nothing here reads the process environment or keeps a global: `load_settings` is handed both. Secrets are never
settings; a model's `api_key_env` names the variable that holds its key. No error shows a value.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from service.errors import ConfigurationError
from service.settings_errors import Origin, describe_problems, suggest

LEXICAL: Final = "lexical"
"""The embedded model: always there, needs no configuration."""

CONFIG_FILE: Final = "wirefold.toml"
PREFIX: Final = "WIREFOLD_"

_NO_SECTION: Final = frozenset({"WIREFOLD_CONFIG", "WIREFOLD_MODEL"})

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$", max_length=64)]
"""Lower case, so that an environment variable can name it."""

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
    base_url: str | None = Field(default=None, pattern=r"^https?://[^\s]+$")
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
    """Names for what answers a story: each a list of one model."""
    models: dict[Name, ModelSettings] = Field(default_factory=dict)
    """The language models, by the name that routes and stories use."""

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

    def find_model(self, asked: str | None = None) -> str:
        """The model behind a route's or model's name, or behind the configured route: a key of `models`, or `lexical`.

        Raises `KeyError` when there is no such name.
        """
        name = asked or self.service.route
        if name in self.routes:
            return self.routes[name][0]
        if name == LEXICAL or name in self.models:
            return name
        raise KeyError(name)

    @property
    def choices(self) -> tuple[str, ...]:
        """Every name that a story may ask for."""
        return tuple(dict.fromkeys([*self.routes, *self.models, LEXICAL]))


def load_settings(environ: Mapping[str, str], path: Path | None = None) -> Settings:
    """Settings from a TOML file and an environment.

    The file is `path`, else what WIREFOLD_CONFIG names, else wirefold.toml in the working directory if there is one.
    Raises `ConfigurationError` naming file or variable, key and remedy.
    """
    file = _find_file(environ, path)
    from_file = _read_toml(file) if file else {}
    _refuse_unknown_variables(environ, from_file)
    from_environment = _read_environment(environ)
    origin = Origin(file, PREFIX, from_environment)
    try:
        settings = Settings(**_merge(from_file, from_environment))
    except ValidationError as error:
        raise ConfigurationError(describe_problems(error, origin, Settings)) from None
    settings = _apply_model_variable(settings, environ.get("WIREFOLD_MODEL", ""))
    _check_names(settings, origin)
    chosen = settings.find_model()
    if chosen != LEXICAL:
        read_api_key(chosen, settings.models[chosen], environ)
    return settings


def read_api_key(model_name: str, model: ModelSettings, environ: Mapping[str, str]) -> SecretStr | None:
    """The model's key, or None for a model that takes none. Raises `ConfigurationError` when its variable is empty."""
    variable = model.key_variable
    if variable is None:
        return None
    key = environ.get(variable, "").strip()
    if not key:
        raise ConfigurationError(
            f"models.{model_name}: the environment variable {variable} is not set; "
            f"export {variable} with the key, or name the variable that holds it in api_key_env"
        )
    return SecretStr(key)


def _find_file(environ: Mapping[str, str], path: Path | None) -> Path | None:
    if path is not None:
        return path
    if named := environ.get("WIREFOLD_CONFIG"):
        return Path(named)
    default = Path(CONFIG_FILE)
    return default if default.exists() else None


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        message = f"{file}: there is no such file; correct WIREFOLD_CONFIG or leave it unset"
    except UnicodeDecodeError:
        message = f"{file}: not UTF-8; save the file as UTF-8"
    except tomllib.TOMLDecodeError as error:
        message = f"{file}: not TOML: {error}"
    except OSError as error:
        message = f"{file}: cannot be read ({error.strerror}); correct its path or its permissions"
    raise ConfigurationError(message)


def _read_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    source = EnvSettingsSource(Settings)
    source.env_vars = {name.lower(): value for name, value in environ.items() if value}
    try:
        return source()
    except SettingsError as error:
        name = str(error).partition('"')[2].partition('"')[0]
        message = f"{PREFIX}{name.upper()}…: not JSON; set single keys, such as {PREFIX}SERVICE__PORT=8001"
    raise ConfigurationError(message)


def _refuse_unknown_variables(environ: Mapping[str, str], from_file: Mapping[str, Any]) -> None:
    """A typo in a variable's name would otherwise be ignored without a word."""
    keys = _key_variables(environ, from_file)
    for name in environ:
        upper = name.upper()
        if not upper.startswith(PREFIX) or upper in _NO_SECTION or name in keys:
            continue
        section = upper.removeprefix(PREFIX).partition("__")[0].lower()
        if section not in Settings.model_fields:
            known = [PREFIX + each.upper() for each in Settings.model_fields]
            near = suggest(PREFIX + section.upper(), [*known, *_NO_SECTION])
            raise ConfigurationError(f"{name}: no such setting{near}; {PREFIX}… is followed by a section and __")


def _key_variables(environ: Mapping[str, str], from_file: Mapping[str, Any]) -> set[str]:
    """Variables that models name as holding their keys; such a name may start like a setting's."""
    models = from_file.get("models")
    tables = models.values() if isinstance(models, dict) else ()
    named = {str(each.get("api_key_env")) for each in tables if isinstance(each, dict)}
    return named | {value for name, value in environ.items() if name.upper().endswith("__API_KEY_ENV")}


def _merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _apply_model_variable(settings: Settings, asked: str) -> Settings:
    """WIREFOLD_MODEL overrides the route: a configured name, `lexical`, or `provider:name`."""
    if not asked:
        return settings
    models = dict(settings.models)
    if asked not in settings.choices:
        provider, colon, name = asked.partition(":")
        if not (provider and colon and name):
            raise ConfigurationError(
                f"WIREFOLD_MODEL: no route or model is called that{suggest(asked, settings.choices)}; "
                f"there is {', '.join(settings.choices)}, or write provider:name such as openai:gpt-5-mini"
            )
        models[asked] = _model_of_shorthand(provider, name)
    service = settings.service.model_copy(update={"route": asked})
    return settings.model_copy(update={"service": service, "models": models})


def _model_of_shorthand(provider: str, name: str) -> ModelSettings:
    if provider == "openai":
        return ModelSettings(provider=provider, name=name, api_key_env="OPENAI_API_KEY")
    # Only OpenAI's protocol has a schema-enforced response; all the others have tools.
    return ModelSettings(provider=provider, name=name, output="tool")


def _check_names(settings: Settings, origin: Origin) -> None:
    targets = [*settings.models, LEXICAL]
    for name, models in settings.routes.items():
        where = origin.name(("routes", name))
        if name in targets:
            raise ConfigurationError(f"{where}: there is a model of that name too; rename the route")
        if len(models) != 1:
            raise ConfigurationError(f"{where}: names {len(models)} models; a route holds exactly one")
        if models[0] not in targets:
            near = suggest(models[0], targets)
            raise ConfigurationError(f"{where}: leads to no model{near}; there is {', '.join(targets)}")
    if LEXICAL in settings.models:
        raise ConfigurationError(f"{origin.name(('models', LEXICAL))}: lexical is the embedded model; rename this one")
    if settings.service.route not in settings.choices:
        where, near = origin.name(("service", "route")), suggest(settings.service.route, settings.choices)
        raise ConfigurationError(f"{where}: no such route or model{near}; there is {', '.join(settings.choices)}")
