"""What can be done in the hash base, and by whom.

Two things to know. A post opens only what stands beside it in `OPEN_TO`: what is not named there is
refused. And one who holds two posts still never decides on what they themselves proposed, raised
or handed in: that is asked of the record.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.hashes.models import (
    Agreement,
    Appointment,
    Client,
    Collection,
    CollectionRow,
    Dispute,
    Entry,
    Item,
    Lead,
    Partner,
    PartnerFile,
    PartnerKey,
    Post,
    Proposal,
)
from ronda.apps.hashes.posts import posts_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused


class Can(StrEnum):
    """What can be done in the base; each value is its audit code."""

    OVERVIEW_SEE = "hashes.overview"
    ITEM_SEE = "item.see"
    ENTRY_ADD = "entry.add"
    ENTRY_CLASSIFY = "entry.classify"
    ENTRY_CORRECT = "entry.correct"
    ENTRY_WITHDRAW = "entry.withdraw"
    ENTRY_RESTORE = "entry.restore"
    ENTRY_ERASE = "entry.erase"
    ENTRY_DISPUTE = "entry.dispute"
    DISPUTES_SEE = "dispute.see"
    DISPUTE_DECIDE = "dispute.decide"
    PROPOSALS_SEE = "proposal.see"
    PROPOSAL_DECIDE = "proposal.decide"
    PROPOSAL_TAKE_BACK = "proposal.take-back"
    COLLECTIONS_SEE = "collection.see"
    COLLECTION_HAND_IN = "collection.hand-in"
    COLLECTION_ERASE = "collection.erase"
    LEADS_SEE = "lead.see"
    LEAD_WORK = "lead.work"
    RETENTION_SEE = "retention.see"
    RETENTION_SET = "retention.set"
    TRAIL_SEE = "trail.see"
    PEOPLE_SEE = "post.see"
    PERSON_INVITE = "post.invite"
    APPOINT = "post.give"
    APPOINTMENT_END = "post.end"
    PARTNERS_SEE = "partner.see"
    PARTNER_KEEP = "partner.keep"
    PARTNER_DECIDE = "partner.decide"
    DISCLOSURES_SEE = "disclosure.see"
    DISCLOSE = "disclosure.make"
    FEED_TAKE = "feed.take"
    PARTNER_FILE = "partner-file.take"
    CLIENT_KEEP = "client.keep"
    CLIENT_DECIDE = "client.decide"
    QUERIES_SEE = "query.see"
    QUERIES_LOAD = "query.load"


_EVERYBODY = frozenset(Post)
_KNOWING = frozenset(Post) - {Post.INVESTIGATOR}
_OFFICE = frozenset({Post.CLASSIFIER, Post.OFFICER})
_SHARING = frozenset({Post.CUSTODIAN, Post.CONFIRMER, Post.AUDITOR})

OPEN_TO: Mapping[Can, frozenset[Post]] = {
    Can.OVERVIEW_SEE: _EVERYBODY,
    Can.ITEM_SEE: _EVERYBODY,
    Can.ENTRY_ADD: _OFFICE | {Post.CUSTODIAN},
    Can.ENTRY_CLASSIFY: frozenset({Post.CLASSIFIER}),
    Can.ENTRY_CORRECT: _OFFICE,
    Can.ENTRY_WITHDRAW: _OFFICE | {Post.CUSTODIAN},
    Can.ENTRY_RESTORE: _OFFICE | {Post.CUSTODIAN},
    Can.ENTRY_ERASE: frozenset({Post.CUSTODIAN}),
    Can.ENTRY_DISPUTE: _OFFICE | {Post.CONFIRMER, Post.CUSTODIAN},
    Can.DISPUTES_SEE: _KNOWING,
    Can.DISPUTE_DECIDE: frozenset({Post.CONFIRMER}),
    Can.PROPOSALS_SEE: _KNOWING,
    Can.PROPOSAL_DECIDE: frozenset({Post.CONFIRMER}),
    Can.PROPOSAL_TAKE_BACK: _KNOWING - {Post.AUDITOR},
    Can.COLLECTIONS_SEE: frozenset({Post.INVESTIGATOR, Post.OFFICER, Post.CUSTODIAN, Post.AUDITOR}),
    Can.COLLECTION_HAND_IN: frozenset({Post.INVESTIGATOR}),
    Can.COLLECTION_ERASE: frozenset({Post.CUSTODIAN}),
    Can.LEADS_SEE: frozenset({Post.OFFICER, Post.AUDITOR}),
    Can.LEAD_WORK: frozenset({Post.OFFICER}),
    Can.RETENTION_SEE: frozenset({Post.CUSTODIAN, Post.CONFIRMER, Post.AUDITOR}),
    Can.RETENTION_SET: frozenset({Post.CUSTODIAN}),
    Can.TRAIL_SEE: frozenset({Post.AUDITOR}),
    Can.PEOPLE_SEE: frozenset({Post.CUSTODIAN, Post.AUDITOR}),
    Can.PERSON_INVITE: frozenset({Post.CUSTODIAN}),
    Can.APPOINT: frozenset({Post.CUSTODIAN}),
    Can.APPOINTMENT_END: frozenset({Post.CUSTODIAN}),
    Can.PARTNERS_SEE: _SHARING,
    Can.PARTNER_KEEP: frozenset({Post.CUSTODIAN}),
    Can.PARTNER_DECIDE: frozenset({Post.CUSTODIAN, Post.CONFIRMER}),
    Can.DISCLOSURES_SEE: _SHARING,
    Can.DISCLOSE: frozenset({Post.CUSTODIAN}),
    Can.FEED_TAKE: frozenset({Post.CUSTODIAN}),
    Can.PARTNER_FILE: frozenset({Post.CUSTODIAN}),
    Can.CLIENT_KEEP: frozenset({Post.CUSTODIAN}),
    Can.CLIENT_DECIDE: frozenset({Post.CUSTODIAN, Post.CONFIRMER}),
    Can.QUERIES_SEE: _SHARING,
    Can.QUERIES_LOAD: frozenset({Post.CUSTODIAN, Post.AUDITOR}),
}
"""Which posts may do what, as far as no record bars it."""


def verdict(actor: Actor, can: Can, record: models.Model | None = None) -> Verdict:
    """Whether `actor` may do it, with `record` where it is done to one; and if not, why."""
    posts = posts_of(actor)
    if actor.is_anonymous:
        return hidden(_("Sign in first."))
    if record is not None and not _sees(actor, posts, record):
        return hidden(_("There is no such record."))
    if not posts & OPEN_TO.get(can, frozenset()):
        return refused(_needs(can))
    return _between_two_people(actor, can, record)


def _needs(can: Can) -> str:
    names = sorted(str(post.label) for post in OPEN_TO.get(can, frozenset()))
    return _("This is open to: %(posts)s.") % {"posts": ", ".join(names) or "–"}


def _sees(actor: Actor, posts: frozenset[Post], record: models.Model) -> bool:
    """Whether the record is within the actor's scope; what is not known is not."""
    own = _OWN.get(type(record))
    if own is None:
        return False
    see, is_own = own
    wide = OPEN_TO[see] - ({Post.INVESTIGATOR} if see in _NARROW_FOR_INVESTIGATORS else set())
    return bool(posts & wide) or (Post.INVESTIGATOR in posts and is_own(actor, record))


