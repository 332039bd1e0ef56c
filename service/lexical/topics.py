"""What an event is about and how it stands, by the words of its articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from service.lexical.passages import View, cut_words
from service.schema.vocabulary import EventStatus, TopicCode

_ENOUGH: Final = 3
_LEAD: Final = 8
_CUES: Final = MappingProxyType(
    {
        "16000000": "missile missiles drone drones airstrike airstrikes shelling bombardment troops ceasefire war military soldiers invasion army militants hostages strike strikes bombing insurgents rebels artillery",
        "02000000": "police court judge trial sentenced arrested suspect charged murder prosecutors prosecutor jury guilty fraud robbery theft verdict detectives shooting stabbing defendant prison indicted lawsuit",
        "03000000": "earthquake quake flood floods flooding fire blaze firefighters crash collision derailed landslide wildfire explosion rescuers rescue emergency evacuated collapse collapsed sank volcano eruption magnitude",
        "04000000": "profit revenue shares company economy inflation market markets investors bank stocks merger acquisition sales gdp tariffs layoffs earnings quarter rates startup billion",
        "05000000": "school schools students university teachers pupils education classrooms curriculum campus",
        "06000000": "climate emissions pollution wildlife species environmental conservation biodiversity carbon deforestation ocean",
        "07000000": "hospital patients disease virus vaccine vaccines outbreak infection infections doctors health cases measles cholera epidemic treatment cancer",
        "09000000": "strike workers union unions wages walkout employees pay pickets labor labour",
        "11000000": "election elections parliament government president minister vote votes voters coalition party lawmakers senate bill opposition referendum ballot campaign sanctions summit treaty",
        "12000000": "church pope bishop mosque religious priest cardinal diocese pilgrims synagogue",
        "13000000": "scientists researchers study telescope spacecraft rocket laboratory discovery species genome satellite software quantum nasa physicists astronomers",
        "14000000": "refugees migrants migration poverty discrimination communities homeless",
        "15000000": "match goal goals team coach league season players tournament championship final striker defender race medal olympic cup won tennis football cricket rugby",
        "17000000": "storm hurricane typhoon cyclone snow rain rainfall temperatures winds forecast heatwave tornado blizzard weather meteorological",
        "01000000": "film museum festival concert artist album theater theatre exhibition novel author actor painting music gallery opera band",
    }
)
_WORDS: Final = MappingProxyType({code: frozenset(words.split()) for code, words in _CUES.items()})
_PLANNED: Final = re.compile(
    r"\b(?:will (?:be|open|hold|host|meet|take|begin|start|launch|close|vote|play|visit|run|stage|mark|join)|(?:is|are) (?:set|due|scheduled|to) |plans? to|scheduled for)\b"
)
_CANCELLED: Final = re.compile(r"\b(?:cancell?ed|called off|postponed|scrapped|abandoned)\b", re.I)
_HAPPENED: Final = re.compile(r"\b(?:was|were|has|have|had|killed|died|said|\w{3,}ed)\b")


def find_topic(views: Sequence[View]) -> TopicCode:
    """The topic with most cue words in the first sentences, where one leads clearly."""
    counts: Counter[TopicCode] = Counter()
    for view in views:
        words = {word.lower for each in view.prose[:_LEAD] for word in cut_words(each.text)}
        for code, cues in _WORDS.items():
            counts[code] += len(words & cues)  # type: ignore[index]
    ranked = counts.most_common(2)
    if ranked and ranked[0][1] >= _ENOUGH and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    return "unknown"


def find_status(views: Sequence[View]) -> EventStatus:
    """Planned or cancelled where the first sentence says so, else occurred where it looks back at anything."""
    leads = [view.prose[0].text for view in views if view.prose and view.language.code == "en"]
    if not leads:
        return "unknown"
    if all(_CANCELLED.search(each) for each in leads):
        return "cancelled"
    if all(_PLANNED.search(each) for each in leads):
        return "planned"
    return "occurred" if any(_HAPPENED.search(each) for each in leads) else "unknown"
