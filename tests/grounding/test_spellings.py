"""A name is known in every form that means the same one, and in no other."""

from __future__ import annotations

import pytest

from service.grounding.index import ArticleIndex
from service.grounding.names import find_name
from tests.builders import prepare


def _is_named(name: str, body: str, language: str) -> bool:
    """Whether the last sentence by itself names it."""
    (article,) = prepare(body, language=language)
    index = ArticleIndex(article)
    naming = find_name(name, [*index.sentences.values()][-1])
    return naming is not None and not naming.context


@pytest.mark.parametrize(
    ("language", "name", "body"),
    [
        ("en", "Volodymyr Zelensky", "Volodymyr Zelenskyy said so on Monday."),
        ("en", "Zelenskiy", "President Zelensky said so on Monday."),
        ("en", "Volodymyr Zelensky", "Volodymyr Zelensky spoke in Lund. Mr Zelensky said so on Monday."),
        ("en", "Ana Lind", "Ana Lind's office said so."),
        ("en", "International Energy Agency", "The International Energy Agency (IEA) met. The IEA said so."),
        ("de", "Lufthansa", "Die Lufthansa-Sprecherin sagte das."),
        ("de", "Merz", "Merz’ Regierung sagte das am Montag."),
        ("uk", "Володимир Зеленський", "Про це повідомив Володимиру Зеленському помічник."),
        ("uk", "Зеленський", "За словами Зеленського, це так."),
        ("uk", "Березогір'я", "Пожежа у Березогір’ї триває."),
        ("uk", "Київ", "Вибух пролунав у Києві."),
        ("uk", "Львів", "Рух за Львовом зупинено."),
        ("uk", "Тернопіль", "Вибух пролунав у Тернополі."),
        ("uk", "Канів", "Вибух пролунав у Каневі."),
        ("en", "São Paulo", "A fire broke out in Sao Paulo."),
        ("en", "Sao Paulo", "A fire broke out in São Paulo."),
        ("en", "Lech Wałęsa", "Lech Walesa came. Walesa said so."),
        ("es", "Bogota", "Protestas en Bogotá."),
        ("ru", "Владимир Путин", "Об этом сообщили Владимиру Путину."),
        ("ru", "Харьков", "Об этом сообщили в Харькове."),
        ("ru", "Киев", "Поезд до Киева отменён."),
        ("ru", "Иван Петров", "Об этом сообщили Ивану Петрову."),
        ("uk", "Volodymyr Zelensky", "Про це повідомив Володимир Зеленський."),
        ("uk", "Volodymyr Zelenskyy", "Володимир Зеленський прибув. За словами Зеленського, це так."),
        ("uk", "Zelensky", "За словами Зеленського, це так."),
        ("uk", "Olena Zelenska", "Про це повідомила Олена Зеленська."),
        ("uk", "Kyiv", "Київ прокинувся. Вибух пролунав у Києві."),
        ("uk", "Zaporizhzhia", "Запоріжжя обстріляли."),
        ("ru", "Alexei Navalny", "Алексей Навальный приехал."),
        ("ru", "Sergey Lavrov", "Об этом сообщил Сергей Лавров."),
        ("ru", "Tesla", "Компания Tesla подала в суд."),
        ("en", "Володимир Зеленський", "Volodymyr Zelensky said so on Monday."),
        ("en", "Харків", "A drone hit Kharkiv."),
    ],
)
def test_a_form_of_the_name_names_it(language: str, name: str, body: str) -> None:
    """Spelling, case, title, possessive, compound, initials."""
    assert _is_named(name, body, language)


@pytest.mark.parametrize(
    ("language", "name", "body"),
    [
        ("en", "Ukrainian officials", "Ukrainian officials met in Lund. Local officials said so."),
        ("en", "Ana Lind", "Bo Lind said so."),
        ("en", "International Energy Agency", "The International Energy Agency met. The IEA said so."),
        ("en", "Kowalski", "Kowalsen said so."),
        ("uk", "Зеленський", "За словами Зеленчука, це так."),
        ("uk", "Zelensky", "За словами Зеленчука, це так."),
        ("uk", "Zelenska", "Про це повідомив Зеленський."),
        ("uk", "Petro Zelensky", "Про це повідомив Володимир Зеленський."),
        ("en", "Львів", "A drone hit Kharkiv."),
        ("en", "José Martínez", "Jose Martinez came. Juan Martinez said so."),
        ("en", "José Martínez", "Jose Alvarez and Juan Martinez said so."),
        ("es", "Peña", "La pena de muerte fue abolida."),
    ],
)
def test_another_name_does_not(language: str, name: str, body: str) -> None:
    """Officials of elsewhere, a namesake, initials that nobody gave."""
    assert not _is_named(name, body, language)
