"""Whether a figure's bound and its interval tell the same."""

from __future__ import annotations

from service.schema.report import Figure


def find_misfit(figure: Figure) -> str | None:
    """Return what of a figure's interval does not fit its bound, as the schema of figures defines both."""
    fits, wanted = {
        "at_least": (figure.low is not None and figure.high is None, "low alone"),
        "more_than": (figure.low is not None and figure.high is None, "low alone"),
        "at_most": (figure.low is None and figure.high is not None, "high alone"),
        "less_than": (figure.low is None and figure.high is not None, "high alone"),
        "between": (_is_interval(figure), "low below high"),
        "exact": (_is_point(figure), "low and high alike"),
        "about": (_is_point(figure), "low and high alike"),
    }[figure.qualifier]
    return None if fits else f"{figure.qualifier} needs {wanted}"


def _is_point(figure: Figure) -> bool:
    return figure.low is not None and figure.low == figure.high


def _is_interval(figure: Figure) -> bool:
    return figure.low is not None and figure.high is not None and figure.low < figure.high
