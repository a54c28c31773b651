"""Who may do what with the meetings of a body, and who reads what of them.

Two things to know. The secretariat prepares a meeting and records what it decided; nobody else
writes. And those who sit in the meeting read by what they are: the Committee all that was sent,
observers the agenda, and the decisions once the meeting is closed.
"""

from enum import StrEnum

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.meetings.models import Meeting, MeetingState
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.treaties.models import Body


class Can(StrEnum):
    """What can be done with a meeting; each value is its audit code too."""

    SEE = "meeting.see"
    PLAN = "meeting.plan"
    CHANGE = "meeting.change"
    OPEN = "meeting.open"
    CLOSE = "meeting.close"
    REOPEN = "meeting.reopen"
    SET_AGENDA = "agenda.set"
    SEND_AGENDA = "agenda.send"
    NUMBER = "document.number"
    PUT_FILE = "document.file"
    RECORD_PRESENCE = "presence.record"
    DECIDE = "decision.record"
    TAKE_BACK = "decision.take-back"
    PUBLISH = "decisions.publish"
    WITHHOLD = "decisions.withhold"

    @property
    def sentence(self) -> Promise:
        """What it is, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Can.SEE: gettext_lazy("See this meeting"),
    Can.PLAN: gettext_lazy("Plan a meeting"),
    Can.CHANGE: gettext_lazy("Change the days and the place of a meeting"),
    Can.OPEN: gettext_lazy("Open a meeting"),
    Can.CLOSE: gettext_lazy("Close a meeting"),
    Can.REOPEN: gettext_lazy("Open a meeting again that was closed by mistake"),
    Can.SET_AGENDA: gettext_lazy("Set the agenda"),
    Can.SEND_AGENDA: gettext_lazy("Send the agenda"),
    Can.NUMBER: gettext_lazy("Give a document its number"),
    Can.PUT_FILE: gettext_lazy("Put a file with a document"),
    Can.RECORD_PRESENCE: gettext_lazy("Record who is present"),
    Can.DECIDE: gettext_lazy("Record a decision"),
    Can.TAKE_BACK: gettext_lazy("Record that a decision is taken back"),
    Can.PUBLISH: gettext_lazy("Publish the list of decisions"),
    Can.WITHHOLD: gettext_lazy("Take the list of decisions back from the public"),
}


class Reads(StrEnum):
    """What may be read of a meeting besides its days."""

    AGENDA = "agenda"
    DOCUMENTS = "documents"
    DECISIONS = "decisions"


def verdict(actor: Actor, can: Can, at: Meeting | Body) -> Verdict:
    """Whether `actor` may, and if not, why; of a meeting, or of a body that is to meet."""
    roles = roles_of(actor)
    body = at.pk if isinstance(at, Body) else at.body_id
    if body in roles.bodies:
        return ALLOWED
    if body not in sits_in(roles):
        return hidden(_("There is no such meeting."))
    return ALLOWED if can is Can.SEE else refused(_("Only the secretariat may do this."))


def may_plan(actor: Actor) -> Verdict:
    """Whether `actor` may plan meetings of some body."""
    roles = roles_of(actor)
    if roles.secretariat:
        return ALLOWED
    if not roles.signed_in:
        return hidden(_("Sign in first."))
    return refused(_("Only the secretariat may do this."))


def seen_by(actor: Actor) -> Q:
    """The meetings that `actor` may see, as a query on `Meeting`."""
    return Q(body__in=sits_in(roles_of(actor)))


def sits_in(roles: Roles) -> frozenset[int]:
    """The bodies in whose meetings one sits, in whatever role."""
    return roles.bodies | roles.committee | roles.observer_of


def reads(actor: Actor, what: Reads, meeting: Meeting) -> bool:
    """Whether `actor` may read this of the meeting."""
    roles = roles_of(actor)
    if meeting.body_id in roles.bodies:
        return True
    in_committee = meeting.body_id in roles.committee
    if what is Reads.AGENDA:
        sent = meeting.agenda_sent_at is not None
        return sent and (in_committee or meeting.body_id in roles.observer_of)
    if what is Reads.DOCUMENTS:
        return in_committee and meeting.agenda_sent_at is not None
    closed = meeting.state == MeetingState.CLOSED
    return in_committee or (closed and meeting.body_id in roles.observer_of)
