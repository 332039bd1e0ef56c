"""No test reaches a model, a registry or anything else beyond this machine."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import settings

ALLOW_NETWORK: Final = False
"""The one switch: with True tests may leave the machine. Nothing in the suite needs that."""

_FOREIGN_PREFIXES: Final = ("WIREFOLD_", "OPENAI_", "LANGSMITH_", "LANGCHAIN_", "LC_OUTPUT_VERSION")
_PROXIES: Final = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


class NetworkBlockedError(RuntimeError):
    """A test tried to leave this machine."""


def pytest_configure() -> None:
    """Forget what the developer's shell says about models, tracing and proxies; properties have no time limit each."""
    settings.register_profile("shared machine", deadline=None)
    settings.load_profile("shared machine")
    for name in list(os.environ):
        if name.startswith(_FOREIGN_PREFIXES) or name.upper() in _PROXIES:
            del os.environ[name]


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    if ALLOW_NETWORK:
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _guard_method(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", _guard_method(socket.socket.connect_ex))
        patch.setattr(socket, "getaddrinfo", _guard_lookup(socket.getaddrinfo))
        yield


def _guard_method(connect: Any) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX:
            _refuse_foreign(address[0])
        return connect(self, address)

    return guarded


def _guard_lookup(lookup: Any) -> Any:
    def guarded(host: Any, *arguments: Any, **options: Any) -> Any:
        _refuse_foreign(host)
        return lookup(host, *arguments, **options)

    return guarded


def _refuse_foreign(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in {"", "localhost"}:
        return
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        raise NetworkBlockedError(f"a test tried to look up {name}") from None
    if not (address.is_loopback or address.is_unspecified):
        raise NetworkBlockedError(f"a test tried to reach {name}")
