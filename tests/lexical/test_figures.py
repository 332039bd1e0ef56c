"""Figures without a model: what is counted, by whom, where; and what is no figure of the event."""

from __future__ import annotations

import pytest

from tests.lexical.material import read_figures


def _told(body: str) -> list[tuple[str, str, str]]:
    return [(each.amount, each.measure, each.what) for each in read_figures(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "A blast in Velm killed three people and injured 12.",
            ["three: killed: people killed", "12: injured: people injured"],
        ),
        (
            "A blast in Velm resulted in one fatality and injuries to four individuals.",
            ["one: killed: people killed", "four: injured: people injured"],
        ),
        (
            "At least one person was killed and four injured in the blast.",
            ["At least one: killed: people killed", "four: injured: people injured"],
        ),
        (
            "A strike on Velm claims one life and injures several.",
            ["one: killed: people killed"],
        ),
        (
            "At least 12 people, including three children, were killed in Velm.",
            ["At least 12: killed: people killed", "three: killed: children killed"],
        ),
        (
            "Ten people and two police officers were wounded in the blast.",
            ["Ten: injured: people injured", "two: injured: police officers injured"],
        ),
        (
            "The death toll from the quake that hit Velm rose from 12 to 14.",
            ["14: killed: people killed"],
        ),
        (
            "Some 2,000 people were evacuated and 300 homes were destroyed; 12 remain missing.",
            ["Some 2,000: displaced: people evacuated", "300: count: homes destroyed", "12: missing: people missing"],
        ),
        (
            "Air defences shot down six out of seven missiles and 71 drones.",
            ["six out of seven: count: missiles shot down", "71: count: drones shot down"],
        ),
        (
            "Police arrested 23 people after three shops were looted.",
            ["23: detained: people arrested", "three: count: shops looted"],
        ),
        (
            "The company will cut 1,200 jobs and close two plants.",
            ["1,200: count: jobs to be cut", "two: count: plants to be closed"],
        ),
        (
            "Fourteen people were hospitalized and 12 others were taken to hospital later.",
            ["Fourteen: count: people hospitalized", "12: count: people taken to hospital"],
        ),
        ("The plane with 12 people on board crashed near Velm.", ["12: count: people on board"]),
        ("Rescuers looked for 31 people still missing in Velm.", ["31: missing: people missing"]),
        ("Another 24 people are still listed as missing.", ["24: missing: people listed as missing"]),
        ("The mayor put the number still missing at 29.", ["29: missing: people missing"]),
        ("By noon 19 people were known to have died in the loss of the Sea Star.", ["19: killed: people killed"]),
        (
            "More than 120 people had been pulled from the water by dawn.",
            ["More than 120: rescued: people pulled from the water"],
        ),
        (
            "Out of 97 people listed as being on board, 49 had been brought ashore.",
            ["97: count: people on board", "49: rescued: people brought ashore"],
        ),
        ("Doctors treated 62 people for burns and fractures.", ["62: injured: people treated"]),
        ("Most of the roughly 60 injured were taken home.", ["roughly 60: injured: people injured"]),
        ("About 3,900 hourly workers are now on strike.", ["About 3,900: count: hourly workers on strike"]),
        (
            "Four of the ship’s six life rafts failed to inflate.",
            ["Four of the ship’s six: count: life rafts failed to inflate"],
        ),
        (
            "Six of the seven members of the board had urged a yes vote.",
            ["Six of the seven: count: members of the board urged"],
        ),
        ("They turned it down by 2,318 votes to 1,204.", ["2,318: count: votes", "1,204: count: votes"]),
        ("Two pickets were detained.", ["Two: detained: pickets detained"]),
        (
            "Shares in Sun Cells fell 6.3%, wiping about $540 million off its market value.",
            ["6.3%: percentage: Shares in Sun Cells fell", "about $540 million: money: wiping off its market value"],
        ),
        (
            "The strike will cost Sun $9 million to $12 million a day.",
            ["$9 million to $12 million: money: strike cost"],
        ),
        ("That would add less than $50 million a year to costs.", ["less than $50 million: money: add to costs"]),
        ("The union had asked for 18%.", ["18%: percentage: union asked for"]),
        ("The total cost is estimated at up to 12 million crowns.", ["up to 12 million: money: total cost"]),
        (
            "Net profit rose 12% and the bank pledged $25 million in aid.",
            ["12%: percentage: Net profit rose", "$25 million: money: aid pledged"],
        ),
    ],
)
def test_what_a_number_counts_is_read(body: str, expected: list[str]) -> None:
    """The measure and the words for what is counted follow from the verb and the noun beside the number."""
    assert [": ".join(each) for each in _told(body)] == expected


