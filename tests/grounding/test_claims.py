"""Claims: in the model's words where one cited sentence bears them all, else in that sentence's own."""

from __future__ import annotations

from typing import Any

import pytest

from service.schema.report import Claim
from service.schema.vocabulary import Caveat
from tests.drafting import draft_claim, ground, make_draft

BODY = (
    "Ukraine attacked Russia on Monday, killing one person and injuring four others. "
    "President Volodymyr Zelensky condemned the strike on a port in Odesa. "
    "He insisted that Moscow has no intention of ending the war.\n"
    "The ministry denied that troops had crossed the border. "
    "At least 23 buildings were reportedly damaged. "
    "Fires broke out in the city, local officials said. "
    "Dmitry Peskov said that Russia would not entertain talks. "
    "“We will not give up this port,” Ana Lind wrote, urging unity among partners. "
    "No evidence was found that the mayor took bribes."
)


def find_claim(text: str, *cites: str, body: str = BODY, **fields: Any) -> Claim:
    """What becomes of one drafted claim."""
    languages = {name: fields.pop(name) for name in ("language", "written_in") if name in fields}
    grounded = ground(make_draft(claims=[draft_claim(text, *cites, **fields)]), body, **languages)
    return grounded.claims[0].item


@pytest.mark.parametrize(
    ("text", "cite", "speakers"),
    [
        ("Ukraine attacked Russia, injuring four.", "a1:1", []),
        ("The strike was condemned by Volodymyr Zelensky.", "a1:2", []),
        ("On Monday Ukraine attacked Russia.", "a1:1", []),
        ("Moscow has no intention of ending the war.", "a1:3", ["Zelensky"]),
        ("Zelensky insisted that Moscow has no intention of ending the war.", "a1:3", []),
        ("Russia would not entertain talks.", "a1:7", ["Dmitry Peskov"]),
        ("Peskov said Russia would not entertain talks.", "a1:7", []),
        ("At least 23 buildings reportedly were damaged.", "a1:5", []),
        ("Ana Lind urged unity among partners.", "a1:8", []),
    ],
)
def test_a_wording_that_one_sentence_bears_is_kept(text: str, cite: str, speakers: list[str]) -> None:
    """Words may change their form and their order, and a pronoun may be given its name."""
    claim = find_claim(text, cite, attributed_to=speakers)
    assert (claim.text, claim.text_from) == (text, "model")


@pytest.mark.parametrize(
    ("text", "cite"),
    [
        pytest.param("Ukraine invaded Russia on Monday.", "a1:1", id="an invented word"),
        pytest.param("Russia attacked Ukraine on Monday.", "a1:1", id="names swapped"),
        pytest.param("Ukraine attacked Russia on Monday, killing four.", "a1:2", id="another sentence's words"),
        pytest.param("Ukraine attacked Russia, injuring five.", "a1:1", id="an invented number"),
        pytest.param("23 buildings were reportedly damaged.", "a1:5", id="a lost bound"),
        pytest.param("At least 23 buildings were damaged.", "a1:5", id="a lost doubt"),
        pytest.param("Moscow has an intention of ending the war.", "a1:3", id="a lost negation"),
        pytest.param("Ukraine has not attacked Russia.", "a1:1", id="an added negation"),
        pytest.param("Troops had crossed the border.", "a1:4", id="a denied thing as a fact"),
        pytest.param("The mayor took bribes.", "a1:9", id="what no evidence was found of"),
        pytest.param("Ana Lind will give up this port.", "a1:8", id="a lost negation in a quotation"),
        pytest.param("Fires broke out in the city.", "a1:6", id="a lost speaker at the end"),
        pytest.param("Ukraine admitted that four others were injured.", "a1:1", id="an added confession"),
        pytest.param("Zelensky was killed in the strike on Odesa.", "a1:1", id="a name from the context as the victim"),
        pytest.param("Volodymyr Zelensky was among four others injured.", "a1:1", id="a name in place of nobody"),
        pytest.param("Killing one person <b>Ukraine</b> attacked.", "a1:1", id="markup"),
        pytest.param("Ukraine attacked Russia 💥", "a1:1", id="a picture"),
        pytest.param("", "a1:1", id="nothing"),
        pytest.param("It was.", "a1:1", id="stop words alone"),
    ],
)
def test_a_wording_that_no_sentence_bears_becomes_the_sentence(text: str, cite: str) -> None:
    """The claim is kept in the article's words, and nothing of the model's is left in it."""
    claim = find_claim(text, cite)
    assert claim.text_from == "article"
    assert claim.text == claim.evidence[0].text
    assert claim.text in BODY


