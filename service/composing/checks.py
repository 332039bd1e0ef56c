"""What can be wrong with a title or a sentence, held against the items that it names."""

from __future__ import annotations

from collections.abc import Sequence

from service.composing.footing import Footing, Footings, find_parted, find_turned, find_twisted
from service.grounding.measures import PEOPLE, find_measures
from service.grounding.names import stem_name
from service.grounding.outcome import Failure
from service.grounding.printed import adds_symbols, read_words
from service.grounding.wording import find_meant_stems
from service.language import Language
from service.quantities import Quantity, read_quantities
from service.reconcile import MergedEvent
from service.reconcile.disagreements import Told
from service.schema.report import Claim, Disagreement, Figure, Quote
from service.schema.vocabulary import Caveat, Reason
from service.text import fold_plain, has_words, list_words


def find_failure(
    text: str, names: Sequence[str], event: MergedEvent, known: Footings, language: Language
) -> Failure | None:
    """Why a text does not stand on the items of these names, or None when it does."""
    named = [event.items[each] for each in dict.fromkeys(names) if each in event.items]
    if not text or not named:
        return Failure(Reason.RESTS_ON_REJECTED_ITEM, "none of the items it names is borne out")
    footings = known.list(named)
    return (
        _find_unborne(text, named, footings, language)
        or _find_unborne_number(text, named, footings, language)
        or _find_relabelled(text, event, language)
        or _find_one_side(text, named, event, language)
        or _find_unnamed_speaker(text, named, language)
        or _find_lost_doubt(text, named, language)
    )


def _find_unborne(text: str, named: Sequence[Told], footings: Sequence[Footing], language: Language) -> Failure | None:
    if any(Caveat.UNCHECKED_TRANSLATION in each.caveats for each in named):
        return Failure(Reason.WORDS_NOT_IN_EVIDENCE, "it rests on a translation that code cannot check")
    missing = find_meant_stems(text, language).difference(*(each.stems for each in footings))
    if missing or adds_symbols(text, *(each.text for each in footings)):
        return Failure(Reason.WORDS_NOT_IN_EVIDENCE, f"{len(missing)} of its words are in none of its items")
    if find_parted(text, footings, language):
        return Failure(
            Reason.WORDS_NOT_IN_EVIDENCE, "two of its words side by side stand together in none of its items"
        )
    if find_turned(text, footings, language):
        return Failure(Reason.WORDS_NOT_IN_EVIDENCE, "it negates what its items do not, or the other way round")
    if find_twisted(text, footings, language):
        return Failure(Reason.WORDS_NOT_IN_EVIDENCE, "it turns names round, or tells as a fact what is none")
    return None


def _find_unborne_number(
    text: str, named: Sequence[Told], footings: Sequence[Footing], language: Language
) -> Failure | None:
    stated = _list_values(text, language)
    if not stated:
        return None
    printed = {value for each in footings for value in _list_values(each.text, language)}
    if stated <= printed | {_value(each) for each in named if isinstance(each, Figure)}:
        return None
    return Failure(Reason.NUMBER_NOT_IN_EVIDENCE, "a number or its bound is in none of its items")


def _find_relabelled(text: str, event: MergedEvent, language: Language) -> Failure | None:
    """A toll told as another: four injured in the figures, four killed in the text."""
    quantities = read_quantities(text, language)
    words = read_words(text, language) if quantities else ()
    for each in quantities:
        tolls = {
            figure.measure for figure in event.figures if figure.measure in PEOPLE and _value(figure) == _value(each)
        }
        told = find_measures(text, words, each, quantities, language) if tolls else frozenset()
        if told and tolls and tolls.isdisjoint(told):
            return Failure(
                Reason.NUMBER_NOT_IN_EVIDENCE, "a number is told of others than those whom its figure counts"
            )
    return None


def _find_one_side(text: str, named: Sequence[Told], event: MergedEvent, language: Language) -> Failure | None:
    stated = _list_values(text, language)
    failure = Failure(Reason.ONE_SIDE_OF_A_DISPUTE, "it gives one of several disputed values")
    told = {item for each in event.disagreements for position in each.positions for item in position.items}
    for each in named:
        if isinstance(each, Figure) and each.standing == "disputed" and each.id not in told and _value(each) in stated:
            return failure
    return failure if any(_takes_side(each, stated, named, event) for each in event.disagreements) else None


def _takes_side(
    disagreement: Disagreement, stated: set[tuple[object, ...]], named: Sequence[Told], event: MergedEvent
) -> bool:
    """Whether a text that rests on one side leaves out the other: figures by value, all else by item."""
    known = event.items
    items = [known[name] for each in disagreement.positions for name in each.items if name in known]
    ids = {each.id for each in named}
    if not all(isinstance(each, Figure) for each in items):
        held = [bool(ids & set(each.items)) for each in disagreement.positions]
        return any(held) and not all(held)
    cited = {(each.article_id, each.start) for item in named for each in item.evidence}
    values = {_value(each) for each in items if isinstance(each, Figure)}
    rests = any(each.id in ids or _shares(each, cited) for each in items)
    return rests and bool(stated & values) and not values <= stated


def _shares(item: Told, cited: set[tuple[str, int]]) -> bool:
    return any((each.article_id, each.start) in cited for each in item.evidence if not each.context)


def _find_unnamed_speaker(text: str, named: Sequence[Told], language: Language) -> Failure | None:
    for item in named:
        speakers = _list_speakers(item)
        if speakers and not any(_is_named(each, text, language) for each in speakers):
            return Failure(Reason.SPEAKER_NOT_NAMED, f"it does not say who reports {item.id}")
    return None


def _list_speakers(item: Told) -> tuple[str, ...]:
    if isinstance(item, Quote):
        return (item.speaker,) if item.speaker else ()
    return item.attributed_to


def _is_named(speaker: str, text: str, language: Language) -> bool:
    stems = set(stem_name(speaker, language))
    if not stems:
        return has_words(fold_plain(text), speaker)
    return not stems.isdisjoint(word.stem for word in read_words(text, language))


def _find_lost_doubt(text: str, named: Sequence[Told], language: Language) -> Failure | None:
    """What is denied has to be told as denied, what is alleged, predicted or hedged as such."""
    words = frozenset(list_words(text))
    doubting = language.list("hedge") | language.list("reporting")
    for item in named:
        denied = isinstance(item, Claim) and item.stance == "denied"
        if denied and words.isdisjoint(language.list("negation")):
            return Failure(Reason.WORDS_NOT_IN_EVIDENCE, f"it does not say that {item.id} is denied")
        if _is_doubted(item) and words.isdisjoint(doubting | frozenset(list_words(_hedge(item)))):
            return Failure(Reason.WORDS_NOT_IN_EVIDENCE, f"it does not say that {item.id} is not certain")
    return None


def _is_doubted(item: Told) -> bool:
    return bool(_hedge(item)) or (isinstance(item, Claim) and item.stance in ("alleged", "predicted"))


def _hedge(item: Told) -> str:
    return "" if isinstance(item, Quote) else item.hedge or ""


def _list_values(text: str, language: Language) -> set[tuple[object, ...]]:
    return {_value(each) for each in read_quantities(text, language)}


def _value(amount: Figure | Quantity) -> tuple[object, ...]:
    return amount.low, amount.high, amount.qualifier
