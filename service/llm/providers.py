"""Makes LangChain chat models as configured, and keeps LangChain and the SDKs from doing anything on the side."""

from __future__ import annotations

import logging
import warnings
from types import MappingProxyType
from typing import Any, Final

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from pydantic import SecretStr

from service.errors import UnfitModel
from service.settings import ModelSettings
from service.settings_errors import suggest

OPENAI_URL: Final = "https://api.openai.com/v1"

EXTRAS: Final = frozenset({"anthropic"})
"""Providers whose package comes with an extra of ours; those of others are installed by their own names."""

_TELLTALES: Final = MappingProxyType({"anthropic": "anthropic._base_client"})
"""Loggers that write whole requests at DEBUG, which a variable such as ANTHROPIC_LOG sets; others by their provider."""

_ADDRESSES: Final = MappingProxyType({"anthropic": "https://api.anthropic.com"})
"""Said explicitly, since ANTHROPIC_BASE_URL would otherwise say where the articles go."""

_NO_KEY: Final = SecretStr("none")
"""Sent to servers that take no key: without any the SDK would send them the OPENAI_API_KEY that lies around."""


def is_openai(model: ModelSettings) -> bool:
    """Whether the model is spoken to over Chat Completions, by the OpenAI SDK."""
    return model.provider == "openai"


def build_langchain_model(
    model_name: str, model: ModelSettings, *, api_key: SecretStr | None, http_client: Any
) -> BaseChatModel:
    """The configured model behind LangChain's interface: no retries, no proxies or addresses of its own choosing.

    `http_client` is used by the provider `openai` only; the packages of others bring their own.
    Raises `UnfitModel` when there is no such provider, its package is absent or it cannot do what is configured.
    """
    if is_openai(model):
        options = _openai_options(model, api_key, http_client)
    else:
        options = _other_options(model, api_key)
        logging.getLogger(_TELLTALES.get(model.provider, model.provider)).setLevel(logging.WARNING)
    try:
        # Unknown options only warn and travel on to the API: here they are an error.
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)
            llm: BaseChatModel = init_chat_model(model.name, model_provider=model.provider, **options)
    except (ImportError, ValueError, TypeError, UserWarning) as error:
        fault = _find_fault(error, model)
    else:
        if _can_output(model):
            return llm
        fault = _name_output(model)
    raise UnfitModel(model_name, *fault)


def _openai_options(model: ModelSettings, api_key: SecretStr | None, http_client: Any) -> dict[str, Any]:
    return {
        # Explicit, since OPENAI_BASE_URL and LANGSMITH_GATEWAY would otherwise say where the articles go.
        "base_url": model.base_url or OPENAI_URL,
        "api_key": api_key or _NO_KEY,
        "http_async_client": http_client,
        "openai_proxy": None,
        # These would only concern the synchronous client, which is never used.
        "http_socket_options": (),
        "timeout": model.timeout_s,
        "max_retries": 0,
        "max_tokens": model.max_output_tokens,
        # By a model's name LangChain may choose the Responses API, which has neither this schema nor this usage.
        "use_responses_api": False,
        "output_version": None,
    }


def _other_options(model: ModelSettings, api_key: SecretStr | None) -> dict[str, Any]:
    options: dict[str, Any] = {
        "timeout": model.timeout_s,
        "max_retries": 0,
        "max_tokens": model.max_output_tokens,
    }
    if base_url := model.base_url or _ADDRESSES.get(model.provider):
        options["base_url"] = base_url
    if api_key:
        options["api_key"] = api_key
    return options


def _find_fault(error: Exception, model: ModelSettings) -> tuple[str, str]:
    """The key that is at fault, and the remedy: what to write as the provider before what to install or set for it."""
    known = [each for each in str(error).partition("providers are: ")[2].split(", ") if each]
    if known:
        return "provider", f"there is no such provider{suggest(model.provider, known)}; there is {', '.join(known)}"
    if not _can_output(model):
        return _name_output(model)
    if isinstance(error, ImportError):
        return "provider", _name_package(error, model)
    remedy = f"{model.provider} cannot be set up so ({type(error).__name__}); check what it needs in the environment"
    return "provider", remedy


def _can_output(model: ModelSettings) -> bool:
    return is_openai(model) or model.output != "json_schema"


def _name_output(model: ModelSettings) -> tuple[str, str]:
    return "output", f'json_schema needs provider openai; write output = "tool" for {model.provider}'


def _name_package(error: ImportError, model: ModelSettings) -> str:
    package = (getattr(error.__cause__, "name", None) or f"langchain_{model.provider}").partition(".")[0]
    remedy = f"install wirefold[{model.provider}]" if model.provider in EXTRAS else "install it"
    return f"needs the package {package.replace('_', '-')}, which is not installed; {remedy} or change the provider"
