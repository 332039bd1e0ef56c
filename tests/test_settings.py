"""Settings: what an operator may write, and what he is told when it cannot work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from service.errors import ConfigurationError
from service.settings import LEXICAL, Price, Settings, load_settings, read_api_key

MAIN = '[models.main]\nname = "gpt-5-mini"\n'
ON_MAIN = '[service]\nroute = "main"\n' + MAIN
KEY = {"OPENAI_API_KEY": "sk-very-secret"}


Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a configuration file and returns its path."""

    def write_file(text: str) -> Path:
        file = tmp_path / "wirefold.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write_file


def refusal(environ: dict[str, str], file: Path | None) -> str:
    """The message that these settings are refused with."""
    with pytest.raises(ConfigurationError) as caught:
        load_settings(environ, file)
    return str(caught.value)


def test_runs_on_lexical_with_no_file_whatever_keys_lie_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key in the environment sends nothing anywhere: a model has to be chosen."""
    monkeypatch.chdir(tmp_path)
    settings = load_settings(KEY)
    assert settings.find_route() == (LEXICAL,)
    assert settings.models == {}
    assert (settings.service.deadline_s, settings.service.reserve_s) == (25, 2)


def test_reads_the_contract_s_example(write: Write) -> None:
    """The keys of the documented example are all known and typed."""
    settings = load_settings(
        KEY,
        write(
            '[service]\nroute = "default"\ndeadline_s = 25\n[routes]\ndefault = ["main", "local", "lexical"]\n'
            '[models.main]\nprovider = "openai"\nname = "gpt-5-mini"\napi_key_env = "OPENAI_API_KEY"\n'
            'output = "json_schema"\ncontext_tokens = 128000\nmax_output_tokens = 8000\noutput_tokens_per_s = 100\n'
            "timeout_s = 20\nprice_usd_per_mtok = {input = 0.25, cached_input = 0.025, output = 2.0}\n"
            '[models.local]\nbase_url = "http://127.0.0.1:11434/v1"\nname = "llama3.3"\nlocal = true\n'
        ),
    )
    assert settings.find_route() == ("main", "local", "lexical")
    assert settings.find_route("local") == ("local",)
    assert settings.choices == ("default", "main", "local", "lexical")
    assert settings.models["main"].price_usd_per_mtok == Price(input=0.25, cached_input=0.025, output=2)
    assert settings.models["local"].local


def test_finds_the_file_in_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    """wirefold.toml where the service is started is read without being named."""
    write("[service]\nport = 9001\n")
    monkeypatch.chdir(tmp_path)
    assert load_settings({}).service.port == 9001


def test_finds_the_file_that_the_environment_names(tmp_path: Path) -> None:
    """WIREFOLD_CONFIG names the file."""
    file = tmp_path / "other.toml"
    file.write_text("[service]\nport = 9002\n")
    assert load_settings({"WIREFOLD_CONFIG": str(file)}).service.port == 9002


def test_environment_overrides_the_file(write: Write) -> None:
    """WIREFOLD_ with __ between the parts of a key wins, at any depth."""
    environ = KEY | {
        "WIREFOLD_SERVICE__DEADLINE_S": "12.5",
        "WIREFOLD_MODELS__MAIN__OUTPUT": "tool",
        "WIREFOLD_MODELS__MAIN__PRICE_USD_PER_MTOK__INPUT": "1",
        "WIREFOLD_MODELS__MAIN__PRICE_USD_PER_MTOK__OUTPUT": "2",
        "WIREFOLD_ROUTES__FAST": '["main"]',
    }
    settings = load_settings(environ, write(ON_MAIN))
    assert settings.service.deadline_s == 12.5
    assert settings.models["main"].name == "gpt-5-mini"
    assert settings.models["main"].output == "tool"
    assert settings.models["main"].price_usd_per_mtok == Price(input=1, output=2)
    assert settings.find_route("fast") == ("main",)


def test_settings_alone_read_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only load_settings reads an environment, and only the one it is given."""
    monkeypatch.setenv("WIREFOLD_SERVICE__PORT", "9003")
    assert Settings().service.port == 8000


@pytest.mark.parametrize(
    ("asked", "model"), [("lexical", LEXICAL), ("main", "main"), ("fast", "main"), ("openai:gpt-5-nano", None)]
)
def test_model_variable_overrides_the_route(write: Write, asked: str, model: str | None) -> None:
    """WIREFOLD_MODEL takes a route, a model, lexical or provider:name."""
    file = write('[routes]\nfast = ["main"]\n' + MAIN)
    settings = load_settings(KEY | {"WIREFOLD_MODEL": asked}, file)
    assert settings.find_route() == (model or asked,)


