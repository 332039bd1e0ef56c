"""In a sentence with several days a claim keeps the one that is told with its own words."""

from __future__ import annotations

import pytest

from service.schema.report import Claim
from service.schema.vocabulary import Caveat
from tests.builders import PUBLISHED
from tests.drafting import draft_claim, ground, make_draft


def find_claim(body: str, text: str, when: str) -> Claim:
    """What becomes of a claim that cites the first sentence."""
    draft = make_draft(claims=[draft_claim(text, "a1:1", when=when)])
    (claim,) = [each.item for each in ground(draft, body, published_at=PUBLISHED).claims]
    return claim


ARREST = "Police arrested Lind on Monday and released her on Friday."
BRIDGE = "The bridge, which collapsed in 2019, reopened last week."


@pytest.mark.parametrize(
    ("body", "text", "when", "told"),
    [
        (ARREST, "Police arrested Lind.", "Monday", True),
        (ARREST, "Police arrested Lind.", "Friday", False),
        (ARREST, ARREST, "Friday", True),
        (BRIDGE, "The bridge reopened.", "last week", True),
        (BRIDGE, "The bridge reopened.", "2019", False),
        ("Lind, who was arrested in January, was sentenced in March.", "Lind was sentenced.", "in January", False),
        ("Lind, who was arrested in January, was sentenced in March.", "Lind was sentenced.", "in March", True),
        ("On Monday, Lind left the town before the vote on Friday.", "Lind left the town.", "Monday", True),
        ("On Monday, police held Lind, who was freed on Friday.", "Police held Lind.", "Monday", True),
        ("Lind said on Friday that police attacked the port on Monday.", "Police attacked the port.", "Friday", True),
        ("Police arrested Lind, who had fled, on Monday.", "Police arrested Lind.", "Monday", True),
    ],
)
def test_a_claim_takes_no_day_of_another_statement(body: str, text: str, when: str, *, told: bool) -> None:
    """Of several days in a sentence, one that stands apart from all that is told is not the claim's."""
    claim = find_claim(body, text, when)

    assert (claim.when is not None) is told
    assert (Caveat.TIME_REMOVED in claim.caveats) is not told
