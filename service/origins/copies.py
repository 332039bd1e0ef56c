"""Finds copies: whole, cut, put in another order, under another headline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from service.origins.editions import are_editions
from service.origins.reading import Text
from service.prepare import PreparedArticle

_CONTAINED: Final = 0.75
"""So much of what the shorter one tells has to stand in the longer: all of it in the copies of the suite's cases, and
0.06 and less in all other pairs."""
_MIN_LINES: Final = 2
"""One sentence is often shared by articles that were written apart: a ministry's, an agency's first line."""
_MIN_WORDS: Final = 25
_PART: Final = 1 / 3
"""What opens with other matter and has less of the text than this is a round-up of several, and no copy of one."""
_NEARLY: Final = 0.8
"""What is so long as this, measured by the longest, may be the fullest."""
_CANDIDATES: Final = 4
_PAIR: Final = 2


@dataclass(frozen=True)
class Origins:
    """The texts of a story that several articles print."""

    groups: tuple[tuple[Text, ...], ...]
    """The articles that print each of them, as texts, the fullest first."""

    @cached_property
    def copy_of(self) -> Mapping[str, str]:
        """Id of the fullest by id of each copy."""
        return {each.article.id: group[0].article.id for group in self.groups for each in group[1:]}

    def find(self, article_id: str) -> str:
        """What an article comes from: the id of the fullest, its own if it is no copy."""
        return self.copy_of.get(article_id, article_id)


def find_origins(articles: Sequence[PreparedArticle]) -> Origins:
    """Group the articles that print one text, in time linear in their length.

    Each is held against the longer ones that share most shingles with it, found through an index: a copy has to be
    contained in one (Broder's containment, quotations aside), by more than one sentence, and to differ in no figure or
    name. The order of the articles changes nothing but which of two equally full ones comes first.
    """
    texts = [Text(each) for each in articles if each.sentences]
    alike: defaultdict[tuple[str, ...], list[Text]] = defaultdict(list)
    for each in texts:
        alike[each.words if _is_enough(each) else (each.article.ordinal,)].append(each)
    longest_first = sorted(alike.items(), key=lambda item: (-len(item[0]), item[0]))
    groups = _gather([each for _, each in longest_first])
    place = {each.ordinal: number for number, each in enumerate(articles)}
    ordered = (_put_fullest_first(group, place) for group in groups if len(group) > 1)
    return Origins(tuple(sorted(ordered, key=lambda group: place[group[0].article.ordinal])))


def _is_enough(text: Text) -> bool:
    return len(text.lines) >= _MIN_LINES and len(text.words) >= _MIN_WORDS


def _gather(alike: Sequence[list[Text]]) -> list[list[Text]]:
    """Join texts that are alike to the longer one that holds them; the longest come first."""
    index: dict[int, int] = {}
    groups: list[list[Text]] = []
    group_of: list[list[Text]] = []
    for number, texts in enumerate(alike):
        text = texts[0]
        found = next((n for n in _list_likely(text, index) if _is_copy(text, alike[n][0])), None)
        group: list[Text] = [] if found is None else group_of[found]
        if found is None:
            groups.append(group)
        group += texts
        group_of.append(group)
        index.update(dict.fromkeys(text.shingles.difference(index), number))
    return groups


def _list_likely(text: Text, index: Mapping[int, int]) -> list[int]:
    """The texts that were the first to have most of what this one tells. `index` is by shingle."""
    if not index or not _is_enough(text):
        return []
    known = index.keys() & text.told
    if len(known) < _CONTAINED * len(text.told):
        return []  # all of them together have too little of it
    shared = Counter(map(index.__getitem__, known))
    return [number for number, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]]


def _is_copy(short: Text, long: Text) -> bool:
    told = len(short.told)
    if not told or len(long.shingles.intersection(short.told)) < _CONTAINED * told:
        return False
    if sum(long.prints(each.words) for each in short.lines) < _MIN_LINES:
        return False
    return _is_mainly(long, short) and not are_editions(short, long)


def _is_mainly(long: Text, short: Text) -> bool:
    """Whether the longer one is this text in the main: it opens with it, or has a good part of it."""
    if short.prints(long.lines[0].words):
        return True
    return sum(len(each.words) for each in long.lines if short.prints(each.words)) >= _PART * len(long.words)


def _put_fullest_first(group: Sequence[Text], place: Mapping[str, int]) -> tuple[Text, ...]:
    fullest = _choose_fullest(group, place)
    rest = sorted((each for each in group if each is not fullest), key=lambda each: place[each.article.ordinal])
    return (fullest, *rest)


def _choose_fullest(group: Sequence[Text], place: Mapping[str, int]) -> Text:
    """The longest; of equally long ones the first.

    One that opens with matter of its own has the text of the others with an addition, where there are two of them.
    """
    longest = max(len(each.words) for each in group)
    near = [each for each in group if len(each.words) >= _NEARLY * longest]
    if len(near) > _PAIR:
        near = [each for each in near if _opens_alike(each, near)] or near
    most = max(len(each.words) for each in near)
    equal = (each for each in near if len(each.words) == most)
    return _choose_first(sorted(equal, key=lambda each: place[each.article.ordinal]))


def _choose_first(equal: Sequence[Text]) -> Text:
    """The first sent, or if that is dated the first published."""
    dates = [(each.article.published_at, number) for number, each in enumerate(equal) if each.article.published_at]
    return equal[min(dates)[1]] if equal[0].article.published_at else equal[0]


def _opens_alike(text: Text, others: Sequence[Text]) -> bool:
    return any(each.prints(text.lines[0].words) for each in others if each is not text)
