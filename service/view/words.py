"""The words in which both views tell of an item. No markup; every text of an article comes out visible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service.view.visible import make_visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic import JsonValue

    from service.schema.report import (
        Actor,
        Claim,
        Disagreement,
        Event,
        Evidence,
        Figure,
        Number,
        Place,
        Position,
        Provenance,
        Quote,
        Rejected,
        Report,
        ReportedArticle,
        Support,
        Usage,
        Warning_,
        When,
    )
    from service.schema.story import Article


Links = tuple[tuple[str, tuple[str, ...]], ...]
"""References to other items of the event: in which way, and their ids."""


def count(number: int, noun: str) -> str:
    """Say "1 article", "4 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def join_parts(parts: Iterable[str | None]) -> str:
    """Put what there is side by side."""
    return " · ".join(make_visible(part) for part in parts if part)


def tell_when(when: When | None) -> str | None:
    """The article's words, and the date they were resolved to."""
    if when is None:
        return None
    resolved = " to ".join(each for each in (when.start, when.end) if each)
    return make_visible(f"{when.text} ({resolved})" if resolved else when.text)


def tell_event(event: Event) -> str:
    """Key, status, category and time of an event."""
    category = event.category.name if event.category else "no category"
    return join_parts((event.key, event.status, category, tell_when(event.when) or "time not told"))


def list_articles(event: Event, report: Report) -> str:
    """Ids of the articles that are on an event."""
    return make_visible(", ".join(each.id for each in report.articles if event.key in each.events) or "no article")


def tell_amount(figure: Figure) -> str:
    """The number with its bound, in words: "at least 23 of 30 km"."""
    low, high = _show(figure.low), _show(figure.high)
    match figure.qualifier:
        case "between":
            amount = f"between {low} and {high}"
        case "exact":
            amount = low
        case "at_most" | "less_than" as qualifier:
            amount = f"{qualifier.replace('_', ' ')} {high}"
        case qualifier:
            amount = f"{qualifier.replace('_', ' ')} {low}"
    whole = f" of {_show(figure.of)}" if figure.of is not None else ""
    return make_visible(f"{amount}{whole}{f' {figure.unit}' if figure.unit else ''}")


def _show(number: Number | None) -> str:
    return "?" if number is None else f"{number:,}"


def tell_figure(figure: Figure) -> str:
    """What is counted, as printed; one of "people killed" is a person."""
    label = figure.label
    if figure.of is None and {figure.low, figure.high} - {None} == {1}:
        label = re.sub(r"\bpeople\b", "person", label, count=1)
    return make_visible(label)


def list_figure_details(figure: Figure) -> str:
    """Everything else about a figure on one line."""
    return join_parts(
        (
            tell_amount(figure),
            figure.measure if figure.measure != "count" else None,
            figure.scope,
            figure.hedge,
            tell_when(figure.when),
            tell_speakers(figure.attributed_to),
            figure.relation if figure.relation != "core" else None,
            tell_support(figure.support),
            figure.standing,
            tell_caveats(figure.caveats),
        )
    )


def tell_speakers(names: tuple[str, ...]) -> str | None:
    """Who says it; nothing for the article's own voice."""
    return f"according to {', '.join(names)}" if names else None


def tell_support(support: Support) -> str:
    """How many articles report it, and of how many origins."""
    articles = count(support.articles, "article")
    if support.origins is None or support.origins == support.articles:
        return articles
    return f"{articles}, at most {count(support.origins, 'origin')}"


def tell_caveats(caveats: Iterable[str]) -> str | None:
    """What to beware of."""
    named = ", ".join(each.replace("_", " ") for each in caveats)
    return f"beware: {named}" if named else None


def list_claim_details(claim: Claim) -> str:
    """Everything about a claim besides its text and the items it refers to."""
    return join_parts(
        (
            claim.kind if claim.kind != "happening" else None,
            claim.stance if claim.stance != "asserted" else None,
            claim.hedge,
            tell_speakers(claim.attributed_to),
            f"via {claim.via}" if claim.via else None,
            tell_when(claim.when),
            claim.relation if claim.relation != "core" else None,
            "in the article's words" if claim.text_from == "article" else None,
            tell_support(claim.support),
            claim.standing,
            tell_caveats(claim.caveats),
        )
    )


def list_claim_links(claim: Claim) -> Links:
    """Items that a claim refers to."""
    return _keep_links(("responds to", (claim.responds_to,)), ("states", claim.figures))


