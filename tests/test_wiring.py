"""What a configuration comes to: routes over real HTTP, from the file to the report."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from service.cli import Assembly
from service.errors import (
    AuthenticationFailed,
    ConfigurationError,
    InvalidInput,
    OverBudget,
    Overloaded,
    PolicyForbids,
)
from service.ports import Caller
from service.schema.report import Report
from service.schema.story import Article, Options, Story
from service.wiring import assemble
from tests.llm.material import BODY, KEY, draft_text
from tests.llm_server import LoopbackModel, Reply, serve_model

GOOD = Reply(content=draft_text())
DENIED = Reply(status=401, raw=json.dumps({"error": {"message": f"bad key {KEY}"}}).encode())
NO_CREDIT = Reply(status=429, raw=b'{"error": {"code": "insufficient_quota"}}')

ROUTE = '[service]\nroute = "default"\n[routes]\ndefault = ["main", "backup", "lexical"]\n'


@asynccontextmanager
async def run_models(tmp_path: Path, main: Reply, backup: Reply, *, more: str = "") -> AsyncIterator[Running]:
    """Two models that always answer so, and a service with the route to them."""
    async with AsyncExitStack() as stack:
        heard = [await stack.enter_async_context(serve_model(_always(reply))) for reply in (main, backup)]
        file = tmp_path / "wirefold.toml"
        file.write_text(ROUTE + _describe("main", heard[0]) + more + _describe("backup", heard[1]) + "local = true\n")
        assembly = assemble({}, file)
        stack.push_async_callback(assembly.service.aclose)
        yield Running(assembly, heard, file)


def _always(reply: Reply) -> Any:
    return lambda _body: reply


def _describe(name: str, model: LoopbackModel) -> str:
    return f'[models.{name}]\nname = "{name}-1"\nbase_url = "{model.base_url}"\n'


class Running:
    """A service, its models and its file."""

    def __init__(self, assembly: Assembly, heard: Sequence[LoopbackModel], file: Path) -> None:
        self.assembly = assembly
        self.file = file
        self._heard = heard
        self._reports = 0

    async def report(self, *, model: str | None = None, max_cost_usd: float | None = None, **fields: Any) -> Report:
        """The report on one small article, another one each time."""
        self._reports += 1
        story = Story(
            articles=(Article(body=f"{BODY} It was attack {self._reports}.", language="en", **fields),),
            options=Options(model=model, max_cost_usd=max_cost_usd),
        )
        return await self.assembly.service.answer(story, caller=Caller())

    @property
    def asked(self) -> list[int]:
        """How many calls main and backup have had."""
        return [len(each.requests) for each in self._heard]


def list_attempts(report: Report) -> list[tuple[str, str]]:
    """Every call with its outcome."""
    return [(each.model, each.outcome) for each in report.usage.attempts]


def list_codes(report: Report) -> list[str]:
    """Its warnings by code."""
    return [each.code for each in report.warnings]


async def test_the_first_model_of_the_route_answers(tmp_path: Path) -> None:
    """Alone, while it can."""
    async with run_models(tmp_path, GOOD, GOOD) as running:
        report = await running.report()
        assert running.asked == [1, 0]
    assert (report.degraded, report.provenance.route) == (False, "default")
    assert [(each.name, each.requested) for each in report.provenance.models] == [("main", "main-1")]
    assert list_codes(report) == []


@pytest.mark.parametrize(
    ("reply", "outcomes"),
    [
        (DENIED, ["auth"]),
        (NO_CREDIT, ["quota"]),
        (Reply(status=404, raw=b"{}"), ["rejected"]),
        (Reply(status=429, raw=b"{}", headers={"retry-after": "60"}), ["rate_limit"]),
        (Reply(status=400, raw=b'{"error": {"code": "context_length_exceeded"}}'), ["too_long"]),
        (Reply(content=None, refusal="no"), ["refused"]),
        (Reply(content="", finish_reason="content_filter"), ["refused"]),
        (Reply(content="{", finish_reason="length"), ["truncated"]),
        (Reply(content="{}"), ["invalid_response", "invalid_response"]),
        (Reply(raw=b"<html>", content_type="text/html"), ["invalid_response"]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else str(value.status),
)
async def test_the_backup_answers_what_the_first_did_not(tmp_path: Path, reply: Reply, outcomes: list[str]) -> None:
    """Every call stands in the usage, the report names who answered, and it is as good as the backup makes it."""
    async with run_models(tmp_path, reply, GOOD) as running:
        report = await running.report()
        assert running.asked == [len(outcomes), 1]
    assert list_attempts(report) == [*(("main", each) for each in outcomes), ("backup", "ok")]
    assert [each.name for each in report.provenance.models] == ["backup"]
    assert (report.status, report.degraded, list_codes(report)) == ("complete", False, ["passed_over"])


async def test_the_embedded_model_answers_last(tmp_path: Path) -> None:
    """The report is degraded and says why; nothing of a provider's words or of the key is in it."""
    async with run_models(tmp_path, DENIED, NO_CREDIT) as running:
        report = await running.report()
    assert list_attempts(report) == [("main", "auth"), ("backup", "quota"), ("lexical", "ok")]
    assert (report.degraded, list_codes(report)) == (True, ["degraded"])
    assert "main (auth), backup (quota)" in report.warnings[0].message
    assert report.events
    assert KEY not in report.model_dump_json()


