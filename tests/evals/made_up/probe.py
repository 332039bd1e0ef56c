"""Puts one item on one short article and tells which rules it breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from evals.made_up import find_made_up
from service.schema.story import Article, Story
from tests.evals.made_up.desk import Desk, Json, read_report


@dataclass(frozen=True)
class Probe:
    """One article that items are held against."""

    body: str
    language: str = "en"

    @property
    def desk(self) -> Desk:
        """Writes items on the article."""
        return Desk(self._story)

    @property
    def _story(self) -> Story:
        return Story(articles=(Article(body=self.body, language=self.language),))

    @property
    def whole(self) -> str:
        """The whole article as a mark to cite."""
        return f"a1:{self.body}"

    def rules(self, **items: list[Json]) -> set[str]:
        """Return the rules that these items break."""
        first = self.body.split("\n")[0]
        event = {"title": self.desk.text("h1", first, [], f"a1:{first}"), **items}
        return {each.rule for each in find_made_up(read_report(self.desk.report(self.language, event)), self._story)}

    def figure(self, text: str, value: Any, *marks: str, **more: Any) -> set[str]:
        """Return the rules that one figure breaks."""
        return self.rules(figures=[self.desk.figure("f1", text, value, *(marks or (self.whole,)), **more)])

    def claim(self, text: str, *marks: str, **more: Any) -> set[str]:
        """Return the rules that one claim breaks."""
        return self.rules(claims=[self.desk.claim("c1", text, *(marks or (self.whole,)), **more)])

    def quote(self, words: str, *marks: str, speaker: str | None = None) -> set[str]:
        """Return the rules that one quotation breaks."""
        return self.rules(quotes=[self.desk.quote("q1", words, speaker, *(marks or (self.whole,)))])

    def actor(self, name: str, *marks: str) -> set[str]:
        """Return the rules that one actor breaks."""
        return self.rules(who=[self.desk.actor("w1", name, *(marks or (self.whole,)))])
