"""What the embedded model knows of English grammar: word lists, and verbs with what they do to what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from service.schema.vocabulary import Measure


@dataclass(frozen=True, slots=True)
class Action:
    """What is done to those who are counted."""

    participle: str
    """As it stands behind the noun: shot down, killed."""
    measure: Measure = "count"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAYING: Final = _words(
    "say says said tell tells told report reports reported confirm confirms confirmed add adds added announce announces announced "
    "state states stated claim claims claimed write writes wrote note notes noted warn warns warned estimate estimates estimated "
    "declare declares declared insist insists insisted allege alleges alleged post posts posted tweeted acknowledge acknowledged admit admits admitted "
    "explain explains explained argue argues argued suggest suggests suggested indicate indicates indicated testified revealed disclosed"
)
"""Verbs that make someone the source of what the sentence states."""

PREPOSITIONS: Final = _words(
    "of in on at by for from to into onto with within about against between among amid amidst through throughout during before after above "
    "below over under near along across around behind beyond upon toward towards via per despite since until inside outside off out up down as than"
)
AUXILIARIES: Final = _words(
    "is are was were be been being has have had do does did will would shall should can could may might must"
)
MODALS: Final = _words("will would shall should can could may might must")
CONJUNCTIONS: Final = _words("and or but nor while as when where which who that because although though whereas if")
DETERMINERS: Final = _words(
    "a an the this that these those its his her their our my your some any each every all both no another other"
)
ADVERBS: Final = _words(
    "also then later earlier again still already now reportedly allegedly separately meanwhile since just only even so far never ever not "
    "more than about nearly almost at least over"
)
PEOPLE: Final = _words("people person persons individuals individual others other more lives life humans souls")
"""Nouns that say no more than that people are counted."""
HUMANS: Final = _words(
    "civilians civilian soldiers soldier troops residents resident passengers passenger workers worker patients patient migrants refugees "
    "children child girls girl boys boy men man women woman students student pupils officers officer firefighters rescuers protesters demonstrators "
    "miners crew sailors fishermen tourists visitors hostages prisoners employees staff players fans spectators victims suspects teenagers teens babies "
    "infants adults pensioners servicemen personnel militants fighters gunmen policemen journalists doctors nurses teachers drivers driver pilots pilot "
    "climbers hikers skiers swimmers worshippers shoppers villagers families citizens nationals police medics members"
)
IRREGULAR_PLURALS: Final = _words(
    "people men women children police troops personnel aircraft staff crew cattle sheep others more dead firemen policemen servicemen fishermen"
)
NOT_NOUNS: Final = _words(
    "is was has does says this thus yes plus versus minus across towards always perhaps sometimes besides less unless"
)
BACKGROUND: Final = (
    "last year",
    "last month",
    "last week",
    "last summer",
    "last winter",
    "last spring",
    "last autumn",
    "last fall",
    "years ago",
    "months ago",
    "weeks ago",
    "decades ago",
    "year ago",
    "month ago",
    "week ago",
    "a decade",
    "since the start",
    "since the beginning",
    "so far this year",
    "this year",
    "in recent",
    "in previous",
    "previously",
    "in the past",
    "over the past",
    "on average",
    "each year",
    "every year",
    "annually",
    "historically",
    "per day",
    "a day",
    "had killed",
    "previous",
    "earlier this",
    "a similar",
    "anniversary",
    "the deadliest",
    "the worst",
    "the largest",
    "in total since",
    "of the war",
    "world war",
)
"""Phrases of sentences that look back: their numbers are not the event's own."""
ELSEWHERE: Final = (
    "separately",
    "elsewhere",
    "in a separate",
    "in another",
    "on the other side",
    "in an unrelated",
    "in neighboring",
    "in neighbouring",
    "in a different",
)
"""Phrases of sentences that turn to another occurrence."""
DOUBT: Final = _words(
    "if could would might may should can threatened threatens threatening planned plans expected expects feared deny denied denies not no never"
)


