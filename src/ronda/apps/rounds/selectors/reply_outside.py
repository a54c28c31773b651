"""What those who are not of the Party see of a reply: how far it is, and what was submitted.

Two things to know. The public is told of submissions only: a reply that is not submitted is not
there for it. And nothing here reads an answer.
"""

from dataclasses import dataclass
from datetime import date

from ronda.apps.accounts.selectors import Actor
from ronda.apps.reopening import RequestState
from ronda.apps.rounds.models import Reopening, Reply, Submission
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors.dates import reply_due
from ronda.apps.rounds.selectors.replies import submissions_of


@dataclass(frozen=True)
class Outside:
    """A reply seen from outside; `reopenings` for the secretariat only, which decides on them."""

    submissions: tuple[Submission, ...]
    due: date | None
    decides: bool
    reopenings: tuple[Reopening, ...] = ()

    @property
    def waiting(self) -> Reopening | None:
        """The request that waits for a decision."""
        return next((one for one in self.reopenings if one.state == RequestState.ASKED), None)


def reply_outside(actor: Actor, reply: Reply) -> Outside:
    """The reply as `actor` sees it, who is not of its Party."""
    decides = bool(reply_verdict(actor, Can.REOPEN, reply))
    asked = Reopening.objects.filter(reply=reply).select_related("asked_by", "decided_by")
    return Outside(
        submissions=tuple(submissions_of(reply)),
        due=reply_due(reply.party) if decides and reply.party.left_on is None else None,
        decides=decides,
        reopenings=tuple(asked.order_by("-pk")) if decides else (),
    )
