"""Doubting an entry, and deciding on the doubt.

Two things to know. A disputed entry is still matched, and every match says that it is disputed. And
nobody decides on a dispute that they raised.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.hashes.models import Dispute, DisputeState, Entry
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.walking import entries_go
from ronda.apps.hashes.workflow import way_named
from ronda.apps.policy import demand


def dispute_raise(*, actor: Actor, entry: Entry, reason: str, on_behalf: str = "") -> Dispute:
    """Doubt an entry, for oneself or `on_behalf` of a partner; raises NotNow, NotValid."""
    demand(verdict(actor, Can.ENTRY_DISPUTE, entry))
    person = signed_in(actor)
    if not reason.strip():
        raise NotValid(_("Say why the entry is doubted."), "reason")
    with act(
        actor=actor, what=Can.ENTRY_DISPUTE, about=(entry,), reason=reason, on_behalf=on_behalf
    ) as done:
        entries_go(entry_ids=[entry.pk], way=way_named("dispute"))
        dispute = Dispute.objects.create(
            entry=entry, reason=reason.strip(), on_behalf=on_behalf, raised_by=person
        )
        done.concerns(dispute)
    return dispute


def dispute_decide(*, actor: Actor, dispute: Dispute, uphold: bool, outcome: str) -> Dispute:
    """Uphold a dispute, which withdraws the entry, or reject it; `outcome` says why."""
    demand(verdict(actor, Can.DISPUTE_DECIDE, dispute))
    person = signed_in(actor)
    if not outcome.strip():
        raise NotValid(_("Say why you decide so."), "outcome")
    way = way_named("uphold" if uphold else "reject")
    with act(actor=actor, what=f"dispute.{way.name}", about=(dispute,), reason=outcome) as done:
        locked = Dispute.objects.select_for_update().get(pk=dispute.pk)
        if locked.state != DisputeState.OPEN:
            raise NotNow(_("This dispute was decided on already."))
        done.concerns(locked.entry)
        entries_go(entry_ids=[locked.entry_id], way=way)
        locked.state = DisputeState.UPHELD if uphold else DisputeState.REJECTED
        locked.decided_by, locked.decided_at = person, timezone.now()
        locked.outcome = outcome.strip()
        locked.save()
    dispute.refresh_from_db()
    return dispute
