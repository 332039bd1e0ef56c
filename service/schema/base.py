"""What every shape has in common: frozen, strict, nothing unknown, no NaN."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """A frozen value whose fields are documented by the strings below them."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        allow_inf_nan=False,
        use_attribute_docstrings=True,
    )

    def change(self, **fields: Any) -> Self:
        """A copy with these fields, unchecked; itself where it has them already."""
        if all(getattr(self, name) == value for name, value in fields.items()):
            return self
        return self.model_copy(update=fields)
