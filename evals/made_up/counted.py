"""Whether what a figure is said to count is what the articles count around it."""

from __future__ import annotations

from evals.made_up.sources import Piece, Sources
from evals.made_up.tables import KNOWN, load_table
from evals.made_up.tokens import cut_tokens
from evals.made_up.wording import find_unborne_words
from service.schema.report import Figure
from service.schema.vocabulary import Caveat


def find_uncounted(figure: Figure, sources: Sources) -> tuple[str, ...]:
    """Return the content words of `what` that stand neither in the evidence nor in the sentences around it.

    The measure's own words are free ("people killed" where the article says that three died). Nothing is returned
    where the wording is in another language than every article cited.
    """
    pieces = _readable(figure, sources)
    if not pieces:
        return ()
    languages = tuple(sorted({language for each in pieces for language in each.languages}))
    counted = load_table(languages).counted
    free = counted[figure.measure] | counted["any"] if figure.measure in counted else counted["any"]
    unborne = find_unborne_words(figure.what, pieces, sources, languages)
    return tuple(word for word in unborne if not {each.folded for each in cut_tokens(word)} <= free)


def _readable(figure: Figure, sources: Sources) -> tuple[Piece, ...]:
    """Return the surroundings, or where the words are the article's the evidence itself, if its language is known."""
    if Caveat.UNCHECKED_TRANSLATION in figure.caveats:
        return ()
    copied = Caveat.WORDING_FROM_ARTICLE in figure.caveats
    pieces = sources.take(figure.evidence) if copied else sources.take_surroundings(figure.evidence)
    return tuple(
        each for each in pieces if each.languages != KNOWN and (copied or set(each.languages) & set(sources.languages))
    )
