"""Records of a run: append-only JSON lines, first what made it, then one outcome a line as soon as it is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from evals.cases import Case
from evals.desk import Task
from evals.files import AnyShape, BadFile, describe_problems
from evals.runs import Made, Outcome, Run
from service.schema.base import Shape


class Header(Shape):
    """The first line."""

    made: Made
    started_at: str
    """UTC, RFC 3339."""


@dataclass(frozen=True, slots=True)
class Records:
    """What a file of records holds."""

    header: Header
    outcomes: tuple[Outcome, ...]
    """The last one of each case and repeat, by case, then by repeat."""
    sound_bytes: int
    """So far every line is whole."""
    torn: bool
    """Whether a last line broke off behind them."""

    @property
    def run(self) -> Run:
        """All of it as one run."""
        return Run(made=self.header.made, started_at=self.header.started_at, outcomes=self.outcomes)


def read_records(path: Path) -> Records:
    """Read a file of records; a torn last line is left aside. Raises `BadFile`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadFile(f"{path}: cannot be read ({error.strerror}); `wirefold eval run --out` writes one") from None
    lines = content.splitlines(keepends=True)
    torn = bool(lines) and not lines[-1].endswith(b"\n")
    sound = lines[:-1] if torn else lines
    if not sound:
        raise BadFile(f"{path}: holds no run; delete it, or name another file with --out")
    return Records(
        header=_parse(Header, sound[0], path, 1),
        outcomes=keep_last(_parse(Outcome, line, path, n) for n, line in enumerate(sound[1:], start=2)),
        sound_bytes=sum(map(len, sound)),
        torn=torn,
    )


def _parse(shape: type[AnyShape], line: bytes, path: Path, number: int) -> AnyShape:
    try:
        return shape.model_validate_json(line)
    except ValidationError as error:
        raise BadFile(f"{path}:{number}: {describe_problems(error)}; run again with another --out") from None


def keep_last(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The last outcome of each case and repeat, by case, then by repeat."""
    last = {(each.case, each.repeat): each for each in outcomes}
    return tuple(last[key] for key in sorted(last))


def find_done(tasks: Sequence[Task], outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Outcomes that need not be made again: of a task, with a report, and of the very same files."""
    wanted = {(each.case.slug, each.repeat): each.case for each in tasks}
    return tuple(each for each in outcomes if each.report and _is_of(each, wanted.get((each.case, each.repeat))))


def _is_of(outcome: Outcome, case: object) -> bool:
    hashes = (getattr(case, "story_sha256", None), getattr(case, "reference_sha256", None))
    return (outcome.story_sha256, outcome.reference_sha256) == hashes


class Recorder:
    """An open file of records; each outcome is on disk before the next is worked on."""

    def __init__(self, path: Path, header: Header, *, cases: Collection[Case] | None = None) -> None:
        """Open a file, new or begun by the same service and, where cases are given, of none but those as they are now.

        Raises `BadFile` where another service began it, or where it holds records of anything else.
        """
        self.path = path
        self.begun = read_records(path) if path.exists() and path.stat().st_size else None
        if self.begun:
            _require_same(self.begun.header.made, header.made, path)
            if cases is not None:
                _require_cases(self.begun.outcomes, cases, path)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("ab")
        if self.begun:
            self._file.truncate(self.begun.sound_bytes)
        else:
            self._append(header)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def keep(self, outcome: Outcome) -> None:
        """Append one outcome."""
        self._append(outcome)

    def _append(self, line: Shape) -> None:
        self._file.write(line.model_dump_json().encode() + b"\n")
        self._file.flush()


def _require_same(before: Made, now: Made, path: Path) -> None:
    changed = [name for name in Made.model_fields if getattr(before, name) != getattr(now, name)]
    if changed:
        raise BadFile(
            f"{path}: was begun with another {', '.join(changed)}, so it cannot be gone on with; "
            "name another file with --out, or delete this one"
        )


def _require_cases(outcomes: Iterable[Outcome], cases: Collection[Case], path: Path) -> None:
    known = {case.slug: case for case in cases}
    found = dict.fromkeys(each.case for each in outcomes if not _is_of(each, known.get(each.case)))
    told = [
        f"{case}, {'whose story or reference is another now' if case in known else 'no case here'}" for case in found
    ]
    if told:
        raise BadFile(
            f"{path}: holds records of other cases: {'; '.join(told)}; "
            "name another file with --out, delete this one, or name its own cases with --cases"
        )
