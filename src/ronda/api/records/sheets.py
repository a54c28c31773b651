"""What stands in published factsheets: they themselves, recommendations, findings, follow-up."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from ronda.api.records import model
from ronda.api.records.collections import Collection, Source
from ronda.api.records.gone import edition_missing, recommendation_missing
from ronda.api.records.naming import (
    ANYONE,
    CODE_FILTER,
    EDITION,
    OF_SHEETS,
    SCOPE_FILTER,
    STRENGTH_FILTER,
    edition_id,
    sheet_fields,
    sheet_told,
)
from ronda.api.records.naming import UUID as UUID_PATTERN
from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.selectors.published import statuses_of
from ronda.apps.compliance.addresses import edition_page
from ronda.apps.compliance.models import (
    Chapter,
    FollowUp,
    Observation,
    Practice,
    PracticeBox,
    Recommendation,
)
from ronda.apps.compliance.selectors import edition_assemble, factsheets_published, published
from ronda.factsheets.model import Factsheet

Statuses = dict[int, dict[tuple[int, str], Assessment]]


def _factsheets(rows: Sequence[Any]) -> list[model.Factsheet]:
    return [_factsheet(one) for one in rows]


def _factsheet(one: Any) -> model.Factsheet:
    return model.Factsheet(
        id=edition_id(one),
        body=one.factsheet.round.body.slug,
        round=one.factsheet.round.number,
        party=one.factsheet.party.code,
        language=one.language,
        edition=one.number,
        kind=one.kind,
        title=one.title,
        prepared=one.prepared or None,
        updated=one.updated or None,
        published_at=one.published_at,
        recommendations=one.recommendation_count,
        boxes=one.box_count,
        boxes_filled=one.filled_count,
        page=edition_page(one),
    )


def factsheet_at(id: str) -> Factsheet:
    """A published edition as `ronda-factsheet/1`; raises Gone, NotVisible."""
    body, round, party, language, number = id.split(".")
    edition = (
        published.editions_published(ANYONE)
        .filter(
            factsheet__round__body__slug=body,
            factsheet__round__number=int(round),
            factsheet__party__code=party.upper(),
            language__iexact=language,
            number=int(number),
        )
        .first()
    )
    if edition is None:
        raise edition_missing(body, int(round), party.upper(), language, int(number))
    return edition_assemble(edition)


def _recommendations(rows: Sequence[Recommendation]) -> list[model.Recommendation]:
    rounds = {one.edition.factsheet.round_id: one.edition.factsheet.round for one in rows}
    codes = {code for one in rows for code in one.codes}
    asked = published.addressed(ANYONE, rounds, codes) if rows else {}
    parties = {one.edition.factsheet.party_id for one in rows}
    statuses = {key: statuses_of(ANYONE, round, parties) for key, round in rounds.items()}
    return [_recommendation(one, asked, statuses) for one in rows]


def _recommendation(
    one: Recommendation, asked: dict[tuple[int, str], list[str]], statuses: Statuses
) -> model.Recommendation:
    sheet = one.edition.factsheet
    parties = {party for code in one.codes for party in asked.get((sheet.round_id, code), ())}
    judged = _judged(one, statuses)
    told: dict[str, Any] = sheet_told(one.edition) | _chapter(one.chapter)
    if one.codes:
        told["page"] = f"{told['page']}#{one.codes[0]}"
    return model.Recommendation(
        **told,
        id=str(one.stable_id),
        codes=tuple(one.codes),
        strength=one.strength or None,
        scope=one.scope,
        topic=one.topic,
        lead_in=one.lead_in.text if one.lead_in else None,
        text=one.text,
        items=tuple(one.items),
        parties=tuple(sorted(parties)),
        status=judged.status if judged else None,
        status_at=judged.decided_at if judged else None,
    )


def _judged(one: Recommendation, statuses: Statuses) -> Assessment | None:
    sheet = one.edition.factsheet
    known = statuses.get(sheet.round_id, {})
    found = (known.get((sheet.party_id, code)) for code in one.codes)
    return next((each for each in found if each is not None), None)


def recommendation_at(id: str) -> model.Recommendation:
    """A recommendation by its id, in English where there is it; raises Gone, NotVisible."""
    found = list(published.recommendations_published(ANYONE).filter(stable_id=UUID(id)))
    if not found:
        raise recommendation_missing(UUID(id))
    found.sort(key=lambda one: (one.edition.language[:2] != "en", one.edition.language))
    return _recommendations(found[:1])[0]


def _findings(rows: Sequence[Observation]) -> list[model.Finding]:
    return [
        model.Finding(
            **_of_sheet(one.chapter),
            id=_place(one.chapter, one.order),
            scope=one.scope,
            topic=one.topic,
            text=one.text,
            items=tuple(one.items),
            paragraphs=tuple(one.paragraphs),
        )
        for one in rows
    ]


def _follow_ups(rows: Sequence[FollowUp]) -> list[model.FollowUp]:
    return [_follow_up(one, one.recommendation) for one in rows]


def _follow_up(one: FollowUp, asked: Recommendation) -> model.FollowUp:
    told: dict[str, Any] = sheet_told(asked.edition)
    return model.FollowUp(
        **told,
        recommendation=str(asked.stable_id),
        codes=tuple(asked.codes),
        strength=asked.strength or None,
        chapter=asked.chapter.number,
        text=one.text,
    )


def _practices(rows: Sequence[Practice | PracticeBox]) -> list[model.Practice]:
    return [
        model.Practice(
            **_of_sheet(one.chapter),
            id=_place(one.chapter, one.order if isinstance(one, Practice) else "box"),
            told_by="committee" if isinstance(one, Practice) else "party",
            text=one.text,
        )
        for one in rows
    ]


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {"chapter": chapter.number, "chapter_title": chapter.title}


def _of_sheet(chapter: Chapter) -> dict[str, Any]:
    return sheet_told(chapter.edition) | _chapter(chapter)


def _place(chapter: Chapter, order: int | str) -> str:
    return f"{edition_id(chapter.edition)}.{chapter.order}.{order}"


_IN_CHAPTER = sheet_fields("chapter__edition")
FACTSHEETS = Collection(
    name="factsheets",
    title=_("Published factsheets, the newest edition in each language"),
    record=model.Factsheet,
    sources=(Source(partial(factsheets_published, ANYONE), sheet_fields("")),),
    told=_factsheets,
    filters=OF_SHEETS,
    one=factsheet_at,
    id_pattern=EDITION,
    document="ronda-factsheet/1",
)
RECOMMENDATIONS = Collection(
    name="recommendations",
    title=_("Recommendations, as the newest published factsheets word them"),
    record=model.Recommendation,
    sources=(
        Source(
            partial(published.recommendations_published, ANYONE),
            sheet_fields("edition", strength="strength", scope="scope", code="codes__overlap"),
        ),
    ),
    told=_recommendations,
    filters=(*OF_SHEETS, STRENGTH_FILTER, SCOPE_FILTER, CODE_FILTER),
    one=recommendation_at,
    id_pattern=UUID_PATTERN,
)
FINDINGS = Collection(
    name="findings",
    title=_("Observations, as the newest published factsheets word them"),
    record=model.Finding,
    sources=(
        Source(partial(published.observations_published, ANYONE), _IN_CHAPTER | {"scope": "scope"}),
    ),
    told=_findings,
    filters=(*OF_SHEETS, SCOPE_FILTER),
)
FOLLOW_UP = Collection(
    name="follow-up",
    title=_("What Parties say they did about recommendations"),
    record=model.FollowUp,
    sources=(
        Source(
            partial(published.follow_ups_published, ANYONE),
            sheet_fields(
                "recommendation__edition",
                strength="recommendation__strength",
                code="recommendation__codes__overlap",
            ),
        ),
    ),
    told=_follow_ups,
    filters=(*OF_SHEETS, STRENGTH_FILTER, CODE_FILTER),
)
PRACTICES = Collection(
    name="practices",
    title=_("Promising practices, told by the Committee or by the Party"),
    record=model.Practice,
    sources=(
        Source(partial(published.practices_published, ANYONE), _IN_CHAPTER),
        Source(partial(published.practice_boxes_published, ANYONE), _IN_CHAPTER),
    ),
    told=_practices,
    filters=OF_SHEETS,
)