async def test_a_model_whose_key_is_not_accepted_is_asked_once(tmp_path: Path) -> None:
    """From then on it is out of service, which is told, until it is configured anew."""
    async with run_models(tmp_path, DENIED, GOOD) as running:
        await running.report()
        report = await running.report()
        assert running.asked == [1, 2]
        assert list_attempts(report) == [("backup", "ok")]
        assert "main (auth)" in report.warnings[0].message
        statuses = {each.name: (each.up, each.why) for each in running.assembly.service.list_models()}
        assert statuses == {"lexical": (True, None), "main": (False, "auth"), "backup": (True, None)}
        with pytest.raises(AuthenticationFailed):
            await running.report(model="main")
        assert running.assembly.reload
        running.assembly.reload()
        await running.report()
        assert running.asked == [2, 3]


async def test_a_model_with_a_full_queue_is_passed_over_or_refused_at_once(tmp_path: Path) -> None:
    """One story is read, the next goes to the backup, and one that asks for this model alone is told to come back."""
    slow = Reply(content=draft_text(), latency_s=1)
    async with run_models(tmp_path, slow, GOOD, more="calls_at_once = 1\ncalls_waiting = 0\n") as running:
        first = asyncio.create_task(running.report(model="main"))
        while not running.asked[0]:  # noqa: ASYNC110 - the scripted model has no event for it
            await asyncio.sleep(0.01)
        with pytest.raises(Overloaded):
            await running.report(model="main")
        second = await running.report()
        assert list_attempts(second) == [("backup", "ok")]
        assert "main (overloaded)" in second.warnings[0].message
        assert list_attempts(await first) == [("main", "ok")]


async def test_guarded_articles_reach_local_models_only(tmp_path: Path) -> None:
    """Main is not local, and not one request of it is made."""
    async with run_models(tmp_path, GOOD, GOOD) as running:
        report = await running.report(confidential=True)
        with pytest.raises(PolicyForbids):
            await running.report(confidential=True, model="main")
        assert running.asked == [0, 1]
    assert [each.name for each in report.provenance.models] == ["backup"]


async def test_a_priced_model_answers_within_the_bound_and_refuses_beyond_it(tmp_path: Path) -> None:
    """Before the first call; the report tells what it did cost."""
    price = "price_usd_per_mtok = {input = 1.0, output = 10.0}\n"
    async with run_models(tmp_path, GOOD, GOOD, more=price) as running:
        with pytest.raises(OverBudget, match="main would cost about"):
            await running.report(max_cost_usd=0.001)
        assert running.asked == [0, 0]
        report = await running.report(max_cost_usd=0.05)
    assert report.usage.cost_usd == pytest.approx((100 * 1.0 + 20 * 10.0) / 1e6)


