"""Generated documentation says what the code does."""

import pytest

from tests.docs.pages import DOCS, make_pages


@pytest.mark.parametrize(("file", "text"), make_pages().items(), ids=make_pages())
def test_a_generated_page_is_up_to_date(file: str, text: str) -> None:
    """A page that differs is written anew by `python -m tests.docs.pages`."""
    assert (DOCS / file).read_text(encoding="utf-8") == text, "run: .venv/bin/python -m tests.docs.pages"