def _handed_in(actor: Actor, record: models.Model) -> bool:
    return isinstance(record, Collection) and record.handed_in_by_id == actor.pk


def _found_in_own(actor: Actor, record: models.Model) -> bool:
    item_id = record.item_id if isinstance(record, Entry) else record.pk
    rows = CollectionRow.objects.filter(item_id=item_id)
    return rows.filter(collection__handed_in_by_id=actor.pk).exists()


def _never(_actor: Actor, _record: models.Model) -> bool:
    return False


_NARROW_FOR_INVESTIGATORS = {Can.ITEM_SEE, Can.COLLECTIONS_SEE}
_OWN = {
    Item: (Can.ITEM_SEE, _found_in_own),
    Entry: (Can.ITEM_SEE, _found_in_own),
    Collection: (Can.COLLECTIONS_SEE, _handed_in),
    Lead: (Can.LEADS_SEE, _never),
    Proposal: (Can.PROPOSALS_SEE, _never),
    Dispute: (Can.DISPUTES_SEE, _never),
    Appointment: (Can.PEOPLE_SEE, _never),
    Partner: (Can.PARTNERS_SEE, _never),
    PartnerKey: (Can.PARTNERS_SEE, _never),
    Agreement: (Can.PARTNERS_SEE, _never),
    PartnerFile: (Can.PARTNERS_SEE, _never),
    Client: (Can.QUERIES_SEE, _never),
}
"""For each model: what one must be able to see in general, and what is an investigator's own."""


def _between_two_people(actor: Actor, can: Can, record: models.Model | None) -> Verdict:
    """That nobody decides alone."""
    if isinstance(record, Proposal):
        own = record.proposed_by_id == actor.pk
        if can is Can.PROPOSAL_DECIDE and own:
            return refused(_("You proposed this yourself: a second person decides."))
        if can is Can.PROPOSAL_TAKE_BACK and not own:
            return refused(_("Only who proposed something may take it back."))
    raised = isinstance(record, Dispute) and record.raised_by_id == actor.pk
    if can is Can.DISPUTE_DECIDE and raised:
        return refused(_("You raised this dispute yourself: a second person decides."))
    return _between_two_of_partners(actor, can, record)


def _between_two_of_partners(actor: Actor, can: Can, record: models.Model | None) -> Verdict:
    """The same of keys, agreements and clients."""
    first = {
        PartnerKey: "added_by_id",
        Agreement: "drafted_by_id",
        Client: "proposed_by_id",
    }.get(type(record))  # type: ignore[arg-type]
    decides = can in {Can.PARTNER_DECIDE, Can.CLIENT_DECIDE}
    if decides and first is not None and getattr(record, first) == actor.pk:
        return refused(_("You put this down yourself: a second person decides."))
    return ALLOWED
