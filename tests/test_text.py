"""Sentences, folding, finding, words: what holds for any text, then the cases that newsrooms print."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.languages import load_languages
from service.text import (
    MAX_RUN,
    Span,
    count_words,
    drop_invisible,
    find_content_stems,
    find_words,
    fold,
    fold_plain,
    has_words,
    is_word_edge,
    list_words,
    split_sentences,
    stem_words,
)
from tests.builders import load_kyiv_story, texts

ENGLISH = load_languages()["en"]
codes = st.sampled_from(["en", "de", "ru", "zh", "ar", "th", "und", "tlh"])


def sentences_of(body: str, language: str = "en") -> list[str]:
    """The sentences as text."""
    return [body[each.start : each.end] for each in spans_of(body, language)]


def spans_of(body: str, language: str = "en") -> list[Span]:
    """The sentences of all lines in one list."""
    return [span for line in split_sentences(body, language) for span in line]


class TestSentences:
    """Cutting a body into sentences."""

    @given(texts, codes)
    @example("• \u00a0“", "en")
    @example("1. \r\n. .", "en")
    def test_spans_are_trimmed_stand_in_order_and_never_overlap(self, body: str, code: str) -> None:
        """Each is a non-empty stretch of the body without white space at its ends, after the one before it."""
        end = 0
        for span in spans_of(body, code):
            text = body[span.start : span.end]
            assert text
            assert text == text.strip()
            assert len(text) <= MAX_RUN
            assert span.start >= end
            end = span.end
        assert end <= len(body)

    @given(texts, codes)
    def test_every_letter_and_digit_lies_in_a_sentence(self, body: str, code: str) -> None:
        """Nothing that could be evidence is lost."""
        covered = {index for span in spans_of(body, code) for index in range(span.start, span.end)}
        assert all(index in covered for index, character in enumerate(body) if character.isalnum())

    @given(texts, codes)
    def test_no_sentence_crosses_a_line(self, body: str, code: str) -> None:
        """Line breaks of every kind end a sentence, and each line is a group of its own."""
        assert all(len(text.splitlines()) == 1 for text in sentences_of(body, code))
        lines = [
            index for index, line in enumerate(body.splitlines()) if any(character.isalnum() for character in line)
        ]
        assert len(split_sentences(body, code)) >= len(lines)

    @given(texts, st.integers(min_value=990, max_value=1_100), codes)
    def test_long_lines_keep_the_promises_too(self, body: str, length: int, code: str) -> None:
        """However often a text is repeated, its sentences stay short, in order, and leave nothing out."""
        line = (body.replace("\n", " ") * (length // max(1, len(body)) + 1))[:length] * 6
        spans = spans_of(line, code)
        assert all(0 < span.end - span.start <= MAX_RUN for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        kept = "".join(line[span.start : span.end] for span in spans)
        assert [each for each in kept if each.isalnum()] == [each for each in line if each.isalnum()]

    def test_a_line_without_white_space_is_cut_at_the_limit(self) -> None:
        """50,000 characters without a stop become fifty sentences."""
        assert [span.end - span.start for span in spans_of("x" * 50_000)] == [MAX_RUN] * 50

    def test_a_line_without_a_stop_is_cut_at_white_space(self) -> None:
        """No word is cut in two where there is a space to cut at."""
        found = sentences_of("evacuated " * 5_000)
        assert all(len(text) > MAX_RUN - 20 for text in found[:-1])
        assert {word for text in found for word in text.split()} == {"evacuated"}

    @pytest.mark.parametrize(
        "line", ["他说了。" * 50_000, "“" * 200_000, "a. " * 70_000, "x" * 200_000], ids=["zh", "marks", "en", "run"]
    )
    def test_a_long_line_takes_no_quadratic_time(self, line: str) -> None:
        """200,000 characters on one line are cut, all of them: quadratic time would be hours."""
        cut = "".join(line[each.start : each.end] for each in spans_of(line))
        assert cut.replace(" ", "") == line.replace(" ", "")

    @pytest.mark.parametrize(
        ("body", "sentences"),
        [
            (
                "“He continues to kill and destroy cities.”. Photos were shared.",
                ["“He continues to kill and destroy cities.”.", "Photos were shared."],
            ),
            ("He was preparing to end the war in Ukraine,.", ["He was preparing to end the war in Ukraine,."]),
            ("“One. Two. Three,” he said. Four.", ["“One. Two. Three,” he said.", "Four."]),
            ("Kyiv hit\nKyiv hit\n\nKyiv hit", ["Kyiv hit", "Kyiv hit", "Kyiv hit"]),
            ("• Two dead\r\n• Four hurt", ["Two dead", "Four hurt"]),
            ("他说了。然后走了！好吗？", ["他说了。", "然后走了！", "好吗？"]),
            ("قال ذلك؟ ثم ذهب.", ["قال ذلك؟", "ثم ذهب."]),
            ("One.\u2028Two\u2029Three\x85Four", ["One.", "Two", "Three", "Four"]),
            ("Mr. Lind met Dr. Roe. They spoke.", ["Mr. Lind met Dr. Roe.", "They spoke."]),
            (" \t\n\u3000\n", []),
        ],
    )
    def test_cuts_as_an_editor_would(self, body: str, sentences: list[str]) -> None:
        """Odd stops stay with their sentence, quotations are not torn, headlines stand alone, bullets aside."""
        assert sentences_of(body) == sentences

    def test_lines_are_groups(self) -> None:
        """A line is a paragraph: its sentences come together, blank lines give none."""
        body = "One here. Two here.\n\nThree here."
        assert [len(line) for line in split_sentences(body, "en")] == [2, 1]


class TestFold:
    """Making alike what is printed in several ways, with the way back."""

    @given(texts)
    @example("a  b")
    @example("a \u200b b")
    @example("e\u200b\u0301")
    @example("\uff76\uff9e")
    @example("\u1100\u1161\u11a8")
    @example("ŉ")
    def test_folding_twice_changes_nothing(self, text: str) -> None:
        """What was folded is a fixed point."""
        folded = fold(text).text
        assert fold(folded).text == folded

    @given(texts)
    def test_every_character_knows_where_it_came_from(self, text: str) -> None:
        """There is one start and one end for each, they never run backwards, and they stay within the text."""
        folded = fold(text)
        assert len(folded.text) == len(folded.starts) == len(folded.ends)
        assert list(folded.starts) == sorted(folded.starts)
        assert list(folded.ends) == sorted(folded.ends)
        assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))

    @given(texts, st.data())
    def test_unfolding_gives_back_what_was_folded(self, text: str, data: st.DataObject) -> None:
        """The stretch of the original that a folded piece stands for folds to something that holds the piece."""
        folded = fold(text)
        if not folded.text:
            return
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        span = folded.unfold(start, end)
        assert folded.text[start:end] in fold(text[span.start : span.end]).text

    @given(texts)
    def test_the_fast_way_gives_the_same_text(self, text: str) -> None:
        """`fold_plain` leaves out the offsets and nothing else."""
        assert fold_plain(text) == fold(text).text

    @given(texts)
    def test_canonical_forms_fold_alike(self, text: str) -> None:
        """It makes no difference whether accents and syllables are sent composed or not."""
        visible = drop_invisible(text)
        assert fold(unicodedata.normalize("NFD", visible)).text == fold(unicodedata.normalize("NFC", visible)).text

    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("“don’t”", "'don't'"),
            ("«Ні» — „nein“", "'Ні' - 'nein'"),
            ("пʼятниця", "п'ятниця"),
            ("a \u00a0\n\tb", "a b"),
            ("a \u200b b", "a b"),
            ("ﬁve ½ ２３", "five 1⁄2 23"),
            ("Zelen\u00adskyy", "Zelenskyy"),
            ("Kyiv", "Kyiv"),
            ("", ""),
        ],
    )
    def test_folds(self, text: str, folded: str) -> None:
        """Marks, dashes, spaces and compatibility forms have one form each; case and letters stay."""
        assert fold(text).text == folded

    @pytest.mark.parametrize("text", ["a" * 200_000 + "\u0301", "\u200b" * 200_000, "\u0301" * 200_000, "“" * 200_000])
    def test_takes_no_quadratic_time(self, text: str) -> None:
        """200,000 characters of anything fold: quadratic time would be hours."""
        folded = fold(text)
        assert len(folded.text) == len(folded.starts) == len(folded.ends)


MARKS = str.maketrans({"'": "’", '"': "“", "-": "–", " ": "\u00a0"})


class TestFind:
    """Finding a phrase in a folded body."""

    @given(st.integers(0, 4), st.integers(0, 2_000), st.integers(1, 12), st.booleans())
    def test_finds_what_was_copied_with_other_marks(self, article: int, at: int, words: int, narrow: bool) -> None:  # noqa: FBT001
        """A run of words of an article is found though its marks, dashes, spaces or accents were changed."""
        body = load_kyiv_story().articles[article].body or ""
        parts = body.split()
        at %= len(parts)
        needle = "  ".join(parts[at : at + words])
        changed = needle.translate(MARKS) if narrow else unicodedata.normalize("NFD", needle)
        spans = find_words(fold(body), changed)
        assert spans
        assert all(body[span.start : span.end].split() == needle.split() for span in spans)

    @given(texts, texts)
    def test_what_is_found_folds_to_what_was_sought(self, body: str, needle: str) -> None:
        """Nothing is ever found nearly: each span of the body folds to the needle, in order, edge to edge."""
        folded = fold(body)
        sought = fold(needle).text.strip()
        for span in find_words(folded, needle):
            assert sought in fold(body[span.start : span.end]).text
        assert has_words(folded.text, needle) == bool(find_words(folded, needle))

    @pytest.mark.parametrize(
        ("body", "needle"),
        [
            ("14 people were hurt", "4 people"),
            ("the mayor", "he"),
            ("1,400 people", "400 people"),
            ("1 400 человек", "400 человек"),
            ("1’400 Menschen", "400 Menschen"),
            ("at least 1.2 million", "at least 1"),
            ("Straße 12.02.2025", "Straße 12"),
            ("संयुक्त हिन्दी", "हिन्द"),
            ("will not close", "will close"),
            ("text", ""),
            ("text", " \u200b"),
        ],
    )
    def test_never_finds_a_part_of_a_word_or_number(self, body: str, needle: str) -> None:
        """A number, a syllable or a name within another is not there."""
        assert find_words(fold(body), needle) == ()

    @pytest.mark.parametrize(
        ("body", "needle", "found"),
        [
            ("4 people, then 4 people", "4 people", ["4 people", "4 people"]),
            ("In 2025, 400 people came", "400 people", ["400 people"]),
            ("Lviv,2 dead", "2 dead", ["2 dead"]),
            ("习近平在北京说", "北京", ["北京"]),
            ("14人死亡", "人", ["人"]),
            ("นายกฯกล่าวในกรุงเทพมหานคร", "กรุงเทพ", ["กรุงเทพ"]),
            ("서울에서 열렸다", "서울", ["서울"]),
            ("Vlady\u200bmyr Zelen\u00adsky", "Vladymyr Zelensky", ["Vlady\u200bmyr Zelen\u00adsky"]),
            ("\u200bKyiv\u200b burned", "Kyiv", ["Kyiv"]),
            ("at   least\n23", "at least 23", ["at   least\n23"]),
            ("un cafe\u0301 noir", "café", ["cafe\u0301"]),
            ("O’Neill–Smith", "O'Neill-Smith", ["O’Neill–Smith"]),
        ],
    )
    def test_finds_whole_words(self, body: str, needle: str, found: list[str]) -> None:
        """Every occurrence, as the body prints it; scripts without spaces need no edges."""
        assert [body[span.start : span.end] for span in find_words(fold(body), needle)] == found

    @given(texts)
    def test_the_ends_of_a_text_are_edges(self, text: str) -> None:
        """Whatever a text is made of, it is a whole word of itself."""
        assert is_word_edge(text, 0)
        assert is_word_edge(text, len(text))


class TestWords:
    """Words, stems, counts."""

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Six of the seven", ("six", "of", "the", "seven")),
            ("Ukraine’s 71 drones", ("ukraine", "s", "71", "drones")),
            ("Zelen\u00adskyy", ("zelenskyy",)),
            ("हिन्दी में", ("हिन्दी", "में")),
            ("北京说", ("北京", "京说")),
            ("人", ("人",)),
            ("“—”", ()),
        ],
    )
    def test_lists_words(self, text: str, words: tuple[str, ...]) -> None:
        """Lower case, whole in every script; scripts without spaces give pairs of characters."""
        assert list_words(text) == words

    def test_stems_words_and_reads_numerals(self) -> None:
        """Forms of one word have one stem, and number words are digits."""
        assert stem_words(("attacks", "attacked", "seven"), ENGLISH) == ("attack", "attack", "7")

    def test_content_stems_leave_out_what_carries_no_meaning(self) -> None:
        """Stop words, elisions and possessives go; numbers stay, also those of one digit."""
        assert find_content_stems("The mayor's 4 drones were downed", ENGLISH) == {"mayor", "4", "drone", "down"}

    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("He will not stop on its own", 7),
            ("We don’t know", 3),
            ("a seven-hour, 1.5-million-dollar raid", 4),
            ("我们会重建", 3),
            ("Zelen\u00adskyy said", 2),
            ("– … –", 0),
        ],
    )
    def test_counts_words_as_an_editor_does(self, text: str, count: int) -> None:
        """What an apostrophe, a hyphen or a point joins is one word; two characters of Chinese are one."""
        assert count_words(text) == count
