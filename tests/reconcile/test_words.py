"""Claims and quotes against each other."""

from __future__ import annotations

from typing import Any

import pytest

from service.reconcile.words import mark_cuts, merge_claims, merge_quotes
from service.schema.report import Claim, Evidence, Quote, Support


def claim(name: str, article: str = "a1", **fields: Any) -> Claim:
    """Drones hit the port, as one article tells it."""
    usual = {
        "id": name,
        "evidence": (Evidence(article_id=article, start=0, end=1, text="x"),),
        "kind": "happening",
        "relation": "core",
        "text": "Drones hit the port.",
        "text_from": "model",
        "stance": "asserted",
        "support": Support(articles=1),
    }
    return Claim.model_validate(usual | fields)


def quote(name: str, words: str = "We will go on for as long as we have to", **fields: Any) -> Quote:
    """Somebody's words, as one article prints them."""
    article = fields.pop("article", "a1")
    evidence = (Evidence(article_id=article, start=0, end=1, text="x"),)
    return Quote(id=name, evidence=evidence, words=words, support=Support(articles=1), **fields)


def test_claims_of_equal_text_are_one() -> None:
    """Letter case, marks and the stop at the end aside; figures and speakers are joined."""
    one = claim("c1", figures=("f1",), attributed_to=("police",))
    other = claim("c2", "a2", text="drones hit the port", figures=("f2",), attributed_to=("mayor",), responds_to="c9")
    (merged,), renamed = merge_claims([one, other])
    assert (merged.figures, merged.attributed_to, merged.responds_to) == (("f1", "f2"), ("police", "mayor"), "c9")
    assert merged.support.articles == 2
    assert renamed == {"c1": "c1", "c2": "c1"}


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "Drones hit a port."},
        {"text": "Drones did not hit the port."},
        {"kind": "plan"},
        {"stance": "denied"},
        {"relation": "background"},
    ],
)
def test_claims_that_differ_stay_apart(fields: dict[str, Any]) -> None:
    """Likeness of wording merges nothing."""
    merged, _ = merge_claims([claim("c1"), claim("c2", "a2", **fields)])
    assert len(merged) == 2
    assert merge_claims(merged)[0] == merged


def test_equal_quotes_are_one_and_an_unnamed_speaker_takes_the_named_one() -> None:
    """The fullest form of the name stays."""
    told = [
        quote("q1"),
        quote("q2", article="a2", speaker="Zelensky"),
        quote("q3", article="a3", speaker="V. Zelensky"),
    ]
    (merged,), _ = merge_quotes(told)
    assert (merged.speaker, merged.support.articles) == ("V. Zelensky", 3)
    assert merge_quotes([merged])[0] == (merged,)


def test_equal_words_of_two_speakers_stay_apart() -> None:
    """And those of nobody named with neither."""
    told = [quote("q1", speaker="Ana Lind"), quote("q2", speaker="Jo Berg"), quote("q3")]
    merged, _ = merge_quotes(told)
    assert [each.speaker for each in merged] == ["Ana Lind", "Jo Berg", None]
    assert merge_quotes(merged)[0] == merged


def test_a_part_of_a_quote_is_a_cut_of_it() -> None:
    """A contiguous part, in whole words, of the same speaker or of nobody named; it adds no support."""
    whole = quote("q1", speaker="Ana Lind")
    cut, other, apart, word = mark_cuts(
        [
            quote("q2", "as long as we have to"),
            quote("q3", "as long as we have to", speaker="Jo Berg"),
            quote("q4", "We will go on we have to"),
            quote("q5", "ill go on for as long as"),
            whole,
        ]
    )[:4]
    assert cut.cut_of == "q1"
    assert (other.cut_of, apart.cut_of, word.cut_of) == (None, None, None)
    assert whole.support.articles == 1


def test_a_cut_of_a_cut_is_a_cut_of_the_whole() -> None:
    """No chain is left to follow."""
    told = mark_cuts([quote("q1"), quote("q2", "for as long as we have to"), quote("q3", "as long as we have to")])
    assert [each.cut_of for each in told] == [None, "q1", "q1"]
    assert mark_cuts(told) == told


def test_a_part_of_two_quotes_is_a_cut_of_neither() -> None:
    """Only where exactly one fits."""
    told = mark_cuts(
        [
            quote("q1", "one two three four five six"),
            quote("q2", "zero one two three four five"),
            quote("q3", "one two three four five"),
        ]
    )
    assert told[2].cut_of is None
