"""Reads wirefold.toml and `WIREFOLD_…`, which wins, and refuses what cannot work.

Nothing here reads the process environment or keeps a global: `load_settings` is handed both. No error shows a value.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import SecretStr, ValidationError
from pydantic_settings import EnvSettingsSource, SettingsError

from service.errors import ConfigurationError
from service.settings.sections import LEXICAL, PREFIX, ModelSettings, Settings
from service.settings_errors import Origin, describe_problems, describe_syntax, suggest

CONFIG_FILE: Final = "wirefold.toml"

_NO_SECTION: Final = frozenset({"WIREFOLD_CONFIG", "WIREFOLD_MODEL"})


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
        settings = Settings(**_merge(from_file, from_environment)).come_from(origin)
    except ValidationError as error:
        raise ConfigurationError(describe_problems(error, origin, Settings)) from None
    settings = _apply_model_variable(settings, environ.get("WIREFOLD_MODEL", ""))
    _check_names(settings, origin)
    for chosen in settings.find_route():
        if chosen != LEXICAL:
            where = origin.name(("models", chosen)) if chosen in from_file.get("models", {}) else None
            read_api_key(chosen, settings.models[chosen], environ, where=where)
    return settings


def read_api_key(
    model_name: str, model: ModelSettings, environ: Mapping[str, str], *, where: str | None = None
) -> SecretStr | None:
    """The model's key, or None for a model that takes none. Raises `ConfigurationError` when its variable is empty.

    `where` is the file with the model's section, for that error.
    """
    variable = model.key_variable
    if variable is None:
        return None
    key = environ.get(variable, "").strip()
    if not key:
        raise ConfigurationError(
            f"{where or f'models.{model_name}'}: the environment variable {variable} is not set; "
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
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        message = f"{file}: there is no such file; correct WIREFOLD_CONFIG or leave it unset"
    except UnicodeDecodeError:
        message = f"{file}: not UTF-8; save the file as UTF-8"
    except OSError as error:
        message = f"{file}: cannot be read ({error.strerror}); correct its path or its permissions"
    else:
        return _parse_toml(file, text)
    raise ConfigurationError(message)


def _parse_toml(file: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(f"{text}\n")  # so that an error in a last line without its end has the line's number
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(describe_syntax(file, text, str(error))) from None


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
            sections = [each.upper() for each in Settings.model_fields]
            near = suggest(section, [*sections, *(each.removeprefix(PREFIX) for each in _NO_SECTION)], prefix=PREFIX)
            there_is = ", ".join([*sorted(_NO_SECTION), *(f"{PREFIX}{each}__…" for each in sections)])
            raise ConfigurationError(f"{name}: no such setting{near}; there is {there_is}")


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
    if LEXICAL in settings.models:
        raise ConfigurationError(f"{origin.name(('models', LEXICAL))}: lexical is the embedded model; rename this one")
    for name, models in settings.routes.items():
        problem = _find_route_problem(name, models, [*settings.models, LEXICAL])
        if problem:
            raise ConfigurationError(f"{origin.name(('routes', name))}: {problem}")
    if settings.service.route not in settings.choices:
        where, near = origin.name(("service", "route")), suggest(settings.service.route, settings.choices)
        raise ConfigurationError(f"{where}: no such route or model{near}; there is {', '.join(settings.choices)}")


def _find_route_problem(name: str, models: tuple[str, ...], targets: list[str]) -> str | None:
    if name in targets:
        return "there is a model of that name too; rename the route"
    if not models:
        return f'leads to no model; write a list such as ["{targets[0]}"]'
    unknown = next((each for each in models if each not in targets), None)
    if unknown is not None:
        return f"{unknown} leads to no model{suggest(unknown, targets)}; there is {', '.join(targets)}"
    if len(set(models)) != len(models):
        return "names a model twice; leave out the second: calls are repeated as it is"
    if LEXICAL in models[:-1]:
        return "nothing after lexical would ever be asked, for it always answers; put it last"
    return None
