"""What was published or withdrawn lately, for the first page and for the feed of the open data.

Two things to know. It is read from the public records' own dates: no list is kept beside them. And
whoever asks, only what everybody may know is in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.db.models import F

from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors.published import editions_gone, editions_published
from ronda.apps.portal.selectors import ANYONE
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import visible_to as drafts_visible_to

PUBLISHED, WITHDRAWN = "published", "withdrawn"


@dataclass(frozen=True)
class Latest:
    """An edition or a report (of its two, one is None), what became of it, and when."""

    at: datetime
    what: str
    edition: Edition | None = None
    report: Draft | None = None


def latest(limit: int) -> list[Latest]:
    """What happened last, the newest first."""
    found = [*_editions(limit), *_reports(limit)]
    return sorted(found, key=lambda one: one.at, reverse=True)[:limit]


def _editions(limit: int) -> Iterator[Latest]:
    gone = editions_gone()
    for one in editions_published(ANYONE).order_by("-published_at", "-pk")[:limit]:
        assert one.published_at is not None
        yield Latest(one.published_at, PUBLISHED, edition=one)
    for one in gone.order_by("-published_at", "-pk")[:limit]:
        assert one.published_at is not None
        yield Latest(one.published_at, PUBLISHED, edition=one)
    for one in gone.order_by("-withdrawn_at", "-pk")[:limit]:
        assert one.withdrawn_at is not None
        yield Latest(one.withdrawn_at, WITHDRAWN, edition=one)


def _reports(limit: int) -> Iterator[Latest]:
    rows = drafts_visible_to(ANYONE).select_related("report__round__body", "published_as")
    newest = rows.order_by(F("report__published_on").desc(nulls_last=True), "-pk")
    for one in newest[:limit]:
        day = one.report.published_on
        if day is not None:
            yield Latest(datetime.combine(day, time(), tzinfo=UTC), PUBLISHED, report=one)
