"""Submitting a Party's information: once for each form that was sent, whole or not at all.

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
from ronda.apps.compliance.services.handing_in import edition_hand_in
from ronda.apps.errors import NotNow, Stale
from ronda.apps.follow_ups import submitting
from ronda.apps.follow_ups.models import HandedIn, Information, InformationState
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.selectors.drafts import draft_of
from ronda.apps.follow_ups.selectors.windows import window_of
from ronda.apps.follow_ups.services.texts import locked_open
from ronda.apps.follow_ups.telling import tell_submitted
from ronda.apps.follow_ups.workflow import hindrances
from ronda.apps.policy import demand
from ronda.apps.rounds.services.arrivals import arrival_record
from ronda.apps.sources.models import Purpose
from ronda.apps.sources.services import source_receive
from ronda.procedure.document_kinds import DocumentKind


@dataclass(frozen=True)
class Sent:
    """The form that submits: its key, the checksum of what it showed, whether gaps are accepted."""

    key: UUID
    seen: str
    with_gaps: bool = False


@dataclass(frozen=True)
class _Ready:
    """What is handed in, under which reference, when, as which PDF."""

    what: submitting.Prepared
    reference: str
    at: datetime
    pdf: bytes


def information_submit(*, actor: Actor, information: Information, sent: Sent) -> HandedIn:
    """Submit the boxes as they stand; a form that was sent before gives the same submission.

    Raises NotNow with what bars it, Stale where the boxes are not any more what the form showed.
    """
    party = information.party
    demand(verdict(actor, Can.SUBMIT, party))
    person = signed_in(actor)
    if (known := _known(information, sent)) is not None:
        return known
    ready = _prepared(information, sent, timezone.now())
    with act(actor=actor, what=Can.SUBMIT, about=(information,)) as done:
        arrival_record(actor=actor, party=party, document=DocumentKind.FOLLOW_UP)
        submitting.references_locked(party)
        if (known := _known(information, sent)) is not None:
            return known
        locked = locked_open(information)
        ready = _still(locked, sent, ready)
        made = _kept(person, locked, sent, ready)
        tell_submitted(person, made)
        done.concerns(made, made.edition)
        done.after = {"reference": made.reference, "sha256": made.sha256, "late": made.late}
    return made


def _known(information: Information, sent: Sent) -> HandedIn | None:
    return HandedIn.objects.filter(information=information, key=sent.key).first()


def _prepared(information: Information, sent: Sent, at: datetime) -> _Ready:
    draft = draft_of(information)
    if barred := hindrances(draft, with_gaps=sent.with_gaps):
        raise NotNow(_("This cannot be submitted yet."), barred)
    return _with_document(submitting.prepared(draft), at)


def _with_document(what: submitting.Prepared, at: datetime) -> _Ready:
    reference = submitting.reference_for(what.draft.information.party, at)
    return _Ready(what, reference, at, submitting.document_of(what, reference, at))


def _still(information: Information, sent: Sent, ready: _Ready) -> _Ready:
    """What was prepared, if it still is what stands there and what its sender saw."""
    draft = draft_of(information)
    now = submitting.prepared(draft)
    barred = hindrances(draft, with_gaps=sent.with_gaps)
    if now.checksum not in {sent.seen} & {ready.what.checksum} or barred:
        raise Stale(
            _(
                "The boxes have changed since this page was shown: look at them again, then"
                " submit. Nothing was submitted."
            )
        )
    taken = submitting.reference_for(information.party, ready.at) != ready.reference
    return _with_document(now, ready.at) if taken else ready


def _kept(person: User, information: Information, sent: Sent, ready: _Ready) -> HandedIn:
    party, draft = information.party, ready.what.draft
    document = source_receive(
        actor=person,
        data=ready.pdf,
        name=f"{ready.reference}.pdf",
        purpose=Purpose.SUBMITTED,
        about=ready.reference,
        party=party.party,
    )
    made = HandedIn.objects.create(
        information=information,
        number=HandedIn.objects.filter(information=information).count() + 1,
        reference=ready.reference,
        sha256=ready.what.checksum,
        content=ready.what.content,
        document=document.source,
        edition=edition_hand_in(actor=person, edition=draft.sheet.edition, texts=draft.texts),
        key=sent.key,
        late=window_of(party).is_late,
        submitted_at=ready.at,
        submitted_by=person,
    )
    information.state = InformationState.SUBMITTED
    information.submitted_at, information.edition = ready.at, draft.sheet.edition
    information.save(update_fields=["state", "submitted_at", "edition"])
    return made
