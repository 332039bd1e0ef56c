"""`python -m tests.llm_server --port 9000 --latency 0.05 --answer FILE`: a scripted model in a process of its own."""

from __future__ import annotations

import argparse
from pathlib import Path

import uvicorn

from tests.llm_server.replies import Reply
from tests.llm_server.server import build_app


def main() -> None:
    """Serve one reply until stopped."""
    parser = argparse.ArgumentParser(prog="python -m tests.llm_server", description=__doc__)
    parser.add_argument("--port", type=int, default=9000)
    parser.add_argument("--latency", type=float, default=0, metavar="SECONDS", help="before each answer")
    parser.add_argument("--answer", type=Path, help="file whose text is the content of every answer")
    options = parser.parse_args()
    reply = Reply(
        content=options.answer.read_text(encoding="utf-8") if options.answer else "{}", latency_s=options.latency
    )
    uvicorn.run(build_app(lambda _body: reply), host="127.0.0.1", port=options.port, log_level="warning")


if __name__ == "__main__":
    main()