def test_shorthand_makes_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """provider:name stands for a model with that provider's key variable and every default."""
    monkeypatch.chdir(tmp_path)
    settings = load_settings(KEY | {"WIREFOLD_MODEL": "openai:gpt-5-mini"})
    model = settings.models["openai:gpt-5-mini"]
    assert (model.provider, model.name, model.api_key_env) == ("openai", "gpt-5-mini", "OPENAI_API_KEY")
    assert "openai:gpt-5-mini" in refusal({"WIREFOLD_MODEL": "openai:gpt-5-mini"}, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[service]\ndeadlin_s = 3\n", ["service.deadlin_s", "did you mean deadline_s?"]),
        ("[servce]\nport = 3\n", ["servce", "did you mean service?"]),
        ('[models.main]\nnam = "x"\n', ["models.main.nam", "did you mean name?", "models.main.name: is missing"]),
        ('[models.m]\nname = "x"\noutput = "json_scema"\n', ["models.m.output", "did you mean json_schema?"]),
        (
            '[models.m]\nname = "x"\nprice_usd_per_mtok = {inptu = 1, output = 2}\n',
            ["models.m.price_usd_per_mtok.inptu", "did you mean input?"],
        ),
        ('[models.Main]\nname = "x"\n', ["models.Main", "a-z"]),
        ('[models.lexical]\nname = "x"\n', ["models.lexical", "rename"]),
        ('[models.m]\nname = "x"\nbase_url = "localhost:1"\n', ["models.m.base_url", "http://"]),
        ('[models.m]\nname = "x"\nbase_url = "http://u:p@h/v1"\n', ["models.m.base_url", "password", "api_key_env"]),
        ('[models.m]\nname = "x"\nbase_url = "http://h/v1?key=1"\n', ["models.m.base_url", "query", "api_key_env"]),
        ('[models.m]\nname = "x"\nbase_url = "http://h:99999/v1"\n', ["models.m.base_url", "65535"]),
        ('[models.m]\nname = "x"\nbase_url = "http://a..b/v1"\n', ["models.m.base_url", "write a host"]),
        ('[models.m]\nname = "x"\nmax_output_tokens = 200000\n', ["models.m", "less than context_tokens"]),
        ("[service]\nport = 70000\n", ["service.port", "65535"]),
        ("[service]\ndeadline_s = nan\n", ["service.deadline_s: has to be a finite number, such as 25"]),
        ('[service]\nport = "eighty"\n', ["service.port: has to be a whole number, such as 8000"]),
        ("[service]\nport = 80.5\n", ["service.port: has to be a whole number, such as 8000"]),
        ("[service]\ndeadline_s = -3\n", ["service.deadline_s: has to be more than 0, such as 25"]),
        ('[service]\nreserve_s = "x"\n', ["service.reserve_s: has to be a number, such as 2"]),
        ("[service]\nhost = 3\n", ['service.host: has to be text in quotes, such as "127.0.0.1"']),
        ('[models.m]\nname = ""\n', ["models.m.name: has to be at least 1 character long"]),
        ('[models.m]\nname = "x"\ncalls_at_once = 0\n', ["models.m.calls_at_once: has to be at least 1, such as 32"]),
        ("[routes]\nfast = [1]\n", ["routes.fast.0: has to be text in quotes"]),
        ("[service]\nreserve_s = 30\n", ["service", "reserve_s has to be less than deadline_s"]),
        ('[service]\nroute = "mian"\n' + MAIN, ["service.route", "did you mean main?", "lexical"]),
        ('[routes]\nfast = ["mian"]\n' + MAIN, ["routes.fast", "mian leads to no model", "did you mean main?"]),
        ('[routes]\nfast = ["lexical", "main"]\n' + MAIN, ["routes.fast", "nothing after lexical", "put it last"]),
        ('[routes]\nfast = ["main", "main"]\n' + MAIN, ["routes.fast", "twice"]),
        ("[routes]\nfast = []\n", ["routes.fast", "leads to no model", '["lexical"]']),
        ('[routes]\nfast = "main"\n', ["routes.fast", "list"]),
        ('[routes]\nmain = ["main"]\n' + MAIN, ["routes.main", "rename the route"]),
        ("models = 3\n", ["models", "section"]),
        ("[service\n", ["wirefold.toml, line 1, column 9: not TOML: expected ']'"]),
        ("[service", ["wirefold.toml, line 1, column 9: not TOML"]),
        ("[service]\nport = 1\nhost = 'a'\nport = 2", ["wirefold.toml, line 4: port is given twice; keep one"]),
        ("[service]\nport = 1\n[service]\n", ["wirefold.toml, line 3: [service] is given twice"]),
        ("service = {port = 1, port = 2}\n", ["wirefold.toml, line 1: port is given twice"]),
        ("a.b = 1\na.b.c = 2\n", ["wirefold.toml, line 2, column 10: not TOML: cannot overwrite a value"]),
    ],
)
def test_refuses_a_file_and_says_what_would_be_right(write: Write, text: str, expected: list[str]) -> None:
    """File, dotted key and remedy are named, near misses too."""
    file = write(text)
    message = refusal({}, file)
    assert str(file) in message
    for part in expected:
        assert part in message


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"WIREFOLD_SERVCE__PORT": "1"}, ["WIREFOLD_SERVCE__PORT", "did you mean WIREFOLD_SERVICE?"]),
        ({"WIREFOLD_MODLE": "x"}, ["WIREFOLD_MODLE", "did you mean WIREFOLD_MODEL"]),
        ({"WIREFOLD_SERVICE__PROT": "1"}, ["WIREFOLD_SERVICE__PROT", "did you mean port?"]),
        ({"WIREFOLD_SERVICE__PORT": "many"}, ["WIREFOLD_SERVICE__PORT", "a whole number, such as 8000"]),
        ({"WIREFOLD_SERVICE": "{"}, ["WIREFOLD_SERVICE", "not JSON"]),
        ({"WIREFOLD_ROUTES__FAST": "main"}, ["WIREFOLD_ROUTES__FAST", "list"]),
        ({"WIREFOLD_MODEL": "lexcal"}, ["WIREFOLD_MODEL", "did you mean lexical?", "provider:name"]),
        ({"WIREFOLD_SERVICE__ROUTE": "lexcal"}, ["WIREFOLD_SERVICE__ROUTE", "did you mean lexical?"]),
    ],
)
def test_refuses_a_variable_and_says_what_would_be_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], expected: list[str]
) -> None:
    """What came from the environment is named by its variable."""
    monkeypatch.chdir(tmp_path)
    message = refusal(environ, None)
    for part in expected:
        assert part in message


