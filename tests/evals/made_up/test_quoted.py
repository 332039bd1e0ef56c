"""A quotation stands between quotation marks of its article, where its evidence is."""

from __future__ import annotations

import pytest

from tests.evals.made_up.probe import Probe

TALK = Probe('"We will stop," Ann Cole said. The engine failed twice. "I know nothing," Tom Reed said.\nIt is quiet.')

MARKED = [
    ('He said: "Go home now."', "Go home now."),
    ("He said: “Go home. It is late.\nTake a coat.” She left.", "Go home. It is late.\nTake a coat."),
    ("Sie sagte: „Geh jetzt nach Hause“, dann ging sie.", "Geh jetzt nach Hause"),
    ("Er sagte: »Geh jetzt nach Hause« und ging.", "Geh jetzt nach Hause"),
    ("Il a dit : « Rentrez chez vous » et partit.", "Rentrez chez vous"),
    ("Він сказав: «Ідіть “до дому” зараз», — і пішов.", "до дому"),
    ("Він сказав: «Ідіть “до дому” зараз», — і пішов.", "Ідіть “до дому” зараз"),
    ("He said: 'Don't touch the workers' tools.' She left.", "Don't touch the workers' tools."),
    ("‘Don’t go home,’ he said.", "Don’t go home"),
    ("彼は「家に帰れ」と言った。", "家に帰れ"),
    ("彼は『家に帰れ』と言った。", "家に帰れ"),
    ("He said: ‹Go home now› and left.", "Go home now"),
    ("“Go home. It is late.\n“Take a coat,” he said.", "Take a coat"),
    ("“Go home. It is late.\n“Take a coat,” he said.", "Go home. It is late."),
    ("“We went home, and ‘it was late’, as she says,” he said.", "it was late"),
    ("“We went home, and ‘it was late’, as she says,” he said.", "We went home, and 'it was late', as she says"),
]
PROSE = [
    ("“We stop,” she said. The engine failed twice. “I know.”", "The engine failed twice"),
    ("„Halt“, sagte sie. Der Motor fiel aus. „Ich weiß.“", "Der Motor fiel aus"),
    ("« Stop », dit-elle. Le moteur a lâché. « Je sais. »", "Le moteur a lâché"),
    ("'We stop,' she said. The engine didn't run. 'I know.'", "The engine didn't run"),
    ("彼は「家に帰れ」と言った。雨が降った。", "雨が降った"),
    ("“We stop,” she said. “I know.”", "We stop,” she said"),
    ("The engine failed twice.", "The engine failed twice"),
]


@pytest.mark.parametrize(("body", "words"), MARKED)
def test_words_in_marks_pass(body: str, words: str) -> None:
    """Every pair of marks counts, over sentence ends and lines, and one within another."""
    assert Probe(body).quote(words) == set()


@pytest.mark.parametrize(("body", "words"), PROSE)
def test_the_narrator_s_words_are_found(body: str, words: str) -> None:
    """Prose between two quotations is nobody's quotation, nor is what runs over a closing mark."""
    assert Probe(body).quote(words) == {"quote_not_verbatim"}


def test_a_quotation_elsewhere_in_the_article_does_not_count() -> None:
    """Words have to stand at the evidence or touch it."""
    first, second = 'a1:"We will stop," Ann Cole said.', "a1:Tom Reed said."
    assert TALK.quote("We will stop", first) == set()
    assert TALK.quote("I know nothing", second) == set()
    assert TALK.quote("I know nothing", first) == {"quote_not_verbatim"}


def test_a_missing_closing_mark_is_no_fault() -> None:
    """Where a paragraph's quotation is never closed, what follows it is taken as quoted."""
    body = "“Go home. It is late.\nTake a coat and walk slowly.\n“The end is near,” he said."
    assert Probe(body).quote("Take a coat and walk slowly") == set()
