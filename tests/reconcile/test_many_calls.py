"""What one call finds as one event is one where every article had a call of its own."""

from __future__ import annotations

import pytest

from tests.faithfulness.material import Reading, load_readings
from tests.study import reconcile, take_article


@pytest.mark.parametrize("reading", load_readings(), ids=lambda each: each.material.slug)
def test_one_call_for_each_article_finds_the_events_of_one_call(reading: Reading) -> None:
    """With correct drafts; look-alikes stay as many as they are."""
    (one, several) = (
        reconcile(reading, drafts)
        for drafts in (
            [reading.material.draft],
            [take_article(reading.material.draft, each.ordinal) for each in reading.articles],
        )
    )
    assert {frozenset(each.articles) for each in several.events} == {frozenset(each.articles) for each in one.events}
    assert not several.warnings