_REGULAR: Final[Mapping[Measure, str]] = MappingProxyType(
    {
        "killed": "kill murder execute massacre",
        "injured": "injure wound maim",
        "displaced": "evacuate displace",
        "detained": "arrest detain apprehend jail imprison",
        "rescued": "rescue save",
        "count": (
            "launch intercept down destroy damage target attack fire deploy down strand abduct kidnap release free recover infect hospitalize "
            "hospitalise vaccinate test recall cancel delay divert flood burn close charge indict sentence convict acquit accuse seize confiscate "
            "suspend dismiss hire recruit employ order purchase deliver export import install build repair restore collapse sink derail hijack raid "
            "treat admit discharge bury identify capture liberate shell bomb repel"
        ),
    }
)
_IRREGULAR: Final[Mapping[str, tuple[str, Measure]]] = MappingProxyType(
    {
        "shot down": ("shot down", "count"),
        "shoot down": ("shot down", "count"),
        "shooting down": ("shot down", "count"),
        "brought down": ("brought down", "count"),
        "bringing down": ("brought down", "count"),
        "shot dead": ("shot dead", "killed"),
        "shooting dead": ("shot dead", "killed"),
        "laid off": ("laid off", "count"),
        "laying off": ("laid off", "count"),
        "struck": ("struck", "count"),
        "striking": ("struck", "count"),
        "strike": ("struck", "count"),
        "hit": ("hit", "count"),
        "hitting": ("hit", "count"),
        "lost": ("lost", "count"),
        "losing": ("lost", "count"),
        "sold": ("sold", "count"),
        "selling": ("sold", "count"),
        "bought": ("bought", "count"),
        "buying": ("bought", "count"),
        "cut": ("cut", "count"),
        "cutting": ("cut", "count"),
        "shut": ("shut", "count"),
        "sank": ("sunk", "count"),
        "hurt": ("injured", "injured"),
        "hurting": ("injured", "injured"),
        "slain": ("killed", "killed"),
        "slew": ("killed", "killed"),
        "freed": ("freed", "count"),
        "swept away": ("swept away", "count"),
        "built": ("built", "count"),
        "sent": ("sent", "count"),
        "sending": ("sent", "count"),
        "held": ("held", "count"),
        "took": ("taken", "count"),
        "stole": ("stolen", "count"),
        "stolen": ("stolen", "count"),
        "stealing": ("stolen", "count"),
    }
)


def _inflect(verb: str, measure: Measure) -> Iterable[tuple[str, Action]]:
    stem = verb[:-1] if verb.endswith("e") else verb
    doubled = {"dismiss": "dismiss", "admit": "admitt", "repel": "repell"}.get(verb, stem)
    past = f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeo" else f"{doubled}ed"
    action = Action(past, measure)
    yield from ((form, action) for form in (past, f"{doubled}ing"))


ACTIONS: Final[Mapping[str, Action]] = MappingProxyType(
    {
        form: action
        for measure, verbs in _REGULAR.items()
        for verb in verbs.split()
        for form, action in _inflect(verb, measure)
    }
    | {form: Action(*told) for form, told in _IRREGULAR.items()}
)
"""Verb forms, of one word or two, whose object is counted."""
PRESENT: Final[Mapping[str, Action]] = MappingProxyType(
    {
        form: action
        for measure, verbs in _REGULAR.items()
        for verb in verbs.split()
        for form, action in ((f"{verb}s", Action(next(iter(_inflect(verb, measure)))[0], measure)),)
    }
)
"""Verb forms of headlines: kills, injures."""
INTRANSITIVE: Final[Mapping[str, Action]] = MappingProxyType(
    {form: Action("killed", "killed") for form in ("died", "dead", "perished", "drowned", "dies", "killed", "slain")}
    | {form: Action("injured", "injured") for form in ("injured", "wounded", "hurt")}
    | {
        "missing": Action("missing", "missing"),
        "homeless": Action("homeless", "displaced"),
        "fled": Action("fled", "displaced"),
    }
    | {
        form: Action(form)
        for form in "survived attended gathered marched protested participated escaped crashed collapsed voted took part joined".split()
        if form not in {"took", "part"}
    }
)
"""Verbs and adjectives whose subject is counted."""
LOSSES: Final[Mapping[str, Action]] = MappingProxyType(
    {
        form: Action("killed", "killed")
        for form in ("death", "deaths", "fatality", "fatalities", "dead", "life", "lives")
    }
    | {form: Action("injured", "injured") for form in ("injury", "injuries", "wounded", "injured")}
    | {form: Action("detained", "detained") for form in ("arrest", "arrests", "detentions")}
)
"""Nouns that are themselves what happened: two deaths, one fatality."""
