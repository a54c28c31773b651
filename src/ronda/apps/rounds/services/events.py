"""Recording what happens in a round, and taking back what was recorded by mistake.

Two things to know. Each locks the round, so that two people who launch it at once launch it once.
And the launch does four things or none: it opens the questionnaire, takes the snapshot of the
Parties, makes their replies, and tells their coordinators.
"""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import Act, act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand
from ronda.apps.rounds import opening, telling
from ronda.apps.rounds.happening import conduct_locked, happening_add, restage
from ronda.apps.rounds.models import Conduct, Happening, RoundParty
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import verdict
from ronda.apps.rounds.selectors.procedures import launching, procedure_of
from ronda.apps.rounds.workflow.rounds import Attempt, way_of
from ronda.apps.treaties.models import Party
from ronda.apps.treaties.selectors import parties as parties_known
from ronda.apps.wordings import reason_checked
from ronda.procedure.stages import Per


def event_record(
    *,
    actor: Actor,
    conduct: Conduct,
    event: str,
    on: date,
    party: RoundParty | None = None,
    parties: Iterable[Party] | None = None,
) -> Happening:
    """Record that an event happened on a day: for the round, or for one `party` of it.

    The launch asks `parties`, or all Parties bound by the convention where none are named. Raises
    NotNow with what bars it, NotValid for an event that the procedure has not.
    """
    demand(verdict(actor, Can.RECORD, conduct))
    procedure = procedure_of(conduct)
    way, known = way_of(procedure, event), procedure.stages.event(event)
    if way is None or known is None:
        raise NotValid(_("The procedure of this round has no such event."), "event")
    launch = known == launching(procedure)
    asked = tuple(parties_known() if parties is None else parties) if launch else None
    if not launch and (known.per is Per.PARTY) != (party is not None):
        raise NotValid(_("Say for which Party it happened, where it happened for one."), "party")
    about = (conduct,) if party is None else (conduct, party)
    with act(actor=actor, what=Can.RECORD, about=about) as done:
        locked = conduct_locked(conduct)
        party = party and locked.parties.select_related("party").get(pk=party.pk)
        if hindrances := way.hindrances(Attempt(locked, known, on, party, asked)):
            raise NotNow(" ".join(hindrances), hindrances)
        if asked is not None:
            return _launched(signed_in(actor), locked, event, on, asked, done)
        made = happening_add(locked, event, on, signed_in(actor), party)
        done.concerns(made)
        done.after = {"event": event, "on": on.isoformat(), "party": party and party.party.code}
    return made


def event_take_back(*, actor: Actor, happening: Happening, reason: str) -> Happening:
    """Take back what was recorded by mistake; the stage is reckoned anew.

    A launch can be taken back until something was done with it: it takes the Parties out again.
    """
    demand(verdict(actor, Can.TAKE_BACK, happening.conduct))
    reason = reason_checked(reason)
    about = (happening.conduct, happening)
    with act(actor=actor, what=Can.TAKE_BACK, about=about, reason=reason) as done:
        conduct = conduct_locked(happening.conduct)
        locked = Happening.objects.select_for_update().get(pk=happening.pk)
        if locked.taken_back_at is not None:
            raise NotNow(_("This was taken back already."))
        if locked.event == launching(procedure_of(conduct)).id:
            undone = opening.launch_undone(conduct, locked, reason)
            telling.tell_taken_back(signed_in(actor), conduct, undone)
        locked.taken_back_at, locked.taken_back_reason = timezone.now(), reason
        done.before = {"event": locked.event, "on": locked.on.isoformat()}
        locked.save(update_fields=["taken_back_at", "taken_back_reason"])
        restage(conduct)
    return locked


def _launched(
    actor: User, conduct: Conduct, event: str, on: date, asked: tuple[Party, ...], done: Act
) -> Happening:
    """Open the questionnaire to the Parties asked; the first event that says so."""
    version = opening.version_opened(conduct)
    rows = opening.parties_asked(conduct, asked, version)
    per = launching(procedure_of(conduct)).per
    made = [
        Happening.objects.create(conduct=conduct, event=event, on=on, party=row, recorded_by=actor)
        for row in (rows if per is Per.PARTY else [None])
    ]
    restage(conduct)
    telling.tell_launched(actor, conduct, rows)
    done.concerns(version, *made)
    codes = [row.party.code for row in rows]
    done.after = {"event": event, "on": on.isoformat(), "parties": codes}
    return made[0]