@pytest.mark.parametrize(
    "body",
    [
        "A nine-year-old girl was hurt in the blast in Velm.",
        "The war began almost three years ago in the east of the country.",
        "Some drones can strike targets more than 900 miles away.",
        "The mayor denied that 12 people were killed in Velm.",
        "Up to 30 people may have died in the blast in Velm.",
        "The court sentenced the man to 12 years in prison.",
        "The Lions beat the Bears 88-79 in front of a full house.",
        "Three of the wounded were children, the hospital said.",
    ],
)
def test_what_is_no_figure_is_left_out(body: str) -> None:
    """Ages, durations, distances, denials, wishes and scores are no figures of the event."""
    assert _told(body) == []


def test_a_share_of_land_is_no_count_of_people() -> None:
    """A percentage is one, with its own subject."""
    (figure,) = read_figures("The gains currently amount to approximately 20% of the country’s land, he said.")
    assert (figure.measure, figure.what, figure.amount) == ("percentage", "country’s land", "approximately 20%")


LEAD = (
    "A blast in Velm killed three people on Friday.\nPolice look for the cause.\n"
    "The mayor came too.\nShops were shut.\n"
)


@pytest.mark.parametrize(
    "told",
    [
        "In 2003, a fire in the same street killed 11 people.",
        "In October a fire in Velm killed 11 people.",
        "Two men died in a fire in Velm last August.",
        "Elsewhere, a bus crash killed four people.",
        "A woman and two men were killed in Denholm last month.",
        "A crash in Denholm injured four people.",
        "On Tuesday, five people were killed.",
        "Such blasts have killed 3,000 people.",
    ],
)
def test_the_toll_of_another_occurrence_is_left_out(told: str) -> None:
    """Another year, another day, another place and far greater tolls are not the event's own."""
    assert _told(LEAD + told) == [("three", "killed", "people killed")]


@pytest.mark.parametrize(
    ("told", "amounts"),
    [
        ("Three people died in a fire at the works, five weeks after two men were killed in a blaze there.", ["Three"]),
        ("Three people died on Monday, a year after an explosion at the same plant injured nine.", ["Three"]),
        ("A boy was found alive on Friday, five days after the quake killed 300 people.", ["300"]),
        ("Three people were killed after a fire broke out at the works.", ["Three"]),
    ],
)
def test_the_toll_of_what_came_so_long_before_is_left_out(told: str, amounts: list[str]) -> None:
    """A blaze that is named for the first time is another one; the quake is the event."""
    assert [each.amount for each in read_figures(told)] == amounts


def test_a_part_of_the_event_keeps_its_place() -> None:
    """A toll of the same attack in a place that the lead does not name is limited to that place."""
    told = read_figures(LEAD + "The blast also injured two people in the northern district of Orm, officials said.")
    assert [(each.what, each.scope, each.attributed_to) for each in told] == [
        ("people killed", "", ()),
        ("people injured", "northern district of Orm", ("officials",)),
    ]


@pytest.mark.parametrize(
    ("body", "sources"),
    [
        ("Local officials said that three people were killed.", ("Local officials",)),
        ("Three people were killed, the interior ministry said.", ("interior ministry",)),
        ("Three people were killed, according to Mayor Ana Lind.", ("Ana Lind",)),
        ("Ana Lind, the mayor, said three people were killed.", ("Ana Lind",)),
        ("Three people were killed in the blast.", ()),
        ("She rejected the figures, saying the company employed 40 welders in Velm.", ()),
        ("“It was cold,” said passenger Ana Lind, 34, who was brought down with 12 children.", ()),
        ("Ana Lind, who runs the bridge, said 300 people had fled.", ("Ana Lind",)),
    ],
)
def test_who_says_so_is_read(body: str, sources: tuple[str, ...]) -> None:
    """Before the number, behind it, or after "according to"; nobody where the article speaks for itself."""
    assert [each.attributed_to for each in read_figures(body)] == [sources]


