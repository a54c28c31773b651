"""Promising practices: recorded from a blue box by a person, asked about later, taken back.

Two things to know. A record names the edition and the box that it was made from. And a later look
adds a row, so that it can be read when a practice was in place.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.compliance.models import Edition
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.follow_ups.models import PracticeCheck, PracticeRecord
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.practices import verdict
from ronda.apps.follow_ups.selectors.practices import blue_boxes
from ronda.apps.policy import demand
from ronda.apps.rounds.models import RoundParty


@dataclass(frozen=True)
class Practised:
    """What a record says."""

    what: str
    where: str = ""
    since: str = ""
    evidence: str = ""
    recommendation: str = ""


def practice_record(
    *, actor: Actor, party: RoundParty, edition: Edition, box: str, said: Practised
) -> PracticeRecord:
    """Record a practice that the Party tells of in the blue box of an edition."""
    demand(verdict(actor, Can.RECORD_PRACTICE, party))
    if not said.what.strip():
        raise NotValid(_("Say what it is."), "what")
    if box not in {one.id for one in blue_boxes(edition)}:
        raise NotValid(_("This blue box has nothing in it."), "box")
    with act(actor=actor, what=Can.RECORD_PRACTICE, about=(party, edition)) as done:
        made = PracticeRecord.objects.create(
            party=party,
            edition=edition,
            box=box,
            what=said.what.strip(),
            where=said.where.strip(),
            since=said.since.strip(),
            evidence=said.evidence.strip(),
            recommendation=said.recommendation.strip(),
            recorded_by=signed_in(actor),
        )
        done.concerns(made)
    return made


def practice_check(
    *, actor: Actor, practice: PracticeRecord, in_place: bool, on: date, note: str = ""
) -> PracticeCheck:
    """Keep whether it is still in place, as it was found on a day."""
    demand(verdict(actor, Can.RECORD_PRACTICE, practice.party))
    if on > timezone.localdate():
        raise NotValid(_("This day is in the future: record it when it has come."), "on")
    with act(actor=actor, what=Can.RECORD_PRACTICE, about=(practice.party, practice)) as done:
        made = PracticeCheck.objects.create(
            practice=_standing(practice),
            in_place=in_place,
            on=on,
            note=note.strip(),
            checked_by=signed_in(actor),
        )
        done.concerns(made)
        done.after = {"in_place": in_place, "on": on.isoformat()}
    return made


def practice_take_back(*, actor: Actor, practice: PracticeRecord, reason: str) -> PracticeRecord:
    """Take a record back that should not have been made, and say why."""
    demand(verdict(actor, Can.RECORD_PRACTICE, practice.party))
    if not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
    about = (practice.party, practice)
    with act(actor=actor, what=Can.RECORD_PRACTICE, about=about, reason=reason):
        locked = _standing(practice)
        locked.taken_back_at, locked.taken_back_reason = timezone.now(), reason.strip()
        locked.save()
    return locked


def _standing(practice: PracticeRecord) -> PracticeRecord:
    locked = PracticeRecord.objects.select_for_update(of=("self",)).get(pk=practice.pk)
    if locked.taken_back_at is not None:
        raise NotNow(_("This record was taken back."))
    return locked
