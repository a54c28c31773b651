"""Opening a submitted reply again: the Party asks and says why, the secretariat decides.

Two things to know. What was submitted stays as it was, whatever becomes of the request: the next
submission is another one. And one request waits at a time.
"""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow
from ronda.apps.policy import demand
from ronda.apps.reopening import request_decided, request_made
from ronda.apps.rounds.models import Reopening, Reply, ReplyState
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.reply_news import tell_of_reopening
from ronda.apps.rounds.selectors.versions import version_open
from ronda.apps.wordings import reason_checked


def reopening_ask(*, actor: Actor, reply: Reply, reason: str) -> Reopening:
    """Ask that a submitted reply be opened again; raises NotNow where it is open or asked for."""
    demand(reply_verdict(actor, Can.ASK_TO_REOPEN, reply))
    reason = reason_checked(reason)
    with act(actor=actor, what=Can.ASK_TO_REOPEN, about=(reply,), reason=reason) as done:
        locked = Reply.objects.select_for_update().get(pk=reply.pk)
        if locked.state != ReplyState.SUBMITTED:
            raise NotNow(_("This reply is not submitted: it can be changed as it is."))
        row = Reopening(reply=locked, reason=reason, asked_by=signed_in(actor))
        made = request_made(row, _("A request to reopen this reply is waiting already."))
        made.reply = reply
        done.concerns(made)
        tell_of_reopening(actor, made)
    return made


def reopening_decide(
    *, actor: Actor, reopening: Reopening, grant: bool, answer: str = ""
) -> Reopening:
    """Open the reply again, or refuse to and say why; raises NotNow where that was decided."""
    reply = reopening.reply
    demand(reply_verdict(actor, Can.REOPEN, reply))
    answer = answer.strip() if grant else reason_checked(answer)
    with act(actor=actor, what=Can.REOPEN, about=(reply, reopening), reason=answer) as done:
        locked = request_decided(reopening, signed_in(actor), answer, grant=grant)
        if grant:
            _open_again(reply)
        done.after = locked.state
        locked.reply = reply
        tell_of_reopening(actor, locked)
    return locked


def _open_again(reply: Reply) -> None:
    locked = Reply.objects.select_for_update().get(pk=reply.pk)
    version = version_open(reply.party.conduct)
    locked.state = ReplyState.UNDER_WAY
    if version is not None:
        locked.version = version
    locked.save(update_fields=["state", "version"])
