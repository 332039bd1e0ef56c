"""`python -m tests.llm_server --port 9000`: a scripted model in a process of its own, to be tried by hand.

A model called `fault:NAME` in wirefold.toml misbehaves; `--list` shows the names.
"""

from __future__ import annotations

import argparse
import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.llm_server.commands import Commanded
from tests.llm_server.faults import FAULTS
from tests.llm_server.replies import Reply
from tests.llm_server.server import Script, serve_model


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(prog="python -m tests.llm_server", description=__doc__)
    parser.add_argument("--port", type=int, default=9000)
    parser.add_argument("--latency", type=float, default=0, metavar="SECONDS", help="before each answer")
    parser.add_argument("--answer", type=Path, help="file whose text is the content of every answer")
    parser.add_argument("--list", action="store_true", help="show the faults and end")
    options = parser.parse_args()
    if options.list:
        print("\n".join(f"{each.name:<20} {each.told}" for each in FAULTS.values()))  # noqa: T201 - a result
        return
    asyncio.run(_serve(_build_script(options.answer, options.latency), options.port))


def _build_script(answer: Path | None, latency_s: float) -> Script:
    content = answer.read_text(encoding="utf-8") if answer else None
    commanded = Commanded()

    def script(body: dict[str, Any]) -> Reply:
        reply = commanded(body) if content is None else Reply(content=content)
        return replace(reply, latency_s=max(latency_s, reply.latency_s))

    return script


async def _serve(script: Script, port: int) -> None:
    async with serve_model(script, remembers=False, port=port):
        await asyncio.Event().wait()


if __name__ == "__main__":
    main()
