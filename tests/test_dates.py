"""Dates from printed words: what settles one, and all that does not."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.dates import resolve_time
from service.language import Language
from service.languages import find_language, load_languages
from service.schema.report import When
from tests.builders import PUBLISHED, texts

ISO_PREFIX = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)
LENGTHS = {"year": {4}, "month": {7}, "day": {10}, "part_of_day": {10}, "hour": {13, 14, 19}, "minute": {16, 17, 22}}

languages = st.sampled_from([*load_languages().values(), Language(code="und")])
_PRINTED = (
    "on at the in of Wednesday Friday Monday среду mercredi Mittwochabend mañana yesterday today next before by"
    " February Feb. febrero Februar февраля May may overnight morning 12 30 31 2025 2008-2012 2025-02-30"
    " 12.02.2025 2025年2月12日 02:30 0230 2.30 a.m. pm GMT Z Uhr 14h30 T 12th 1er 20٢٥ 1٢:30 , . - – ' ( )"
)
words_of_time = st.lists(
    st.one_of(
        st.sampled_from(_PRINTED.split()),
        texts,
    ),
    max_size=8,
).map(" ".join)
moments = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=13)), timezone(-timedelta(hours=11))]))


def resolve(words: str, code: str = "en", *, published_at: datetime | None = PUBLISHED, planned: bool = False) -> When:
    """The words as printed in an article of Wednesday, 12 February 2025."""
    return resolve_time(words, find_language(load_languages(), code), published_at=published_at, planned=planned)


@given(words_of_time, languages, st.none() | moments, st.booleans())
def test_start_is_open_or_iso_8601_cut_to_its_precision(
    words: str,
    language: Language,
    published_at: datetime | None,
    planned: bool,  # noqa: FBT001
) -> None:
    """Whatever the words, the start is null or a real date that is as long as its precision says."""
    when = resolve_time(words, language, published_at=published_at, planned=planned)
    assert when.text == words
    assert when.end is None
    if when.start is None:
        assert when.resolved_from == "unresolved"
        return
    assert ISO_PREFIX.fullmatch(when.start)
    assert len(when.start) in LENGTHS[when.precision]
    datetime.fromisoformat((when.start + "-01-01")[:10] if len(when.start) < 10 else when.start)


@given(words_of_time, languages, st.booleans())
def test_without_a_day_of_publication_only_printed_years_resolve(
    words: str,
    language: Language,
    planned: bool,  # noqa: FBT001
) -> None:
    """An undated article's weekdays stay open; what resolves has its year in the words."""
    when = resolve_time(words, language, published_at=None, planned=planned)
    assert when.resolved_from in {"explicit", "unresolved"}
    if when.start:
        assert when.start[:4] in words


@given(words_of_time, languages, moments, st.booleans())
def test_a_day_seen_from_publication_is_near_it(
    words: str,
    language: Language,
    published_at: datetime,
    planned: bool,  # noqa: FBT001
) -> None:
    """No weekday is further away than six days, and only plans and "tomorrow" lie ahead."""
    when = resolve_time(words, language, published_at=published_at, planned=planned)
    if when.resolved_from == "published_at" and when.start:
        days = (datetime.fromisoformat(when.start[:10]).date() - published_at.date()).days
        assert -6 <= days <= 6
        assert planned or days <= 1


