"""A report for people: in a terminal, and as one self-contained page. Nothing here changes what a report says."""

from service.view.page import render_html
from service.view.terminal import render_terminal

__all__ = ["render_html", "render_terminal"]