def test_a_word_of_doubt_before_the_number_is_kept() -> None:
    """`likely` belongs to the figure behind it, not to the one before."""
    told = read_figures("The army shot down 71 drones and likely destroyed 40 boats.")
    assert [each.hedge for each in told] == ["", "likely"]


def test_every_amount_stands_in_its_sentence() -> None:
    """The amount is the exact printed words with their bound."""
    for figure in read_figures(LEAD + "At least 33 homes were damaged in the blast, and no fewer than 12 cars."):
        assert figure.amount in figure.passage.text


@pytest.mark.parametrize(
    "body",
    [
        "Initial reports that three people had died were wrong.",
        "Early reports said ten people were killed; police said that was false.",
        "A drill simulated an attack in which 50 people were killed.",
        "Police dismissed as false a claim that 12 people were killed.",
        "The report that nine people were killed was untrue.",
        "Had the train been full, 200 people were killed.",
        "If the dam fails, 400 people are killed.",
        "A radio station said that 12 people were killed. Police said that was not true.",
        "Two of the three people hurt in the crash have died.",
    ],
)
def test_what_did_not_happen_has_no_figures(body: str) -> None:
    """Denied, imagined and superseded numbers are left out, and so are those that changed their state."""
    assert read_figures(body) == ()


def test_a_number_that_is_one_of_several_is_limited_to_its_place() -> None:
    """A toll listed beside another place's, or beside those on the ground, is not the whole."""
    bodies = ("The storm killed 12 in Haiti, 4 in Cuba.", "A jet fell, killing all 12 aboard and three on the ground.")
    assert [[(each.amount, each.scope) for each in read_figures(body)] for body in bodies] == [
        [("12", "Haiti")],
        [("12", "aboard")],
    ]


def test_a_report_or_a_denial_is_no_source() -> None:
    """Early reports are nobody, and the verb before an "and" is no part of a name."""
    assert [
        each.attributed_to for each in read_figures("Police denied a raid on the house and said three people died.")
    ] == [("Police",)]


@pytest.mark.parametrize(
    "told",
    [
        "Moscow denied it was responsible.",
        "“That is wrong,” the mayor said of the attack.",
        "“We were told it was a drill,” a neighbour said.",
    ],
)
def test_a_denial_of_something_else_leaves_the_toll(told: str) -> None:
    """Who denies blame, or quotes a wrong, does not take back the number."""
    assert _told(f"A strike killed 12 people in Velm. {told}") == [("12", "killed", "people killed")]


def test_the_month_of_a_dateline_is_no_doubt() -> None:
    """May is a word of doubt only where it is no month."""
    (figure,) = read_figures("VELM, May 6 (MPA) - Harrak has dismissed 240 workers in Velm.")
    assert figure.hedge == ""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Lind declared three days of national mourning starting on Monday.", [("three", "national mourning")]),
        ("Eva Holm received suspended sentences of 18 months in Velm.", [("18", "sentences")]),
        ("Both received suspended sentences of 18 months and two years in Velm.", []),
        ("Ana Lind finished with a lead of 1 minute, 12 seconds over Eva Holm.", []),
        ("The strike at the plant will cost 4 million pounds a week.", [("4 million", "strike at the plant cost")]),
        ("Shares in its owner, Halden Marine, rose 3.4 percent.", [("3.4", "Shares in its owner rose")]),
        ("Shares in the bank fell 3%.", [("3%", "Shares in the bank fell")]),
        ("Sun Ferries was fined 8.2 million pounds in a separate case.", [("8.2 million", "pounds")]),
        ("One person remained there on Monday, police in Velm said.", []),
        ("One injured man remained there on Monday, police in Velm said.", [("One", "injured man")]),
    ],
)
def test_a_label_is_of_what_the_number_counts(body: str, expected: list[tuple[str, str]]) -> None:
    """No verb before it and no clause behind it; two stretches of time that are told together are left out."""
    assert [(each.amount, each.what) for each in read_figures(body)] == expected