@pytest.mark.parametrize(
    ("words", "code", "start", "precision"),
    [
        ("February 12, 2025", "en", "2025-02-12", "day"),
        ("Feb. 12, 2025", "en", "2025-02-12", "day"),
        ("12 February 2025", "en", "2025-02-12", "day"),
        ("the 12th of February, 2025", "en", "2025-02-12", "day"),
        ("on the morning of February 12, 2025", "en", "2025-02-12", "part_of_day"),
        ("Wednesday, 12 February 2025", "en", "2025-02-12", "day"),
        ("2025-02-12", "en", "2025-02-12", "day"),
        ("12.02.2025", "de", "2025-02-12", "day"),
        ("am 12. Februar 2025", "de", "2025-02-12", "day"),
        ("el 12 de febrero de 2025", "es", "2025-02-12", "day"),
        ("1º de maio de 2025", "pt", "2025-05-01", "day"),
        ("le 1er février 2025", "fr", "2025-02-01", "day"),
        ("12 февраля 2025 года", "ru", "2025-02-12", "day"),
        ("12-го лютого 2025 року", "uk", "2025-02-12", "day"),
        ("2025年2月12日", "zh", "2025-02-12", "day"),
        ("2025年2月", "ja", "2025-02", "month"),
        ("2025년 2월 12일", "ko", "2025-02-12", "day"),
        ("in May 2025", "en", "2025-05", "month"),
        ("early 2025", "en", "2025", "year"),
        ("summer of 2024", "en", "2024", "year"),
        ("it may, in 2025", "en", "2025", "year"),
        ("at 5 p.m. on February 12, 2025", "en", "2025-02-12T17", "hour"),
        ("17:30 on 12 February 2025", "en", "2025-02-12T17:30", "minute"),
        ("February 12, 2025, at 0230 GMT", "en", "2025-02-12T02:30Z", "minute"),
        ("2025-02-12T02:30:00+02:00", "en", "2025-02-12T02:30+02:00", "minute"),
        ("2025-02-12T02:30Z", "en", "2025-02-12T02:30Z", "minute"),
        ("14:30-15:30 on 12 February 2025", "en", "2025-02-12T14:30", "minute"),
        ("14:30 GMT+2 on 12 February 2025", "en", None, "minute"),
        ("am 12. Februar 2025 um 14.30 Uhr", "de", "2025-02-12T14:30", "minute"),
        ("le 12 février 2025 à 14h30", "fr", "2025-02-12T14:30", "minute"),
    ],
)
def test_a_printed_date_is_told_as_finely_as_it_is_printed(
    words: str, code: str, start: str | None, precision: str
) -> None:
    """Whatever the day of publication; a zone stands only where the words give one."""
    for published_at in (None, PUBLISHED):
        when = resolve(words, code, published_at=published_at)
        assert (when.start, when.precision) == (start, precision)
        assert when.resolved_from == ("explicit" if start else "unresolved")


@pytest.mark.parametrize(
    "words",
    [
        "30 February 2025",
        "2025-02-30",
        "Monday, 12 February 2025",
        "31.04.2025",
        "Monday, 30 February 2025",
        "2008-2012",
        "from 2008 to 2012",
        "12-14 February 2025",
        "from 28 February to 2 March 2025",
        "between 12 February 2024 and 3 March 2025",
        "02/03/2025",
        "two of the 12 in February 2025 and 3 others",
        "the 1812 overture",
        "last summer",
        "nearly three years ago",
        "",
    ],
)
def test_what_is_no_single_date_stays_open(words: str) -> None:
    """Impossible days, ranges, two readings: nothing is corrected or guessed."""
    when = resolve(words)
    assert (when.start, when.resolved_from) == (None, "unresolved")