def test_words_of_two_sentences_do_not_make_a_third() -> None:
    """Each cited sentence has to bear the wording alone; none may lend it a word."""
    claim = find_claim("Zelensky attacked Russia in Odesa.", "a1:1", "a1:2")
    assert claim.text_from == "article"
    assert len(claim.evidence) == 1


def test_a_sentence_with_no_negation_does_not_cover_for_one_with() -> None:
    """A second citation cannot lend a claim the affirmation that the first denies it."""
    claim = find_claim("Moscow has an intention of ending the war.", "a1:3", "a1:1")
    assert claim.text_from == "article"


def test_numbers_may_not_stand_in_the_context() -> None:
    """A number that only the sentence before prints is not in the evidence."""
    body = "Drones hit the port. There were 12 of them. They hit the port at dawn."
    assert find_claim("12 drones hit the port at dawn.", "a1:3", body=body).text_from == "article"


def test_a_name_in_place_of_a_pronoun_brings_its_context_into_the_evidence() -> None:
    """The sentence that names them is evidence, marked as context, and counts for no support."""
    claim = find_claim("Zelensky insisted that Moscow has no intention of ending the war.", "a1:3")
    assert [each.context for each in claim.evidence] == [False, True]
    assert claim.support.articles == 1


def test_a_common_word_may_not_stand_in_the_context() -> None:
    """Only what the context prints with a capital is a name, however the model prints it."""
    body = "Explosions shook the town. They destroyed a bridge."
    assert find_claim("Explosions destroyed a bridge.", "a1:2", body=body).text_from == "model"
    body = "On Monday explosions shook the town. They destroyed a bridge."
    assert find_claim("Explosions destroyed a bridge.", "a1:2", body=body).text_from == "article"


def test_a_sentence_that_says_it_otherwise_stays_beside_the_one_that_bears_it() -> None:
    """It shares enough words, and its numbers and negation agree; what shares too little goes."""
    body = "Fires broke out in the city centre. In the city blazes and fires broke out. The mayor slept."
    claim = find_claim("Fires broke out in the city centre.", "a1:1", "a1:2", "a1:3", body=body)
    assert [each.start for each in claim.evidence] == [0, 36]
    assert claim.caveats == (Caveat.EVIDENCE_REMOVED,)


def test_a_sentence_with_another_number_does_not_stay() -> None:
    """However alike the words, it tells another thing."""
    body = "Fires broke out in 12 towns. Fires broke out in 14 towns."
    claim = find_claim("Fires broke out in 12 towns.", "a1:1", "a1:2", body=body)
    assert [each.start for each in claim.evidence] == [0]


def test_negation_in_a_quotation_is_not_the_sentence_s_own() -> None:
    """What stands outside the marks is worded as it is there."""
    assert find_claim("Ana Lind urged unity among partners.", "a1:8").text_from == "model"
    body = "The mayor was “not there”. Ana Lind said the mayor was “really not in the town” then."
    assert find_claim("The mayor was there.", "a1:1", body=body).text_from == "article"
    assert find_claim("Ana Lind said the mayor was in the town.", "a1:2", body=body).text_from == "article"


def test_what_is_denied_is_worded_without_the_denial() -> None:
    """The stance says that it is denied."""
    claim = find_claim("Troops had crossed the border.", "a1:4", stance="denied", attributed_to=["ministry"])
    assert (claim.text, claim.stance) == ("Troops had crossed the border.", "denied")


def test_an_article_s_own_sentence_is_not_denied_a_second_time() -> None:
    """The sentence has its denial within."""
    claim = find_claim("Soldiers crossed.", "a1:4", stance="denied")
    assert (claim.text_from, claim.stance) == ("article", "asserted")


def test_nothing_is_denied_that_no_sentence_denies() -> None:
    """A stance cannot turn what an article asserts."""
    claim = find_claim("Ukraine attacked Russia on Monday.", "a1:1", stance="denied", attributed_to=["Zelensky"])
    assert (claim.text_from, claim.stance) == ("article", "asserted")


def test_an_attribution_that_is_not_printed_goes_and_takes_the_wording_with_it() -> None:
    """Who says it is a part of what is said."""
    claim = find_claim("Fires broke out in the city, officials said.", "a1:6", attributed_to=["Emmanuel Macron"])
    assert claim.attributed_to == ()
    assert claim.caveats == (Caveat.ATTRIBUTION_REMOVED,)
    assert claim.text == "Fires broke out in the city, local officials said."


