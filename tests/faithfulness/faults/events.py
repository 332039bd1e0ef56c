"""Items of one event that rest on articles about another."""

from __future__ import annotations

import random
from collections.abc import Iterator

from service.schema.draft import DraftEvent
from tests.faithfulness.faults.fault import Fault, build_draft, make_fault, reported_as, stand_alone
from tests.faithfulness.faults.shown import shows_any
from tests.faithfulness.faults.story import DraftItem, article_of, item_language, label_of, list_items
from tests.faithfulness.material import Material


def evidence_of_another_event(material: Material, rng: random.Random) -> Iterator[Fault]:
    """Items of one event that cite only sentences of articles whose verdict names another."""
    events = {each.article: each.event for each in material.draft.articles}
    keys = [each.key for each in material.draft.events]
    for item in list_items(material):
        own = {events.get(article_of(cite), "") for cite in item.cites}
        others = [key for key in keys if key not in own]
        if "" in own:
            continue
        if others:
            changed = stand_alone(item).model_copy(update={"event": rng.choice(others)})
            what, shown = f"event {item.event} → {changed.event}", shows_any(reported_as(item))
            yield make_fault(material, "evidence_of_another_event", changed, what, shown)
        else:
            yield from _moved_verdict(material, item)


def _moved_verdict(material: Material, item: DraftItem) -> Iterator[Fault]:
    """The cited articles given to an event of their own, the item left with the first."""
    cited = {article_of(cite) for cite in item.cites}
    rest = [each for each in material.draft.articles if each.event == item.event and each.article not in cited]
    if not rest:
        return
    moved = [
        each.model_copy(update={"event": "e9", "role": "on_event", "reason": ""}) if each.article in cited else each
        for each in material.draft.articles
    ]
    extra = DraftEvent(key="e9", category="unknown", status="occurred", when="", cites=[])
    draft = build_draft(material, [stand_alone(item)], articles=moved, events=[*material.draft.events, extra])
    what = f"{label_of(item)}: {sorted(cited)} made articles of another event"
    language = item_language(material, item)
    yield Fault("evidence_of_another_event", material.slug, language, what, draft, shows_any(reported_as(item)))
