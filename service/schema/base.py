"""What every shape has in common: frozen, strict, nothing unknown, no NaN."""

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
