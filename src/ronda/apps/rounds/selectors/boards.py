"""The state of play of a round: how far each Party's reply has come, and how much time is left.

Two things to know. A board takes the same few queries however many Parties there are. And one who
may only see what was submitted gets rows that hold nothing else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from ronda.apps.accounts.selectors import Actor
from ronda.apps.notifications.models import Notification
from ronda.apps.notifications.selectors import sent_about
from ronda.apps.rounds.models import Conduct, Reply, ReplyState, RoundParty, Submission
from ronda.apps.rounds.permissions.boards import Shown, demand_shown
from ronda.apps.rounds.selectors.dates import extension_of, is_over, reply_due, rule_for
from ronda.procedure.document_kinds import DocumentKind


class Phase(StrEnum):
    """How far a Party is."""

    ASKED = "asked"
    OPENED = "opened"
    UNDER_WAY = "under-way"
    SUBMITTED = "submitted"
    NOT_SUBMITTED = "not-submitted"
    LEFT = "left"

    @property
    def label(self) -> Promise:
        """What it is, for people."""
        return _LABELS[self]


_LABELS = {
    Phase.ASKED: pgettext_lazy("reply", "asked"),
    Phase.OPENED: pgettext_lazy("reply", "opened"),
    Phase.UNDER_WAY: pgettext_lazy("reply", "under way"),
    Phase.SUBMITTED: pgettext_lazy("reply", "submitted"),
    Phase.NOT_SUBMITTED: pgettext_lazy("reply", "not yet submitted"),
    Phase.LEFT: pgettext_lazy("reply", "left the round"),
}


@dataclass(frozen=True)
class Row:
    """A Party on the board; `days` are those left, and below zero those over."""

    party: RoundParty
    phase: Phase
    is_late: bool
    submitted_at: datetime | None
    opened_at: datetime | None = None
    due: date | None = None
    is_extended: bool = False
    days: int | None = None
    answered: int | None = None

    @property
    def over(self) -> int:
        """How many days are over."""
        return -min(self.days or 0, 0)


@dataclass(frozen=True)
class Figure:
    """How many Parties are of one kind, and the word that filters for them."""

    key: str
    label: Promise
    count: int
    total: int


@dataclass(frozen=True)
class Board:
    """The rows that were asked for, and figures of all."""

    rows: tuple[Row, ...]
    figures: tuple[Figure, ...]
    shown: Shown
    sort: str
    only: str

    @property
    def is_whole(self) -> bool:
        """Whether it shows how far each has come."""
        return self.shown is Shown.ALL


Which = Callable[[Row], bool]
FILTERS: dict[str, tuple[Promise, Which]] = {
    phase.value: (phase.label, lambda row, phase=phase: row.phase is phase) for phase in Phase
} | {
    "late": (pgettext_lazy("reply", "late"), lambda row: row.is_late),
    "extended": (pgettext_lazy("reply", "extended"), lambda row: row.is_extended),
}
ORDERS: dict[str, Callable[[Row], tuple[object, ...]]] = {
    "party": lambda row: (row.party.party.name,),
    "state": lambda row: (list(Phase).index(row.phase), row.party.party.name),
    "due": lambda row: (row.due is None, row.due or date.max, row.party.party.name),
    "submitted": lambda row: (
        row.submitted_at is None,
        row.submitted_at.timestamp() if row.submitted_at else 0,
        row.party.party.name,
    ),
    "answered": lambda row: (-(row.answered or 0), row.party.party.name),
}


def board(actor: Actor, conduct: Conduct, *, sort: str = "party", only: str = "") -> Board:
    """The state of play, in an order of `ORDERS`, narrowed by one of `FILTERS`."""
    shown = demand_shown(actor, conduct)
    every = rows_of(conduct)
    if shown is Shown.SUBMITTED:
        every = [reduced(row) for row in every]
    return arranged(every, shown, sort=sort, only=only)


def arranged(every: list[Row], shown: Shown, *, sort: str = "party", only: str = "") -> Board:
    """A board of these rows, in an order of `ORDERS`, narrowed by one of `FILTERS`."""
    sort, only = sort if sort in ORDERS else "party", only if only in FILTERS else ""
    wanted = [row for row in every if not only or FILTERS[only][1](row)]
    return Board(tuple(sorted(wanted, key=ORDERS[sort])), tuple(_figures(every)), shown, sort, only)


def rows_of(conduct: Conduct) -> list[Row]:
    """Every Party of a round with all that is known of its reply; ask the policy first."""
    prefetch_related_objects([conduct], "happenings", "milestones")
    rule = rule_for(conduct, DocumentKind.REPLY)
    first = Submission.objects.filter(reply=OuterRef("pk"), number=1).values("late")
    replies = Reply.objects.annotate(
        answered=Count("answers"), was_late=Subquery(first)
    ).select_related(None)
    found = conduct.parties.select_related("party").prefetch_related(
        "extensions", Prefetch("reply", replies)
    )
    rows = []
    for party in found:
        party.conduct = conduct
        extended = rule is not None and extension_of(party, rule) is not None
        rows.append(_row(party, reply_due(party), is_extended=extended))
    return rows


def sent_in(actor: Actor, conduct: Conduct) -> QuerySet[Notification]:
    """What was sent about a round, its Parties and their replies, newest first."""
    parties = list(conduct.parties.select_related("reply"))
    replies = [party.reply for party in parties if hasattr(party, "reply")]
    return sent_about(actor, conduct, *parties, *replies).order_by("-created_at", "-pk")


def _row(party: RoundParty, due: date | None, *, is_extended: bool) -> Row:
    reply: Reply | None = getattr(party, "reply", None)
    submitted = reply is not None and reply.state == ReplyState.SUBMITTED
    overdue = due is not None and not submitted and is_over(due)
    was_late = bool(submitted and getattr(reply, "was_late", False))
    return Row(
        party=party,
        phase=_phase(party, reply),
        is_late=party.left_on is None and (overdue or was_late),
        submitted_at=reply.submitted_at if reply and submitted else None,
        opened_at=reply.opened_at if reply else None,
        due=due,
        is_extended=is_extended,
        days=None if due is None or submitted else (due - timezone.localdate()).days,
        answered=getattr(reply, "answered", None),
    )


def _phase(party: RoundParty, reply: Reply | None) -> Phase:
    if party.left_on is not None:
        return Phase.LEFT
    return Phase(reply.state) if reply else Phase.ASKED


def reduced(row: Row) -> Row:
    """Of a row what those see who may only know who submitted."""
    phase = row.phase if row.phase in {Phase.SUBMITTED, Phase.LEFT} else Phase.NOT_SUBMITTED
    was_late = row.is_late and phase is Phase.SUBMITTED
    return Row(party=row.party, phase=phase, is_late=was_late, submitted_at=row.submitted_at)


def _figures(rows: Iterable[Row]) -> Iterable[Figure]:
    every = list(rows)
    for key, (label, which) in FILTERS.items():
        count = sum(which(row) for row in every)
        if count or key in {Phase.SUBMITTED, "late"}:
            yield Figure(key, label, count, len(every))
