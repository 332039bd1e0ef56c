"""What becomes of one wording of one sentence."""

from tests.grounding.test_claims import find_claim


def is_kept(sentence: str, text: str, language: str = "en", **fields: object) -> bool:
    """Whether the model's wording of one sentence is shown."""
    claim = find_claim(text, "a1:1", body=sentence, language=language, written_in=language, **fields)
    return claim.text_from == "model"
