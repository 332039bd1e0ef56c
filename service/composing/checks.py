"""What can be wrong with a title or a sentence, held against the items that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from service.composing.footing import Footing, Footings, find_parted, find_turned, find_twisted
from service.composing.passages import Passage, Value, read_value
from service.grounding.names import stem_name
from service.grounding.numbers.measures import PEOPLE, find_measures
from service.grounding.outcome import Failure
from service.grounding.printed import adds_symbols
from service.language import Language
from service.reconcile import MergedEvent
from service.reconcile.disagreements import Told
from service.schema.report import Claim, Disagreement, Figure, Quote
from service.schema.vocabulary import Caveat, Measure, Reason
from service.text import fold_plain, has_words, list_words


class Checks:
    """Holds texts against the items of one event, each of which is read once."""

    def __init__(self, event: MergedEvent, language: Language) -> None:
        self._items = event.items
        self._disagreements = event.disagreements
        self._language = language
        self._footings = Footings(language)
        self._tolls = _list_tolls(event.figures)

    def find_failure(self, text: str, names: Sequence[str]) -> Failure | None:
        """Why a text does not stand on the items of these names, or None when it does."""
        named = [self._items[each] for each in dict.fromkeys(names) if each in self._items]
        if not text or not named:
            return Failure(Reason.RESTS_ON_REJECTED_ITEM, "none of the items it names is borne out")
        passage, footings = Passage(text, self._language), self._footings.list(named)
        return (
            _find_unborne(passage, named, footings)
            or _find_unborne_number(passage, named, footings)
            or _find_relabelled(passage, self._tolls)
            or _find_one_side(passage, named, self._disagreements, self._items)
            or _find_unnamed_speaker(passage, named)
            or _find_lost_doubt(passage, named)
        )


def _list_tolls(figures: Sequence[Figure]) -> Mapping[Value, set[Measure]]:
    """What figures that count people tell of them, by number."""
    tolls: defaultdict[Value, set[Measure]] = defaultdict(set)
    for each in figures:
        if each.measure in PEOPLE:
            tolls[read_value(each)].add(each.measure)
    return tolls


def _find_unborne(text: Passage, named: Sequence[Told], footings: Sequence[Footing]) -> Failure | None:
    if any(Caveat.UNCHECKED_TRANSLATION in each.caveats for each in named):
        return Failure(Reason.WORDS_NOT_IN_EVIDENCE, "it rests on a translation that code cannot check")
    missing = text.meant.difference(*(each.stems for each in footings))
    if missing or adds_symbols(text.text, *(each.printed.text for each in footings)):
        return Failure(Reason.WORDS_NOT_IN_EVIDENCE, f"{len(missing)} of its words are in none of its items")
    if find_parted(text, footings):
        return Failure(
            Reason.WORDS_NOT_IN_EVIDENCE, "two of its words side by side stand together in none of its items"
        )
    if find_turned(text, footings):
        return Failure(Reason.WORDS_NOT_IN_EVIDENCE, "it negates what its items do not, or the other way round")
    if find_twisted(text, footings):
        return Failure(Reason.WORDS_NOT_IN_EVIDENCE, "it turns names round, or tells as a fact what is none")
    return None


def _find_unborne_number(text: Passage, named: Sequence[Told], footings: Sequence[Footing]) -> Failure | None:
    missing = text.values.difference(read_value(each) for each in named if isinstance(each, Figure))
    for each in footings:
        if not missing:
            return None
        missing = missing.difference(map(read_value, each.printed.quantities))
    return Failure(Reason.NUMBER_NOT_IN_EVIDENCE, "a number or its bound is in none of its items") if missing else None


def _find_relabelled(text: Passage, tolls: Mapping[Value, set[Measure]]) -> Failure | None:
    """A toll told as another: four injured in the figures, four killed in the text."""
    for each in text.quantities:
        counted = tolls.get(read_value(each))
        told = find_measures(text.text, text.words, each, text.quantities, text.language) if counted else frozenset()
        if told and counted and counted.isdisjoint(told):
            return Failure(
                Reason.NUMBER_NOT_IN_EVIDENCE, "a number is told of others than those whom its figure counts"
            )
    return None


def _find_one_side(
    text: Passage, named: Sequence[Told], disagreements: Sequence[Disagreement], known: Mapping[str, Told]
) -> Failure | None:
    failure = Failure(Reason.ONE_SIDE_OF_A_DISPUTE, "it gives one of several disputed values")
    told = {item for each in disagreements for position in each.positions for item in position.items}
    for each in named:
        is_disputed = isinstance(each, Figure) and each.standing == "disputed" and each.id not in told
        if isinstance(each, Figure) and is_disputed and read_value(each) in text.values:
            return failure
    return failure if any(_takes_side(each, text, named, known) for each in disagreements) else None


def _takes_side(disagreement: Disagreement, text: Passage, named: Sequence[Told], known: Mapping[str, Told]) -> bool:
    """Whether a text that rests on one side leaves out the other: figures by value, all else by item."""
    items = [known[name] for each in disagreement.positions for name in each.items if name in known]
    ids = {each.id for each in named}
    if not all(isinstance(each, Figure) for each in items):
        held = [bool(ids & set(each.items)) for each in disagreement.positions]
        return any(held) and not all(held)
    cited = {(each.article_id, each.start) for item in named for each in item.evidence}
    values = {read_value(each) for each in items if isinstance(each, Figure)}
    rests = any(each.id in ids or _shares(each, cited) for each in items)
    return rests and bool(text.values & values) and not values <= text.values


def _shares(item: Told, cited: set[tuple[str, int]]) -> bool:
    return any((each.article_id, each.start) in cited for each in item.evidence if not each.context)


def _find_unnamed_speaker(text: Passage, named: Sequence[Told]) -> Failure | None:
    for item in named:
        speakers = _list_speakers(item)
        if speakers and not any(_is_named(each, text) for each in speakers):
            return Failure(Reason.SPEAKER_NOT_NAMED, f"it does not say who reports {item.id}")
    return None


def _list_speakers(item: Told) -> tuple[str, ...]:
    if isinstance(item, Quote):
        return (item.speaker,) if item.speaker else ()
    return item.attributed_to


def _is_named(speaker: str, text: Passage) -> bool:
    stems = stem_name(speaker, text.language)
    return not text.places.keys().isdisjoint(stems) if stems else has_words(fold_plain(text.text), speaker)


def _find_lost_doubt(text: Passage, named: Sequence[Told]) -> Failure | None:
    """What is denied has to be told as denied, what is alleged, predicted or hedged as such."""
    words, language = frozenset(list_words(text.text)), text.language
    for item in named:
        denied = isinstance(item, Claim) and item.stance == "denied"
        if denied and words.isdisjoint(language.list("negation")):
            return Failure(Reason.WORDS_NOT_IN_EVIDENCE, f"it does not say that {item.id} is denied")
        doubting = (language.list("hedge"), language.list("reporting"), list_words(_hedge(item)))
        if _is_doubted(item) and all(map(words.isdisjoint, doubting)):
            return Failure(Reason.WORDS_NOT_IN_EVIDENCE, f"it does not say that {item.id} is not certain")
    return None


def _is_doubted(item: Told) -> bool:
    return bool(_hedge(item)) or (isinstance(item, Claim) and item.stance in ("alleged", "predicted"))


def _hedge(item: Told) -> str:
    return "" if isinstance(item, Quote) else item.hedge or ""
