"""What becomes of one drafted item: grounded ones, or a rejection with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.grounding.citations import Shelf
from service.schema.base import Shape
from service.schema.report import Rejected
from service.schema.vocabulary import Reason


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an item is not borne out: what was looked for and not found, in words."""

    reason: Reason
    detail: str


def reject(item: Shape, kind: str, failure: Failure, shelf: Shelf, cites: Sequence[str] = ()) -> Rejected:
    """The item as the model gave it, with the text of what it cited."""
    return Rejected.model_validate(
        {
            "kind": kind,
            "item": item.model_dump(mode="json"),
            "cited": shelf.show(cites),
            "reason": failure.reason,
            "detail": failure.detail,
        }
    )
