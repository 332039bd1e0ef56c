"""An object in front of its verb stays an object, where endings or articles alone tell it from a subject."""

from __future__ import annotations

import pytest

from tests.grounding.wordings import is_kept


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("uk", "Україну атакувала Росія.", "Україна атакувала Росію."),
        ("uk", "Україну атакували вночі.", "Україна атакувала вночі."),
        ("uk", "Прем'єра підтримав президент.", "Прем'єр підтримав президента."),
        ("ru", "Мэра раскритиковал президент.", "Мэр раскритиковал президента."),
        ("ru", "Мэра раскритиковали в понедельник.", "Мэр раскритиковал в понедельник."),
        ("ru", "Полицию атаковал мужчина.", "Полиция атаковала мужчину."),
        ("ru", "Сирию покинула Турция.", "Сирия покинула Турцию."),
        ("de", "Den Minister kritisierte der Präsident scharf.", "Der Minister kritisierte den Präsidenten scharf."),
        ("de", "Den Minister kritisierte die Kanzlerin scharf.", "Der Minister kritisierte die Kanzlerin scharf."),
        ("de", "Die Kanzlerin kritisierte der Minister.", "Die Kanzlerin kritisierte den Minister."),
        ("de", "Dem Trainer widersprach der Kapitän.", "Der Trainer widersprach dem Kapitän."),
        ("es", "Al ministro lo criticó el presidente.", "El ministro criticó al presidente."),
    ],
)
def test_an_object_in_front_does_not_become_the_subject(language: str, sentence: str, text: str) -> None:
    """The words come in the sentence's order, and their forms turn it round."""
    assert not is_kept(sentence, text, language)


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("uk", "Дрон збив вантажівку поблизу Києва.", "Дрон збив вантажівку."),
        ("uk", "Російські війська вночі обстріляли Харків.", "Російські війська обстріляли Харків."),
        ("ru", "Президент раскритиковал мэра в Москве.", "Президент раскритиковал мэра."),
        ("de", "Der Präsident kritisierte den Minister scharf.", "Der Präsident kritisierte den Minister."),
        ("de", "Die Polizei verhaftete den Minister am Montag.", "Der Minister wurde verhaftet."),
        ("de", "Der Minister wurde von der Partei kritisiert.", "Der Minister wurde kritisiert von der Partei."),
        ("es", "El juez condenó al alcalde en mayo.", "El alcalde fue condenado."),
    ],
)
def test_whoever_is_the_subject_may_be_told_as_one(language: str, sentence: str, text: str) -> None:
    """So may an object in the passive."""
    assert is_kept(sentence, text, language)
