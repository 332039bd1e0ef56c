"""Whether a day is behind or ahead, by the verbs of the clause that it stands in."""

from __future__ import annotations

import pytest

from service.grounding.circumstances.outlook import Tense, tell_tense
from service.grounding.printed import read_text
from service.languages import load_languages

AHEAD = [
    ("en", "on Tuesday", "Seven libraries will close after the holidays on Tuesday."),
    ("en", "on Friday", "Ana Lind said that he will resign on Friday."),
    ("en", "on Friday", "Ana Lind said he will resign on Friday."),
    ("en", "Friday", "The summit will open on Friday."),
    ("en", "on Friday", "On Friday, the court will decide."),
    ("en", "On Friday", "On Friday the court will decide."),
    ("en", "on Friday", "The court on Friday will decide."),
    ("en", "on Friday", "The army will send 500 troops on Friday."),
    ("en", "on Friday", "The bridge will be opened on Friday."),
    ("en", "on Friday", "A single track is to reopen on Friday."),
    ("en", "on Friday", "The court is expected to hear the case on Friday."),
    ("en", "on Friday", "The bridge is due to be opened on Friday."),
    ("en", "on Friday", "Police arrested Lind on Monday and a trial will begin on Friday."),
    ("en", "on Friday", "Lind was arrested on Monday and will be tried on Friday."),
    ("en", "on Friday", "Lind, arrested last week, will be tried on Friday."),
    ("en", "on Friday", "He'll leave on Friday."),
    ("en", "on Friday", "Lind won't appear on Friday."),
    ("de", "am Freitag", "Lind wird am Freitag zurücktreten."),
    ("de", "am Freitag", "Lind sagte, dass er am Freitag zurücktreten wird."),
    ("de", "Am Freitag", "Am Freitag wird gewählt."),
    ("es", "el viernes", "El gobierno subirá los impuestos el viernes."),
    ("es", "el viernes", "Lind dijo que renunciará el viernes."),
    ("fr", "vendredi", "Le gouvernement augmentera les impôts vendredi."),
    ("fr", "vendredi", "Lind a dit qu’il démissionnera vendredi."),
    ("fr", "vendredi", "Le procès va commencer vendredi."),
    ("pt", "na sexta-feira", "O governo aumentará os impostos na sexta-feira."),
    ("pt", "na sexta-feira", "Lind vai renunciar na sexta-feira."),
    ("ru", "в пятницу", "Саммит состоится в пятницу."),
    ("ru", "в пятницу", "Лавров заявил, что саммит пройдет в пятницу."),
    ("uk", "у п’ятницю", "Саміт відбудеться у п’ятницю."),
    ("uk", "у п’ятницю", "Суд розглядатиме справу у п’ятницю."),
    ("en", "on Friday", "The union will go on strike on Friday."),
    ("en", "on Friday", "Strikers will block the port on Friday, the union said."),
    ("en", "on Friday", "Israel is set to free 90 prisoners on Friday."),
    ("en", "on Friday", "The ministers who were sacked will appear in court on Friday."),
    ("es", "el viernes", "La cumbre comenzará el viernes en Oslo."),
    ("fr", "vendredi", "Douze députés seront entendus vendredi."),
]
SAID = [
    ("en", "on Friday", "Ana Lind said on Friday that he will resign."),
    ("en", "on Friday", "Ana Lind said on Friday he will resign."),
    ("en", "Friday", "Ana Lind announced Friday she will run."),
    ("en", "on Friday", "He will resign, Ana Lind said on Friday."),
    ("en", "on Friday", "“I will resign,” Ana Lind told reporters on Friday."),
    ("en", "On Friday", "On Friday, Lind said he will resign."),
    ("en", "On Friday", "On Friday Lind said he will resign."),
    ("en", "on Friday", "Lind pledged on Friday to resign."),
    ("en", "on Friday", "The bank raised rates, it said in a statement on Friday."),
    ("de", "am Freitag", "Lind sagte am Freitag, dass er zurücktreten wird."),
    ("es", "el viernes", "Lind dijo el viernes que renunciará."),
    ("pt", "na sexta-feira", "Lind disse na sexta-feira que irá renunciar."),
    ("ru", "в пятницу", "Лавров заявил в пятницу, что саммит пройдет."),
    ("uk", "у п’ятницю", "Зеленський заявив у п’ятницю, що саміт відбудеться."),
]
PAST = [
    (
        "en",
        "on Tuesday",
        "Seven libraries will close after county councillors voted by 31 to 27 on Tuesday for a plan to save money.",
    ),
    ("en", "since Sunday", "The army has fought here since Sunday."),
    ("en", "on Friday", "He resigned before the court ruled on Friday."),
    ("en", "on Friday", "He will resign after he met the king on Friday."),
    ("en", "on Friday", "Trump's plan failed on Friday."),
    ("en", "on Friday", "The planned strike was called off on Friday."),
    ("en", "on Friday", "A plan to cut taxes was approved on Friday."),
    ("en", "on Monday", "Police arrested Lind on Monday and a trial will begin on Friday."),
    ("en", "Friday", "The EU discussed Friday's attack."),
    ("en", "on Friday", "The minister, who will resign, met Lind on Friday."),
    ("en", "on Friday", "The army attacked the port on Friday."),
    ("en", "on Friday", "Twelve people were killed on Friday."),
    ("en", "on Friday", "The blast on Friday killed 12."),
    ("en", "on Friday", "Ministers rejected on Friday a plan that will raise taxes."),
    ("en", "late on Friday", "A drone attack that began late on Friday and went on into Saturday set fire to a depot."),
    ("de", "am Freitag", "Zwölf Menschen konnten am Freitag gerettet werden."),
    ("de", "am Freitag", "Er wurde am Freitag verhaftet."),
    ("es", "el viernes", "El viernes murieron 12 personas."),
    ("es", "el viernes", "La mayoría votó el viernes."),
    ("fr", "vendredi", "Il a été condamné vendredi."),
    ("pt", "na sexta-feira", "Doze pessoas morreram na sexta-feira."),
    ("ru", "в пятницу", "Совет утвердил бюджет в пятницу."),
    ("ru", "в пятницу", "В пятницу погибли 12 человек."),
    ("uk", "у п’ятницю", "Дванадцять людей загинули у п’ятницю."),
    ("en", "on Friday", "Israel freed 90 prisoners on Friday."),
    ("en", "on Friday", "Israel has freed 90 prisoners since talks were held on Friday."),
    ("en", "on Friday", "Voters in Oslo went to the polls on Friday."),
    ("de", "am Freitag", "Die Polizei nahm am Freitag zwölf Menschen fest."),
    ("de", "am Freitag", "Die Züge standen am Freitag still."),
    ("es", "el viernes", "La policía detuvo a 12 personas el viernes."),
    ("fr", "vendredi", "La police avait arrêté douze personnes vendredi."),
    ("pt", "na sexta-feira", "A polícia prendeu 12 pessoas na sexta-feira."),
]
EITHER = [
    ("en", "on Friday", "Lind, who is on a visit abroad, was to return on Friday."),
    ("en", "for Wednesday", "Rain is forecast for Wednesday."),
    ("en", "on Monday", "He need not come on Monday."),
    ("en", "on Friday", "The bridge was due to be opened on Friday."),
    ("en", "on Friday", "Lind planned to leave on Friday."),
    ("en", "on Friday", "Lind would be tried on Friday, the court said."),
    ("en", "for Friday", "The vote was postponed to be held, set for Friday."),
    ("en", "on Friday", "The summit opens on Friday."),
    ("en", "on Friday", "Lind may resign on Friday."),
    ("en", "on Friday", "The party has to decide on Friday."),
    ("de", "am Freitag", "Verhandelt werden soll am Freitag."),
    ("de", "am Freitag", "Der Gipfel beginnt am Freitag."),
    ("es", "el viernes", "Lind dijo que renunciaría el viernes."),
    ("en", "on Friday", "The ministry says talks should resume on Friday."),
    ("de", "am Freitag", "Am Freitag sollen die Züge wieder fahren."),
]
MIXED = [
    ("en", "Friday", "The EU will discuss Friday's attack."),
    ("en", "on Friday", "Troops captured on Friday will be freed."),
]
UNTOLD = [
    ("en", "on Friday", "Three die in blast on Friday."),
    ("en", "on Friday", "He will resign and leave the country on Friday."),
]


