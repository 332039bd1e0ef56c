"""What stands between quotation marks, in the styles that newsrooms print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.quotations import find_quotations
from tests.builders import load_kyiv_story, texts

_MARKS = "“”„‟«»「」『』‘’\"'"
marked = st.one_of(texts, st.lists(st.sampled_from([*_MARKS, *_MARKS, "a", "s", " ", ". ", "\n", "说"])).map("".join))


def quotations_of(body: str) -> list[str]:
    """The quotations as text."""
    return [body[span.start : span.end] for span in find_quotations(body)]


@given(marked)
def test_spans_lie_within_one_paragraph_each_behind_a_mark(body: str) -> None:
    """Every span is a non-empty stretch of the body that begins after a mark and crosses no line break."""
    for span in find_quotations(body):
        text = body[span.start : span.end]
        assert len(text.splitlines()) == 1
        assert body[span.start - 1] in _MARKS
        assert body[span.end : span.end + 1] in {*_MARKS, *"\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"}


@given(marked)
def test_quotations_nest_and_come_in_order(body: str) -> None:
    """Two spans of one pair of marks each are apart or one lies within the other; none is told twice."""
    spans = find_quotations(body)
    assert list(spans) == sorted(spans, key=lambda span: (span.start, -span.end))
    assert len(set(spans)) == len(spans)
    if "«" not in body:  # one » may end two quotations
        for n, one in enumerate(spans):
            assert all(one.end <= other.start or other.end <= one.end for other in spans[n + 1 :])


@pytest.mark.parametrize(
    ("body", "quotations"),
    [
        ("“We will rebuild,” she said.", ["We will rebuild,"]),
        ('"We will rebuild," she said. "Soon."', ["We will rebuild,", "Soon."]),
        ("‘We will rebuild,’ she said.", ["We will rebuild,"]),
        ("'We will rebuild,' she said.", ["We will rebuild,"]),
        ("«Мы всё восстановим», — сказала она.", ["Мы всё восстановим"]),
        ("« Nous allons reconstruire », a-t-elle dit.", [" Nous allons reconstruire "]),
        ("„Wir bauen wieder auf“, sagte sie.", ["Wir bauen wieder auf"]),
        ("„Odbudujemy” – powiedziała.", ["Odbudujemy"]),
        ("»Vi bygger igen«, sagde hun.", ["Vi bygger igen"]),
        ("”Vi bygger upp”, sade hon. ”Snart”.", ["Vi bygger upp", "Snart"]),
        ("彼女は「再建する」と述べた。", ["再建する"]),
        ("她说“我们会重建”。", ["我们会重建"]),
        ('她说"我们会重建"。', ["我们会重建"]),
        ("He continues to “destroy cities.”. Photos", ["destroy cities."]),
        ("(“Never”)—“never”", ["Never", "never"]),
        ('"He is 6\'2", she said', ["He is 6'2"]),
    ],
)
def test_finds_the_quotations_of_many_languages(body: str, quotations: list[str]) -> None:
    """The words are told without their marks, and with the stops and spaces that stand inside them."""
    assert quotations_of(body) == quotations


@pytest.mark.parametrize(
    "body",
    [
        "They don’t know, and they can't say.",
        "The workers’ rights and the drivers' rights",
        "’Tis the season; 'tis the workers' season",
        "Rock 'n' roll, rock ’n’ roll, the ’90s' bands",
        "O’Neill said James’ car was the Jones' car",
        "L’attaque d’hier",
        "п’ятниця і п'ятниця",
        "A 6'2\" man",
        "“”",
        "",
    ],
)
def test_apostrophes_quote_nothing(body: str) -> None:
    """Elisions, possessives, inches and empty marks are no quotations."""
    assert quotations_of(body) == []


@pytest.mark.parametrize(
    ("body", "quotations"),
    [
        ("‘They don’t stop at workers’ rights,’ he said.", ["They don’t stop at workers’ rights,"]),
        ("'They don't back the workers' rights,' he said.", ["They don't back the workers' rights,"]),
        ("‘Yes’ he said, ‘no’", ["Yes", "no"]),
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,", "no"]),
        ("“He said “no” to me,” she said.", ["He said “no” to me,", "no"]),
        ("\"He said 'no' to me,\" she said.", ["He said 'no' to me,", "no"]),
        ("«Роман «Война» хорош», — сказал он.", ["Роман «Война» хорош", "Война"]),
        ("ООО «Компания «Рога и копыта» закрыто.", ["Компания «Рога и копыта", "Рога и копыта"]),
        ("「彼は『いいえ』と言った」", ["彼は『いいえ』と言った", "いいえ"]),
    ],
)
def test_quotations_within_quotations(body: str, quotations: list[str]) -> None:
    """An inner quotation follows its outer one; apostrophes inside end neither."""
    assert quotations_of(body) == quotations


@pytest.mark.parametrize(
    ("body", "quotations"),
    [
        ("“First.\n\n“Second,” he said.", ["First.", "Second,"]),
        ('"First.\n"Second.\n"Third," he said.', ["First.", "Second.", "Third,"]),
        ("He said: “First.\r\n\r\n“Second.”", ["First.", "Second."]),
        ("“We said “no”.\n“And left.”", ["We said “no”.", "no", "And left."]),
    ],
)
def test_a_quotation_may_run_over_paragraphs(body: str, quotations: list[str]) -> None:
    """Each paragraph opens it anew, only the last closes it; each part is a span of its own."""
    assert quotations_of(body) == quotations


@pytest.mark.parametrize(
    ("body", "quotations"),
    [
        ("He called it “nonsense and left. The mayor stayed.", []),
        ("He called it “nonsense and left.\nThe mayor stayed.", []),
        ("it stopped,” he said. “We wait,” she said.", ["We wait,"]),
        ('it stopped," he said. "We wait," she said.', ["We wait,"]),
        ('He said "no. She said "yes" and left.', ["yes"]),
        ("Il a dit cela », puis « rien ».", [" rien "]),
    ],
)
def test_a_mark_without_its_other_half_quotes_nothing(body: str, quotations: list[str]) -> None:
    """The article's own words are never taken for somebody's because a mark was lost."""
    assert quotations_of(body) == quotations


@pytest.mark.parametrize(
    "body",
    [
        "“" * 50_000,
        "“" * 50_000 + "”" * 50_000,
        " 'a" * 50_000,
        "s' a" * 50_000,
        "«" * 50_000 + "”" * 50_000,
        '"\n' * 50_000,
    ],
)
def test_hostile_marks_cost_no_more_than_others(body: str) -> None:
    """Neither deep nesting nor marks that never close take all of the stack, or quadratic time, that is hours."""
    assert all(body[each.start - 1] in "“”'«\"" for each in find_quotations(body))


def test_the_sample_story_has_its_quotations() -> None:
    """Those of its articles that a reader would point at, and nothing else of the first article."""
    bodies = [article.body or "" for article in load_kyiv_story().articles]
    assert quotations_of(bodies[0]) == [
        "not preparing for peace",
        "This Russian terror against Ukraine will not stop on its own,",
        "Putin is not preparing for peace - he continues to kill Ukrainians and destroy cities.",
        "nonsense",
    ]
    assert all(quotations_of(body) for body in bodies)
