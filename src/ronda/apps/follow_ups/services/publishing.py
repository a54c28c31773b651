"""Publishing a Party's information, as the body's rules say.

Two things to know. Where the rules wait for an event, publishing records that it happened for this
Party; where they keep the information closed, nothing is published. And the edition that was made
of it is approved and published in the same transaction.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.compliance.models import Edition, Status
from ronda.apps.compliance.services.editions import edition_approve, edition_publish
from ronda.apps.errors import NotNow
from ronda.apps.follow_ups.models import HandedIn
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import is_public, verdict
from ronda.apps.policy import demand
from ronda.apps.rounds.models import RoundParty
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.apps.rounds.services.events import event_record
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.publicity import Publicity
from ronda.procedure.stages import Per


def information_publish(*, actor: Actor, party: RoundParty, made: HandedIn) -> Edition:
    """Publish the edition of a submission; raises NotNow with what bars it."""
    demand(verdict(actor, Can.PUBLISH, party))
    with act(actor=actor, what=Can.PUBLISH, about=(party, made.edition)):
        if not is_public(party):
            _open_to_all(actor, party)
        edition = made.edition
        if edition.status == Status.READ:
            edition = edition_approve(actor=actor, edition=edition)
        if edition.status != Status.PUBLISHED:
            edition = edition_publish(actor=actor, edition=edition)
    return edition


def _open_to_all(actor: Actor, party: RoundParty) -> None:
    """Record the event that makes the Party's information public."""
    procedure = procedure_of(party.conduct)
    rule = next(
        (
            one
            for one in procedure.publicity.rules
            if (one.document, one.author) == (DocumentKind.FOLLOW_UP, Participant.PARTY)
        ),
        None,
    )
    event = procedure.stages.event(rule.changed_by or "") if rule is not None else None
    if rule is None or event is None or rule.becomes is not Publicity.PUBLIC:
        raise NotNow(_("The body’s rules do not make this information public."))
    for_whom = party if event.per is Per.PARTY else None
    event_record(
        actor=actor,
        conduct=party.conduct,
        event=event.id,
        on=timezone.localdate(),
        party=for_whom,
    )
