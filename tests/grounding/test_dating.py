"""In a sentence with several days a claim keeps the one that is told with its own words."""

from __future__ import annotations

import pytest

from service.schema.report import Claim
from service.schema.vocabulary import Caveat
from tests.builders import PUBLISHED
from tests.drafting import draft_claim, draft_figure, ground, make_draft


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
        ("Boer was arrested on Monday and charged on Wednesday.", "Boer was charged.", "Monday", False),
        ("Boer was arrested on Monday and charged on Wednesday.", "Boer was charged.", "Wednesday", True),
        ("Boer was arrested on Monday and charged on Wednesday.", "Boer was arrested.", "Monday", True),
        ("The suspect was arrested on Monday and charged on Friday.", "The suspect was charged.", "Monday", False),
        ("It was found, police said on Sunday.", "It was found, police said.", "Sunday", True),
    ],
)
def test_a_claim_takes_no_day_of_another_statement(body: str, text: str, when: str, *, told: bool) -> None:
    """Of several days in a sentence, one that stands apart from all that is told is not the claim's."""
    claim = find_claim(body, text, when)

    assert (claim.when is not None) is told
    assert (Caveat.TIME_REMOVED in claim.caveats) is not told


MOVED = [
    ("en", "Lind, who was arrested in January, was sentenced in March.", "Lind was arrested in March."),
    ("en", "Lind, who was arrested in January, was sentenced in March.", "Lind was sentenced in January."),
    ("en", "The bridge, which collapsed in 2019, reopened last week.", "The bridge collapsed last week."),
    ("en", "Police arrested Lind on Monday and released her on Friday.", "Police arrested Lind on Friday."),
    ("en", "Lind, arrested on Monday, was released on Friday.", "Lind was arrested on Friday."),
    ("de", "Lind, der im Januar verhaftet wurde, wurde im März verurteilt.", "Lind wurde im März verhaftet."),
    ("es", "Lind, que fue detenida en enero, fue condenada en marzo.", "Lind fue detenida en marzo."),
    ("fr", "Le pont, qui s'est effondré en janvier, a rouvert en mars.", "Le pont s'est effondré en mars."),
    ("uk", "Міст, який обвалився у січні, відкрили у березні.", "Міст обвалився у березні."),
]
KEPT = [
    (
        "en",
        "ARDOCH, June 14 (MPA) - A girl was found on Sunday after 14 hours.",
        "A girl was found on Sunday after 14 hours.",
    ),
    ("en", "Lind, who was arrested in January, was sentenced in March.", "Lind was sentenced in March."),
    ("en", "Lind, who was arrested in January, was sentenced in March.", "Lind was arrested in January."),
    ("en", "The bridge, which collapsed in 2019, reopened last week.", "The bridge collapsed in 2019."),
    ("en", "The bridge, which collapsed in 2019, reopened last week.", "The bridge reopened last week."),
    ("en", "Police arrested Lind on Monday and released her on Friday.", "Police arrested Lind on Monday."),
    ("en", "On Monday, Lind left the town before the vote on Friday.", "Lind left the town on Monday."),
    ("de", "Lind, der im Januar verhaftet wurde, wurde im März verurteilt.", "Lind wurde im März verurteilt."),
    ("es", "Lind, que fue detenida en enero, fue condenada en marzo.", "Lind fue condenada en marzo."),
    ("uk", "Міст, який обвалився у січні, відкрили у березні.", "Міст обвалився у січні."),
    ("en", "In January police arrested Lind, who resigned in March.", "Police arrested Lind in January."),
    (
        "en",
        "On Monday, the army attacked the port, and on Tuesday the navy shelled the town.",
        "The navy shelled the town on Tuesday.",
    ),
    (
        "en",
        "Lind was arrested in Kyiv, the capital, on Monday and charged on Friday.",
        "Lind was arrested in Kyiv on Monday.",
    ),
    ("en", "The talks, which began in Geneva on Monday, will end on Friday.", "The talks will end on Friday."),
    (
        "en",
        "The plant was shut between May and November, the mayor said, and reopened in June.",
        "The plant was shut between May and November.",
    ),
]


def find_source(language: str, body: str, text: str) -> str:
    """Whose words stand for a claim that cites the first sentence."""
    grounded = ground(make_draft(claims=[draft_claim(text, "a1:1")]), body, written_in=language, language=language)
    (claim,) = [each.item for each in grounded.claims]
    return claim.text_from


@pytest.mark.parametrize(("language", "body", "text"), MOVED)
def test_a_wording_moves_no_day_to_what_is_told_with_another(language: str, body: str, text: str) -> None:
    """Not out of a clause with a day of its own, and not into one."""
    assert find_source(language, body, text) == "article"


@pytest.mark.parametrize(("language", "body", "text"), KEPT)
def test_a_wording_keeps_a_day_with_what_is_told_with_it(language: str, body: str, text: str) -> None:
    """Also where it stands before the clause, or something is put in between."""
    assert find_source(language, body, text) == "model"


@pytest.mark.parametrize(
    ("body", "when", "told"),
    [
        ("Police spoke on Friday and the blast on Monday killed 14 people.", "Monday", True),
        ("Police spoke on Friday and the blast on Monday killed 14 people.", "Friday", False),
        ("On Friday, the blast killed 14 people, and on Monday the police came.", "Friday", True),
        ("On Friday, the blast killed 14 people, and on Monday the police came.", "Monday", False),
        ("On Friday Kyiv fell silent, and 14 people were buried on Monday.", "Friday", False),
        ("The blast, which struck on Friday, killed 14 people, police said on Monday.", "Friday", True),
        ("The attack on Friday killed 14 people, the most since January.", "Friday", True),
    ],
)
def test_a_number_takes_no_day_of_another_statement(body: str, when: str, *, told: bool) -> None:
    """Though it be the only number of its sentence."""
    draft = make_draft(figures=[draft_figure("14", "people", "a1:1", when=when)])
    (figure,) = [each.item for each in ground(draft, body, published_at=PUBLISHED).figures]

    assert (figure.when is not None) is told
