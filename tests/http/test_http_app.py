"""The HTTP application: what it answers, what it refuses, what it never says."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from starlette.testclient import TestClient

from service.errors import (
    AuthenticationFailed,
    ConfigurationError,
    InvalidAnswer,
    InvalidInput,
    Kind,
    MalformedReply,
    ModelError,
    Overloaded,
    Paused,
    Problem,
    QuotaExhausted,
    RateLimited,
    Refused,
    RequestRejected,
    TimedOut,
    TooLong,
    Truncated,
    Unavailable,
    WirefoldError,
)
from service.http.app import build_app
from service.http.limits import Limits
from service.http.problems import _ROWS, answer_error
from service.http.sample import load_sample
from service.intake import read_story
from service.ports import Caller, ModelStatus
from service.schema.report import Report
from service.schema.story import Story
from tests.fakes import FakeReportService, make_report

STORY = {"articles": [{"body": "A bridge closed."}]}
MARK = "zqsecret"


@pytest.fixture
def service() -> FakeReportService:
    """A service that answers at once."""
    return FakeReportService()


@pytest.fixture
def client(service: FakeReportService) -> Iterator[TestClient]:
    """A caller of the application around that service."""
    with TestClient(build_app(service)) as client:
        yield client


def post(client: TestClient, raw: bytes, content_type: str = "application/json") -> Any:
    """Post raw bytes."""
    return client.post("/v1/reports", content=raw, headers={"Content-Type": content_type})


def test_a_story_is_answered_with_its_report(client: TestClient, service: FakeReportService) -> None:
    """The body is the report and nothing else, and no cache keeps it."""
    response = client.post("/v1/reports", json=STORY)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    assert response.headers["cache-control"] == "no-store"
    assert Report.model_validate_json(response.content) == make_report()
    assert [each.articles[0].body for each in service.stories] == ["A bridge closed."]
    assert service.callers == [Caller()]


def test_what_intake_noticed_stands_in_the_warnings(client: TestClient) -> None:
    """The service's own warnings follow."""
    warnings = client.post("/v1/reports", json={"articles": [{"body": "Bell\x07."}]}).json()["warnings"]
    assert [each["code"] for each in warnings] == ["control_characters", "items_left_out"]


def test_the_sample_story_is_taken(client: TestClient) -> None:
    """The example that OpenAPI shows works as it stands."""
    assert post(client, load_sample()).status_code == 200


def test_json_by_another_name_is_json(client: TestClient) -> None:
    """A charset and a +json type change nothing."""
    for content_type in ("application/json; charset=utf-8", "application/vnd.cms+json", "Application/JSON"):
        assert post(client, json.dumps(STORY).encode(), content_type).status_code == 200


@pytest.mark.parametrize(
    ("raw", "status", "kind", "field"),
    [
        (b"{", 422, "invalid_input", ""),
        (b"", 422, "invalid_input", ""),
        (b"\xff", 422, "invalid_input", ""),
        (b'{"articles": [{"text": "zqsecret"}]}', 422, "invalid_input", "articles.0.text"),
        (b'{"articles": [{"body": "zqsecret\\u0000"}]}', 422, "invalid_input", "articles.0.body"),
        (b'{"articles": [{"body": "zqsecret \\ud800"}]}', 422, "invalid_input", "articles.0.body"),
        (b'{"articles": [{"body": "x", "published_at": "zqsecret"}]}', 422, "invalid_input", "articles.0.published_at"),
        (b'{"articles": [{"body": "x", "meta": {"a": NaN}}]}', 422, "invalid_input", "articles.0.meta.a"),
        (b'{"articles": [' + b'{"body": "zqsecret"},' * 200 + b"{}]}", 413, "too_large", "articles"),
        (b" " * 8_000_001, 413, "too_large", ""),
    ],
)
def test_a_malformed_story_is_a_problem_at_a_field(
    client: TestClient, raw: bytes, status: int, kind: str, field: str
) -> None:
    """422 means malformed, 413 too much; the service is not asked, and no value comes back."""
    response = post(client, raw)
    problem = response.json()
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert (problem["status"], problem["kind"], problem["type"]) == (status, kind, f"urn:wirefold:problem:{kind}")
    assert problem["errors"][0]["field"] == field
    assert MARK not in response.text