def list_quote_links(quote: Quote) -> Links:
    """The quote that one is cut of."""
    return _keep_links(("part of", (quote.cut_of,)))


def _keep_links(*links: tuple[str, tuple[str | None, ...]]) -> Links:
    there = ((word, tuple(each for each in ids if each)) for word, ids in links)
    return tuple((word, ids) for word, ids in there if ids)


def tell_links(links: Links) -> str:
    """References to other items as words, where nothing can be followed."""
    return join_parts(f"{word} {', '.join(ids)}" for word, ids in links)


def list_quote_details(quote: Quote) -> str:
    """Who said it, in which part, through what."""
    return join_parts(
        (
            quote.speaker or "speaker not told",
            quote.speaker_role,
            f"via {quote.via}" if quote.via else None,
            "translated" if quote.translated else None,
            tell_support(quote.support),
            tell_caveats(quote.caveats),
        )
    )


def list_actor_details(actor: Actor) -> str:
    """Kind, other names and roles of someone."""
    aliases = f"also {', '.join(actor.aliases)}" if actor.aliases else None
    return join_parts((actor.kind, *(role.text for role in actor.roles), aliases, tell_caveats(actor.caveats)))


def list_place_details(place: Place) -> str:
    """Role and country of a place."""
    return join_parts((place.role, place.country, tell_caveats(place.caveats)))


def tell_disagreement(disagreement: Disagreement) -> str:
    """What is disagreed on, and who saw it."""
    return join_parts((disagreement.topic, disagreement.kind, f"found by {disagreement.found_by}"))


def list_position_details(position: Position) -> str:
    """Where one side stands: its items and articles."""
    return join_parts((", ".join(position.items), ", ".join(position.articles)))


def tell_evidence_place(evidence: Evidence) -> str:
    """Article id and offsets, in code points."""
    title = " title" if evidence.field == "title" else ""
    context = " (context)" if evidence.context else ""
    return make_visible(f"{evidence.article_id}{title} {evidence.start}\u2013{evidence.end}{context}")


def tell_article(article: ReportedArticle) -> str:
    """What became of an article."""
    copy = f"same text as {article.duplicate_of}" if article.duplicate_of else None
    role = article.role.replace("_", " ")
    return join_parts((role, ", ".join(article.events), copy, article.language, article.reason))


def tell_sent(article: ReportedArticle, sent: Sequence[Article]) -> str:
    """Source, title and address of an article as it was sent, which a report does not repeat."""
    found = next((each for each in sent if each.id == article.id), None)
    return join_parts((found.source, found.title, found.url)) if found else ""


def tell_rejected(rejected: Rejected) -> str:
    """Which item did not pass, and why."""
    return join_parts((rejected.reason.replace("_", " "), rejected.detail))


def tell_rejected_item(rejected: Rejected) -> str:
    """What the model had answered, key by key; what it cited stands beside as text."""
    given = {key: _list_values(value) for key, value in rejected.item.items() if key != "cites"}
    return join_parts(f"{key}: {value}" for key, value in given.items() if value)


def _list_values(value: JsonValue) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def tell_warning(warning: Warning_) -> str:
    """What to know, and of which article."""
    return join_parts((warning.article_id, warning.message, warning.code))


def tell_state(report: Report) -> str:
    """Whether everything was read, and by what was to read it."""
    embargo = f"embargoed until {report.embargoed_until}" if report.embargoed_until else None
    fallback = "a language model was to answer and the embedded one did, for all or some" if report.degraded else None
    machine = "written by a machine" if report.ai_generated else None
    return join_parts(
        (report.status, report.language, count(len(report.articles), "article"), embargo, fallback, machine)
    )


def tell_models(provenance: Provenance) -> str:
    """Which model answered: asked for under which name, and what the provider said it ran."""
    names = (
        f"{each.name} ({each.requested}{f', ran {each.reported}' if each.reported else ''})"
        for each in provenance.models
    )
    return make_visible(f"answered by {', '.join(names) or 'no model'} on route {provenance.route}")


def tell_usage(usage: Usage) -> str:
    """Calls, tokens, time and cost."""
    tokens = f"{usage.input_tokens:,} tokens in ({usage.cached_input_tokens:,} cached), {usage.output_tokens:,} out"
    return join_parts((count(usage.calls, "call"), tokens, f"{usage.duration_s:.1f} s", tell_cost(usage.cost_usd)))


def tell_cost(cost_usd: float | None) -> str:
    """The cost, if it is known."""
    if cost_usd is None:
        return "cost unknown"
    return f"${cost_usd:.4f}" if cost_usd else "free"