def test_the_sentence_that_names_the_speaker_is_the_one_shown() -> None:
    """Of two that bear some of the words, the attributed one."""
    body = "Fires broke out in the old city. In the city fires raged, Ana Lind said."
    claim = find_claim("Fires were lit in the old city.", "a1:1", "a1:2", body=body, attributed_to=["Ana Lind"])
    assert claim.text == "In the city fires raged, Ana Lind said."
    assert claim.attributed_to == ("Ana Lind",)


def test_evidence_says_whom_the_stretch_is_from() -> None:
    """A speaker whom the sentence itself prints is its speaker."""
    claim = find_claim("Peskov said Russia would not entertain talks.", "a1:7", attributed_to=["Dmitry Peskov"])
    assert [each.attributed_to for each in claim.evidence] == ["Dmitry Peskov"]


@pytest.mark.parametrize("text", ["Eld bröt ut i staden.", "Ana Lind var där."])
def test_without_tables_the_article_s_own_words_stand(text: str) -> None:
    """Code that knows no negations of a language cannot tell when one is lost."""
    body = "Det är inte sant att eld bröt ut i staden. Ana Lind var inte där."
    cite = "a1:1" if text.startswith("Eld") else "a1:2"
    claim = find_claim(text, cite, body=body, language="sv", written_in="sv")
    assert (claim.text_from, claim.text) == ("article", claim.evidence[0].text)


def test_a_translation_is_kept_and_said_to_be_unchecked() -> None:
    """The articles' words cannot be compared with another language's."""
    body = "In der Stadt brachen Brände aus."
    claim = find_claim("Fires broke out in the city.", "a1:1", body=body, language="de")
    assert (claim.text, claim.text_from) == ("Fires broke out in the city.", "model")
    assert claim.caveats == (Caveat.UNCHECKED_TRANSLATION,)


def test_an_empty_translation_is_the_sentence_itself() -> None:
    """A claim always says something."""
    body = "In der Stadt brachen Brände aus."
    assert find_claim("", "a1:1", body=body, language="de").text == body


def test_a_time_that_is_printed_nowhere_near_goes() -> None:
    """And its loss is told."""
    claim = find_claim("Fires broke out in the city, officials said.", "a1:6", when="on Friday")
    assert claim.when is None
    assert claim.caveats == (Caveat.TIME_REMOVED,)


def test_a_time_may_stand_in_the_context() -> None:
    """Then that sentence is evidence, marked as context."""
    claim = find_claim("Volodymyr Zelensky condemned the strike.", "a1:2", when="Monday")
    assert claim.when
    assert claim.when.text == "Monday"
    assert [each.context for each in claim.evidence] == [False, True]


def test_channel_and_doubt_are_shown_only_as_printed() -> None:
    """What the sentence does not print of them is left out."""
    claim = find_claim("Buildings were reportedly damaged.", "a1:5", via="Telegram", hedge="allegedly")
    assert (claim.via, claim.hedge) == (None, None)
    assert find_claim("Buildings were damaged.", "a1:5", hedge="reportedly").hedge == "reportedly"


def test_a_text_of_great_length_is_not_shown() -> None:
    """However long, it is checked like any other."""
    assert find_claim("Ukraine attacked Russia. " * 4_000 + "Zebras.", "a1:1").text_from == "article"


@pytest.mark.parametrize(
    ("body", "text", "language"),
    [
        ("The union will strike for two days from Tuesday, it announced.", "The union strikes for two days.", "en"),
        ("The union plans to strike for two days.", "The union strikes for two days.", "en"),
        ("Die Gewerkschaft will zwei Tage lang streiken.", "Die Gewerkschaft streikt zwei Tage lang.", "de"),
        ("Le syndicat prévoit deux jours de grève.", "Le syndicat fait deux jours de grève.", "fr"),
        ("El sindicato tiene previsto parar dos días.", "El sindicato para dos días.", "es"),
        ("Профспілка планує страйк на два дні.", "Профспілка страйк на два дні.", "uk"),
    ],
)
def test_what_is_planned_is_not_told_as_happened(body: str, text: str, language: str) -> None:
    """The article's sentence stands instead, as a plan."""
    draft = make_draft(claims=[draft_claim(text, "a1:1")])
    (placed,) = ground(draft, body, language=language, written_in=language).claims
    assert (placed.item.text, placed.item.text_from, placed.item.kind) == (body, "article", "plan")