async def test_a_changed_file_is_in_force_once_it_is_read_anew(tmp_path: Path) -> None:
    """One that cannot work is not."""
    async with run_models(tmp_path, GOOD, GOOD) as running:
        assert running.assembly.reload
        text = running.file.read_text()
        running.file.write_text(text.replace("base_url", "bas_url", 1))
        running.assembly.reload()
        refused = running.assembly.service.refused_configuration
        assert refused is not None
        assert f"{running.file}: models.main.bas_url: there is no such key; did you mean base_url?" in refused
        await running.report()
        running.file.write_text(text.replace('["main", "backup", "lexical"]', '["backup"]'))
        running.assembly.reload()
        assert running.assembly.service.refused_configuration is None
        await running.report()
        assert running.asked == [1, 1]


async def test_every_model_of_the_route_in_force_has_to_have_its_key(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A backup that lacks it would be found out only when it is needed; of other routes the log says so."""
    file = tmp_path / "wirefold.toml"
    cloud = '[models.cloud]\nname = "gpt-x"\n'
    file.write_text('[service]\nroute = "default"\n[routes]\ndefault = ["cloud", "lexical"]\n' + cloud)
    with pytest.raises(ConfigurationError, match=r"models\.cloud: .*OPENAI_API_KEY is not set"):
        assemble({}, file)
    file.write_text('[routes]\nbest = ["cloud", "lexical"]\nplain = ["lexical"]\n' + cloud)
    service = assemble({}, file).service
    assert service.list_routes() == {"plain": ("lexical",)}
    assert [each.message for each in caplog.records] == [
        "models.cloud is left out: OPENAI_API_KEY is not set",
        "routes.best is left out: it leads to cloud, which is left out",
    ]
    with pytest.raises(InvalidInput, match="ask for one of lexical, plain, or for null"):
        await service.answer(Story(articles=(Article(body=BODY),), options=Options(model="best")), caller=Caller())
    await service.aclose()


async def test_probes_every_configured_model(tmp_path: Path) -> None:
    """Those that fail too."""
    async with run_models(tmp_path, DENIED, Reply(content='{"heard": "yes"}')) as running:
        assert running.assembly.probe
        main, backup = await running.assembly.probe()
    assert (main.name, main.outcome) == ("main", "auth")
    assert (backup.name, backup.outcome, backup.schema_enforced) == ("backup", "ok", True)


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ('provider = "anthropic"\n', 'models.main.output: json_schema needs provider openai; write output = "tool"'),
        ('provider = "antropic"\n', "models.main.provider: there is no such provider; did you mean anthropic?"),
    ],
)
def test_a_model_that_cannot_be_made_is_refused_with_the_file(tmp_path: Path, section: str, expected: str) -> None:
    """As every other setting that cannot work."""
    file = tmp_path / "wirefold.toml"
    file.write_text(f'[service]\nroute = "main"\n[models.main]\nname = "x"\n{section}', encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        assemble({}, file)
    assert str(refused.value).startswith(f"{file}: {expected}")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"WIREFOLD_MODEL": "antropic:x"}, "WIREFOLD_MODEL: there is no such provider; did you mean anthropic?"),
        (
            {"WIREFOLD_MODELS__MAIN__NAME": "x", "WIREFOLD_MODELS__MAIN__PROVIDER": "antropic"},
            "WIREFOLD_MODELS__MAIN__PROVIDER: there is no such provider; did you mean anthropic?",
        ),
    ],
)
def test_a_model_that_cannot_be_made_is_refused_with_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], expected: str
) -> None:
    """Where one described it."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigurationError) as refused:
        assemble({"WIREFOLD_SERVICE__ROUTE": "main", **environ}, None)
    assert str(refused.value).startswith(expected)
