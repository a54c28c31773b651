"""Submitting a reply: once for each form that was sent, whole or not at all.

Two things to know. The same form sent twice gives the same receipt: it carries a key. And what is
submitted is what its sender saw: if anything changed meanwhile, they are asked to look again.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, Stale
from ronda.apps.policy import demand
from ronda.apps.rounds import submitting
from ronda.apps.rounds.happening import conduct_locked, happening_add, receipt_add
from ronda.apps.rounds.models import Happening, Reply, ReplyState, Submission
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.reply_news import tell_submitted
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.apps.rounds.selectors.replies import version_of
from ronda.apps.rounds.services.answers import locked_open
from ronda.apps.rounds.submitting import Prepared, attempt_of, is_late
from ronda.apps.rounds.workflow.replies import way
from ronda.apps.sources.models import Purpose
from ronda.apps.sources.services import source_receive
from ronda.procedure.document_kinds import DocumentKind

SUBMITTED_EVENT = "reply_submitted"
"""What a procedure calls the event that began before files said which it is; once per Party."""


@dataclass(frozen=True)
class Sent:
    """The form that submits: its key, the checksum of what it showed, whether gaps are accepted."""

    key: UUID
    seen: str
    with_gaps: bool = False


def submission_make(*, actor: Actor, reply: Reply, sent: Sent) -> Submission:
    """Submit the reply as it stands; a form that was sent before gives the same submission.

    Raises NotNow with what bars it, Stale where the reply is not any more what the form showed.
    """
    demand(reply_verdict(actor, Can.SUBMIT, reply))
    person = signed_in(actor)
    if (known := _known(reply, sent)) is not None:
        return known
    at = timezone.now()
    ready = _prepared(reply, sent, at)
    with act(actor=actor, what=Can.SUBMIT, about=(reply,)) as done:
        conduct_locked(reply.party.conduct)
        if (known := _known(reply, sent)) is not None:
            return known
        locked = locked_open(reply)
        submitting.references_locked(locked)
        ready = _still(locked, sent, ready)
        made = _kept(person, locked, sent, ready)
        _happened(person, locked)
        tell_submitted(person, made)
        done.concerns(made)
        done.after = {"reference": made.reference, "sha256": made.sha256, "late": made.late}
    return made


def _known(reply: Reply, sent: Sent) -> Submission | None:
    return Submission.objects.filter(reply=reply, key=sent.key).first()


def _prepared(reply: Reply, sent: Sent, at: datetime) -> Prepared:
    draft = draft_of(reply)
    if reply.state == ReplyState.SUBMITTED:
        raise NotNow(_("This reply was submitted already."))
    attempt = attempt_of(reply, draft, with_gaps=sent.with_gaps, at=at)
    if hindrances := way("submit").hindrances(attempt):
        raise NotNow(_("The reply cannot be submitted yet."), hindrances)
    return submitting.prepared(draft, submitting.reference_for(reply, at), at)


def _still(reply: Reply, sent: Sent, ready: Prepared) -> Prepared:
    """What was prepared, if it still is what stands there and what its sender saw."""
    draft, at = draft_of(reply), ready.receipt.submitted
    # By the clock when it was sent: midnight may pass while its document is made.
    attempt = attempt_of(reply, draft, with_gaps=sent.with_gaps, at=at)
    hindrances = way("submit").hindrances(attempt)
    now = submitting.prepared_now(draft).receipt.checksum
    if now != sent.seen or now != ready.receipt.checksum or hindrances:
        raise Stale(
            _(
                "The reply has changed since this page was shown: look at it again, then submit."
                " Nothing was submitted."
            )
        )
    reference = submitting.reference_for(reply, at)
    if reference != ready.receipt.reference:
        return submitting.prepared(draft, reference, at)
    return ready


def _kept(person: User, reply: Reply, sent: Sent, ready: Prepared) -> Submission:
    receipt, at = ready.receipt, ready.receipt.submitted
    document = source_receive(
        actor=person,
        data=ready.pdf,
        name=f"{receipt.reference}.pdf",
        purpose=Purpose.SUBMITTED,
        about=receipt.reference,
        party=reply.party.party,
    )
    made = Submission.objects.create(
        reply=reply,
        number=Submission.objects.filter(reply=reply).count() + 1,
        reference=receipt.reference,
        sha256=receipt.checksum,
        content=ready.content,
        document=document.source,
        key=sent.key,
        late=is_late(reply, at),
        submitted_at=at,
        submitted_by=person,
    )
    reply.version = version_of(reply)
    reply.state, reply.submitted_at = ReplyState.SUBMITTED, at
    reply.save(update_fields=["state", "submitted_at", "version"])
    return made


def _happened(person: User, reply: Reply) -> None:
    """Record the event of the procedure, where it has one, the first time."""
    party = reply.party
    stages = procedure_of(party.conduct).stages
    if stages.receipt_of(DocumentKind.REPLY) is not None:
        receipt_add(party, DocumentKind.REPLY, person)
        return
    known = Happening.objects.filter(
        conduct=party.conduct, party=party, event=SUBMITTED_EVENT, taken_back_at=None
    )
    if stages.event(SUBMITTED_EVENT) is not None and not known.exists():
        happening_add(party.conduct, SUBMITTED_EVENT, timezone.localdate(), person, party)
