"""Who and where: names that the articles print, and roles in the articles' words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from service.grounding.circumstances.settings import is_left_out
from service.grounding.citations import Citations, Shelf, sort_evidence
from service.grounding.index import Citation
from service.grounding.names import Naming, are_alike, find_name, is_named_in_article, names, print_name, stem_name
from service.grounding.outcome import Failure
from service.grounding.speech.roles import bears_role
from service.schema.draft import DraftActor, DraftPlace
from service.schema.report import Actor, Evidence, Place, RoleText
from service.schema.vocabulary import Caveat, Reason
from service.text import has_words


def ground_place(
    drafted: DraftPlace, shelf: Shelf, event: str, *, item_id: str, people: Collection[str] = ()
) -> Place | Failure:
    """The place, when a cited sentence or its context names it; not only as a part of the name of one of `people`."""
    citations = shelf.open(drafted.cites, event)
    named = _find_named(drafted.name, (drafted.name,), citations)
    if isinstance(named, Failure):
        return named
    evidence, caveats = named
    naming = [each for each in citations.kept if names(each, drafted.name)]
    if naming and any(_is_part_of(drafted.name, each, naming) for each in people):
        return Failure(Reason.NAME_NOT_IN_EVIDENCE, "there it is a part of somebody's name")
    if naming and all(_names_another(drafted.name, each) for each in naming):
        return Failure(Reason.NAME_NOT_IN_EVIDENCE, "there it is a part of a newspaper's or a club's name")
    # What is left out is no scene: unlike Kyiv, Odesa was hit.
    is_left = bool(naming) and all(is_left_out(print_name(drafted.name, each.index), each) for each in naming)
    role = "other" if is_left else drafted.role
    return Place(id=item_id, evidence=evidence, caveats=caveats, name=drafted.name, role=role)


def _is_part_of(place: str, person: str, citations: Sequence[Citation]) -> bool:
    """Whether sentences have the name of a place only beside the rest of a person's name: Jordan Lind."""
    language = citations[0].language
    own, full = (frozenset(stem_name(print_name(each, citations[0].index), language)) for each in (place, person))
    return own < full and all(_is_beside(full - own, at, each) for each in citations for at in _list_places(own, each))


def _names_another(place: str, citation: Citation) -> bool:
    """Whether a sentence has the name of a place only in a newspaper's or a club's: the Moscow Times."""
    words, others = citation.words, citation.language.list("named_after_town")
    if others.isdisjoint(citation.lowers):
        return False
    last = stem_name(print_name(place, citation.index), citation.language)[-1:]
    places = [*_list_places(frozenset(last), citation)]
    return bool(places) and all(any(word.lower in others for word in words[at + 1 : at + 2]) for at in places)


def _list_places(stems: frozenset[str], citation: Citation) -> Iterator[int]:
    return (at for stem in stems for at in citation.places.get(stem, ()))


def _is_beside(stems: frozenset[str], at: int, citation: Citation) -> bool:
    near = (*citation.words[max(0, at - 1) : at], *citation.words[at + 1 : at + 2])
    return any(word.stem in stems for word in near)


def ground_actor(
    drafted: DraftActor, shelf: Shelf, event: str, *, item_id: str, cast: frozenset[str] = frozenset()
) -> Actor | Failure:
    """The actor, when the cited sentences name them; aliases and role only as far as they are printed.

    `cast` are the names of all whom the draft tells of: none of them is an alias.
    """
    aliases = tuple(each for each in dict.fromkeys(drafted.aliases) if _may_be_alias(each, drafted, cast))
    citations = shelf.open(drafted.cites, event)
    named = _find_named(drafted.name, (drafted.name, *aliases), citations)
    if isinstance(named, Failure):
        return named
    evidence, caveats = named
    printed = tuple(each for each in aliases if _is_printed_in_article(each, citations.kept))
    printed = tuple(each for each in printed if not _ends_another_name(each, drafted.name, citations.kept))
    return Actor(
        id=item_id,
        evidence=evidence,
        caveats=caveats,
        name=drafted.name,
        aliases=printed,
        kind=drafted.kind,
        roles=tuple(_ground_role(drafted.role, (drafted.name, *printed), citations.kept)),
    )


def _may_be_alias(alias: str, drafted: DraftActor, cast: frozenset[str]) -> bool:
    """Whether it could be another name: not somebody else's, and of a person only one that is like theirs."""
    if not alias or alias == drafted.name or alias in cast:
        return False
    return drafted.kind not in ("person", "unknown") or are_alike(alias, drafted.name)


def _ends_another_name(alias: str, name: str, citations: Sequence[Citation]) -> bool:
    """Whether it is the last word of a longer name in the articles that is not like this one: Stark of Eva Stark."""
    if are_alike(alias, name):
        return False
    stems = stem_name(alias, citations[0].language)
    return len(stems) == 1 and any(stems[0] in each.index.last_names for each in citations)


def _find_named(
    name: str, forms: Sequence[str], citations: Citations
) -> tuple[tuple[Evidence, ...], tuple[Caveat, ...]] | Failure:
    if citations.failure:
        return Failure(*citations.failure)
    if not any(is_named_in_article(name, each.index) for each in citations.kept):
        return Failure(Reason.NAME_NOT_IN_EVIDENCE, "no cited article has all words of the name")
    evidence: list[Evidence] = []
    missed = False
    for citation in citations.kept:
        naming = _find_any(forms, citation)
        missed = missed or naming is None
        if naming:
            evidence.extend((citation.cite(), *naming.context))
    if not evidence:
        return Failure(Reason.NAME_NOT_IN_EVIDENCE, "no cited sentence or its context has the name")
    removed = (Caveat.EVIDENCE_REMOVED,) if missed else ()
    return sort_evidence(evidence), tuple(dict.fromkeys((*citations.caveats, *removed)))


def _find_any(forms: Sequence[str], citation: Citation) -> Naming | None:
    return next((found for form in forms if (found := find_name(form, citation))), None)


def _is_printed_in_article(phrase: str, citations: Sequence[Citation]) -> bool:
    lowered = phrase.casefold()
    return any(has_words(each.index.lowered_body, lowered) for each in citations)


def _ground_role(role: str, names: Sequence[str], citations: Sequence[Citation]) -> Iterator[RoleText]:
    """The role with the sentences that have its words together, and not beside somebody else's name."""
    bearing = [each for each in citations if bears_role(role, names, each)]
    if bearing:
        yield RoleText(text=role, evidence=tuple(each.cite() for each in bearing))
