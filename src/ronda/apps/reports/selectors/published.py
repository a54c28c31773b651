"""Published reports: what they are called, and what they say.

Two things to know. A published draft never changes, so that what was read of one is kept in the
process, the latest few. And of what findings rest on nothing is told here, whoever asks.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, QuerySet
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.kept_queries import Blank, KeptQuery
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors.drafts import visible_to
from ronda.apps.treaties.models import Round
from ronda.reports.evidence import without_evidence
from ronda.reports.model import Report

MOST_REPORTS = 20
"""Reports that a page over all rounds reads, the newest ones."""
_KEPT: OrderedDict[tuple[int, str], Report] = OrderedDict()
_MOST_KEPT = 24
_LOCK = threading.Lock()


@dataclass(frozen=True)
class Titled:
    """A published draft with its title by language, and where it was adopted as what."""

    draft: Draft
    titles: Mapping[str, str]
    meeting: str
    document: str


@dataclass(frozen=True)
class Published:
    """A published draft and what it says."""

    draft: Draft
    value: Report

    @property
    def round(self) -> Round:
        """The round that it is of."""
        return self.draft.report.round


def drafts_published(actor: Actor) -> QuerySet[Draft]:
    """The published draft of each report that `actor` may see, the newest round first."""
    found = visible_to(actor).filter(published_as__isnull=False)
    return found.order_by("-report__published_on", "-pk")


_OPEN = KeptQuery(lambda: drafts_published(AnonymousUser()).filter(report__round=Blank("round")))


def titled_at(actor: Actor, body: str, round: int, number: int) -> Titled:
    """The published draft with this number; raises NotVisible."""
    found = drafts_published(actor).filter(
        report__round__body__slug=body, report__round__number=round, number=number
    )
    told = found.annotate(
        titles=F("content__title"),
        meeting=KT("content__adopted__meeting"),
        document=KT("content__adopted__document"),
    ).first()
    if told is None:
        raise NotVisible(_("There is no published report of this round."))
    return Titled(told, told.titles, told.meeting or "", told.document or "")


def report_published(actor: Actor, round: Round) -> Published | None:
    """The published report of a round; None where there is none."""
    if actor.is_authenticated:
        found = drafts_published(actor).filter(report__round=round).first()
    else:
        found = next(iter(_OPEN(round=round.pk)), None)
    return Published(found, _read(found)) if found is not None else None


def reports_published(actor: Actor) -> list[Published]:
    """The published reports of all rounds, the newest ones."""
    return [Published(one, _read(one)) for one in drafts_published(actor)[:MOST_REPORTS]]


def _read(draft: Draft) -> Report:
    """What a draft says, read once; its content is fetched only where it is not kept."""
    key = draft.pk, draft.sha256
    with _LOCK:
        known = _KEPT.get(key)
        if known is not None:
            _KEPT.move_to_end(key)
            return known
    value = without_evidence(Report.model_validate(draft.content))
    with _LOCK:
        _KEPT[key] = value
        while len(_KEPT) > _MOST_KEPT:
            _KEPT.popitem(last=False)
    return value