@pytest.mark.parametrize(
    ("words", "code", "start", "precision"),
    [
        ("on Wednesday", "en", "2025-02-12", "day"),
        ("on Tuesday", "en", "2025-02-11", "day"),
        ("Thursday", "en", "2025-02-06", "day"),
        ("in the early hours of Wednesday", "en", "2025-02-12", "part_of_day"),
        ("overnight into Friday", "en", "2025-02-07", "part_of_day"),
        ("overnight from Tuesday to Wednesday", "en", "2025-02-11", "part_of_day"),
        ("before dawn on Wednesday", "en", "2025-02-12", "part_of_day"),
        ("at 0230 GMT on Wednesday", "en", "2025-02-12T02:30Z", "minute"),
        ("at 2025 GMT on Tuesday", "en", "2025-02-11T20:25Z", "minute"),
        ("2 a.m. Wednesday", "en", "2025-02-12T02", "hour"),
        ("12:05 a.m. Wednesday", "en", "2025-02-12T00:05", "minute"),
        ("12 p.m. Wednesday", "en", "2025-02-12T12", "hour"),
        ("Wednesday, Feb. 12", "en", "2025-02-12", "day"),
        ("yesterday", "en", "2025-02-11", "day"),
        ("yesterday, Tuesday", "en", "2025-02-11", "day"),
        ("tonight", "en", "2025-02-12", "part_of_day"),
        ("early tomorrow", "en", "2025-02-13", "part_of_day"),
        ("am Dienstagabend", "de", "2025-02-11", "part_of_day"),
        ("in der Nacht zum Mittwoch", "de", "2025-02-12", "part_of_day"),
        ("Morgen früh", "de", "2025-02-13", "part_of_day"),
        ("heute Morgen", "de", "2025-02-12", "part_of_day"),
        ("la mañana del martes", "es", "2025-02-11", "part_of_day"),
        ("mañana", "es", "2025-02-13", "day"),
        ("ayer por la mañana", "es", "2025-02-11", "part_of_day"),
        ("aujourd’hui", "fr", "2025-02-12", "day"),
        ("mercredi après-midi", "fr", "2025-02-12", "part_of_day"),
        ("na terça-feira", "pt", "2025-02-11", "day"),
        ("в ночь на среду", "ru", "2025-02-12", "part_of_day"),
        ("у п’ятницю", "uk", "2025-02-07", "day"),
        ("у пʼятницю", "uk", "2025-02-07", "day"),
    ],
)
def test_days_are_seen_from_the_day_of_publication(words: str, code: str, start: str, precision: str) -> None:
    """A weekday is the last one up to that day; without it nothing is resolved."""
    when = resolve(words, code)
    assert (when.start, when.precision, when.resolved_from) == (start, precision, "published_at")
    assert resolve(words, code, published_at=None).start is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("next Friday", "en"),
        ("this Friday", "en"),
        ("every Friday", "en"),
        ("by Friday", "en"),
        ("until Friday", "en"),
        ("before Friday", "en"),
        ("after the Friday", "en"),
        ("two days before Friday", "en"),
        ("the day before yesterday", "en"),
        ("a week ago Friday", "en"),
        ("Monday and Friday", "en"),
        ("yesterday, Monday", "en"),
        ("Wednesday, 13 February", "en"),
        ("Wednesday, 12 March", "en"),
        ("Wednesday 2008-2012", "en"),
        ("Mondays", "en"),
        ("am Morgen", "de"),
        ("vor Mittwoch", "de"),
        ("esta mañana", "es"),
        ("pasado mañana", "es"),
        ("el próximo viernes", "es"),
        ("avant-hier", "fr"),
        ("vendredi prochain", "fr"),
        ("na próxima sexta", "pt"),
        ("до среды", "ru"),
        ("наступної середи", "uk"),
        ("on Wednesday", "tlh"),
    ],
)
def test_a_day_that_could_be_another_stays_open(words: str, code: str) -> None:
    """Neither the last nor the next one is taken where the words leave a choice."""
    assert resolve(words, code).start is None
    assert resolve(words, code, planned=True).start is None


@pytest.mark.parametrize(
    ("words", "start"),
    [("on Friday", "2025-02-14"), ("on Wednesday", "2025-02-12"), ("on Tuesday night", "2025-02-18")],
)
def test_what_is_planned_lies_ahead(words: str, start: str) -> None:
    """For a plan a weekday is the next one, the day of publication included."""
    assert resolve(words, planned=True).start == start


