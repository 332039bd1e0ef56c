"""Numbers written in one word with others: "dreiundzwanzig", "zweitägig", "тридцятичотирирічний"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import Final

from evals.made_up.tables import load_table
from evals.made_up.tokens import fold_word

_GERMAN_TAILS: Final = re.compile(
    r"(?:tagig|jahrig|stundig|kopfig|stockig|wochig|monatig|minutig|geschossig|seitig|prozentig|teilig|fach|mal|spurig)\w*"
)
_SLAVIC_TAILS: Final = re.compile(
    r"(?:річн|денн|поверх|годинн|хвилинн|метр|кілометр|тонн|місячн|тижнев|раз|ступен|кімнатн|відсотк|"
    r"летн|дневн|этажн|часов|минутн|километр|месячн|недельн|кратн|процент)\w*"
)
_SLAVIC_FORMS: Final = {
    1: "одно",
    2: "дво двох дву двух",
    3: "три трьох трех",
    4: "чотири чотирьох четырех",
    5: "п'яти",
    6: "шести",
    7: "семи",
    8: "восьми",
    9: "дев'яти девяти",
    10: "десяти",
    11: "одинадцяти одиннадцати",
    12: "дванадцяти двенадцати",
    13: "тринадцяти тринадцати",
    14: "чотирнадцяти четырнадцати",
    15: "п'ятнадцяти пятнадцати",
    16: "шістнадцяти шестнадцати",
    17: "сімнадцяти семнадцати",
    18: "вісімнадцяти восемнадцати",
    19: "дев'ятнадцяти девятнадцати",
    20: "двадцяти двадцати",
    30: "тридцяти тридцати",
    40: "сорока",
    50: "п'ятдесяти пятидесяти",
    60: "шістдесяти шестидесяти",
    70: "сімдесяти семидесяти",
    80: "вісімдесяти восьмидесяти",
    90: "дев'яносто девяносто",
    100: "сто",
}
_TAILS_OF: Final = {"de": _GERMAN_TAILS, "uk": _SLAVIC_TAILS, "ru": _SLAVIC_TAILS}
_TEN: Final = 10
_HUNDRED: Final = 100


@lru_cache(maxsize=1 << 14)
def read_compound(word: str, languages: tuple[str, ...]) -> tuple[float, bool] | None:
    """Return what a folded compound counts and whether it is a bare number; null where it counts nothing."""
    if "de" in languages and (value := _read_german(word)) is not None:
        return value, True
    for language in languages:
        if (tails := _TAILS_OF.get(language)) and (value := _read_adjective(word, language, tails)) is not None:
            return value, False
    return None


def _read_german(word: str) -> float | None:
    if "tausend" in word:
        thousands, _, rest = word.partition("tausend")
        high, low = _german().get(thousands or "ein"), _german().get(rest.removeprefix("und") or "null")
        return None if high is None or low is None else high * 1_000 + low
    return _german().get(word) if len(word) > len("hundert") or word in _german() else None


def _read_adjective(word: str, language: str, tails: re.Pattern[str]) -> float | None:
    prefixes = _german() if language == "de" else _slavic()
    for cut in range(len(word) - 3, 2, -1):
        if word[:cut] in prefixes and tails.fullmatch(word, cut):
            return prefixes[word[:cut]]
    return None


@cache
def _german() -> dict[str, float]:
    """Every German number word under a thousand, folded."""
    plain = {
        word: entry.value
        for word, entries in load_table(("de",)).numbers.items()
        for entry in entries
        if entry.kind == "plain" and word not in ("eine", "einen", "einem", "einer", "eines")
    }
    units = {word: value for word, value in plain.items() if 0 < value < _TEN}
    tens = {word: value for word, value in plain.items() if value >= 2 * _TEN}
    joined = {f"{unit}und{ten}": u + t for (unit, u), (ten, t) in product(units.items(), tens.items())}
    small = plain | joined
    hundreds = {f"{unit}hundert": u * _HUNDRED for unit, u in units.items()} | {"hundert": float(_HUNDRED)}
    return (
        small | hundreds | {f"{high}{low}": h + s for (high, h), (low, s) in product(hundreds.items(), small.items())}
    )


@cache
def _slavic() -> dict[str, float]:
    """Forms that Ukrainian and Russian put before an adjective, 1 to 199, folded."""
    plain = {fold_word(form): float(value) for value, forms in _SLAVIC_FORMS.items() for form in forms.split()}
    tens = {word: value for word, value in plain.items() if value >= 2 * _TEN}
    units = {word: value for word, value in plain.items() if value < _TEN}
    return plain | {f"{ten}{unit}": t + u for (ten, t), (unit, u) in product(tens.items(), units.items())}
