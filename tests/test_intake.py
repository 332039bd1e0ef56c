"""Reading a payload: what is refused, in which words, and what is only told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import InvalidInput, Problem, TooLarge
from service.intake import MAX_BYTES, append_notices, read_story
from service.intake.values import MAX_PROBLEMS, MAX_VALUES
from service.schema.story import MAX_ARTICLES, MAX_TEXT_CHARACTERS
from tests.fakes import make_report

Payload = dict[str, Any]


def encode(payload: object) -> bytes:
    """Bytes as they are, all else as JSON."""
    return payload if isinstance(payload, bytes) else json.dumps(payload).encode()


def story_of(*articles: Payload, **others: object) -> Payload:
    """A story of articles."""
    return {"articles": list(articles), **others}


def article(**keys: object) -> Payload:
    """An article that is fine but for `keys`."""
    return {"body": "A bridge closed.", **keys}


def refuse(payload: object) -> tuple[Problem, ...]:
    """Read what cannot be read, and return what is wrong with it."""
    with pytest.raises(InvalidInput) as caught:
        read_story(encode(payload))
    assert 1 <= len(caught.value.problems) <= MAX_PROBLEMS
    return caught.value.problems


def test_a_plain_story_is_read_as_sent() -> None:
    """Bodies are unchanged, down to line ends and a text's own odd spaces."""
    body = "One.\r\n\u00a0Two \U0001f600\tthree."
    intake = read_story(encode(story_of({"body": body, "id": "x"}, story_id="s", meta={"a": [1, None]})))
    assert intake.story.articles[0].body == body
    assert (intake.story.story_id, intake.story.meta, intake.notices) == ("s", {"a": [1, None]}, ())


def test_articles_without_an_id_are_named_by_their_place() -> None:
    """From here on every article has an id."""
    intake = read_story(encode(story_of(article(), article(id="x"), article())))
    assert [each.id for each in intake.story.articles] == ["a1", "x", "a3"]


def test_a_byte_order_mark_is_no_reason_to_refuse() -> None:
    """Some tools on Windows cannot do without it."""
    assert read_story(b"\xef\xbb\xbf" + encode(story_of(article()))).story.articles


