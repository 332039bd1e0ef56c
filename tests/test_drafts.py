"""Drafts are found again by what they depend on, and cite only what was shown."""

from __future__ import annotations

from service.drafts import Drafts, Source, rename_articles, withhold_unshown
from service.planning import Call, plan_calls
from service.prepare import cut_slice, whole_slices
from tests.builders import make_brief, prepare
from tests.drafting import draft_actor, draft_claim, draft_event, draft_figure, draft_place, draft_quote, make_draft
from tests.fakes import ScriptedReader, make_engine

SOURCE = Source({"main": "m-1"})
ENGINE = make_engine(ScriptedReader([]))
BODIES = ("Drones hit Lund on Monday.", "Trains ran late in Malm.")


def make_call(*bodies: str) -> Call:
    """One call that reads articles with these bodies."""
    (call,) = plan_calls([whole_slices(prepare(*bodies))], None, max_items=60, time_s=25)
    return call


def test_a_draft_is_found_under_the_ordinals_of_the_story_that_asks() -> None:
    """The articles came in another order."""
    drafts = Drafts()
    draft = make_draft(claims=[draft_claim("Drones hit.", "a1:1")])
    drafts.keep(ENGINE, make_call(*BODIES), make_brief(), draft, SOURCE)
    found = drafts.find(ENGINE, make_call(*BODIES[::-1]), make_brief())
    assert found
    assert [each.cites for each in found.draft.claims] == [["a2:1"]]
    assert [each.article for each in found.draft.articles] == ["a2"]


def test_a_draft_that_was_asked_for_less_is_not_found() -> None:
    """Without a summary where one is wanted, or with fewer items; one that was asked for more is."""
    drafts, call = Drafts(), make_call(*BODIES)
    drafts.keep(ENGINE, call, make_brief(with_summary=False), make_draft(), SOURCE)
    assert drafts.find(ENGINE, call, make_brief(with_summary=True)) is None
    found = drafts.find(ENGINE, call, make_brief(with_summary=False))
    assert found
    assert found.source == SOURCE
    drafts.keep(ENGINE, call, make_brief(with_summary=True), make_draft(), SOURCE)
    assert drafts.find(ENGINE, call, make_brief(with_summary=False))


def test_kept_drafts_are_bounded_by_bytes() -> None:
    """One that is over the bound by itself is not kept."""
    drafts, call = Drafts(size_bytes=100), make_call(*BODIES)
    drafts.keep(ENGINE, call, make_brief(), make_draft(claims=[draft_claim("Drones hit.", "a1:1")]), SOURCE)
    assert len(drafts) == 0


def test_ordinals_are_renamed_wherever_a_draft_cites_and_nowhere_else() -> None:
    """Two that change places do not run into each other; an address that is none stays what it is."""
    lists = {
        "events": [draft_event(cites=["[a1:2]"])],
        "figures": [draft_figure("12", "people", "a1:1", "a2:3")],
        "claims": [draft_claim("a1:1 was hit.", "a2:1", "a7:1", "nonsense")],
        "quotes": [draft_quote("We saw it all from here", "a1:4")],
        "places": [draft_place("Lund", "a2:0")],
        "actors": [draft_actor("Ana Lind", "a1:1")],
    }
    renamed = rename_articles(make_draft("a1", "a2", **lists), {"a1": "a2", "a2": "a1"})
    assert [each.article for each in renamed.articles] == ["a2", "a1"]
    assert renamed.events[0].cites == ["a2:2"]
    assert renamed.figures[0].cites == ["a2:1", "a1:3"]
    assert (renamed.claims[0].text, renamed.claims[0].cites) == ("a1:1 was hit.", ["a1:1", "a7:1", "nonsense"])
    assert (renamed.quotes[0].cites, renamed.places[0].cites, renamed.actors[0].cites) == (["a2:4"], ["a1:0"], ["a2:1"])


def test_what_a_slice_does_not_show_is_no_address() -> None:
    """Brackets or not; a call that shows its articles whole withholds nothing."""
    (article,) = prepare(" ".join(f"Drones hit quarter {number} of Lund on Monday night." for number in range(40)))
    (whole,) = whole_slices((article,))
    slices = cut_slice(whole, 300)
    draft = make_draft(claims=[draft_claim("x", "a1:1", "[a1:2]", "a1:40", "[a1:39]", "a9:1")])
    (claim,) = withhold_unshown(draft, slices[:1]).claims
    assert claim.cites == ["a1:1", "[a1:2]", "a1:40 (not shown)", "a1:39 (not shown)", "a9:1 (not shown)"]
    assert withhold_unshown(draft, cut_slice(whole, 10_000)) is draft