def tell(language: str, phrase: str, sentence: str) -> Tense:
    """The tense that the words of a day have in a sentence."""
    return tell_tense(phrase, read_text(sentence, load_languages()[language]))


@pytest.mark.parametrize(("language", "phrase", "sentence"), AHEAD)
def test_a_day_is_ahead(language: str, phrase: str, sentence: str) -> None:
    """A verb that puts what it tells ahead stands in the day's own clause."""
    assert tell(language, phrase, sentence) is Tense.AHEAD


@pytest.mark.parametrize(("language", "phrase", "sentence"), SAID)
def test_a_day_is_that_of_saying_something(language: str, phrase: str, sentence: str) -> None:
    """A verb of saying stands close to the day: what was said then may still be to come."""
    assert tell(language, phrase, sentence) is Tense.SAID


@pytest.mark.parametrize(("language", "phrase", "sentence"), PAST)
def test_a_day_is_behind(language: str, phrase: str, sentence: str) -> None:
    """The verbs of its clause tell of what was, whatever other clauses of the sentence tell."""
    assert tell(language, phrase, sentence) is Tense.PAST


@pytest.mark.parametrize(("language", "phrase", "sentence"), EITHER)
def test_a_day_may_be_either(language: str, phrase: str, sentence: str) -> None:
    """A plan may be an old one, and a fixture in the present tense one of either side."""
    assert tell(language, phrase, sentence) is Tense.EITHER


@pytest.mark.parametrize(("language", "phrase", "sentence"), MIXED)
def test_a_day_may_be_of_several_tenses(language: str, phrase: str, sentence: str) -> None:
    """The clause has verbs of both kinds, or the day only names what has its own."""
    assert tell(language, phrase, sentence) is Tense.MIXED


@pytest.mark.parametrize(("language", "phrase", "sentence"), UNTOLD)
def test_a_day_may_have_no_tense(language: str, phrase: str, sentence: str) -> None:
    """No verb that is known stands in its clause."""
    assert tell(language, phrase, sentence) is Tense.UNTOLD
