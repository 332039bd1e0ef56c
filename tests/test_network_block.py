"""The suite itself: nothing in it can leave this machine."""

from __future__ import annotations

import asyncio
import socket

import pytest

from tests.conftest import ALLOW_NETWORK, NetworkBlockedError

pytestmark = pytest.mark.skipif(ALLOW_NETWORK, reason="the network was allowed by the switch in conftest")


def test_no_test_reaches_an_address() -> None:
    """A connection to anywhere but the loopback interface fails before it is made."""
    with pytest.raises(NetworkBlockedError), socket.create_connection(("192.0.2.1", 80), timeout=1):
        pass


def test_no_test_looks_a_name_up() -> None:
    """Not even the question leaves."""
    with pytest.raises(NetworkBlockedError):
        socket.getaddrinfo("api.openai.com", 443)


async def test_no_event_loop_gets_past() -> None:
    """Sockets of asyncio are blocked like all others."""
    with pytest.raises(NetworkBlockedError):
        await asyncio.open_connection("192.0.2.1", 80)
