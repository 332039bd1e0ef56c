"""Tokens are weighed by characters, and the weights set right by what providers count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.tokens import Calibration, estimate_tokens
from tests.builders import load_kyiv_draft, load_kyiv_story, texts


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("قال رئيس الوزراء إن ستة أشخاص قتلوا في الهجوم الذي وقع يوم الجمعة في العاصمة", 16),
        ("총리는 금요일 수도에서 발생한 공격으로 여섯 명이 숨지고 스무 명 이상이 다쳤다고 말했다.", 25),
        ("总理表示，周五首都发生的袭击造成六人死亡，二十多人受伤。", 21),
        ("首相は、金曜日に首都で起きた攻撃で六人が死亡し、二十人以上が負傷したと述べた。", 28),
        ("Ο πρωθυπουργός είπε ότι έξι άνθρωποι σκοτώθηκαν στην επίθεση της Παρασκευής.", 25),
    ],
)
def test_scripts_are_weighed_by_their_own_measure(text: str, tokens: int) -> None:
    """Within a third of what Tekken counts, where a rule for English would be off by three times."""
    assert estimate_tokens(text) == pytest.approx(tokens, rel=1 / 3)


def test_articles_and_drafts_come_out_as_a_real_vocabulary_counts_them() -> None:
    """3,348 tokens for the sample story's articles, 8,767 for the draft of it, by Tekken."""
    articles = sum(estimate_tokens(each.body or "") for each in load_kyiv_story().articles)
    assert articles == pytest.approx(3_348, rel=0.17)
    assert estimate_tokens(load_kyiv_draft().model_dump_json()) == pytest.approx(8_767, rel=0.17)


@given(texts, texts)
def test_more_text_is_never_fewer_tokens(text: str, more: str) -> None:
    """Nor are two texts together more than each for itself, rounding aside."""
    whole = estimate_tokens(text + more)
    assert whole >= estimate_tokens(text)
    assert whole <= estimate_tokens(text) + estimate_tokens(more)


@given(st.floats(0.3, 3.5))
def test_a_guess_that_is_always_off_by_a_factor_is_set_right_by_it(factor: float) -> None:
    """After some thirty calls, to one in a hundred."""
    calibration = Calibration()
    for _ in range(30):
        calibration = calibration.learn(guessed=1000, counted=1000 * factor)
    assert calibration.factor == pytest.approx(factor, rel=0.01)


@pytest.mark.parametrize(("guessed", "counted"), [(0, 5), (5, 0), (0, 0)])
def test_a_provider_that_counts_nothing_teaches_nothing(guessed: float, counted: float) -> None:
    """Nor does a call of which nothing was expected."""
    assert Calibration(1.5).learn(guessed=guessed, counted=counted) == Calibration(1.5)


def test_one_absurd_count_is_taken_for_four_times_at_most() -> None:
    """Cached or hidden tokens cannot overturn what many calls have shown."""
    assert Calibration().learn(guessed=1, counted=10**9).factor < 1.4


def test_what_is_planned_by_the_step_stays_until_the_factor_has_about_doubled() -> None:
    """So that the same story is cut into the same calls from one hour to the next."""
    assert [Calibration(each).step for each in (0.75, 1.0, 1.4, 1.5, 2.0, 3.0)] == [1.0, 1.0, 1.0, 2.0, 2.0, 4.0]
