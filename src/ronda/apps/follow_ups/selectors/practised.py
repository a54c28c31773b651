"""Promising practices that were recorded and that everybody may read.

Two things to know. A record is open where its reader sees the round and the body's rules make the
Party's information public by now. And whether it is still in place is what the latest
look found.
"""

from dataclasses import dataclass

from ronda.apps.accounts.selectors import Actor
from ronda.apps.follow_ups.box_ids import of_chapter
from ronda.apps.follow_ups.models import Information, PracticeCheck, PracticeRecord
from ronda.apps.follow_ups.permissions.information import is_public
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.selectors.rounds import visible_to


@dataclass(frozen=True)
class Practised:
    """A record with the latest look at it; None where nobody looked yet."""

    record: PracticeRecord
    latest: PracticeCheck | None

    @property
    def box(self) -> tuple[int, str]:
        """The blue box that it was made from: the factsheet's key, and the box's id in it."""
        return self.record.edition.factsheet_id, self.record.box


def practices_public(actor: Actor) -> list[Practised]:
    """The records of all rounds that are public, by Party.

    It asks as often for many as for few, whatever was submitted and is not public yet.
    """
    open_ = _open_to(actor)
    found = PracticeRecord.objects.filter(taken_back_at=None, party__in=open_)
    rows = found.select_related("party__party", "edition").prefetch_related("checks")
    told = []
    for row in rows.order_by("party__party__name", "pk"):
        row.party.conduct = open_[row.party_id]
        looks = sorted(row.checks.all(), key=lambda one: (one.on, one.pk))
        told.append(Practised(row, looks[-1] if looks else None))
    return told


def box_named(factsheet: int, number: str, order: int) -> tuple[int, str]:
    """The blue box of a chapter, as records name it: by its number, or its place without one."""
    return factsheet, of_chapter(number, order)


def _open_to(actor: Actor) -> dict[int, Conduct]:
    """The Parties of rounds whose information is public by now, by key, each with its round."""
    running = visible_to(actor).prefetch_related("happenings", "parties")
    conducts = {one.pk: one for one in running}
    submitted = Information.objects.filter(
        submitted_at__isnull=False, party__conduct__in=conducts
    ).select_related("party")
    open_ = {}
    for one in submitted:
        party, conduct = one.party, conducts[one.party.conduct_id]
        party.conduct = conduct
        if is_public(party):
            open_[party.pk] = conduct
    return open_
