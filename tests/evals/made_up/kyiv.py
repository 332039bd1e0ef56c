"""A careful editor's report of the sample story, and the sentences of the articles that it cites."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from service.schema.story import Story
from tests.evals.made_up.desk import Desk, Json

STORY: Final = Story.model_validate_json(
    (Path(__file__).parents[3] / "evals" / "cases" / "kyiv-strike" / "story.json").read_bytes()
)
SHOT: Final = (
    "a1:Ukraine’s air force said it shot down six out of seven ballistic missiles launched in the latest attack"
)
DRONES: Final = (
    "a1:Out of 123 drones, the military shot down 71, it added, "
    "and likely used electronic countermeasures against 40 more."
)
TOLL: Final = (
    "a1:Local officials said that at least one person was killed and four injured, "
    "including a 9-year-old child, in the attack."
)
TOLL_2: Final = (
    "a2:Russia launched a large-scale missile and drone attack on Ukraine overnight, killing one person and "
    "injuring four others, including a nine-year-old girl, in the capital."
)
CHERNIHIV: Final = (
    "a1:The overnight attack also damaged critical infrastructure and injured two people "
    "in the northern region of Chernihiv, local officials said."
)
BLASTS: Final = "a1:A series of powerful explosions shook the capital around 0230 GMT"
DISTRICTS: Final = (
    "a2:Kyiv Mayor Vitali Klitschko confirmed the casualties and damages, stating that the Holosiivskyi, "
    "Podilskyi, Sviatoshynskyi, and Obolonskyi districts suffered damage."
)
LYSAK: Final = (
    "a2:Meanwhile, in Kryvyi Rih, Dnipropetrovsk regional governor Serhiy Lysak reported extensive damage to "
    "residential and infrastructure sites, further exacerbating the humanitarian crisis in the country."
)
TELEGRAM: Final = "a2:“He continues to kill Ukrainians and destroy cities,” Zelensky wrote on Telegram."
ZELENSKY: Final = (
    "a1:“This Russian terror against Ukraine will not stop on its own,” Ukrainian President Volodymyr Zelensky said "
    "after the attack, urging unity among partners for a just end to the war."
)
MEDVEDEV: Final = (
    "a5:Similarly, Dmitry Medvedev, deputy chairman of Russia’s Security Council, rejected Zelensky’s remarks, "
    "calling them “nonsense.”"
)
PESKOV: Final = (
    "a5:However, Kremlin spokesperson Dmitry Peskov dismissed the proposal outright, stating that any discussion on "
    "territorial exchanges was “impossible” and that Russia would not entertain such talks."
)
VANCE: Final = "a5:On Friday, Zelensky is scheduled to meet with U.S. Vice President JD Vance"
LAND: Final = "a5:Russia’s territorial gains, which currently amount to approximately 20% of Ukraine’s land."
OPENING: Final = (
    "a3:In the most intense aerial attack since the start of the war, waves of Russian drones and missiles battered "
    "Kyiv overnight into Friday, injuring at least 23 people and leaving swaths of the capital scarred by destruction "
    "after a relentless seven-hour bombardment."
)
LAUNCHED: Final = (
    "a3:Ukraine’s air force said Russia launched 550 drones and missiles nationwide during the night, "
    "including 11 missiles and a majority of Iranian-made Shahed drones."
)
HOSPITAL: Final = "a3:At least 14 people were hospitalized, according to Kyiv Mayor Vitali Klitschko."
DOWNED: Final = "a3:Ukrainian air defenses shot down 270 targets, including two cruise missiles."
LOST: Final = "a3:Another 208 targets were lost from radar and presumed jammed."
STRUCK: Final = "a3:Russia successfully struck eight locations with nine missiles and 63 drones."
DEBRIS: Final = "a3:Debris from intercepted drones fell across at least 33 sites."
FRONT: Final = "a3:along the 1,000-kilometer (620-mile) front line."
FIVE: Final = "a3:Emergency services reported damage in at least five of the capital’s 10 districts."
ROOF: Final = (
    "a3:In the Solomianskyi district, a five-story residential building was partially destroyed and the roof of a "
    "seven-story building caught fire."
)
RAIL: Final = (
    "a3:Ukraine’s national railway operator, Ukrzaliznytsia, said drone strikes damaged rail infrastructure in Kyiv."
)
SYBIHA: Final = (
    "a3:“Absolutely horrible and sleepless night in Kyiv,” Ukrainian Deputy Foreign Minister Andrii Sybiha wrote "
    "on the social media platform X."
)
TERROR: Final = (
    "a3:“What Kyiv endured last night cannot be called anything but a deliberate act of terror,” she wrote on X."
)
MINISTER: Final = "a3:~Economy Minister Yuliia Svyrydenko described"
USHAKOV: Final = "a3:“Russia will not back down from these goals,” Ushakov told reporters after the call."
SLEEPLESS: Final = "a3:“It was a harsh, sleepless night,” Ukrainian President Volodymyr Zelenskyy said."
PROGRESS: Final = "a3:Trump said, “No, I didn’t make any progress with him today at all.”"
PAUSED: Final = (
    "a3:The U.S. has paused some shipments of military aid to Ukraine, including crucial air defense missiles."
)
GLADKOV: Final = (
    "a5:“There are no words that could console the family and friends in such grief,” "
    "Vyacheslav Gladkov said on Telegram."
)
WOMAN: Final = (
    "a5:the governor of Belgorod reported the death of a woman in a Ukrainian drone strike within the region."
)
NO_CASUALTIES: Final = (
    "a1:rescuers putting out flames engulfing a non-residential building in the region surrounding Kyiv where "
    "no casualties were reported."
)


def write_kyiv_report() -> Json:
    """Write the report anew, to be changed at will."""
    desk = Desk(STORY)
    event = {
        "title": desk.text(
            "h1",
            "Russian missile and drone attack on Kyiv kills one and injures four",
            ["c1", "f1", "f3", "p1"],
            TOLL_2,
        ),
        "when": {"id": "t1", "text": "overnight into Friday", "evidence": desk.cite(OPENING)},
        "summary": [
            desk.text("s1", "At least 23 people were injured as drones and missiles battered Kyiv.", ["f10"], OPENING),
            desk.text("s2", "Ukraine’s air force shot down six of seven ballistic missiles.", ["f5"], SHOT),
            desk.text("s3", "Volodymyr Zelensky said that Russian terror will not stop on its own.", ["q1"]),
            desk.text("s4", "Dmitry Peskov dismissed the proposal.", ["c9"], PESKOV),
        ],
        "where": _write_places(desk),
        "who": _write_actors(desk),
        "figures": _write_figures(desk),
        "claims": _write_claims(desk),
        "quotes": _write_quotes(desk),
        "disagreements": [
            {
                "id": "d1",
                "topic": "people killed",
                "kind": "figure",
                "found_by": "code",
                "positions": [
                    {"value": "at least one", "items": ["f2"], "articles": ["a1"], "evidence": desk.cite(TOLL)},
                    {"value": "one", "items": ["f1"], "articles": ["a2"], "evidence": desk.cite(TOLL_2)},
                ],
            }
        ],
    }
    return desk.report("en", event)


def _write_places(desk: Desk) -> list[Json]:
    return [
        desk.place("p1", "Kyiv", OPENING, country="Ukraine"),
        desk.place("p2", "Kryvyi Rih", LYSAK),
        desk.place("p3", "Chernihiv", CHERNIHIV),
        desk.place("p4", "Solomianskyi district", ROOF),
        desk.place("p5", "Belgorod", WOMAN, country="Russia"),
        desk.place("p6", "Obolonskyi", DISTRICTS),
    ]


def _write_actors(desk: Desk) -> list[Json]:
    president = [{"text": "Ukrainian President", "evidence": desk.cite(ZELENSKY)}]
    return [
        desk.actor(
            "w1", "Volodymyr Zelensky", ZELENSKY, TELEGRAM, aliases=["Zelensky", "Mr Zelensky"], roles=president
        ),
        desk.actor("w2", "Vitali Klitschko", DISTRICTS, HOSPITAL),
        desk.actor("w3", "Serhiy Lysak", LYSAK),
        desk.actor("w4", "Dmitry Medvedev", MEDVEDEV, aliases=["Medvedev"]),
        desk.actor("w5", "Dmitry Peskov", PESKOV),
        desk.actor("w6", "JD Vance", VANCE),
        desk.actor("w7", "Yuri Ushakov", USHAKOV),
        desk.actor("w8", "Andrii Sybiha", SYBIHA),
        desk.actor("w9", "Yuliia Svyrydenko", TERROR, MINISTER),
        desk.actor("w10", "Ukraine’s air force", SHOT, LAUNCHED, kind="organization"),
        desk.actor("w11", "Ukrzaliznytsia", RAIL, kind="organization"),
    ]


def _write_figures(desk: Desk) -> list[Json]:
    force, officials = {"attributed_to": ["Ukraine’s air force"]}, {"attributed_to": ["Local officials"]}
    return [
        desk.figure("f1", "one", 1, TOLL_2, measure="killed"),
        desk.figure("f2", "at least one", (1, None), TOLL, measure="killed", **officials),
        desk.figure("f3", "four", 4, TOLL, TOLL_2, measure="injured", scope="capital"),
        desk.figure("f4", "two", 2, CHERNIHIV, measure="injured", scope="Chernihiv", **officials),
        desk.figure("f5", "six out of seven", 6, SHOT, of=7, **force),
        desk.figure("f6", "123", 123, DRONES),
        desk.figure("f7", "71", 71, DRONES, of=123),
        desk.figure("f8", "40", 40, DRONES, hedge="likely"),
        desk.figure("f9", "approximately 20%", 20, LAND, measure="percentage", unit="percent", qualifier="about"),
        desk.figure("f10", "at least 23", (23, None), OPENING, measure="injured", scope="Kyiv"),
        desk.figure("f11", "550", 550, LAUNCHED, **force),
        desk.figure("f12", "11", 11, LAUNCHED, **force),
        desk.figure("f13", "At least 14", (14, None), HOSPITAL, attributed_to=["Vitali Klitschko"]),
        desk.figure("f14", "270", 270, DOWNED),
        desk.figure("f15", "two", 2, DOWNED),
        desk.figure("f16", "208", 208, LOST),
        desk.figure("f17", "eight", 8, STRUCK),
        desk.figure("f18", "nine", 9, STRUCK),
        desk.figure("f19", "63", 63, STRUCK),
        desk.figure("f20", "at least 33", (33, None), DEBRIS),
        desk.figure("f21", "at least five", (5, None), FIVE, of=10),
        desk.figure("f22", "1,000-kilometer", 1000, FRONT, measure="measurement", unit="kilometer"),
        desk.figure("f23", "620-mile", 620, FRONT, measure="measurement", unit="miles"),
        desk.figure("f24", "a woman", 1, WOMAN, measure="killed", relation="related"),
    ]


def _write_claims(desk: Desk) -> list[Json]:
    overnight = {"when": {"text": "overnight"}}
    return [
        desk.claim("c1", "Russia launched a missile and drone attack on Ukraine.", TOLL_2, **overnight),
        desk.claim("c2", "A nine-year-old girl was among four injured.", TOLL_2),
        desk.claim("c3", "Explosions shook the capital at 0230 GMT.", BLASTS),
        desk.claim(
            "c4", "The attack damaged infrastructure in Chernihiv.", CHERNIHIV, attributed_to=["local officials"]
        ),
        desk.claim("c5", "The Holosiivskyi and Podilskyi districts suffered damage.", DISTRICTS),
        desk.claim("c6", "There was damage to residential sites in Kryvyi Rih.", LYSAK, attributed_to=["Serhiy Lysak"]),
        desk.claim("c7", "Zelensky’s remarks are “nonsense”.", MEDVEDEV, attributed_to=["Dmitry Medvedev"]),
        desk.claim("c8", "Russia would not entertain talks on territorial exchanges.", PESKOV, kind="statement"),
        desk.claim("c9", "Dmitry Peskov dismissed the proposal outright.", PESKOV),
        desk.claim(
            "c10", "Zelensky is to meet Vice President JD Vance.", VANCE, when={"text": "On Friday"}, kind="plan"
        ),
        desk.claim("c11", "Russian drones and missiles battered Kyiv for seven hours.", OPENING),
        desk.claim("c12", "Debris fell at 33 sites or more.", DEBRIS),
        desk.claim("c13", "A five-story residential building was partially destroyed.", ROOF),
        desk.claim("c14", "The roof of a building caught fire in the Solomianskyi district.", ROOF),
        desk.claim("c15", "Drone strikes damaged rail infrastructure.", RAIL, attributed_to=["Ukrzaliznytsia"]),
        desk.claim("c16", "The U.S. paused shipments of military aid.", PAUSED),
        desk.claim("c17", LOST.removeprefix("a3:"), LOST, text_from="article"),
        desk.claim("c18", "No casualties were reported in the region.", NO_CASUALTIES),
        desk.claim("c19", "Russia struck eight locations with nine missiles and 63 drones.", STRUCK),
        desk.claim("c20", "A woman died in a drone strike in Belgorod.", WOMAN, relation="related"),
        desk.claim("c21", "208 targets were lost from radar.", LOST),
    ]


def _write_quotes(desk: Desk) -> list[Json]:
    return [
        desk.quote(
            "q1", "This Russian terror against Ukraine will not stop on its own", "Volodymyr Zelensky", ZELENSKY
        ),
        desk.quote("q2", "He continues to kill Ukrainians and destroy cities", "Zelensky", TELEGRAM, via="Telegram"),
        desk.quote("q3", "Russia will not back down from these goals", "Yuri Ushakov", USHAKOV),
        desk.quote("q4", "Absolutely horrible and sleepless night in Kyiv", "Andrii Sybiha", SYBIHA, via="X"),
        desk.quote(
            "q5",
            "What Kyiv endured last night cannot be called anything but a deliberate act of terror",
            "Yuliia Svyrydenko",
            TERROR,
            MINISTER,
        ),
        desk.quote("q6", "It was a harsh, sleepless night", "Volodymyr Zelenskyy", SLEEPLESS),
        desk.quote("q7", "No, I didn't make any progress with him today at all.", "Trump", PROGRESS),
        desk.quote("q8", "There are no words that could console the family", "Vyacheslav Gladkov", GLADKOV),
        desk.quote("q9", "One of the worst so far.", None, "a3:“One of the worst so far.”"),
    ]
