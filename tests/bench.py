"""Benchmarks, side by side in one run: `make bench`. Ratios count; the times are this machine's, at that moment.

- CPU of one report on the LLM path, over the production transport, from a scripted model on loopback that answers with
  a real draft of the sample story: all of it, and as much as the prompt allows by default. Beside it the bare cost of
  the same call with aiohttp, and a report by `lexical`.
- Import time as at every start but the first, beside that of an interpreter that imports nothing. Memory of a service
  at rest. What an installation takes: the packages of requirements.lock, and the bytecode of what a start imports.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from importlib.metadata import distributions
from pathlib import Path
from typing import Any, Final

import aiohttp
from rich.console import Console
from rich.table import Table

from service.grounding.printed import read_text, read_words
from service.http.sample import load_sample
from service.languages.detection import Languages
from service.llm.prompts import READ, load_prompt
from service.ports import Brief, Caller
from service.prepare import prepare_articles, whole_slices
from service.prompting import render_reading
from service.quantities import read_quantities
from service.schema.draft import Draft, build_wire_schema
from service.schema.story import Story
from service.settings import load_settings
from service.text import find_content_stems, list_words
from service.wiring import build_newsroom, keep_loaded
from tests.processes import serve_scripted_model, serve_wirefold

ROUNDS: Final = 9
CALLS: Final = 20
_WARM_UP: Final = 5
STARTS: Final = "service.wiring, service.llm.engine, langchain_openai"
"""What a start with a language model imports, which the Makefile compiles."""
_LOCK: Final = Path(__file__).parents[1] / "requirements.lock"
_BLOCK: Final = 512
_DRAFT: Final = Path(__file__).parent / "samples" / "kyiv_strike_draft.json"
_KEPT: Final = (find_content_stems, list_words, read_quantities, read_text, read_words)
Work = Callable[[], Awaitable[object]]


def main() -> None:
    """Measure everything and print one table for each kind."""
    console = Console()
    console.print(_tabulate("CPU per report, ms", asyncio.run(_measure_reports()), base="bare call with aiohttp"))
    with _compile_start() as (compiled, environ):
        console.print(_tabulate("Import, ms", _measure_imports(environ), base="python, nothing imported"))
        console.print(_tabulate("Installed, MB on disk", _measure_installation(compiled), base="packages"))
    console.print(_tabulate("Memory at rest, MB", _measure_memory(), base="serve, lexical"))


def _tabulate(title: str, measured: Mapping[str, list[float]], *, base: str) -> Table:
    table = Table("", "median", "least", "most", f"of {base}", title=title, title_justify="left")
    reference = statistics.median(measured[base])
    for name, values in measured.items():
        median = statistics.median(values)
        table.add_row(name, f"{median:.1f}", f"{min(values):.1f}", f"{max(values):.1f}", f"{median / reference:.1f} x")
    return table


async def _measure_reports() -> dict[str, list[float]]:
    """Rounds of every kind in turn, so that a noisy neighbour disturbs all alike."""
    whole = json.loads(_DRAFT.read_text(encoding="utf-8"))
    with _scripted_model(whole) as whole_url, _scripted_model(_keep_allowed(whole)) as allowed_url:
        async with _prepare_work(allowed_url, whole_url) as works:
            measured: dict[str, list[float]] = {name: [] for name in works}
            for work in works.values():
                await _repeat(work, _WARM_UP)
            for _ in range(ROUNDS):
                for name, work in works.items():
                    measured[name].append(await _repeat(work, CALLS))
    return measured


async def _repeat(work: Work, times: int) -> float:
    """CPU of this process for one run of the work, in milliseconds."""
    spent = 0.0
    for _ in range(times):
        for kept in _KEPT:
            kept.cache_clear()  # every story is a new one
        started = time.process_time()
        await work()
        spent += time.process_time() - started
    return spent / times * 1000


@asynccontextmanager
async def _prepare_work(allowed_url: str, whole_url: str) -> AsyncIterator[dict[str, Work]]:
    story = Story.model_validate_json(load_sample())
    environ = {
        "WIREFOLD_MODELS__ALLOWED__NAME": "scripted-1",
        "WIREFOLD_MODELS__ALLOWED__BASE_URL": allowed_url,
        "WIREFOLD_MODELS__WHOLE__NAME": "scripted-1",
        "WIREFOLD_MODELS__WHOLE__BASE_URL": whole_url,
        # So that one call reads the story, as the scripted model answers for all of it.
        "WIREFOLD_MODELS__ALLOWED__OUTPUT_TOKENS_PER_S": "10000",
        "WIREFOLD_MODELS__WHOLE__OUTPUT_TOKENS_PER_S": "10000",
    }
    newsroom = build_newsroom(load_settings(environ), environ)
    keep_loaded()
    tenants = itertools.count()

    def report_by(model: str) -> Work:
        options = story.options.model_copy(update={"model": model})
        asking = story.model_copy(update={"options": options})
        # Every report is another tenant's, so that none is made of a draft that was kept.
        return lambda: newsroom.answer(asking, caller=Caller(tenant=f"{model} {next(tenants)}"))

    payload = _build_request(story)
    async with aiohttp.ClientSession() as session:

        async def call() -> object:
            async with session.post(f"{allowed_url}/chat/completions", json=payload) as response:
                return await response.json()

        try:
            yield {
                "bare call with aiohttp": call,
                "report, LLM path, 60 items": report_by("allowed"),
                "report, LLM path, all 78 items": report_by("whole"),
                "report, lexical": report_by("lexical"),
            }
        finally:
            await newsroom.aclose()


def _build_request(story: Story) -> dict[str, Any]:
    """What the LLM path sends, near enough: the same messages and the same schema."""
    slices = whole_slices(prepare_articles(story, Languages()))
    brief = Brief(Caller(), "en", max_items=60, summary_sentences=5, with_summary=True, deadline=25)
    messages = render_reading(load_prompt(*READ), slices, brief)
    schema = {"name": "answer", "strict": True, "schema": build_wire_schema(Draft)}
    return {
        "model": "scripted-1",
        "messages": [{"role": each.role, "content": each.content} for each in messages],
        "response_format": {"type": "json_schema", "json_schema": schema},
    }


def _keep_allowed(draft: dict[str, Any]) -> dict[str, Any]:
    """The draft with as many figures, claims and quotes as the prompt asks for by default: 60 together."""
    figures, quotes = draft["figures"][:30], draft["quotes"][:20]
    claims = draft["claims"][: 60 - len(figures) - len(quotes)]
    return draft | {"figures": figures, "claims": claims, "quotes": quotes}


@contextmanager
def _scripted_model(draft: dict[str, Any]) -> Iterator[str]:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as answer:
        json.dump(draft, answer, ensure_ascii=False)
        answer.flush()
        with _serve_model(Path(answer.name)) as base_url:
            yield base_url


@contextmanager
def _serve_model(answer: Path) -> Iterator[str]:
    with serve_scripted_model("--answer", str(answer)) as url:
        yield f"{url}/v1"


@contextmanager
def _compile_start() -> Iterator[tuple[Path, dict[str, str]]]:
    """A folder with the bytecode of what a start imports, and the environment in which Python finds it there."""
    with tempfile.TemporaryDirectory() as folder:
        # Whatever this environment says: an installation has its bytecode.
        environ = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        _run_python(f"import {STARTS}", environ)
        yield Path(folder), environ


def _measure_imports(environ: Mapping[str, str]) -> dict[str, list[float]]:
    statements = {
        "python, nothing imported": "pass",
        "wirefold, lexical": "import service.wiring",
        "wirefold with a language model": "import service.wiring, service.llm.engine",
    }
    measured: dict[str, list[float]] = {name: [] for name in statements}
    for _ in range(ROUNDS):
        for name, statement in statements.items():
            started = time.perf_counter()
            _run_python(statement, environ)
            measured[name].append((time.perf_counter() - started) * 1000)
    return measured


def _run_python(statement: str, environ: Mapping[str, str]) -> None:
    subprocess.run([sys.executable, "-c", statement], check=True, env=environ)  # noqa: S603 - our own statements


def _measure_installation(compiled: Path) -> dict[str, list[float]]:
    installed = {_normalize(each.name): each for each in distributions()}
    locked = {_normalize(each) for each in re.findall(r"^([\w.-]+)==", _LOCK.read_text(encoding="utf-8"), re.MULTILINE)}
    files = [Path(str(each.locate())) for name in locked & installed.keys() for each in installed[name].files or ()]
    packages = _weigh(each for each in files if each.suffix != ".pyc")
    bytecode = _weigh(each for each in compiled.rglob("*.pyc") if "site-packages" in each.parts)
    return {"packages": [packages], "bytecode": [bytecode], "together": [packages + bytecode]}


def _normalize(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _weigh(files: Iterable[Path]) -> float:
    """What files occupy, in megabytes: whole blocks."""
    return sum(each.stat().st_blocks * _BLOCK for each in files if each.exists()) / 1e6


def _measure_memory() -> dict[str, list[float]]:
    model = {"WIREFOLD_MODELS__MAIN__NAME": "x", "WIREFOLD_MODELS__MAIN__BASE_URL": "http://127.0.0.1:9/v1"}
    return {
        "serve, lexical": [_weigh_service({})],
        "serve, a language model": [_weigh_service({**model, "WIREFOLD_SERVICE__ROUTE": "main"})],
    }


def _weigh_service(environ: Mapping[str, str]) -> float:
    """Resident memory of a service that has answered one health check, in megabytes."""
    with serve_wirefold(environ) as (process, _):
        return process.memory_info().rss / 1e6


if __name__ == "__main__":
    main()
