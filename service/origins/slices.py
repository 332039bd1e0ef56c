"""What of a story is read: every text once, and of its copies what they alone have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.origins.copies import Origins
from service.origins.reading import Text
from service.prepare import PreparedArticle, Slice


def cut_slices(articles: Sequence[PreparedArticle], origins: Origins) -> tuple[Slice, ...]:
    """One slice for each article with text, in the order sent; none for a copy that adds nothing.

    A copy with sentences of its own has these in its slice, under its headline, right behind the fullest.
    """
    groups = {group[0].article.id: group for group in origins.groups}
    return tuple(
        each
        for article in articles
        if article.sentences and article.id not in origins.copy_of
        for each in (Slice(article, article.sentences), *_cut_copies(groups.get(article.id, ())))
    )


def _cut_copies(group: Sequence[Text]) -> Iterator[Slice]:
    read = list(group[:1])
    for text in group[1:]:
        own = {each.sentence.address for each in text.lines if not any(other.prints(each.words) for other in read)}
        if own:
            read.append(text)
            shown = (each for each in text.article.sentences if each.field == "title" or each.address in own)
            yield Slice(text.article, tuple(shown))
