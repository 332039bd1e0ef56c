"""What is still to come is not told as happened, whatever form of a verb says so."""

from __future__ import annotations

import pytest

from tests.grounding.wordings import is_kept


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("The company is due to close the plant in May.", "The company closed the plant in May."),
        ("The court is to release the former leader on Monday.", "The court released the former leader on Monday."),
        ("The former leader is to be released on Monday.", "The former leader was released on Monday."),
        ("Calls for the mayor to be removed grew on Monday.", "The mayor was removed on Monday."),
        ("Pressure on the minister to resign grew on Monday.", "The minister resigned on Monday."),
        ("Ministers agreed to cut the tax on Monday.", "Ministers cut the tax on Monday."),
        ("A man was hired to kill the judge.", "A man killed the judge."),
        ("Rebels agreed to release 12 hostages.", "Rebels releases 12 hostages."),
        ("Rebels agreed to release 12 hostages.", "Rebels release 12 hostages."),
        ("The army crossed the river to attack the port.", "The army attacked the port."),
        ("Police were unable to rescue the child.", "Police rescued the child."),
        ("Guards kept protesters from entering the palace.", "Protesters entered the palace."),
        ("Nurses stopped the man from hitting a child.", "The man hit a child."),
        ("The summit starts on Friday.", "The summit started on Friday."),
        ("The minister talked about resigning on Monday.", "The minister resigned on Monday."),
    ],
)
def test_an_infinitive_is_no_past(sentence: str, text: str) -> None:
    """What somebody is to do, is asked to do or kept from doing is not done."""
    assert not is_kept(sentence, text)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("The man managed to escape the fire.", "The man escaped the fire."),
        ("The army began to shell the town.", "The army shelled the town."),
        ("The company is due to close the plant in May.", "The plant is due to close in May."),
        ("The bridge is to be opened in June in Lund.", "The bridge is to be opened in June."),
        ("The plant closed in May, and another is to close in June.", "The plant closed in May."),
        ("Residents returned to work in the port they shelled.", "Residents returned to work."),
    ],
)
def test_an_infinitive_may_stay_one_or_tell_what_was_achieved(sentence: str, text: str) -> None:
    """Whoever managed to do a thing did it."""
    assert is_kept(sentence, text)


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("es", "El gobierno subirá los impuestos en enero.", "El gobierno subió los impuestos en enero."),
        ("es", "El banco cerrará diez oficinas en mayo.", "El banco ha cerrado diez oficinas en mayo."),
        ("es", "El banco cerrará diez oficinas en mayo.", "El banco cierra diez oficinas en mayo."),
        ("es", "El ministro dijo que dimitiría en mayo.", "El ministro dijo que dimitió en mayo."),
        ("es", "El ejército cruzó el río para atacar el puerto.", "El ejército atacó el puerto."),
        ("es", "Los agentes amenazaron con matar al testigo.", "Los agentes mataron al testigo."),
        ("pt", "Os agentes ameaçaram matar a testemunha.", "Os agentes mataram a testemunha."),
        ("fr", "Les agents ont menacé de tuer le témoin.", "Les agents ont tué le témoin."),
        ("de", "Die Beamten drohten, den Zeugen zu töten.", "Die Beamten töteten den Zeugen."),
        ("uk", "Агенти погрожували вбити свідка.", "Агенти вбили свідка."),
        ("pt", "Os deputados votarão o orçamento na terça-feira.", "Os deputados votaram o orçamento na terça-feira."),
        ("pt", "A polícia cercou a casa para prender o suspeito.", "A polícia prendeu o suspeito."),
        ("fr", "Le ministre démissionnera lundi.", "Le ministre a démissionné lundi."),
        ("fr", "La police a encerclé la maison pour arrêter Lind.", "La police a arrêté Lind."),
        ("de", "Das Tor wird am Freitag geöffnet.", "Das Tor wurde am Freitag geöffnet."),
        ("de", "Das Parlament wird die Steuern erhöhen.", "Das Parlament hat die Steuern erhöht."),
        ("ru", "Компания закроет завод в мае.", "Компания закрыла завод в мае."),
        ("ru", "Власти решили закрыть мост.", "Власти закрыли мост."),
        ("uk", "Суд звільнить політика в понеділок.", "Суд звільнив політика в понеділок."),
    ],
)
def test_a_future_told_by_an_ending_is_no_past(language: str, sentence: str, text: str) -> None:
    """So it is where an auxiliary alone parts the two."""
    assert not is_kept(sentence, text, language)


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("es", "El gobierno subirá los impuestos en enero.", "El gobierno subirá los impuestos."),
        ("es", "El gobierno dijo que subirá los impuestos.", "El gobierno dijo que subiría los impuestos."),
        ("es", "El equipo ganó la copa tras vencer al Lugo.", "El equipo venció al Lugo."),
        ("es", "Los presos lograron escapar de la cárcel.", "Los presos escaparon de la cárcel."),
        ("pt", "Antes, fora Agrelo a empatar de penálti.", "Agrelo empatou de penálti."),
        ("ru", "Суд освободил политика в понедельник после обеда.", "Суд освободил политика в понедельник."),
        ("de", "Der Mann wurde am Montag in Wien verhaftet.", "Der Mann wurde in Wien verhaftet."),
    ],
)
def test_a_future_may_stay_one_and_a_past_too(language: str, sentence: str, text: str) -> None:
    """An infinitive that no mark makes a purpose may tell what happened."""
    assert is_kept(sentence, text, language)
