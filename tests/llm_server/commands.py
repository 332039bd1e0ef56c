"""Misbehaves by the name of the model that is asked for, so that a line of wirefold.toml is the command.

`fault:http_503` fails every call, `fault:http_503:once` the first one, `fault:http_503:half` every second one on
average; any other name answers correctly. What has no fault copies from the articles that it is shown.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final, Literal

from tests.llm_server.drafts import answer_correctly
from tests.llm_server.faults import FAULTS
from tests.llm_server.replies import Reply

How = Literal["always", "once", "half"]

PREFIX: Final = "fault:"


def command(fault: str, how: How = "always", *, also: str = "") -> str:
    """The name of a model that misbehaves; `also` tells apart models that misbehave alike."""
    return ":".join([PREFIX.rstrip(":"), fault, how, *([also] if also else [])])


@dataclass(slots=True)
class Commanded:
    """A script that reads its commands from the requests."""

    rng: Random = field(default_factory=lambda: Random(7))
    calls: Counter[str] = field(default_factory=Counter)

    def __call__(self, body: dict[str, Any]) -> Reply:
        """The right reply, distorted as the model's name says."""
        model = str(body["model"])
        right = answer_correctly(body)
        if not model.startswith(PREFIX):
            return right
        name, how = (*model.split(":"), "always")[1:3]
        self.calls[model] += 1
        return FAULTS[name].distort(right) if self._is_due(how, self.calls[model]) else right

    def _is_due(self, how: str, call: int) -> bool:
        return self.rng.random() < 0.5 if how == "half" else how == "always" or call == 1
