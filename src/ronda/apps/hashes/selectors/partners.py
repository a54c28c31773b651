"""Partners, their agreements and keys, and what went between us.

Two things to know. All of it is for the custodian, who keeps it, the confirmer, who decides, and
the auditor, who looks; everybody else finds nothing. And an agreement is in force only where two
people signed it and today lies between its dates.
"""

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.hashes.models import (
    Agreement,
    AgreementState,
    CopyState,
    Disclosure,
    Feed,
    FeedBatch,
    Partner,
    PartnerFile,
    PartnerKey,
    RowOutcome,
)
from ronda.apps.hashes.permissions import Can, verdict
from ronda.hashes.exchange.feed import TrustedKey


def partners_visible_to(actor: Actor) -> QuerySet[Partner]:
    """Every partner, to those who may see them."""
    if not verdict(actor, Can.PARTNERS_SEE):
        return Partner.objects.none()
    held = Count("copies", filter=Q(copies__state=CopyState.OUT))
    return Partner.objects.annotate(held=held).order_by("name", "id")


def partner_visible(actor: Actor, code: str) -> Partner:
    """The partner with this code; raises NotVisible."""
    found = partners_visible_to(actor).filter(code=code).first()
    if found is None:
        raise NotVisible(_("There is no such partner."))
    return found


def agreement_visible(actor: Actor, partner: Partner, id: int) -> Agreement:
    """An agreement with a partner; raises NotVisible."""
    found = partner.agreements.filter(pk=id).select_related("drafted_by", "signed_by").first()
    if found is None or not verdict(actor, Can.PARTNERS_SEE, found):
        raise NotVisible(_("There is no such agreement."))
    return found


def key_visible(actor: Actor, partner: Partner, id: int) -> PartnerKey:
    """A key of a partner; raises NotVisible."""
    found = partner.keys.filter(pk=id).first()
    if found is None or not verdict(actor, Can.PARTNERS_SEE, found):
        raise NotVisible(_("There is no such key."))
    return found


def partner_file_visible(actor: Actor, partner: Partner, id: int) -> PartnerFile:
    """A file of a partner; raises NotVisible."""
    found = partner.files.filter(pk=id).select_related("handed_in_by", "settled_by").first()
    if found is None or not verdict(actor, Can.PARTNERS_SEE, found):
        raise NotVisible(_("There is no such file."))
    return found


def agreement_in_force(partner: Partner) -> Agreement | None:
    """The agreement under which something may leave today; None where there is none."""
    today = timezone.localdate()
    running = partner.agreements.filter(
        state=AgreementState.SIGNED, since__lte=today, until__gte=today
    )
    return running.first()


def trusted_keys(partner: Partner) -> tuple[TrustedKey, ...]:
    """The keys of a partner that a second person confirmed, with the time they are good for."""
    confirmed = partner.keys.filter(confirmed_by__isnull=False)
    return tuple(TrustedKey.from_hex(key.public_key, key.since, key.until) for key in confirmed)


def disclosures_visible_to(actor: Actor) -> QuerySet[Disclosure]:
    """What left, newest first, to those who may see it."""
    if not verdict(actor, Can.DISCLOSURES_SEE):
        return Disclosure.objects.none()
    return Disclosure.objects.select_related("partner", "agreement", "by").order_by("-at", "-id")


def feeds_of(partner: Partner) -> QuerySet[Feed]:
    """The feeds to and from a partner."""
    return partner.feeds.order_by("direction")


def batches_of(partner: Partner) -> QuerySet[FeedBatch]:
    """The batches that went to and from a partner, newest first."""
    return FeedBatch.objects.filter(feed__partner=partner).select_related("feed").order_by("-id")


def disclosure_visible(actor: Actor, id: int) -> Disclosure:
    """The disclosure with this key; raises NotVisible."""
    found = disclosures_visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such disclosure."))
    return found


def outcomes_of(file: PartnerFile) -> list[tuple[str, str, int]]:
    """(outcome, what it is called, how many rows) of a file, those that are there."""
    counts = dict(file.rows.order_by().values_list("outcome").annotate(Count("id")))
    return [(one.value, str(one.label), counts[one]) for one in RowOutcome if one in counts]
