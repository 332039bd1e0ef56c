"""Baselines out of git: read where a change left the default branch, so that it cannot bless itself."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from evals.baselines import Found, parse_baseline

DEFAULT_BRANCHES: Final = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Where the default branch is looked for, in this order."""

_AS_IT_LIES: Final = "or take a file as it lies with --baseline FILE"


class NoBaseline(Exception):
    """There is nothing to compare with: why, and what to do."""


def fetch_baseline(path: Path, *, ref: str | None = None, directory: Path) -> Found:
    """Read a baseline from a ref, or else from the merge base of HEAD and the default branch.

    Args:
        path: Of the baseline's file, from the directory.
        ref: Branch, tag or commit; the merge base where it is None.
        directory: In the repository.

    Raises `NoBaseline`, and `BadFile` where that commit's file is not a baseline.
    """
    if _ask_git(["rev-parse", "--is-inside-work-tree"], directory) is None:
        raise NoBaseline(f"{directory} is in no git repository that could be asked: run the gate in one, {_AS_IT_LIES}")
    commit, origin = _find_named(ref, directory) if ref else _find_merge_base(directory)
    text = fetch_text(path, commit=commit, directory=directory)
    shown = path if directory == Path.cwd() else directory / path
    if text is None:
        raise NoBaseline(
            f"{shown} is not in {origin}: commit one there (`wirefold eval bless` writes it), "
            f"name another commit with --baseline-ref, {_AS_IT_LIES}"
        )
    return Found(parse_baseline(text, f"{shown} at {origin}"), f"{shown} at {origin}", commit)


def fetch_text(path: Path, *, commit: str, directory: Path) -> str | None:
    """A file of a commit, its path counted from the directory; None where that commit has none."""
    return _ask_git(["show", f"{commit}:./{path.as_posix()}"], directory)


def read_user_name(directory: Path) -> str | None:
    """The name that git signs commits with here."""
    return _ask_git(["config", "user.name"], directory) or None


def _find_named(ref: str, directory: Path) -> tuple[str, str]:
    commit = _resolve(ref, directory)
    if commit is None:
        raise NoBaseline(f"{ref} is no commit here: fetch it, name another with --baseline-ref, {_AS_IT_LIES}")
    return commit, f"{ref} ({commit[:12]})"


def _find_merge_base(directory: Path) -> tuple[str, str]:
    branch = next((each for each in DEFAULT_BRANCHES if _resolve(each, directory)), None)
    if branch is None:
        known = ", ".join(DEFAULT_BRANCHES)
        raise NoBaseline(
            f"none of {known} is a commit here: fetch the default branch, name --baseline-ref, {_AS_IT_LIES}"
        )
    commit = _ask_git(["merge-base", "HEAD", branch], directory)
    if not commit:
        raise NoBaseline(
            f"HEAD and {branch} have no commit in common here: fetch the whole history "
            f"(`git fetch --unshallow`, or fetch-depth: 0 in CI), name --baseline-ref, {_AS_IT_LIES}"
        )
    return commit, f"the merge base with {branch} ({commit[:12]})"


def _resolve(ref: str, directory: Path) -> str | None:
    return _ask_git(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"], directory)


def _ask_git(arguments: Sequence[str], directory: Path) -> str | None:
    """What git answers, without the last line's end; None where it fails or is not installed."""
    git = shutil.which("git")
    if git is None:
        return None
    command = [git, *arguments]
    done = subprocess.run(command, cwd=directory, capture_output=True, check=False)  # noqa: S603 - a list, no shell
    return done.stdout.decode("utf-8", errors="replace").strip() if done.returncode == 0 else None
