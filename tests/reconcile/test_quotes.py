"""Quotes against each other."""

from __future__ import annotations

from service.reconcile.quotes import mark_cuts, merge_quotes
from tests.reconcile.material import ENGLISH, quote


def test_equal_quotes_are_one_and_an_unnamed_speaker_takes_the_named_one() -> None:
    """The fullest form of the name stays; one surname in two spellings is one."""
    told = [
        quote("q1"),
        quote("q2", article="a2", speaker="Zelenskyy"),
        quote("q3", article="a3", speaker="V. Zelensky"),
    ]
    (merged,), _ = merge_quotes(told, ENGLISH)
    assert (merged.speaker, merged.support.articles) == ("V. Zelensky", 3)
    assert merge_quotes([merged], ENGLISH)[0] == (merged,)


def test_equal_words_of_two_speakers_stay_apart() -> None:
    """And those of nobody named with neither."""
    told = [quote("q1", speaker="Ana Lind"), quote("q2", speaker="Jo Berg"), quote("q3")]
    merged, _ = merge_quotes(told, ENGLISH)
    assert [each.speaker for each in merged] == ["Ana Lind", "Jo Berg", None]
    assert merge_quotes(merged, ENGLISH)[0] == merged


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
        ],
        ENGLISH,
    )[:4]
    assert cut.cut_of == "q1"
    assert (other.cut_of, apart.cut_of, word.cut_of) == (None, None, None)
    assert whole.support.articles == 1


def test_a_cut_of_a_cut_is_a_cut_of_the_whole() -> None:
    """No chain is left to follow."""
    told = [quote("q1"), quote("q2", "for as long as we have to"), quote("q3", "as long as we have to")]
    marked = mark_cuts(told, ENGLISH)
    assert [each.cut_of for each in marked] == [None, "q1", "q1"]
    assert mark_cuts(marked, ENGLISH) == marked


def test_a_part_of_two_quotes_is_a_cut_of_neither() -> None:
    """Only where exactly one fits."""
    told = mark_cuts(
        [
            quote("q1", "one two three four five six"),
            quote("q2", "zero one two three four five"),
            quote("q3", "one two three four five"),
        ],
        ENGLISH,
    )
    assert told[2].cut_of is None
