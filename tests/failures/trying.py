"""Tries a fault as a caller meets it: a story posted to the application, the real client, a misbehaving server."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any, Final

import httpx

from service.http.app import build_app
from service.settings import load_settings
from service.wiring import build_newsroom
from tests.failures.cases import Case
from tests.llm_server import ECHOED_KEY, MARK, Commanded, Expected, LoopbackModel, command, serve_model
from tests.llm_server.commands import How

KEY: Final = "sk-mine-0123456789abcdef"

WORDS: Final = "Divers found a crack"
"""Of an article: they have no place in a log either."""

STORY: Final[dict[str, Any]] = {
    "articles": [
        {
            "body": f"Ferries between Isarne and Port Maddox stopped on Monday. {WORDS} in the pier.",
            "published_at": "2026-03-02T09:00:00Z",
        },
        {
            "body": "A crack in the pier at Port Maddox closed the ferry line. Repairs began at noon.",
            "published_at": "2026-03-02T12:00:00Z",
        },
    ]
}

PRICE: Final = '{"input": 1, "cached_input": 1, "output": 1}'

_AT_ONCE: Final = 24
_CALL: Final = re.compile(r"(?P<model>[a-z]+): (?P<outcome>[a-z_]+) after")
_HEARD: ContextVar[list[str]] = ContextVar("heard")


@dataclass(frozen=True, slots=True)
class Setting:
    """A way to configure the service in which every fault is tried."""

    how: How = "always"
    behind: str = ""
    """The model that is tried after `main`: `backup`, which is well, or `lexical`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one story."""

    seen: str
    """By the caller: status, and what tells one answer of that status from another."""
    calls: Mapping[str, int]
    """How many requests reached each model's server."""
    attempts: tuple[str, ...]
    """The model and the end of each call: by `usage.attempts`, or by the log where there is no report."""
    usage: str
    """Tokens and cost of the report; empty without one."""
    leaks: tuple[str, ...]
    """Where something of a provider's words or a key showed."""


async def try_all(cases: Sequence[Case], setting: Setting) -> tuple[Outcome, ...]:
    """The outcome of each case, every one in a service of its own."""
    slots = asyncio.Semaphore(_AT_ONCE)
    names = {_name_on_wire(each, setting): Expected(each.output, KEY) for each in cases}
    backups = {_name_backup(each): Expected("json_schema", KEY) for each in names}
    with _closed_port() as nowhere, _listening():
        async with serve_model(Commanded(), expected=names | backups) as server:

            async def try_case(case: Case) -> Outcome:
                async with slots:
                    return await _try(case, setting, server, server.base_url if case.listens else nowhere)

            # Those that show as a timeout by themselves, so that the others' work does not use up their time.
            order = sorted(cases, key=lambda each: not each.is_waited_for)
            waited = [await asyncio.gather(*map(try_case, group)) for group in _split(order)]
            outcomes = dict(zip(order, chain(*waited), strict=True))
            assert server.complaints == []
            return tuple(outcomes[each] for each in cases)


def _split(ordered: Sequence[Case]) -> Iterator[list[Case]]:
    return (list(group) for _, group in groupby(ordered, key=lambda each: each.is_waited_for))


def _name_on_wire(case: Case, setting: Setting) -> str:
    return command(case.fault, setting.how, also=f"{case.output}-{case.listens}")


def _name_backup(name: str) -> str:
    """What the backup of a case is called on the wire: no two services share one, so that its calls can be counted."""
    return f"backup-of-{name}"


async def _try(case: Case, setting: Setting, server: LoopbackModel, base_url: str) -> Outcome:
    heard: list[str] = []
    _HEARD.set(heard)
    name = _name_on_wire(case, setting)
    environ = _configure(case, setting, name, base_url, server.base_url)
    newsroom = build_newsroom(load_settings(environ), environ)
    transport = httpx.ASGITransport(build_app(newsroom))
    async with httpx.AsyncClient(transport=transport, base_url="http://wirefold") as caller:
        response = await caller.post("/v1/reports", json=STORY, timeout=60)
    await newsroom.aclose()
    calls = {"main": server.calls[name], "backup": server.calls[_name_backup(name)]}
    return _sum_up(response, calls if setting.behind == "backup" else {"main": calls["main"]}, heard)


