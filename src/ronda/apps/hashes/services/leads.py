"""What is done about a group of new ones: taken up, put to partners, closed with an outcome.

Two things to know. A lead begins when somebody takes a group up; until then the group only stands
on the work list. And what became of it is counted, for recommendation III-23.
"""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.hashes.models import (
    OPAQUE_MESSAGE,
    CollectionRow,
    Group,
    Lead,
    LeadState,
    Outcome,
    Post,
    Referral,
)
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.posts import posts_of
from ronda.apps.hashes.recording import is_opaque
from ronda.apps.hashes.services.additions import Added, entries_propose
from ronda.apps.policy import demand
from ronda.hashes import model

OWN_SOURCE = "National hash base"
"""The source of what is added from the work list."""

LONGEST_PARTNER = 200
OPEN = (LeadState.ASSIGNED, LeadState.REFERRED)


def lead_assign(*, actor: Actor, group: Group, to: User) -> Lead:
    """Have an officer work on a group; another than before, where somebody did already."""
    demand(verdict(actor, Can.LEAD_WORK))
    if Post.OFFICER not in posts_of(to):
        raise NotValid(_("Only a victim identification officer works on a lead."), "to")
    with act(actor=actor, what="lead.assign", about=(group.collection,)) as done:
        Group.objects.select_for_update().get(pk=group.pk)
        lead = Lead.objects.filter(group=group).first()
        done.before = str(lead.assigned_to) if lead else None
        if lead is not None and lead.state == LeadState.CLOSED:
            raise NotNow(_("This lead is closed: open it again first."))
        lead = lead or Lead(group=group)
        lead.assigned_to = to
        lead.save()
        done.concerns(lead)
        done.after = str(to)
    return lead


def lead_refer(*, actor: Actor, lead: Lead, partner: str, reference: str = "") -> Referral:
    """Put a lead to a partner, by its name; `reference` is the partner's own, once known."""
    demand(verdict(actor, Can.LEAD_WORK, lead))
    partner = partner.strip()
    if not partner or len(partner) > LONGEST_PARTNER:
        raise NotValid(_("Name the partner, in at most 200 letters."), "partner")
    _check_reference(reference)
    person = signed_in(actor)
    with act(actor=actor, what="lead.refer", about=(lead,)) as done:
        locked = _open(lead)
        if locked.referrals.filter(partner=partner).exists():
            raise NotNow(_("This lead was referred to this partner already."))
        referral = Referral.objects.create(
            lead=locked, partner=partner, reference=reference, referred_by=person
        )
        locked.state = LeadState.REFERRED
        locked.save(update_fields=["state"])
        done.after = partner
    lead.refresh_from_db()
    return referral


def referral_answer(*, actor: Actor, referral: Referral, answer: str) -> Referral:
    """Keep what a partner answered."""
    demand(verdict(actor, Can.LEAD_WORK, referral.lead))
    _check_outcome(answer, "answer")
    with act(actor=actor, what="lead.answer", about=(referral.lead,)) as done:
        _open(referral.lead)
        referral.answer, referral.answered_at = answer, timezone.now()
        referral.save(update_fields=["answer", "answered_at"])
        done.after = {"partner": referral.partner, "answer": answer}
    return referral


def lead_close(*, actor: Actor, lead: Lead, outcome: str) -> Lead:
    """End the work on a lead, with what came of it."""
    demand(verdict(actor, Can.LEAD_WORK, lead))
    _check_outcome(outcome, "outcome")
    with act(actor=actor, what="lead.close", about=(lead,)) as done:
        locked = _open(lead)
        locked.state, locked.outcome = LeadState.CLOSED, outcome
        locked.closed_at = timezone.now()
        locked.save()
        done.after = outcome
    lead.refresh_from_db()
    return lead


def lead_reopen(*, actor: Actor, lead: Lead, reason: str) -> Lead:
    """Take up again what was closed."""
    demand(verdict(actor, Can.LEAD_WORK, lead))
    if not reason.strip():
        raise NotValid(_("Say why the lead is opened again."), "reason")
    with act(actor=actor, what="lead.reopen", about=(lead,), reason=reason) as done:
        locked = Lead.objects.select_for_update().get(pk=lead.pk)
        if locked.state != LeadState.CLOSED:
            raise NotNow(_("This lead is open."))
        done.before = locked.outcome
        referred = locked.referrals.exists()
        locked.state = LeadState.REFERRED if referred else LeadState.ASSIGNED
        locked.outcome, locked.closed_at = "", None
        locked.save()
    lead.refresh_from_db()
    return lead


def lead_propose_entries(
    *, actor: Actor, lead: Lead, classification: model.Classification, handling: str
) -> Added:
    """Propose the rows of a lead as entries of this base, in one series; a second confirms."""
    demand(verdict(actor, Can.LEAD_WORK, lead))
    demand(verdict(actor, Can.ENTRY_ADD))
    with act(actor=actor, what="lead.propose", about=(lead,)) as done:
        rows = CollectionRow.objects.filter(group=lead.group).order_by("line")
        values = list(_values(lead, rows, classification, handling))
        added = entries_propose(
            actor=actor, values=values, origin=_("work list, %(group)s") % {"group": lead.group}
        )
        done.concerns(added.proposal)
        done.after = {"entries": added.count}
    return added


def _values(
    lead: Lead,
    rows: QuerySet[CollectionRow],
    classification: model.Classification,
    handling: str,
) -> "list[model.Entry]":
    collection = lead.group.collection
    return [
        model.Entry(
            source=OWN_SOURCE,
            key=f"{collection.pk}/{row.line}",
            type=model.ItemType(row.type),
            hashes=tuple(
                model.HashValue(
                    kind=kind,
                    value=bytes(getattr(row, kind)),
                    quality=row.quality if kind == "pdq" else None,
                )
                for kind in ("md5", "sha1", "sha256", "pdq")
                if getattr(row, kind) is not None
            ),
            classifications=(classification,),
            victim=model.VictimStatus.NOT_IDENTIFIED,
            series=f"{collection.pk}/{lead.group.number}",
            case_reference=collection.reference or None,
            handling=handling or None,
            first_seen=collection.handed_in_at,
        )
        for row in rows
    ]


def _open(lead: Lead) -> Lead:
    locked = Lead.objects.select_for_update().get(pk=lead.pk)
    if locked.state not in OPEN:
        raise NotNow(_("This lead is closed: open it again first."))
    return locked


def _check_reference(reference: str) -> None:
    if reference and not is_opaque(reference):
        raise NotValid(str(OPAQUE_MESSAGE), "reference")


def _check_outcome(outcome: str, field: str) -> None:
    if outcome not in Outcome.values:
        raise NotValid(_("Choose what came of it."), field)
