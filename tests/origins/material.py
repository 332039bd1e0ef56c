"""An agency's report, line by line, and what papers make of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from service.languages.detection import Languages
from service.origins import Origins, find_origins
from service.prepare import PreparedArticle, prepare_articles
from service.schema.story import Article, Story

WIRE: Final = (
    "Three people were killed and at least 17 injured when fire tore through a hotel in Kelstow early on Saturday.",
    "The blaze broke out at about 2:40 a.m. on the second floor and climbed a disused lift shaft to the roof.",
    "“Crews were met by people at the windows and brought 23 of them down by ladder,” Helen Tarrick told reporters.",
    "Four of the injured were in a critical condition at Kelstow General Hospital, a spokesperson there said.",
    "The hotel, built in 1898, was bought two years ago by Bellhaven Leisure for 6.2 million pounds.",
    "Kelstow council opened a sports hall as a rest centre, where 96 people were registered by mid-morning.",
    "Some 70 firefighters with 12 engines were sent, and the fire was under control by a quarter past seven.",
    "Police said that the dead, two women and a man, had not been formally identified.",
)
OTHER: Final = (
    "Guests knotted sheets together as the Grand Esplanade burned in front of half of Kelstow on Saturday morning.",
    "The ambulance service counted 21 people hurt; the worst were all from the fourth floor, it told the Gazette.",
    "Lorna Beck, who runs a tea room across the road, was woken by shouting shortly before three.",
    "“Crews were met by people at the windows and brought 23 of them down by ladder,” Helen Tarrick told reporters.",
    "Both porters said they had heard no alarm until they were on their way out of the building.",
)


def print_lines(lines: Sequence[str], joint: str = "\n") -> str:
    """A body of these lines."""
    return joint.join(lines)


def prepare_bodies(
    *bodies: str, published: Sequence[datetime | None] = (), language: str = "en"
) -> tuple[PreparedArticle, ...]:
    """Articles a1, a2 … with these bodies."""
    times = (*published, *[None] * len(bodies))
    articles = (
        Article(body=body, language=language, published_at=time) for body, time in zip(bodies, times, strict=False)
    )
    return prepare_articles(Story(articles=tuple(articles)), Languages())


def find_copies(*bodies: str, language: str = "en") -> dict[str, str]:
    """Which of these bodies is a copy of which."""
    return dict(find(*bodies, language=language).copy_of)


def find(*bodies: str, language: str = "en") -> Origins:
    """The origins of these bodies."""
    return find_origins(prepare_bodies(*bodies, language=language))