def test_a_plan_for_something_else_leaves_a_happening_alone() -> None:
    """Only words that tell what is to come are planned."""
    body = "Police arrested a driver on Monday; the union will strike on Tuesday."
    draft = make_draft(claims=[draft_claim("Police arrested a driver on Monday.", "a1:1")])
    (placed,) = ground(draft, body).claims
    assert (placed.item.text_from, placed.item.kind) == ("model", "happening")


def test_in_a_language_without_tables_the_status_is_said_to_be_unchecked() -> None:
    """No cue words are known there."""
    draft = make_draft(claims=[draft_claim("組合は火曜日にストを行う。", "a1:1")])
    (placed,) = ground(draft, "組合は火曜日にストを行う。", language="ja", written_in="ja").claims
    assert Caveat.UNCHECKED_STATUS in placed.item.caveats


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Prosecutors accused Per Holm of killing two people.", "Per Holm killed two people."),
        ("The opposition demanded that the minister resign.", "The minister resigned."),
        ("Two men tried to rob a bank in Lund.", "Two men robbed a bank in Lund."),
        ("Parliament voted against the tax.", "Parliament voted for the tax."),
        ("The mayor condemned strikes at the port.", "The mayor urged strikes at the port."),
        ("A teacher stabbed a student on Monday.", "A student stabbed a teacher on Monday."),
        ("Protesters were attacked by police on Monday.", "Protesters attacked police on Monday."),
        ("The blast killed 23 and injured 40.", "The blast killed 40."),
        ("Per Holm was jailed in 2012 and freed in 2019.", "Per Holm was freed in 2012."),
        ("The court acquitted the mayor of taking bribes.", "The mayor took bribes."),
        ("The dam would burst if the river rose.", "The dam burst."),
    ],
)
def test_the_same_words_in_another_order_or_role_are_another_claim(body: str, text: str) -> None:
    """What turns them into a fact, or round, was left out or exchanged: then the article's sentence stands."""
    assert find_claim(text, "a1:1", body=body).text == body


def test_a_speaker_is_not_whoever_else_the_sentence_names() -> None:
    """The air force said it, Russia did it."""
    claim = find_claim(
        "Russia launched 71 drones.",
        "a1:1",
        body="The Air Force said Russia launched 71 drones.",
        attributed_to=["Russia"],
    )
    assert claim.attributed_to == ()


@pytest.mark.parametrize(
    ("language", "body", "text"),
    [
        ("en", "The army attacked the port and the navy bombed the bridge.", "The army bombed the bridge."),
        ("en", "The army hit the port and the navy bombed the bridge.", "The army hit the port and bombed the bridge."),
        ("en", "Ana Lind met Tom Reed and Bo Ek left Lund.", "Ana Lind left Lund."),
        ("en", "Ana Lind met Tom Reed and Bo Ek left Lund.", "Tom Reed left Lund."),
        ("en", "Russia launched 63 drones while Ukraine shot down 40.", "Ukraine shot down 63 drones."),
        ("en", "Russia launched 63 drones, Ukraine shot down 40.", "Ukraine launched 63 drones."),
        ("en", "Russia launched 63 drones, Ukraine shot down 40.", "Russia shot down 40."),
        ("en", "Three people died in Kyiv and 14 in Odesa.", "Three people died in Odesa."),
        ("de", "Russland startete 63 Drohnen, die Ukraine schoss 40 ab.", "Russland schoss 40 ab."),
        ("fr", "Paul Roux a quitté Lyon et Anne Petit a vu la reine.", "Paul Roux a vu la reine."),
        ("es", "Pablo Ruiz salió de Lugo y Ana Gil visitó el puerto.", "Pablo Ruiz visitó el puerto."),
        ("uk", "Росія запустила 63 дрони, а Україна збила 40.", "Україна збила 63 дрони."),
        ("ru", "Россия запустила 63 дрона, а Украина сбила 40.", "Украина запустила 63 дрона."),
    ],
)
def test_nobody_is_told_to_do_what_another_does_in_the_same_sentence(language: str, body: str, text: str) -> None:
    """The wording has the sentence's words; what it makes of them is not the sentence's."""
    claim = find_claim(text, "a1:1", body=body, language=language, written_in=language)
    assert (claim.text, claim.text_from) == (body, "article")


