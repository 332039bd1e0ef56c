"""Tells one state of the service from another, so that a run is never continued by other code than it began with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

_PARTS: Final = ("service", "prompts")
_LEFT_OUT: Final = frozenset({"__pycache__"})


def fingerprint_service() -> str:
    """SHA-256 of the service's code, languages and prompts as installed here."""
    return fingerprint_folders([Path(str(files(part))) for part in _PARTS])


def fingerprint_folders(folders: Sequence[Path]) -> str:
    """SHA-256 over every file below some folders: its folder, its path within, its length and its bytes."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(_list_files(folder)):
            content = file.read_bytes()
            digest.update(f"{folder.name}/{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _list_files(folder: Path) -> Iterable[Path]:
    return (each for each in folder.rglob("*") if each.is_file() and _LEFT_OUT.isdisjoint(each.parts))
