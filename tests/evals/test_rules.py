"""Rules and accepted falls: read strictly, every slip told with its key and remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evals.accepted import Accepted, load_accepted, require_known
from evals.files import BadFile
from evals.fingerprint import fingerprint_folders
from evals.rules import RULES, EarlierRules, lay_over, list_differences, load_rules, parse_earlier_rules


def test_the_suites_own_rules_can_be_read() -> None:
    """They weigh figures most, and let nothing made up pass."""
    rules = load_rules()
    assert rules.groups["figures"] == max(rules.groups.values())
    assert (rules.gate.made_up, rules.gate.leaks, rules.gate.invalid) == (0, 0, 0)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("figures = 3", "figurs = 3", "groups.figurs: this group is not known; did you mean figures?"),
        ("figures = 3", "", "groups.figures: missing; give it a weight"),
        ("figures = 3", "figures = -1", "groups.figures: Input should be greater than or equal to 0"),
        ("made_up = 0", "made_up = 0.5", "gate.made_up: Input should be a valid integer"),
        ("made_up = 0", "madeup = 0", "gate.madeup: there is no such field; did you mean made_up?"),
        ("[gate]", "[gate", "not TOML in UTF-8"),
        ("[retired]", '[retired]\nfire = ""', "retired.fire: String should have at least 1 character"),
    ],
)
def test_a_slip_is_told_with_file_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    """A typo weighs nothing in silence."""
    path = tmp_path / "gate.toml"
    path.write_text(RULES.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(BadFile) as error:
        load_rules(path)
    assert str(error.value).startswith(f"{path}: ")
    assert told in str(error.value)


def test_earlier_rules_count_and_differences_are_told() -> None:
    """Weights and ceilings that were loosened, dropped or renamed count as they were; what is new counts as it is."""
    present = load_rules()
    gate = {**present.gate.model_dump(), "bygone": 1}
    gate.pop("leaks")
    earlier = EarlierRules(groups={"figures": 7, "bygone": 2}, gate={**gate, "made_up": 4})
    rules = lay_over(earlier, present, "x")
    assert (rules.groups["figures"], rules.groups["bygone"], rules.groups["quotes"]) == (7, 2, present.groups["quotes"])
    assert (rules.gate.made_up, rules.gate.leaks, rules.retired) == (4, 0, present.retired)
    told = list_differences(earlier, present)
    assert {"groups.figures was 7, is 3", "gate.made_up was 4, is 0", "gate.leaks was not there, is 0"} <= set(told)
    assert "groups.bygone was 2, is not there" in told


def test_the_same_rules_do_not_differ() -> None:
    """Read from text as from a file."""
    earlier = parse_earlier_rules(RULES.read_text("utf-8"), "x")
    assert list_differences(earlier, load_rules()) == ()
    assert lay_over(earlier, load_rules(), "x") == load_rules()


@pytest.mark.parametrize("text", ["[gate", "", "[groups]\nfigures = -1\n[gate]\n", "[groups]\n[gate]\nmade_up = 'x'\n"])
def test_earlier_rules_that_cannot_be_read_are_named(text: str) -> None:
    """As the file of that commit."""
    with pytest.raises(BadFile, match=r"gate\.toml at abc: "):
        parse_earlier_rules(text, "gate.toml at abc")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """As any other that cannot be read."""
    with pytest.raises(BadFile, match=r"gate\.toml: cannot be read"):
        load_rules(tmp_path / "gate.toml")


def test_the_suites_own_accepted_falls_can_be_read() -> None:
    """None or more."""
    assert isinstance(load_accepted(), tuple)


def test_an_accepted_fall_counts_until_its_last_day(tmp_path: Path) -> None:
    """That day is the last on which it does."""
    path = tmp_path / "accepted.toml"
    path.write_text(
        '[[accepted]]\ncase = "fire"\ngroup = "quotes"\ndown_to = 44.4\nreason = "why"\nuntil = 2026-03-01\n', "utf-8"
    )
    (entry,) = load_accepted(path)
    assert entry.counts_on(date(2026, 3, 1))
    assert not entry.counts_on(date(2026, 3, 2))


def test_an_accepted_fall_needs_a_reason(tmp_path: Path) -> None:
    """The entry is told by its number."""
    path = tmp_path / "accepted.toml"
    path.write_text('[[accepted]]\ncase = "fire"\ngroup = "quotes"\ndown_to = 44.4\nreason = ""\n', "utf-8")
    with pytest.raises(BadFile, match=r"accepted\.0\.reason"):
        load_accepted(path)


def test_a_misspelt_key_of_an_accepted_fall_is_told_with_the_right_one(tmp_path: Path) -> None:
    """One line for each slip, though the right key is missing too."""
    path = tmp_path / "accepted.toml"
    path.write_text('[[accepted]]\ncase = "fire"\ngruop = "quotes"\ndownto = 1\nreason = "x"\n', "utf-8")
    with pytest.raises(BadFile) as error:
        load_accepted(path)
    assert sorted(str(error.value).splitlines()) == [
        f"{path}: accepted.0.downto: there is no such field; did you mean down_to?",
        f"{path}: accepted.0.gruop: there is no such field; did you mean group?",
    ]


@pytest.mark.parametrize("down_to", ["", "down_to = -1", "down_to = 101", "down_to = nan"])
def test_an_accepted_fall_says_how_deep(tmp_path: Path, down_to: str) -> None:
    """In per cent."""
    path = tmp_path / "accepted.toml"
    path.write_text(f'[[accepted]]\ncase = "fire"\ngroup = "quotes"\n{down_to}\nreason = "x"\n', "utf-8")
    with pytest.raises(BadFile, match=r"accepted\.0\.down_to"):
        load_accepted(path)


@pytest.mark.parametrize(
    ("case", "group", "told"),
    [
        ("fire", "quots", r"accepted\.0\.group: quots is not known; there are figures, quotes; did you mean quotes"),
        ("fir", "quotes", r"accepted\.0\.case: fir is not known; there are fire, flood"),
    ],
)
def test_an_accepted_fall_that_can_never_be_is_a_slip(case: str, group: str, told: str) -> None:
    """The ones that can are named."""
    entry = Accepted(case=case, group=group, down_to=0, reason="x")
    with pytest.raises(BadFile, match=told):
        require_known([entry], cases={"fire", "flood"}, groups={"figures", "quotes"})


def test_a_fingerprint_tells_any_change_of_any_file(tmp_path: Path) -> None:
    """Names and contents count; compiled code does not."""
    folder = tmp_path / "service"
    (folder / "__pycache__").mkdir(parents=True)
    (folder / "a.py").write_text("1", "utf-8")
    first = fingerprint_folders([folder])
    (folder / "__pycache__" / "a.pyc").write_text("x", "utf-8")
    assert fingerprint_folders([folder]) == first
    (folder / "a.py").rename(folder / "b.py")
    renamed = fingerprint_folders([folder])
    (folder / "b.py").write_text("2", "utf-8")
    assert len({first, renamed, fingerprint_folders([folder])}) == 3
