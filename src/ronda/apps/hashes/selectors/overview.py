"""What the first page shows, each part to whoever may see it.

Two things to know. Everything is counted, nothing is listed. And a part that somebody may not see
is not there for them, not even as a number.
"""

from dataclasses import dataclass

from django.db.models import Count, Sum

from ronda.apps.accounts.selectors import Actor
from ronda.apps.hashes.models import Entry, State
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.selectors.records import (
    count_by_kind,
    disputes_visible_to,
    proposals_waiting,
)
from ronda.apps.hashes.selectors.triage import (
    GOING_ON,
    Work,
    collections_visible_to,
    work_counted,
)


@dataclass(frozen=True)
class Part:
    """One line of the picture and the table: its name and its count."""

    name: str
    count: int


@dataclass(frozen=True)
class Seen:
    """The first page; None or empty for what one may not see."""

    triaged: tuple[Part, ...]
    collections: int
    going_on: int
    entries: tuple[Part, ...]
    kinds: tuple[Part, ...]
    work: Work | None
    waiting: int | None
    disputes: int | None

    @property
    def rows(self) -> int:
        """All rows of the collections that one may see."""
        return sum(part.count for part in self.triaged)


def seen_at_first(actor: Actor) -> Seen:
    """What `actor` sees on the first page."""
    collections = collections_visible_to(actor)
    counts = collections.aggregate(
        **{name: Sum(name, default=0) for name in ("new", "near", "known", "set_aside")}
    )
    knowing = bool(verdict(actor, Can.PROPOSALS_SEE))
    may_see_work = bool(verdict(actor, Can.LEADS_SEE))
    return Seen(
        triaged=tuple(Part(name, count) for name, count in counts.items()),
        collections=collections.count(),
        going_on=collections.filter(state__in=GOING_ON).count(),
        entries=_entries() if knowing else (),
        kinds=tuple(Part(*one) for one in count_by_kind().items()) if knowing else (),
        work=work_counted() if may_see_work else None,
        waiting=proposals_waiting(actor).count() if knowing else None,
        disputes=disputes_visible_to(actor).filter(state="open").count() if knowing else None,
    )


def _entries() -> tuple[Part, ...]:
    counts = dict(Entry.objects.values_list("state").annotate(Count("id")).order_by())
    return tuple(Part(str(state.label), counts.get(state.value, 0)) for state in State)