@pytest.mark.parametrize(
    ("published_at", "words", "start"),
    [
        ("2025-02-12T00:10:00+02:00", "late on Tuesday", "2025-02-11"),
        ("2025-02-12T00:10:00+02:00", "on Wednesday", "2025-02-12"),
        ("2025-02-11T22:10:00+00:00", "on Tuesday", "2025-02-11"),
        ("2025-03-01T08:00:00+00:00", "on Friday", "2025-02-28"),
        ("2024-03-01T08:00:00+00:00", "yesterday", "2024-02-29"),
        ("2025-01-01T08:00:00+00:00", "on Tuesday", "2024-12-31"),
        ("0001-01-01T08:00:00+00:00", "yesterday", None),
        ("0001-01-01T08:00:00+00:00", "on Sunday", None),
    ],
)
def test_the_day_of_publication_is_that_of_its_own_offset(published_at: str, words: str, start: str | None) -> None:
    """Midnight is where the article says it is; weeks run over the ends of months and years, not of the calendar."""
    assert resolve(words, published_at=datetime.fromisoformat(published_at)).start == start


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("around 0230 GMT", "minute"),
        ("at 5 p.m.", "hour"),
        ("overnight", "part_of_day"),
        ("next Friday", "day"),
        ("1130 Zagreb", "unknown"),
        ("1030 ambulances", "unknown"),
        ("recently", "unknown"),
    ],
)
def test_an_open_time_still_tells_how_fine_it_is(words: str, precision: str) -> None:
    """The precision of the words is told even where their date is not."""
    when = resolve(words, published_at=None)
    assert (when.start, when.precision, when.resolved_from) == (None, precision, "unresolved")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ("on Friday", "en", "The fire broke out on Friday last year."),
        ("Friday", "en", "The fire broke out on Friday of last week."),
        ("Friday", "en", "It rained Friday a week ago."),
        ("Friday", "en", "They met last Friday."),
        ("Friday", "en", "They meet every Friday."),
        ("on a Friday", "en", "It burned on a Friday in 2019."),
        ("Tuesday", "en", "It began on Tuesday, March 4."),
        ("am Freitag", "de", "Das Feuer brach am Freitag letzten Jahres aus."),
        ("el viernes", "es", "El incendio comenzó el viernes del año pasado."),
        ("vendredi", "fr", "L'incendie a éclaté vendredi de la semaine dernière."),
        ("в пятницу", "ru", "Пожар начался в пятницу прошлого года."),
        ("у п'ятницю", "uk", "Пожежа почалася у п’ятницю минулого тижня."),
    ],
)
def test_words_beside_a_day_may_make_it_another(words: str, code: str, sentence: str) -> None:
    """A model that copies only the weekday of a longer phrase gives no date by it."""
    language = find_language(load_languages(), code)
    assert resolve_time(words, language, published_at=PUBLISHED, sentence=sentence).start is None


@pytest.mark.parametrize(
    ("words", "sentence", "start"),
    [
        ("on Friday", "They were held on Friday after a chase, the last of three this year.", "2025-02-07"),
        ("Monday", "It was Monday, 10 February.", "2025-02-10"),
        ("on Monday", "On Monday, 71 drones were shot down.", "2025-02-10"),
        ("on Monday", "Police arrested him on Monday for two hours.", "2025-02-10"),
    ],
)
def test_other_words_beside_a_day_do_not(words: str, sentence: str, start: str) -> None:
    """What goes on behind a mark, how long it took, a date that fits."""
    assert resolve_time(
        words, find_language(load_languages(), "en"), published_at=PUBLISHED, sentence=sentence
    ).start == (start)


@pytest.mark.parametrize(
    ("words", "published_at", "body", "start"),
    [
        # Systems store UTC: it is Tuesday already where this was written.
        ("early on Tuesday", "2026-02-16T23:50:00Z", "PORT ANA, Feb 17 (MPA) - Four people were killed.", "2026-02-17"),
        ("yesterday", "2026-02-16T23:50:00Z", "PORT ANA, 17 Feb (MPA) - Four people were killed.", "2026-02-16"),
        ("on Monday", "2026-02-17T03:10:00Z", "LUND, Feb 16 (MPA) - Four people were killed.", "2026-02-16"),
        ("today", "2026-02-17T03:10:00Z", "LUND, Feb 16 (MPA) - Four people were killed.", "2026-02-16"),
        # A dateline of another week is not the day of writing of this version.
        ("on Monday", "2026-02-17T03:10:00Z", "LUND, Feb 9 (MPA) - Four people were killed.", "2026-02-16"),
        # Without a dateline the weekday may be today's there, or that of a week ago.
        ("early on Tuesday", "2026-02-16T23:50:00Z", "Four people were killed early on Tuesday.", None),
        ("early on Tuesday", "2026-02-16T08:00:00Z", "Four people were killed early on Tuesday.", "2026-02-10"),
        ("early on Tuesday", "2026-02-16T23:50:00-05:00", "Four people were killed early on Tuesday.", "2026-02-10"),
        ("on Sunday", "2026-02-16T23:50:00Z", "Four people were killed on Sunday.", "2026-02-15"),
    ],
)
def test_days_are_counted_from_the_day_of_writing(words: str, published_at: str, body: str, start: str | None) -> None:
    """The dateline's, where that is the day before or after publication; across midnight nothing is guessed."""
    moment = datetime.fromisoformat(published_at)
    language = find_language(load_languages(), "en")
    assert resolve_time(words, language, published_at=moment, body=body).start == start