@pytest.mark.parametrize(
    ("payload", "field", "words"),
    [
        (b"", "", "the payload is empty; send an object such as"),
        (b"\r\n", "", "the payload is empty"),
        (b"x", "", "line 1, column 1"),
        (b'{"articles": [{"body": "x"},]}', "", "line 1, column 29"),
        (b'{"articles": [{"body": "\xff"}]}', "", "UTF-8"),
        (b"\xfe\xff\x00{", "", "UTF-8"),
        (
            b'{"articles": [{"body": "x\x00y"}]}',
            "",
            "remove the NUL characters, the first of which stands at line 1, column",
        ),
        ('{"articles": []}'.encode("utf-16-le"), "", "if this is UTF-16, save it as UTF-8"),
        (b"[" * 100_000, "", "less deeply"),
        (b'{"a": ' + b"1" * 5000 + b"}", "", "4,300 digits"),
        ([article()], "", "an object such as"),
        ({}, "articles", "1 to 200"),
        ({"articles": {}}, "articles", "a list of"),
        ({"articles": []}, "articles", "1 to 200"),
        ({"articles": ["x"]}, "articles.0", "an object"),
        (story_of(article(), option={}), "option", "did you mean options?"),
        (story_of({"text": "x"}), "articles.0.text", "did you mean body?"),
        (story_of(article(publishedAt="x")), "articles.0.publishedAt", "did you mean published_at?"),
        (story_of(article(), options={"maxItems": 1}), "options.maxItems", "did you mean max_items?"),
        (story_of(article(qqq=1)), "articles.0.qqq", "put it in meta"),
        (story_of({}), "articles.0", "exactly one of body and body_html"),
        (story_of(article(body_html="x")), "articles.0", "exactly one of body and body_html"),
        (story_of({"body": 5}), "articles.0.body", "a string"),
        (story_of(article(id="")), "articles.0.id", "at least 1 character"),
        (story_of(article(id=5)), "articles.0.id", "a string"),
        (story_of(article(title="x" * 2001)), "articles.0.title", "at most 2000"),
        (story_of(article(version=1.5)), "articles.0.version", "whole number"),
        (story_of(article(status="live")), "articles.0.status", "'usable' or 'canceled'"),
        (story_of(article(confidential="no")), "articles.0.confidential", "true or false"),
        (story_of(article(published_at="2026-03-01T06:30:00")), "articles.0.published_at", "RFC 3339"),
        (story_of(article(published_at="2026-13-01T06:30:00Z")), "articles.0.published_at", "RFC 3339"),
        (story_of(article(published_at=1772346600)), "articles.0.published_at", "RFC 3339"),
        (story_of(article(), reference_time="now"), "reference_time", "RFC 3339"),
        (story_of(article(language="english")), "articles.0.language", "BCP 47"),
        (story_of(article(meta=[])), "articles.0.meta", "an object"),
        (story_of(article(), options=[]), "options", "an object"),
        (story_of(article(), options={"max_items": 0}), "options.max_items", "at least 1"),
        (story_of(article(), options={"deadline_s": 0}), "options.deadline_s", "more than 0"),
        (story_of(article(body="a\x00b")), "articles.0.body", "NUL"),
        (story_of(article(meta={"a": ["\x00"]})), "articles.0.meta.a.0", "NUL"),
        (story_of(article(meta={"a\x00": 1})), "articles.0.meta.a?", "NUL"),
        (b'{"articles": [{"body": "a \\ud800 b"}]}', "articles.0.body", "lone surrogates"),
        (b'{"articles": [{"body": "a", "meta": {"\\udc00": 1}}]}', "articles.0.meta.?", "lone surrogates"),
        (b'{"articles": [{"body": "a"}], "meta": {"a": NaN}}', "meta.a", "finite"),
        (b'{"articles": [{"body": "a"}], "meta": {"a": [-Infinity]}}', "meta.a.0", "finite"),
        (b'{"articles": [{"body": "a"}], "options": {"deadline_s": 1e999}}', "options.deadline_s", "finite"),
        (b'{"articles": [{"body": "a", "body": "b"}]}', "articles.0.body", "more than once"),
        (b'{"articles": [{"body": "a"}], "meta": {"k": 1, "k": 1}}', "meta.k", "more than once"),
        (story_of(article(meta={"a": json.loads("[" * 40 + "]" * 40)})), "articles.0.meta.a" + ".0" * 28, "32 deep"),
        (story_of(article(id="x"), article(id="x", body="Other.")), "articles.1.id", "another body"),
        (story_of(article(id="a2"), article()), "articles.0.id", "articles.1 has no id and is called a2"),
        (story_of(article(), article(id="a1")), "articles.1.id", "articles.0 has no id and is called a1"),
        (story_of({"body": " \n"}, article(status="canceled")), "articles", "at least one article"),
        (story_of({"body": ""}), "articles.0.body", "give a text"),
        (story_of({"body_html": "<p>&nbsp;</p>"}), "articles.0.body_html", "give a text"),
        (story_of(article(status="canceled")), "articles", "at least one article"),
    ],
)
def test_a_refusal_names_the_field_and_the_remedy(payload: object, field: str, words: str) -> None:
    """The first problem is at the field that has to change, in words that say how."""
    problem = refuse(payload)[0]
    assert problem.field == field
    assert words in problem.message


@pytest.mark.parametrize(
    "payload",
    [
        b" " * (MAX_BYTES + 1),
        {"articles": [{}] * (MAX_ARTICLES + 1)},
        {"articles": [{}] * 100_000},
        story_of({"body": "x" * MAX_TEXT_CHARACTERS}, {"body_html": "y"}),
        b'{"articles": [{"body": "x"}], "meta": {"a": [' + b"{}," * 2_000_000 + b"1]}}",
    ],
)
def test_what_is_over_a_limit_is_told_apart_and_told_once(payload: object) -> None:
    """A caller can send less; one problem says of what."""
    with pytest.raises(TooLarge) as caught:
        read_story(encode(payload))
    assert len(caught.value.problems) == 1


