"""What was published, and what was withdrawn after it was, in the order in which it happened.

Two things to know. Everything here is read from the public records' own dates, so that no list has
to be kept beside them. And a change stands at the moment it became public: what is worked on before
is not there.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from heapq import merge
from itertools import islice

from django.db.models import QuerySet

from ronda.api.records.model import Change
from ronda.api.records.naming import ANYONE, edition_id
from ronda.api.records.rounds import reports_public
from ronda.apps.addresses import path_to
from ronda.apps.compliance.addresses import edition_page
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors.published import editions_gone, editions_published
from ronda.apps.portal.selectors.latest import WITHDRAWN, Latest, latest
from ronda.apps.reports.models import Draft

Place = tuple[datetime, str]
"""The moment and the id of a change: their order is that of the feed."""
BEGIN: Place = (datetime(1970, 1, 1, tzinfo=UTC), "")


def changes_after(place: Place, limit: int) -> list[Change]:
    """The changes after a place, the oldest first, at most `limit`."""
    gone = editions_gone()
    sources = (
        _in_order(map(_edition, _after(editions_published(ANYONE), "published_at", place)), place),
        _in_order(map(_edition, _after(gone, "published_at", place)), place),
        _in_order(map(_gone, _after(gone, "withdrawn_at", place)), place),
        _reports(place),
    )
    return list(islice(merge(*sources, key=lambda one: (one.at, one.id)), limit))


def changes_newest(limit: int) -> list[Change]:
    """The newest changes, the newest first."""
    told = map(_told, latest(limit))
    return sorted(told, key=lambda one: (one.at, one.id), reverse=True)


def _told(one: Latest) -> Change:
    if one.edition is None:
        assert one.report is not None
        return _report(one.report)
    return _gone(one.edition) if one.what == WITHDRAWN else _edition(one.edition)


def _after(rows: QuerySet[Edition], field: str, place: Place) -> Iterator[Edition]:
    # Those of the same moment are told apart by id, which the database does not know.
    found = rows.filter(**{f"{field}__gte": place[0]}).order_by(field, "pk")
    yield from found.iterator(chunk_size=200)


def _in_order(changes: Iterable[Change], place: Place) -> Iterator[Change]:
    """The changes after the place, those of one moment by id; they come by moment."""
    same: list[Change] = []
    for one in changes:
        if same and same[0].at != one.at:
            yield from sorted(same, key=lambda each: each.id)
            same = []
        if (one.at, one.id) > place:
            same.append(one)
    yield from sorted(same, key=lambda each: each.id)


def _reports(place: Place) -> Iterator[Change]:
    rows = reports_public().filter(report__published_on__gte=place[0].date())
    return _in_order(map(_report, rows.order_by("report__published_on", "pk")), place)


def _edition(one: Edition) -> Change:
    assert one.published_at is not None
    return _of_edition(one, "published", one.published_at)


def _gone(one: Edition) -> Change:
    assert one.withdrawn_at is not None
    return _of_edition(one, "withdrawn", one.withdrawn_at)


def _of_edition(one: Edition, what: str, at: datetime) -> Change:
    sheet = one.factsheet
    where = f"{sheet.party.name}, {sheet.round.body.name}, round {sheet.round.number}"
    return Change(
        id=f"{what}.{edition_id(one)}.{at:%Y%m%dT%H%M%S}",
        at=at,
        what=what,
        collection="factsheets",
        record=edition_id(one),
        title=f"Factsheet of {where} ({one.language}, edition {one.number})",
        page=edition_page(one),
    )


def _report(one: Draft) -> Change:
    at = (one.report.round.body.slug, one.report.round.number)
    on = one.report.published_on
    assert on is not None
    return Change(
        id=f"published.report.{at[0]}.{at[1]}.{on:%Y%m%d}",
        at=_begins(on),
        what="published",
        collection="reports",
        record=f"{at[0]}.{at[1]}",
        title=f"Report of {one.report.round.body.name}, round {at[1]}",
        page=path_to("reports:draft", *at, one.number),
    )


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