def test_a_parameter_in_the_address_is_a_problem(client: TestClient, service: FakeReportService) -> None:
    """Whoever asks for HTML is not handed JSON without a word; names are told, values are not."""
    response = client.post(f"/v1/reports?format={MARK}&format=x&a%00b=1", json=STORY)
    problems = response.json()["errors"]
    assert (response.status_code, [each["field"] for each in problems]) == (422, ["query.format", "query.a?b"])
    assert "`wirefold report` on the command line has text and HTML" in problems[0]["message"]
    assert (service.stories, MARK in response.text) == ([], False)


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_is_not_declared_as_json_is_refused(client: TestClient, content_type: str) -> None:
    """415, before a byte of it is read as a story."""
    response = post(client, json.dumps(STORY).encode(), content_type)
    assert response.status_code == 415
    assert "Content-Type: application/json" in response.json()["detail"]


def test_a_compressed_body_is_refused(client: TestClient) -> None:
    """A small body cannot become a large one."""
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    assert client.post("/v1/reports", content=b"\x1f\x8b", headers=headers).status_code == 415


@pytest.mark.parametrize(
    ("method", "path", "status", "kind"),
    [
        ("GET", "/zqsecret", 404, "not_found"),
        ("GET", "/v1/schema/zqsecret", 404, "not_found"),
        ("GET", "/v1/models/", 404, "not_found"),
        ("GET", "/v1/reports", 405, "invalid_input"),
        ("DELETE", "/v1/models", 405, "invalid_input"),
    ],
)
def test_wrong_paths_and_methods_are_problems_too(
    client: TestClient, method: str, path: str, status: int, kind: str
) -> None:
    """A CMS reads one kind of failure, whatever went wrong."""
    response = client.request(method, path)
    assert (response.status_code, response.json()["kind"]) == (status, kind)
    assert response.headers["content-type"] == "application/problem+json"
    assert MARK not in response.text


def test_a_wrong_method_is_told_the_right_one(client: TestClient) -> None:
    """In words too, for not every client shows headers."""
    response = client.get("/v1/reports")
    assert response.headers["allow"] == "POST"
    assert response.json()["detail"].startswith("This path takes POST only.")


@pytest.mark.parametrize(
    ("error", "status", "kind", "retry_after"),
    [
        (InvalidInput(Problem("options.model", "choose one of /v1/models")), 422, "invalid_input", None),
        (RateLimited(MARK, retry_after_s=1.2), 503, "rate_limit", "2"),
        (RateLimited(MARK, retry_after_s=1e9), 503, "rate_limit", "3600"),
        (RateLimited(MARK, retry_after_s=0), 503, "rate_limit", "1"),
        (Unavailable(MARK), 502, "upstream", "5"),
        (Paused(MARK, retry_after_s=3.2), 502, "upstream", "4"),
        (Overloaded(MARK), 503, "overloaded", "5"),
        (TimedOut(MARK), 504, "timeout", "5"),
        (AuthenticationFailed(MARK), 502, "upstream", None),
        (QuotaExhausted(MARK), 502, "upstream", None),
        (RequestRejected(MARK), 502, "upstream", None),
        (TooLong(MARK), 502, "upstream", None),
        (Refused(MARK), 502, "refused", None),
        (Truncated(MARK), 502, "invalid_response", None),
        (InvalidAnswer(MARK), 502, "invalid_response", None),
        (MalformedReply(MARK), 502, "invalid_response", None),
        (ModelError(MARK), 502, "upstream", None),
        (ConfigurationError(MARK), 500, "internal", None),
        (WirefoldError(MARK), 500, "internal", None),
        (RuntimeError(MARK), 500, "internal", None),
        (KeyError(MARK), 500, "internal", None),
        (TimeoutError(MARK), 500, "internal", None),
    ],
)
def test_each_error_has_its_status_and_tells_nothing_else(
    client: TestClient, service: FakeReportService, error: Exception, status: int, kind: str, retry_after: str | None
) -> None:
    """The caller learns what to do; a provider's words and our own stay inside."""
    service.error = error
    response = client.post("/v1/reports", json=STORY)
    assert (response.status_code, response.json()["kind"]) == (status, kind)
    assert response.headers.get("retry-after") == retry_after
    assert MARK not in response.text


