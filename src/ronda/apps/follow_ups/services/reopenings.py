"""Opening submitted information again: the Party asks and says why, the secretariat decides.

Two things to know. What was submitted stays, and so does the edition made of it: the next
submission makes another. And one request waits at a time.
"""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow
from ronda.apps.follow_ups.models import (
    Information,
    InformationReopening,
    InformationState,
)
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.telling import tell_of_reopening
from ronda.apps.policy import demand
from ronda.apps.reopening import request_decided, request_made
from ronda.apps.wordings import reason_checked


def reopening_ask(*, actor: Actor, information: Information, reason: str) -> InformationReopening:
    """Ask that it be opened again; raises NotNow where it is open or asked for."""
    demand(verdict(actor, Can.ASK_TO_REOPEN, information.party))
    reason = reason_checked(reason)
    about = (information,)
    with act(actor=actor, what=Can.ASK_TO_REOPEN, about=about, reason=reason) as done:
        locked = Information.objects.select_for_update().get(pk=information.pk)
        if locked.state != InformationState.SUBMITTED:
            raise NotNow(_("This is not submitted: it can be changed as it is."))
        row = InformationReopening(information=locked, reason=reason, asked_by=signed_in(actor))
        made = request_made(row, _("A request to open this again is waiting already."))
        made.information = information
        done.concerns(made)
        tell_of_reopening(actor, made)
    return made


def reopening_decide(
    *, actor: Actor, reopening: InformationReopening, grant: bool, answer: str = ""
) -> InformationReopening:
    """Open it again, or refuse to and say why; raises NotNow where that was decided."""
    information = reopening.information
    demand(verdict(actor, Can.REOPEN, information.party))
    answer = answer.strip() if grant else reason_checked(answer)
    about = (information, reopening)
    with act(actor=actor, what=Can.REOPEN, about=about, reason=answer) as done:
        locked = request_decided(reopening, signed_in(actor), answer, grant=grant)
        if grant:
            opened = Information.objects.select_for_update().get(pk=information.pk)
            opened.state = InformationState.UNDER_WAY
            opened.save(update_fields=["state"])
        done.after = locked.state
        locked.information = information
        tell_of_reopening(actor, locked)
    return locked