def _configure(case: Case, setting: Setting, name: str, base_url: str, backup_url: str) -> dict[str, str]:
    usual = {"API_KEY_ENV": "KEY_OF_ALL", "PRICE_USD_PER_MTOK": PRICE}
    main = {"NAME": name, "BASE_URL": base_url, "OUTPUT": case.output, "TIMEOUT_S": str(case.timeout_s)}
    backup = {"NAME": _name_backup(name), "BASE_URL": backup_url}
    route = ["main", *([setting.behind] if setting.behind else [])]
    return {
        "KEY_OF_ALL": KEY,
        "WIREFOLD_SERVICE__ROUTE": "default",
        "WIREFOLD_ROUTES__DEFAULT": json.dumps(route),
        **{f"WIREFOLD_MODELS__MAIN__{key}": value for key, value in (usual | main).items()},
        **{f"WIREFOLD_MODELS__BACKUP__{key}": value for key, value in (usual | backup).items()},
    }


def _sum_up(response: httpx.Response, calls: Mapping[str, int], heard: list[str]) -> Outcome:
    body = response.json()
    leaks = tuple(_find_leaks(body, heard))
    if response.is_success:
        attempts = tuple(f"{each['model']} `{each['outcome']}`" for each in body["usage"]["attempts"])
        return Outcome(_tell_report(response.status_code, body), calls, attempts, _tell_usage(body["usage"]), leaks)
    again = response.headers.get("retry-after")
    seen = f"{response.status_code} `{body['kind']}`" + (f", Retry-After {again}" if again else "")
    return Outcome(seen, calls, tuple(_read_log(heard)), "", leaks)


def _tell_report(status: int, report: Mapping[str, Any]) -> str:
    models = report["provenance"]["models"]
    other = [each["reported"] for each in models if each["reported"] not in {None, each["requested"]}]
    parts = [f"{status} {report['status']}", *(["degraded"] if report["degraded"] else [])]
    by = (
        [f"by {' and '.join(each['name'] for each in models)}"] if [each["name"] for each in models] != ["main"] else []
    )
    return ", ".join([*parts, *by, *(f"`reported` is {each}" for each in other)])


def _tell_usage(usage: Mapping[str, Any]) -> str:
    cost = "cost unknown" if usage["cost_usd"] is None else "cost known"
    return f"{usage['input_tokens']} + {usage['output_tokens']} tokens, {cost}"


def _read_log(heard: Sequence[str]) -> Iterator[str]:
    """Of every call that the log tells: the model and how it ended."""
    for line in heard:
        if found := _CALL.match(line):
            yield f"{found['model']} `{found['outcome']}`"


def _find_leaks(body: Any, heard: list[str]) -> Iterator[str]:
    # What a draft says and the articles do not bear out stands among the rejected: there, and nowhere else.
    shown = {key: value for key, value in body.items() if key != "rejected"}
    answer, log = json.dumps(shown), "\n".join(heard)
    yield from (f"{each} in the answer" for each in (MARK, ECHOED_KEY, KEY) if each in answer)
    yield from (f"{each} in the log" for each in (MARK, ECHOED_KEY, KEY, WORDS) if each in log)


class _Ear(logging.Handler):
    """Sorts what is logged by the trial that it belongs to, whose tasks carry its list along."""

    def emit(self, record: logging.LogRecord) -> None:
        """Note a line, traceback and all."""
        heard = _HEARD.get(None)
        if heard is not None:
            heard.append(self.format(record))


@contextmanager
def _listening() -> Iterator[None]:
    ear, root = _Ear(logging.DEBUG), logging.getLogger()
    level = root.level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.setLevel(level)
        root.removeHandler(ear)


@contextmanager
def _closed_port() -> Iterator[str]:
    """An address that nobody listens at, and nobody else can take meanwhile."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}/v1"
