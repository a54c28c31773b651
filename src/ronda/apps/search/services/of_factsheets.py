"""The newest published factsheets of a round, as the index takes them.

Two things to know. What a body concluded of a recommendation stands at it and at its follow-up; it
is no part of a factsheet's state, so that a decision changes one field and takes no sheet anew. And
the articles of the Convention are those that the round's published report names, for a factsheet
names none itself.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from ronda.apps.assessments.selectors.published import statuses_named
from ronda.apps.compliance.addresses import edition_page
from ronda.apps.compliance.models import Chapter, Edition, FollowUp, PracticeBox, Recommendation
from ronda.apps.compliance.naming import chapter_anchor
from ronda.apps.compliance.selectors import newest_published
from ronda.apps.search.models import Kind, Statement
from ronda.apps.search.services.articles import Articles, articles_of
from ronda.apps.search.services.taking import (
    ANYONE,
    Taken,
    beside,
    mark_of,
    party_said,
    round_id,
)
from ronda.apps.treaties.models import Round

Statuses = Mapping[tuple[str, str], str]
"""What was concluded of a Party on a recommendation, by the codes of both."""


@dataclass(frozen=True)
class _Sheet:
    edition: Edition
    statuses: Callable[[], Statuses]
    articles: Articles

    @property
    def party(self) -> str:
        """The code of its Party."""
        return str(self.edition.factsheet.party.code)


def factsheets_public(round: Round) -> Iterator[Taken]:
    """Every factsheet of a round that is public, in each language."""
    editions = list(newest_published(ANYONE).filter(factsheet__round=round))
    if not editions:
        return
    # Asked for where a sheet is taken only.
    statuses = cache(partial(statuses_named, ANYONE, round))
    articles = articles_of(round)
    for edition in editions:
        sheet = _Sheet(edition, statuses, articles)
        mark = mark_of(edition.pk, edition.version, articles.mark)
        name = f"factsheet:{round_id(round)}.{sheet.party}.{edition.language}"
        yield Taken(name, mark, partial(_statements, sheet))


def statuses_follow(round: Round) -> None:
    """What was concluded and is open stands at every recommendation and follow-up of a round."""
    statuses = statuses_named(ANYONE, round)
    kinds = (Kind.RECOMMENDATION, Kind.FOLLOW_UP)
    rows = Statement.objects.filter(origin__round=round, kind__in=kinds)
    changed: dict[str, list[int]] = {}
    for key, party, codes, had in rows.values_list("pk", "party", "codes", "status"):
        if (status := _status(statuses, party, codes)) != had:
            changed.setdefault(status, []).append(key)
    for status, keys in changed.items():
        Statement.objects.filter(pk__in=keys).update(status=status)


def _status(statuses: Statuses, party: str, codes: Sequence[str]) -> str:
    known = (statuses.get((party, code), "") for code in codes)
    return next((one for one in known if one), "")


def _statements(sheet: _Sheet) -> Iterator[Statement]:
    for chapter in sheet.edition.chapters.order_by("order"):
        yield from _asked(sheet, chapter)
        for seen in chapter.observations.all():
            yield _stated(sheet, chapter, Kind.OBSERVATION, seen)
        for told in chapter.practices.all():
            yield _made(sheet, chapter, Kind.PRACTICE, f"{chapter.order}.{told.order}", told.text)
        box = PracticeBox.objects.filter(chapter=chapter).exclude(text="").first()
        if box is not None:
            at = f"{chapter_anchor(chapter.number, chapter.order)}-box"
            place = f"{chapter.order}.box"
            yield _made(sheet, chapter, Kind.PRACTICE, place, box.text, anchor=at)


def _asked(sheet: _Sheet, chapter: Chapter) -> Iterator[Statement]:
    for row in chapter.recommendations.select_related("follow_up"):
        yield _stated(sheet, chapter, Kind.RECOMMENDATION, row)
        box: FollowUp | None = getattr(row, "follow_up", None)
        if box is not None and box.text:
            yield _made(
                sheet,
                chapter,
                Kind.FOLLOW_UP,
                f"{chapter.order}.{row.order}",
                box.text,
                **_of_recommendation(sheet, chapter, row),
            )


def _stated(sheet: _Sheet, chapter: Chapter, kind: Kind, row: Any) -> Statement:
    more: dict[str, Any] = {}
    if isinstance(row, Recommendation):
        more = _of_recommendation(sheet, chapter, row)
    else:
        more["articles"] = sheet.articles.of_paragraphs(row.paragraphs, sheet.party)
    text = "\n".join([row.text, *row.items])
    return _made(sheet, chapter, kind, f"{chapter.order}.{row.order}", text, **more)


def _of_recommendation(sheet: _Sheet, chapter: Chapter, row: Recommendation) -> dict[str, Any]:
    fallback = f"chapters-{chapter.order}-recommendations-{row.order}"
    return {
        "codes": row.codes,
        "strength": row.strength,
        "status": _status(sheet.statuses(), sheet.party, row.codes),
        "articles": sheet.articles.of_codes(row.codes),
        "anchor": row.codes[0] if row.codes else fallback,
    }


def _made(
    sheet: _Sheet,
    chapter: Chapter,
    kind: Kind,
    place: str,
    text: str,
    *,
    anchor: str = "",
    codes: Sequence[str] = (),
    **more: Any,
) -> Statement:
    edition, number = sheet.edition, chapter.number or chapter.order
    round, party = edition.factsheet.round, edition.factsheet.party
    order = place.partition(".")[2]
    at = anchor or f"chapters-{chapter.order}-{kind.value}s-{order}"
    assert edition.published_at is not None
    return Statement(
        place=f"{kind.value}.{place}",
        kind=kind,
        party=party.code,
        body=round.body.slug,
        round=round_id(round),
        chapter=f"{round_id(round)}.{number}",
        chapter_title=chapter.title,
        year=_year(edition, kind),
        language=edition.language,
        codes=list(codes),
        text=text,
        beside=beside(*codes, party_said(party, edition.language), chapter.title, round.body.name),
        page=f"{edition_page(edition)}#{at}",
        since=edition.published_at,
        **more,
    )


def _year(edition: Edition, kind: Kind) -> int:
    """The year that the document gives itself; what the Party says is of its last change."""
    said = [edition.prepared, edition.updated]
    if kind is Kind.FOLLOW_UP:
        said.reverse()
    month = next((one for one in said if one), "")
    assert edition.published_at is not None
    return int(month[:4]) if month else edition.published_at.year
