"""What is told of a year before the event's: its toll is not the event's, and a claim of it keeps its year."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import PUBLISHED
from tests.drafting import draft_claim, draft_event, draft_figure, ground, make_draft


def find_relation(sentence: str, amount: str, what: str, language: str = "en", *, when: str = "", **fields: Any) -> str:
    """How a toll that a model calls the event's own is told; `when` is the event's time."""
    figure = draft_figure(amount, what, "a1:1", measure="killed")
    grounded = ground(
        make_draft(figures=[figure], events=[draft_event(when=when, cites=["a1:1"])]),
        sentence,
        language=language,
        written_in=language,
        **fields,
    )
    return grounded.figures[0].item.relation


@pytest.mark.parametrize(
    ("language", "sentence", "amount", "what"),
    [
        ("en", "It was the deadliest attack on the city since 2010, when 300 people died.", "300", "people died"),
        ("en", "A similar fire in the mine killed 14 people in 2019.", "14", "people killed"),
        ("en", "A similar fire in the mine killed 14 women in 2019.", "14", "women killed"),
        ("en", "In 2015, 130 people were killed in attacks in Paris.", "130", "people killed"),
        ("en", "The last such crash, in 1996, killed 349 people.", "349", "people killed"),
        ("en", "The attack came a year after a bombing that killed 30 people in Lund.", "30", "people killed"),
        ("en", "Last year 12 people died in a fire at the same mine.", "12", "people died"),
        ("en", "Two years ago, 40 people were killed in a similar blast.", "40", "people killed"),
        ("en", "A similar blast killed 40 people two years ago.", "40", "people killed"),
        ("en", "The toll surpasses that of the 2004 blast, in which 21 people died.", "21", "people died"),
        ("en", "The 2015 attacks in Paris that killed 130 people shocked Europe.", "130", "people killed"),
        ("en", "The 2004 blast killed 21 people.", "21", "people killed"),
        ("es", "Fue el peor incendio desde 2010, cuando murieron 300 personas.", "300", "personas muertas"),
        ("es", "Hace dos años, 40 personas murieron en un incendio similar.", "40", "personas muertas"),
        ("pt", "Em 2015, 130 pessoas morreram em ataques em Paris.", "130", "pessoas mortas"),
        ("fr", "En 2015, 130 personnes ont été tuées dans des attentats à Paris.", "130", "personnes tuées"),
        ("de", "Es war das schwerste Unglück seit 1998, als 62 Menschen starben.", "62", "Menschen gestorben"),
        ("de", "Vor zwei Jahren starben bei einem ähnlichen Brand 40 Menschen.", "40", "Menschen gestorben"),
        ("ru", "В 2015 году в результате взрыва погибли 12 человек.", "12", "человек погибли"),
        ("uk", "Торік унаслідок вибуху загинули 12 людей.", "12", "людей загинули"),
    ],
)
def test_a_toll_of_an_earlier_year_is_background(language: str, sentence: str, amount: str, what: str) -> None:
    """Whatever the model calls it, and where nothing says when the event was as well."""
    assert find_relation(sentence, amount, what, language) == "background"
    assert find_relation(sentence, amount, what, language, published_at=PUBLISHED) == "background"


@pytest.mark.parametrize(
    ("language", "sentence", "amount", "what"),
    [
        ("en", "It is the deadliest flood since 2010, and 41 people died in Lund on Friday.", "41", "people died"),
        ("en", "In the deadliest flood since 2010, 41 people died in Lund.", "41", "people died"),
        ("en", "The gunman, released from prison in 2019, killed 12 people.", "12", "people killed"),
        ("en", "The gunman killed 12 people at a club opened in 2019.", "12", "people killed"),
        ("en", "The gunman killed 12 people after his release in 2019.", "12", "people killed"),
        ("en", "The party, founded in 1998, said 41 members died.", "41", "members died"),
        ("en", "The suspect was freed a year before the attack that killed 12 people.", "12", "people killed"),
        ("en", "The blaze killed 12 people on Friday night.", "12", "people killed"),
        ("es", "El tirador, condenado en 2019, mató a 12 personas.", "12", "personas muertas"),
        ("de", "Der 2019 verurteilte Schütze tötete 12 Menschen.", "12", "Menschen getötet"),
    ],
)
def test_a_toll_of_the_event_stays_its_own(language: str, sentence: str, amount: str, what: str) -> None:
    """A year that is of something else in the sentence changes nothing."""
    assert find_relation(sentence, amount, what, language) == "core"


def test_a_month_of_an_earlier_year_is_one_where_the_event_has_a_time() -> None:
    """Where nothing says when the event was, a month or a day may be its own."""
    for when in ("last August", "in August 2024", "on 4 August 2024"):
        sentence = f"Two miners died in a roof collapse at the mine {when}."
        assert find_relation(sentence, "Two", "miners died") == "core"
        assert find_relation(sentence, "Two", "miners died", published_at=PUBLISHED) == "background"


def test_a_year_of_the_event_itself_is_no_earlier_one() -> None:
    """As the event's time has it, or the time of publication."""
    sentence = "In 2025, 130 people were killed in attacks in Lund."
    assert find_relation(sentence, "130", "people killed", when="2025") == "core"
    assert find_relation(sentence, "130", "people killed", published_at=PUBLISHED) == "core"
    assert find_relation(sentence, "130", "people killed", published_at=PUBLISHED.replace(year=2027)) == "background"


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Lind was jailed in 2015 for fraud.", "Lind was jailed for fraud."),
        ("The party won the election in 2015.", "The party won the election."),
        ("Last year a fire killed 12 people at the mine.", "A fire killed 12 people at the mine."),
        ("It was the worst since 2010, when a flood hit Lund.", "A flood hit Lund."),
    ],
)
def test_a_claim_of_an_earlier_year_keeps_it(sentence: str, text: str) -> None:
    """In its words, in the time that the model gives, or as the article's sentence."""
    plain, dated = (
        ground(make_draft(claims=[draft_claim(text, "a1:1", when=when)]), sentence).claims[0].item
        for when in ("", next(each for each in ("2015", "Last year", "2010") if each in sentence))
    )
    assert plain.text == sentence
    assert (dated.text, dated.text_from) == (text, "model")


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Lind, who was jailed in 2015, was released on Friday.", "Lind was released on Friday."),
        ("The party won its first election since 2015.", "The party won its first election."),
    ],
)
def test_a_claim_of_the_event_needs_no_other_year(sentence: str, text: str) -> None:
    """What is told beside an earlier year stays in the model's words."""
    claim = ground(make_draft(claims=[draft_claim(text, "a1:1")]), sentence).claims[0].item
    assert claim.text_from == "model"
