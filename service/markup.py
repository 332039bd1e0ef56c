"""HTML bodies as text: what a reader sees, blocks on lines of their own, nothing aligned or indented.

Layout would be made of spaces that no article has, and a small table could be blown up to gigabytes of them.
"""

from __future__ import annotations

import re
from typing import Final

from inscriptis import get_text
from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.html_properties import Display
from inscriptis.model.attribute import DEFAULT_ATTRIBUTE_MAP, merge_function
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_element import HtmlElement
from inscriptis.model.tag import CustomHtmlTagHandlerMapping

_UNSEEN: Final = "noscript template iframe object select textarea svg canvas audio video del s strike"
_BLOCKS: Final = "ul ol dl dt dd table tr caption section form fieldset legend details summary center hr"
_CELLS: Final = "td th"
_RAISED: Final = re.compile(r"(<sup\b[^<>]*>)(?=\s*[-+−]?\d)", re.IGNORECASE)
"""A raised digit; without a mark, ten to the square would be one hundred and two."""
_INVISIBLE: Final = re.compile(
    r"visibility\s*:\s*(?:hidden|collapse)|(?:opacity|font-size)\s*:\s*0(?:\.0*)?(?![\d.])", re.IGNORECASE
)
"""Styles by which a reader sees nothing of an element."""
_NO_LAYOUT: Final = dict.fromkeys(("table", "tr", "td", "th"))

_CONFIG: Final = ParserConfig(
    css=STRICT_CSS_PROFILE
    | {tag: HtmlElement(display=Display.none) for tag in _UNSEEN.split()}
    | {tag: HtmlElement(display=Display.block) for tag in _BLOCKS.split()}
    | {tag: HtmlElement(prefix=" ", suffix=" ", limit_whitespace_affixes=True) for tag in _CELLS.split()},
    custom_html_tag_handler_mapping=CustomHtmlTagHandlerMapping(
        start_tag_mapping=_NO_LAYOUT, end_tag_mapping=_NO_LAYOUT
    ),
)


def _hide(_value: str, element: HtmlElement) -> None:
    element.display = Display.none


def _hide_by_style(value: str, element: HtmlElement) -> None:
    if _INVISIBLE.search(value):
        element.display = Display.none


# inscriptis knows `display: none` and takes no further attributes in its configuration.
_CONFIG.attribute_handler.attribute_mapping = {
    "hidden": _hide,
    "style": merge_function(DEFAULT_ATTRIBUTE_MAP["style"], _hide_by_style),
}


def read_html(html: str) -> str:
    """The text of an HTML body (by inscriptis, https://github.com/weblyzard/inscriptis)."""
    return get_text(_RAISED.sub(r"\1^", html), _CONFIG).strip() if html.strip() else ""