def test_a_failure_names_the_models_that_were_asked(client: TestClient, service: FakeReportService) -> None:
    """With the outcome of each, but not in a provider's words."""
    service.error = Unavailable(MARK)
    service.error.asked = ("house (unavailable)",)
    detail = client.post("/v1/reports", json=STORY).json()["detail"]
    assert detail == "No usable answer from house (unavailable). See the models at /v1/models."


def test_every_kind_of_error_has_a_row() -> None:
    """A kind that is added without a status fails here."""
    assert set(_ROWS) == set(get_args(Kind))


def test_an_error_written_for_the_caller_keeps_its_words() -> None:
    """What was not allowed, or over which budget, only the error itself can say."""

    class OverBudget(WirefoldError):
        kind = "budget"

    response = answer_error(OverBudget("the estimate of $2 is over max_cost_usd"))
    assert response.status_code == 402
    assert b"over max_cost_usd" in bytes(response.body)


def test_an_unexpected_error_is_logged_by_type_and_place_only(
    client: TestClient, service: FakeReportService, caplog: pytest.LogCaptureFixture
) -> None:
    """Its message may quote an article."""
    service.error = ZeroDivisionError(MARK)
    with caplog.at_level(logging.DEBUG):
        client.post("/v1/reports", json=STORY)
    assert "unexpected ZeroDivisionError at answer:" in caplog.text
    assert MARK not in caplog.text


def test_the_access_log_holds_no_body_and_no_query(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """Method, path, status and time are enough."""
    with caplog.at_level(logging.DEBUG, logger="wirefold"):
        client.post("/v1/reports", json={"articles": [{"body": MARK}]})
        client.post(f"/v1/reports?key={MARK}", json={"articles": [{"body": MARK}]})
        client.get("/health/live%0aforged")
    assert "POST /v1/reports 200" in caplog.text
    assert "POST /v1/reports 422" in caplog.text
    assert "GET /health/live?forged 404" in caplog.text
    assert MARK not in caplog.text


@pytest.mark.parametrize(("name", "shape"), [("story", Story), ("report", Report)])
def test_schemas_are_those_that_are_validated(client: TestClient, name: str, shape: type[Story | Report]) -> None:
    """A CMS generates its types from them."""
    response = client.get(f"/v1/schema/{name}")
    assert response.headers["content-type"] == "application/schema+json"
    assert response.json()["title"] == shape.__name__
    assert set(response.json()["properties"]) == set(shape.model_fields)


def test_openapi_describes_the_story_the_report_and_the_problem(client: TestClient) -> None:
    """Every reference resolves, and the example is a story as it stands."""
    document = client.get("/openapi.json").json()
    schemas = document["components"]["schemas"]
    references = {each.split('"')[0] for each in json.dumps(document).split('"$ref": "')[1:]}
    assert {each.rpartition("/")[2] for each in references} <= set(schemas)
    operation = document["paths"]["/v1/reports"]["post"]
    body = operation["requestBody"]["content"]["application/json"]
    assert body["schema"] == {"$ref": "#/components/schemas/Story"}
    assert read_story(json.dumps(body["example"]).encode()).story == read_story(load_sample()).story
    assert {"200", "408", "413", "415", "422", "500", "502", "503", "504"} <= set(operation["responses"])


def test_the_documentation_needs_no_other_host(client: TestClient) -> None:
    """At /docs, as FastAPI users expect, but without a script of a CDN; every link has its target on the page."""
    page = client.get("/docs").text
    assert "<script" not in page
    assert "://" not in re.sub(r"<pre>.*?</pre>", "", page, flags=re.DOTALL)
    links = set(re.findall(r'href="#(\w+)"', page))
    assert {"Story", "Report", "ProblemDocument"} <= links <= set(re.findall(r'id="(\w+)"', page))
    assert "list of Article (from 1 to 200)" in page


def test_models_are_listed_with_the_route_in_force(client: TestClient) -> None:
    """A CMS offers its editors what is there, and shows what is up."""
    lexical = {"name": "lexical", "provider": "lexical", "requested": "lexical", "local": True, "up": True, "why": None}
    assert client.get("/v1/models").json() == {
        "route": "default",
        "routes": {"default": ["lexical"]},
        "models": [lexical],
        "refused_configuration": None,
    }


MAIN_OUT = ModelStatus("main", "openai", "gpt-x", local=False, up=False, why="auth")
LEXICAL_UP = ModelStatus("lexical", "lexical", "lexical", local=True, up=True)


def test_health_tells_living_from_ready(client: TestClient, service: FakeReportService) -> None:
    """A process of whose route no model is up is alive, and gets no traffic; models of other routes do not help."""
    assert client.get("/health/ready").json() == {"status": "ready", "down": {}, "refused_configuration": None}
    service.models, service.routes = (MAIN_OUT, LEXICAL_UP), {"default": ("main",)}
    assert client.get("/health/live").status_code == 200
    response = client.get("/health/ready")
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")
    assert response.json()["detail"] == "No model of the route in force is up: main (auth)."


def test_readiness_says_which_model_of_the_route_is_out(client: TestClient, service: FakeReportService) -> None:
    """With a backup stories are read, and an operator sees that they are not read as configured."""
    service.models, service.routes = (MAIN_OUT, LEXICAL_UP), {"default": ("main", "lexical")}
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["down"]) == (200, {"main": "auth"})
    assert client.get("/v1/models").json()["models"][0]["why"] == "auth"