@pytest.mark.parametrize(
    ("language", "body", "text"),
    [
        ("en", "Ana Lind met Tom Reed and Bo Ek left Lund.", "Bo Ek left Lund."),
        ("en", "Russia launched 63 drones while Ukraine shot down 40.", "Ukraine shot down 40 drones."),
        ("en", "The mayor, Ana Lind, left Lund on Monday.", "The mayor left Lund."),
        (
            "en",
            "The raid hit a port and killed two men in the city of Lund.",
            "The raid hit a port in the city of Lund.",
        ),
        ("en", "The ship left the port, and Captain Bo Ek said it sank.", "The ship left the port."),
        ("ru", "Россия запустила 63 дрона, а Украина сбила 40.", "Украина сбила 40."),
        ("uk", "Росія запустила 63 дрони, а Україна збила 40.", "Росія запустила 63 дрони."),
    ],
)
def test_a_part_of_a_sentence_is_told_in_the_model_s_words(language: str, body: str, text: str) -> None:
    """One statement of several, or one without what only explains it."""
    claim = find_claim(text, "a1:1", body=body, language=language, written_in=language)
    assert (claim.text, claim.text_from) == (text, "model")


def test_no_sign_of_an_address_is_added_to_a_word() -> None:
    """A handle is no word of the article."""
    assert find_claim("@Ukraine attacked Russia.", "a1:1").text_from == "article"


@pytest.mark.parametrize(
    ("language", "body", "text"),
    [
        ("en", "The plane came close to crashing.", "The plane crashed."),
        ("en", "It is untrue that Lind resigned.", "Lind resigned."),
        ("en", "Prosecutors want Reed jailed.", "Reed is jailed."),
        ("en", "Reed is set to resign on Friday.", "Reed resigned on Friday."),
        ("en", "The mayor stopped short of calling it an attack.", "The mayor called it an attack."),
        ("en", "The vote called for by Lind is yet to take place.", "The vote called for by Lind is to take place."),
        ("fr", "Le parti veut baisser les impôts.", "Le parti baisse les impôts."),
        ("es", "El partido quiere bajar los impuestos.", "El partido bajó los impuestos."),
        ("pt", "O partido quer baixar os impostos.", "O partido baixou os impostos."),
        ("es", "El puente debía ser inaugurado el lunes.", "El puente fue inaugurado el lunes."),
        ("es", "Los concejales fueron imputados por haber cobrado sobornos.", "Los concejales cobraron sobornos."),
        ("pt", "A ponte deve ser inaugurada na segunda-feira.", "A ponte foi inaugurada na segunda-feira."),
        ("pt", "Os suspeitos terão fugido para Espanha.", "Os suspeitos fugiram para Espanha."),
        ("pt", "O alegado assassino foi detido em Braga.", "O assassino foi detido em Braga."),
        ("fr", "Le pont devait être inauguré lundi.", "Le pont a été inauguré lundi."),
        ("fr", "Deux soldats sont soupçonnés d’avoir tué un berger.", "Deux soldats ont tué un berger."),
        ("fr", "La maire a été mise en examen pour avoir détourné des fonds.", "La maire a détourné des fonds."),
        ("ru", "Армия готовится покинуть город.", "Армия покинула город."),
        ("uk", "Партія хоче знизити податки.", "Партія знизила податки."),
    ],
)
def test_what_is_wanted_near_or_untrue_is_not_told_as_a_fact(language: str, body: str, text: str) -> None:
    """Cues may be of two words, and one that the wording keeps does not stand for another that it leaves out."""
    claim = find_claim(text, "a1:1", body=body, language=language, written_in=language)
    assert (claim.text, claim.text_from) == (body, "article")


def test_what_is_longer_than_any_claim_is_not_held_to_its_sentence() -> None:
    """Its sentence stands in its place."""
    body = " ".join(f"port {n}" for n in range(200)) + "."
    assert find_claim(body[:-1], "a1:1", body=body).text_from == "article"


def test_a_month_is_no_doubt() -> None:
    """What happened in May happened."""
    body = "Lind, who was arrested in May in Lund, resigned on Friday."
    assert find_claim("Lind resigned on Friday.", "a1:1", body=body).text_from == "model"


@pytest.mark.parametrize("text", ["Something else was said.", "PORT ANA, May 3 (AP) - Drones hit a port on Friday."])
def test_a_dateline_is_no_part_of_what_is_claimed(text: str) -> None:
    """The evidence has it; the claim is the sentence behind it."""
    body = "PORT ANA, May 3 (AP) - Drones hit a port on Friday."
    claim = find_claim(text, "a1:1", body=body)
    assert (claim.text, claim.text_from) == ("Drones hit a port on Friday.", "article")
    assert claim.evidence[0].text == body
