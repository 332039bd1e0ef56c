"""The closed vocabularies that drafts and reports share. Within a major schema version nothing is added."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal

Role = Literal["on_event", "background", "unrelated"]
EventStatus = Literal["occurred", "ongoing", "planned", "alleged", "cancelled", "unknown"]
PlaceRole = Literal["scene", "affected", "origin", "other"]
ActorKind = Literal["person", "organization", "government", "group", "unknown"]
Measure = Literal[
    "killed",
    "injured",
    "missing",
    "displaced",
    "detained",
    "rescued",
    "money",
    "percentage",
    "measurement",
    "count",
]
Qualifier = Literal["exact", "at_least", "more_than", "at_most", "less_than", "about", "between"]
Relation = Literal["core", "reaction", "related", "background"]
ClaimKind = Literal["happening", "statement", "plan"]
Stance = Literal["asserted", "alleged", "denied", "predicted"]
DisagreementKind = Literal["figure", "time", "place", "cause", "identity", "attribution", "wording"]
Precision = Literal["minute", "hour", "part_of_day", "day", "week", "month", "season", "year", "unknown"]
ResolvedFrom = Literal["explicit", "published_at", "reference_time", "unresolved"]
Standing = Literal["single", "repeated", "disputed"]

TOPICS: Final = MappingProxyType(
    {
        "01000000": "arts, culture, entertainment and media",
        "02000000": "crime, law and justice",
        "03000000": "disaster, accident and emergency incident",
        "04000000": "economy, business and finance",
        "05000000": "education",
        "06000000": "environment",
        "07000000": "health",
        "08000000": "human interest",
        "09000000": "labour",
        "10000000": "lifestyle and leisure",
        "11000000": "politics",
        "12000000": "religion",
        "13000000": "science and technology",
        "14000000": "society",
        "15000000": "sport",
        "16000000": "conflict, war and peace",
        "17000000": "weather",
    }
)
"""IPTC Media Topics, top level, by code (https://iptc.org/std/NewsCodes/treeview/mediatopic)."""

TopicCode = Literal[
    "01000000",
    "02000000",
    "03000000",
    "04000000",
    "05000000",
    "06000000",
    "07000000",
    "08000000",
    "09000000",
    "10000000",
    "11000000",
    "12000000",
    "13000000",
    "14000000",
    "15000000",
    "16000000",
    "17000000",
    "unknown",
]
"""What a model may answer for an event's category: a code of `TOPICS`, or `unknown`."""


class Reason(StrEnum):
    """Why an item was rejected."""

    UNKNOWN_ADDRESS = "unknown_address"
    NO_EVIDENCE = "no_evidence"
    UNKNOWN_EVENT = "unknown_event"
    EVIDENCE_OF_ANOTHER_EVENT = "evidence_of_another_event"
    NUMBER_NOT_IN_EVIDENCE = "number_not_in_evidence"
    BOUND_DIFFERS = "bound_differs"
    UNIT_NOT_IN_EVIDENCE = "unit_not_in_evidence"
    QUOTE_NOT_VERBATIM = "quote_not_verbatim"
    QUOTE_TOO_SHORT = "quote_too_short"
    QUOTE_NOT_IN_MARKS = "quote_not_in_marks"
    NAME_NOT_IN_EVIDENCE = "name_not_in_evidence"
    WORDS_NOT_IN_EVIDENCE = "words_not_in_evidence"
    TIME_NOT_IN_EVIDENCE = "time_not_in_evidence"
    RESTS_ON_REJECTED_ITEM = "rests_on_rejected_item"
    ONE_SIDE_OF_A_DISPUTE = "one_side_of_a_dispute"
    SPEAKER_NOT_NAMED = "speaker_not_named"
    NO_DIFFERENCE = "no_difference"


class Caveat(StrEnum):
    """What an editor should know before relying on an item."""

    BOUND_CORRECTED = "bound_corrected"
    UNCHECKED_BOUND = "unchecked_bound"
    UNCHECKED_TRANSLATION = "unchecked_translation"
    UNCHECKED_STATUS = "unchecked_status"
    ATTRIBUTION_REMOVED = "attribution_removed"
    SPEAKER_REMOVED = "speaker_removed"
    SCOPE_REMOVED = "scope_removed"
    TIME_REMOVED = "time_removed"
    EVIDENCE_REMOVED = "evidence_removed"
    WORDING_FROM_ARTICLE = "wording_from_article"
    DATE_ASSUMED = "date_assumed"
    SUPERSEDED = "superseded"
    PUBLISHED_EARLIER = "published_earlier"