def test_suggests_no_variable_that_is_not_near() -> None:
    """What all share, WIREFOLD_, makes none near; what there is is listed."""
    message = refusal({"WIREFOLD_OPTIONS__X": "1"}, None)
    assert "did you mean" not in message
    assert "there is WIREFOLD_CONFIG, WIREFOLD_MODEL, WIREFOLD_SERVICE__…, WIREFOLD_ROUTES__…" in message


def test_refuses_a_chosen_model_without_its_key(write: Write) -> None:
    """The variable is named, and what to do."""
    message = refusal({}, write(ON_MAIN))
    assert "models.main" in message
    assert "OPENAI_API_KEY is not set" in message
    assert "export OPENAI_API_KEY" in message


def test_asks_no_key_for_a_model_that_is_not_chosen(write: Write) -> None:
    """A model that no route in force leads to may lack its key."""
    assert load_settings({}, write(MAIN)).find_route() == (LEXICAL,)


def test_asks_no_key_of_a_compatible_server(write: Write) -> None:
    """With a base_url and no api_key_env no key is looked for, not even OpenAI's."""
    settings = load_settings(KEY, write(ON_MAIN + 'base_url = "http://127.0.0.1:9/v1"\n'))
    assert read_api_key("main", settings.models["main"], KEY) is None


def test_takes_a_key_variable_of_any_name(write: Write) -> None:
    """A key variable that starts with WIREFOLD_ is not taken for a misspelt setting."""
    settings = load_settings({"WIREFOLD_KEY": "s"}, write(ON_MAIN + 'api_key_env = "WIREFOLD_KEY"\n'))
    key = read_api_key("main", settings.models["main"], {"WIREFOLD_KEY": " s\n"})
    assert key is not None
    assert key.get_secret_value() == "s"


@pytest.mark.parametrize(
    "line", ['api_key = "sk-very-secret"', 'api_key_env = "sk-very-secret"', 'output = "sk-very-secret"']
)
def test_never_shows_a_secret(write: Write, line: str) -> None:
    """A key written into the file by mistake is not repeated in the error."""
    message = refusal({}, write(MAIN + line + "\n"))
    assert "very-secret" not in message
    assert "models.main" in message


def test_shows_no_piece_of_a_value_that_looks_like_a_key(write: Write) -> None:
    """Base64 ends in =, and a value may run over lines."""
    message = refusal({}, write('[a]\nb = \'x\'\nb = """\nsecret=="""\n'))
    assert ("line 4" in message, "secret" in message) == (True, False)


def test_says_that_keys_do_not_belong_into_the_file(write: Write) -> None:
    """The remedy for api_key is the variable."""
    assert "api_key_env" in refusal({}, write(MAIN + 'api_key = "sk-very-secret"\n'))


def test_refuses_a_named_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is an error when it was asked for by name."""
    message = refusal({"WIREFOLD_CONFIG": str(tmp_path / "gone.toml")}, None)
    assert "gone.toml: there is no such file" in message


def test_refuses_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are named as such."""
    file = tmp_path / "wirefold.toml"
    file.write_bytes(b"\xff\xfe")
    assert "UTF-8" in refusal({}, file)


def test_lists_every_problem_at_once(write: Write) -> None:
    """An operator mends a file in one go."""
    message = refusal({}, write("[service]\nprot = 1\nhots = 2\n"))
    assert len(message.splitlines()) == 2


def test_unknown_name_of_a_story_is_a_key_error() -> None:
    """The edge turns it into its own refusal."""
    with pytest.raises(KeyError):
        Settings().find_route("nobody")
