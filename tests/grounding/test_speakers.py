"""Who said it stands beside the verb of saying; whoever else is named near did not."""

from __future__ import annotations

import pytest

from service.grounding.index import ArticleIndex
from service.grounding.speech.speakers import is_said_by_another
from tests.builders import prepare


def _is_said_by_another(name: str, body: str, language: str) -> bool:
    (article,) = prepare(body, language=language)
    index = ArticleIndex(article)
    return is_said_by_another(name, next(iter(index.sentences.values())))


SAID = [
    ("en", "“We will not close the mine this year,” said the mayor, Ana Lind.", "Ana Lind"),
    ("en", "“We will not close the mine this year,” said mayor Ana Lind.", "Ana Lind"),
    ("en", "“We will not close the mine this year,” Ana Lind told reporters in Lund.", "Ana Lind"),
    ("en", "“It was good-natured before that,” said police Sgt. Ana Lind.", "Ana Lind"),
    ("en", "Superintendent Ana Lind of Lund Police said “we will not close the mine this year”.", "Ana Lind"),
    ("en", "Ana Lind of the Red Cross said “we will not close the mine this year”.", "Ana Lind"),
    ("fr", "« Nous ferons appel dès demain matin », a déclaré à la presse Me Solène Aubertin.", "Solène Aubertin"),
    ("pt", '"Não vamos fechar a mina este ano", disse o presidente, Rui Pascoal, à saída.', "Rui Pascoal"),
    ("es", "«No vamos a cerrar la mina este año», afirmó la alcaldesa, Nuria Beltrán.", "Nuria Beltrán"),
    ("de", "„Wir schließen die Grube nicht“, sagte Verhandlungsführerin Katja Morgenroth.", "Katja Morgenroth"),
    ("uk", "«Ми не закриємо шахту цього року», — сказав мер Остап Линник.", "Остап Линник"),
]


@pytest.mark.parametrize(("language", "body", "speaker"), SAID)
def test_nobody_else_said_what_a_sentence_gives_to_a_name(language: str, body: str, speaker: str) -> None:
    """Behind an office, a comma, or whom it was said to."""
    assert _is_said_by_another("Bo Berg", body, language)
    assert not _is_said_by_another(speaker, body, language)


@pytest.mark.parametrize(
    "body",
    [
        "“We will not close the mine this year,” said Bo Berg's lawyer, Per Dahl.",
        "“We will not close the mine this year,” Bo Berg's lawyer, Per Dahl, said.",
        "“We will not close the mine this year,” said Bo Berg's lawyer Per Dahl on Friday.",
        "“We will not close the mine this year,” said a lawyer for Bo Berg, Per Dahl.",
        "“We will not close the mine this year,” a lawyer for Bo Berg, Per Dahl, said.",
        "“We will not close the mine this year,” said Berg adviser Per Dahl.",
        "“We will not close the mine this year,” Berg ally Per Dahl said.",
        "“We will not close the mine this year,” Dahl, who replaced Berg, told the Gazette.",
        "“We will not close the mine this year,” Dahl, chosen by Berg in May, said.",
        "“We will not close the mine this year,” Berg quoted Dahl as saying.",
        "“We will not close the mine this year,” Dahl, a former Berg critic, said.",
        "“We will not close the mine this year,” Dahl, the brother of Bo Berg, said.",
        "“We will not close the mine this year,” the brother of Bo Berg, Per Dahl, said.",
        "“We will not close the mine this year,” a Berg spokesman, Per Dahl, said.",
        "“We will not close the mine this year,” Dahl, standing beside Berg, said.",
        "“We will not close the mine this year,” Dahl, accused by Berg of fraud, said.",
        "Dahl, a former Berg critic, said they would not close the mine.",
        "Dahl, accused by Berg of hiding the report, said: “We will not close the mine this year.”",
        "Bo Berg's lawyer, Per Dahl, said they would not close the mine.",
        "They would not close the mine, said Bo Berg's lawyer, Per Dahl.",
    ],
)
def test_whoever_speaks_for_somebody_speaks(body: str) -> None:
    """Not the one who is spoken for, whom they replaced, or who only quotes them."""
    assert _is_said_by_another("Bo Berg", body, "en")
    assert not _is_said_by_another("Per Dahl", body, "en")


def test_a_spokesman_without_a_name_is_not_the_one_he_speaks_for() -> None:
    """He stays unnamed."""
    assert _is_said_by_another("Bo Berg", "“We will not close the mine,” said Bo Berg's lawyer.", "en")


@pytest.mark.parametrize(
    "body",
    [
        "“We will not close the mine this year,” he said in Paris.",
        "“We will not close the mine this year,” the mayor said. Bo Berg, the mayor, is ill.",
        "“We will not close the mine this year,” she told the Gazette.",
        "“We will not close the mine this year.”",
    ],
)
def test_a_pronoun_their_own_office_or_a_place_leaves_it_open(body: str) -> None:
    """Then the context may say who it is."""
    assert not _is_said_by_another("Bo Berg", body, "en")


@pytest.mark.parametrize(
    "body",
    [
        "“We will not close the mine this year,” Dahl, the mayor of Lund, said.",
        "“We will not close the mine this year,” Dahl, a lawyer who lives in Lund, Sweden, said.",
        "“We will not close the mine this year,” Dahl, in a statement on Friday, said.",
        "“We will not close the mine this year,” the mayor of Lund, Per Dahl, said.",
    ],
)
def test_whoever_is_described_speaks(body: str) -> None:
    """Whatever stands between their name and the verb."""
    assert not _is_said_by_another("Per Dahl", body, "en")


@pytest.mark.parametrize(
    ("language", "body", "spoken_for"),
    [
        ("ru", "«Мы не закроем шахту в этом году», — сказал адвокат Петрова.", "Иван Петров"),
        ("ru", "«Мы не закроем шахту в этом году», — сказала Анна Петрова.", "Иван Петров"),
        ("ru", "«Мы не закроем шахту в этом году», — заявил представитель Путина Дмитрий Песков.", "Владимир Путин"),
        ("ru", "Адвокат Петрова Ольга Ким заявила, что шахту не закроют.", "Иван Петров"),
        ("uk", "«Ми не закриємо шахту цього року», — сказав адвокат Линника.", "Остап Линник"),
        ("uk", "Дружина Навального сказала: «Ми не закриємо шахту цього року».", "Олексій Навальний"),
        ("uk", "За словами Зеленського, шахту не закриють.", "Остап Линник"),
    ],
)
def test_whoever_is_named_in_another_case_is_no_subject(language: str, body: str, spoken_for: str) -> None:
    """Сказал адвокат Петрова: that is a lawyer, of Петров."""
    assert _is_said_by_another(spoken_for, body, language)


@pytest.mark.parametrize(
    ("language", "body", "speaker"),
    [
        ("ru", "«Мы не закроем шахту в этом году», — сказала Анна Петрова.", "Анна Петрова"),
        ("ru", "«Мы не закроем шахту в этом году», — сказал Королев.", "Игорь Королёв"),
        ("uk", "«Ми не закриємо шахту цього року», — сказав Зеленський.", "Володимир Зеленський"),
        ("uk", "За словами Зеленського, шахту не закриють.", "Володимир Зеленський"),
    ],
)
def test_whoever_is_named_as_a_subject_speaks(language: str, body: str, speaker: str) -> None:
    """Or behind "according to", in the case that it asks for."""
    assert not _is_said_by_another(speaker, body, language)
