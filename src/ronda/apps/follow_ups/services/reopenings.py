"""Opening submitted information again: the Party asks and says why, the secretariat decides.

Two things to know. What was submitted stays, and so does the edition made of it: the next
submission makes another. And one request waits at a time.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.follow_ups.models import (
    Information,
    InformationReopening,
    InformationState,
    RequestState,
)
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.telling import tell_of_reopening
from ronda.apps.policy import demand


def reopening_ask(*, actor: Actor, information: Information, reason: str) -> InformationReopening:
    """Ask that it be opened again; raises NotNow where it is open or asked for."""
    demand(verdict(actor, Can.ASK_TO_REOPEN, information.party))
    reason = _reason(reason)
    about = (information,)
    with act(actor=actor, what=Can.ASK_TO_REOPEN, about=about, reason=reason) as done:
        locked = Information.objects.select_for_update().get(pk=information.pk)
        if locked.state != InformationState.SUBMITTED:
            raise NotNow(_("This is not submitted: it can be changed as it is."))
        try:
            with transaction.atomic():
                made = InformationReopening.objects.create(
                    information=locked, reason=reason, asked_by=signed_in(actor)
                )
        except IntegrityError as error:
            raise NotNow(_("A request to open this again is waiting already.")) from error
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
    answer = answer.strip() if grant else _reason(answer)
    about = (information, reopening)
    with act(actor=actor, what=Can.REOPEN, about=about, reason=answer) as done:
        locked = InformationReopening.objects.select_for_update().get(pk=reopening.pk)
        if locked.state != RequestState.ASKED:
            raise NotNow(_("Somebody has decided on this request already."))
        locked.state = RequestState.GRANTED if grant else RequestState.REFUSED
        locked.decided_by, locked.decided_at = signed_in(actor), timezone.now()
        locked.answer = answer
        locked.save()
        if grant:
            opened = Information.objects.select_for_update().get(pk=information.pk)
            opened.state = InformationState.UNDER_WAY
            opened.save(update_fields=["state"])
        done.after = locked.state
        locked.information = information
        tell_of_reopening(actor, locked)
    return locked


def _reason(given: str) -> str:
    if not given.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
    return given.strip()