def test_a_refused_configuration_shows(client: TestClient, service: FakeReportService) -> None:
    """The one before it is in force; both answers say why."""
    service.refused_configuration = "wirefold.toml: models.main.nam: there is no such key"
    for path in ("/health/ready", "/v1/models"):
        assert client.get(path).json()["refused_configuration"] == service.refused_configuration


def test_the_service_is_watched_and_closed_with_the_application(service: FakeReportService) -> None:
    """Models that are out are probed meanwhile; then connections to providers are let go."""
    with TestClient(build_app(service)) as client:
        client.get("/health/live")
        assert (service.watching, service.closed) == (True, False)
    assert (service.watching, service.closed) == (False, True)


def test_a_story_too_many_is_told_to_come_back(service: FakeReportService) -> None:
    """503 with Retry-After, and the others go on."""

    async def post_two() -> tuple[int, dict[str, Any]]:
        service.wait = asyncio.Event()
        app = build_app(service, limits=Limits(reports_at_once=1))
        first = asyncio.ensure_future(_call(app))
        while not service.stories:  # noqa: ASYNC110 - the fake has no event for it
            await asyncio.sleep(0.001)
        second = await _call(app)
        service.wait.set()
        return (await first)[0], second[1] | {"status_line": second[0]}

    first, second = asyncio.run(post_two())
    assert first == 200
    assert (second["status_line"], second["kind"]) == (503, "overloaded")


def test_work_is_cancelled_when_the_caller_hangs_up(service: FakeReportService) -> None:
    """Nobody waits for it; the service sees the cancellation and may go on by itself."""

    async def hang_up() -> list[Any]:
        service.wait = asyncio.Event()
        return (await _call(build_app(service), gone_when=lambda: bool(service.stories)))[2]

    assert asyncio.run(hang_up()) == []
    assert service.cancelled


async def _call(app: Any, *, gone_when: Any = lambda: False) -> tuple[int, dict[str, Any], list[Any]]:
    """Post the story over bare ASGI, by a caller that hangs up as soon as `gone_when` says so."""
    sent: list[Any] = []
    incoming = [{"type": "http.request", "body": json.dumps(STORY).encode(), "more_body": False}]

    async def receive() -> Any:
        if incoming:
            return incoming.pop()
        while not gone_when():  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.001)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": "/v1/reports", "headers": headers, "query_string": b""}
    await app(scope, receive, send)
    body = b"".join(each.get("body", b"") for each in sent)
    return (sent[0]["status"] if sent else 0), (json.loads(body) if body else {}), sent
