"""Times that no sentence states."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from service.schema.draft import DraftClaim, DraftEvent, DraftFigure
from tests.faithfulness.faults.correct_claims import native_claims
from tests.faithfulness.faults.fault import Fault, build_draft, make_fault, stand_alone
from tests.faithfulness.faults.lexicon import words_of
from tests.faithfulness.faults.shown import shows_event_time, shows_time
from tests.faithfulness.faults.story import article_of, item_language, join_near, story_language
from tests.faithfulness.faults.wording import compile_phrase, cut_ending, fold, tokenize
from tests.faithfulness.material import Material


def date_not_stated(material: Material, rng: random.Random) -> Iterator[Fault]:
    """`when` in words that neither sentence nor context prints."""
    told: list[DraftFigure | DraftClaim] = [*material.draft.figures, *native_claims(material)]
    for item in told:
        language = item_language(material, item)
        for words in rng.sample(_false_times(material, item.cites, language, item.when), 2):
            changed = stand_alone(item).model_copy(update={"when": words})
            what = f"when “{item.when}” → “{words}”"
            yield make_fault(material, "date_not_stated", changed, what, shows_time(words))
    for event in material.draft.events:
        yield from _redated_event(material, event)


def _false_times(material: Material, cites: Sequence[str], language: str, when: str) -> list[str]:
    """Words for times that no cited sentence or its context prints, wrong pairs of weekday and date among them."""
    words, near = words_of(language), fold(join_near(material, cites))
    days = [day for day in words.weekdays if cut_ending(fold(day).split("-")[0]) not in near]
    wrong = [words.dated.format(day) for day in words.weekdays if day != words.leap]
    said = [day for day in words.weekdays if compile_phrase(day, language).search(when)]
    changed = [
        compile_phrase(day, language).sub(other, when) for day in said for other in words.weekdays if other != day
    ]
    told: list[DraftFigure | DraftClaim] = [*material.draft.figures, *material.draft.claims]
    elsewhere = [item.when for item in told if item.when]
    moved = [when for when in dict.fromkeys(elsewhere) if not set(tokenize(when)) & set(tokenize(near))]
    return [each for each in [*changed, *days, *words.dates, *wrong, *moved] if fold(each) not in near]


def _redated_event(material: Material, event: DraftEvent) -> Iterator[Fault]:
    language = material.languages[article_of(event.cites[0])] if event.cites else story_language(material)
    others = fold(" ".join(each.when for each in material.draft.events if each != event))
    for words in _false_times(material, event.cites, language, event.when):
        changed = event.model_copy(update={"when": words})
        events = [changed if each == event else each for each in material.draft.events]
        what = f"when of {event.key} “{event.when}” → “{words}”"
        draft = build_draft(material, [], events=events)
        if fold(words) not in others:
            yield Fault("date_not_stated", material.slug, language, what, draft, shows_event_time(words))
