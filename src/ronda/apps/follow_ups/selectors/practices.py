"""Promising practices of a round's Parties, and the blue boxes that they can be recorded from.

Two things to know. A practice is seen by whoever may see the information it was made from. And what
was taken back is in no list.
"""

from collections.abc import Iterable, Iterator

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.models import Edition
from ronda.apps.errors import NotVisible
from ronda.apps.follow_ups.models import PracticeRecord
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.practices import verdict
from ronda.apps.follow_ups.selectors.boxes import Box, sheet_of
from ronda.apps.rounds.models import Conduct


def practices_of(actor: Actor, conduct: Conduct) -> list[PracticeRecord]:
    """The practices of a round that `actor` may see, by Party.

    What they may not see costs no further query: nobody can tell from that whether there is any.
    """
    prefetch_related_objects([conduct], "happenings")
    found = PracticeRecord.objects.filter(party__conduct=conduct, taken_back_at=None)
    beside = found.select_related("party__party", "party__information", "recorded_by")
    seen = list(_seen(actor, conduct, beside.order_by("party__party__name", "pk")))
    prefetch_related_objects(seen, "checks")
    return seen


def practice_visible(actor: Actor, conduct: Conduct, id: int) -> PracticeRecord:
    """One of them; raises NotVisible."""
    found = next((one for one in practices_of(actor, conduct) if one.pk == id), None)
    if found is None:
        raise NotVisible(_("There is no such practice."))
    return found


def blue_boxes(edition: Edition) -> list[Box]:
    """The blue boxes of an edition that have a text."""
    return [one for one in sheet_of(edition).boxes.values() if one.is_blue and one.said.strip()]


def _seen(
    actor: Actor, conduct: Conduct, found: Iterable[PracticeRecord]
) -> Iterator[PracticeRecord]:
    for one in found:
        one.party.conduct = conduct
        if verdict(actor, Can.SEE_PRACTICES, one.party):
            yield one