def test_a_story_at_every_limit_is_read() -> None:
    """Two hundred articles of a million characters together, in any script."""
    body = "\u0416" * (MAX_TEXT_CHARACTERS // MAX_ARTICLES)
    assert len(read_story(encode({"articles": [{"body": body}] * MAX_ARTICLES})).story.articles) == MAX_ARTICLES


def test_a_million_unknown_keys_make_twenty_problems() -> None:
    """The search stops; nothing validates what is refused anyway."""
    keys = b",".join(b'"k%d": 1' % number for number in range(500_000))
    assert len(refuse(b'{"articles": [{' + keys + b"}]}")) == MAX_PROBLEMS


def test_all_kinds_of_problems_of_one_payload_come_together() -> None:
    """A caller mends unknown keys and wrong values in one go."""
    fields = [each.field for each in refuse(story_of(article(titel="x", language="??"), {}))]
    assert fields == ["articles.0.titel", "articles.0.language", "articles.1"]


def test_an_odd_key_is_shown_short_and_printable() -> None:
    """What a caller's own log shows cannot move a terminal."""
    field = refuse(story_of(article(**{"\x1b[2J\u202e" + "y" * 5000: 1})))[0].field
    assert field.isprintable()
    assert len(field) < 60


def test_values_beyond_the_limit_are_counted_not_collected() -> None:
    """Just under the limit a large meta is taken."""
    read_story(encode(story_of(article(meta={"a": [1] * (MAX_VALUES - 100)}))))
    assert refuse(story_of(article(meta={"a": [1] * MAX_VALUES})))[0].field == ""


def test_a_copy_under_one_id_is_read_once_and_told() -> None:
    """Sending an article twice is odd, and harms nothing."""
    intake = read_story(encode(story_of(article(id="x"), article(id="x"), article())))
    assert [each.id for each in intake.story.articles] == ["x", "a3"]
    assert [(each.code, each.article_id) for each in intake.notices] == [("equal_bodies", "x")]


def test_of_copies_the_strictest_word_counts() -> None:
    """A copy that was withdrawn, closed or embargoed closes the other."""
    early, late = "2026-03-01T06:30:00Z", "2026-03-02T06:30:00Z"
    copies = story_of(
        article(id="x", embargoed_until=late),
        article(id="x", confidential=True, status="canceled", embargoed_until=early),
        article(),
    )
    kept = read_story(encode(copies)).story.articles[0]
    assert (kept.status, kept.confidential, str(kept.embargoed_until)) == (
        "canceled",
        True,
        "2026-03-02 06:30:00+00:00",
    )


def test_an_empty_article_beside_a_full_one_is_taken() -> None:
    """The report says of it that it was not read."""
    assert len(read_story(encode(story_of(article(), {"body": ""}))).story.articles) == 2


def test_control_characters_are_kept_and_told() -> None:
    """Offsets count the body as sent, so nothing is taken out."""
    body = "Red\x1b[31m alert\x85.\t\r\n"
    intake = read_story(encode(story_of({"body": body})))
    assert intake.story.articles[0].body == body
    assert [(each.code, each.article_id) for each in intake.notices] == [("control_characters", "a1")]
    assert "2" in intake.notices[0].message


def test_notices_become_warnings_of_the_report() -> None:
    """An editor reads them where the other warnings stand; without any the report stays the same one."""
    report = make_report()
    notices = read_story(encode(story_of({"body": "Bell\x07."}))).notices
    assert append_notices(report, ()) is report
    assert append_notices(report, notices).warnings[0].code == "control_characters"


_MARK = "zqsecret"
_JSON = st.recursive(
    st.sampled_from([_MARK, 7310457, 731.0457, True, None, float("nan"), f"{_MARK}\x00", f"{_MARK}\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=5,
)
_KEYS = ["id", "body", "body_html", "title", "published_at", "language", "version", "status", "meta", "confidential"]
_ARTICLES = st.lists(st.dictionaries(st.sampled_from([*_KEYS, "other"]), _JSON, max_size=4) | _JSON, max_size=3)


@given(
    articles=_ARTICLES,
    others=st.dictionaries(st.sampled_from(["story_id", "meta", "reference_time", "options", "x"]), _JSON),
)
def test_no_refusal_repeats_a_value(articles: list[object], others: Payload) -> None:
    """Whatever is sent, it is read or refused, and a refusal holds none of it."""
    try:
        read_story(json.dumps({"articles": articles, **others}).encode())
    except InvalidInput as error:
        assert _MARK not in str(error)  # noqa: PT017 - some of these stories are valid
        assert "7310457" not in str(error)  # noqa: PT017 - as above


@given(st.binary(max_size=200))
def test_no_bytes_get_past_the_two_answers(raw: bytes) -> None:
    """Anything at all is a story or an `InvalidInput`."""
    try:
        read_story(raw)
    except InvalidInput as error:
        assert error.problems  # noqa: PT017 - few of these bytes are a story
