"""Partners, their keys, and the agreements with them.

Two things to know. A key counts when a second person has confirmed it, an agreement when a second
person has signed it. And one person can end both, at once: what stops is never made to wait.
"""

from dataclasses import dataclass
from datetime import date, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.hashes.leaving import checked_terms
from ronda.apps.hashes.models import Agreement, AgreementState, Partner, PartnerKey
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.services.saving import save_checked
from ronda.apps.policy import demand


def partner_add(*, actor: Actor, code: str, name: str, address: str = "") -> Partner:
    """Put a partner down; raises NotValid. Nothing is exchanged before keys and an agreement."""
    demand(verdict(actor, Can.PARTNER_KEEP))
    with act(actor=actor, what=Can.PARTNER_KEEP) as done:
        partner = Partner(code=code.strip(), name=name.strip(), address=address.strip())
        save_checked(partner)
        done.concerns(partner)
        done.after = {"code": partner.code, "name": partner.name, "address": partner.address}
    return partner


def partner_address_set(*, actor: Actor, partner: Partner, address: str) -> Partner:
    """Say where a partner's base answers; "" for nowhere."""
    demand(verdict(actor, Can.PARTNER_KEEP, partner))
    with act(actor=actor, what=Can.PARTNER_KEEP, about=(partner,)) as done:
        done.before, done.after = partner.address, address.strip()
        partner.address = address.strip()
        save_checked(partner)
    return partner


def key_add(
    *, actor: Actor, partner: Partner, public_key: str, since: datetime | None = None
) -> PartnerKey:
    """Put a partner's public key down; a second person confirms it. Raises NotValid."""
    demand(verdict(actor, Can.PARTNER_KEEP, partner))
    with act(actor=actor, what=Can.PARTNER_KEEP, about=(partner,)) as done:
        key = PartnerKey(
            partner=partner,
            public_key=public_key.replace(" ", "").strip().lower(),
            since=since or timezone.now(),
            added_by=signed_in(actor),
        )
        save_checked(key)
        _check_is_a_key(key.public_key)
        done.concerns(key)
        done.after = {"public_key": key.public_key}
    return key


def key_confirm(*, actor: Actor, key: PartnerKey) -> PartnerKey:
    """Say, as a second person, that a key is the partner's: asked by another way than it came."""
    demand(verdict(actor, Can.PARTNER_DECIDE, key))
    with act(actor=actor, what=Can.PARTNER_DECIDE, about=(key, key.partner)) as done:
        locked = PartnerKey.objects.select_for_update().get(pk=key.pk)
        if locked.confirmed_by_id is not None or locked.until is not None:
            raise NotNow(_("This key was decided on already."))
        locked.confirmed_by = signed_in(actor)
        save_checked(locked)
        done.after = {"public_key": locked.public_key}
    return locked


def key_end(*, actor: Actor, key: PartnerKey, reason: str) -> PartnerKey:
    """Trust a key no more from now on; what it signed before stays signed."""
    demand(verdict(actor, Can.PARTNER_KEEP, key))
    with act(
        actor=actor, what=Can.PARTNER_KEEP, about=(key, key.partner), reason=_said(reason)
    ) as done:
        locked = PartnerKey.objects.select_for_update().get(pk=key.pk)
        if locked.until is not None:
            raise NotNow(_("This key is trusted no more already."))
        locked.until = timezone.now()
        save_checked(locked)
        done.after = {"until": str(locked.until)}
    return locked


@dataclass(frozen=True)
class Wanted:
    """What an agreement is to say; `terms` as `ronda.hashes.exchange.agreement` has them."""

    legal_basis: str
    terms: dict[str, object]
    since: date
    until: date


def agreement_draft(*, actor: Actor, partner: Partner, wanted: Wanted) -> Agreement:
    """Put down what may leave for a partner; a second person signs. Raises NotValid."""
    demand(verdict(actor, Can.PARTNER_KEEP, partner))
    with act(actor=actor, what=Can.PARTNER_KEEP, about=(partner,)) as done:
        agreement = Agreement(
            partner=partner,
            legal_basis=wanted.legal_basis.strip(),
            since=wanted.since,
            until=wanted.until,
            drafted_by=signed_in(actor),
        )
        agreement.terms = checked_terms(agreement, wanted.terms)
        save_checked(agreement)
        done.concerns(agreement)
        done.after = {"legal_basis": agreement.legal_basis, "terms": agreement.terms}
    return agreement


def agreement_sign(*, actor: Actor, agreement: Agreement) -> Agreement:
    """Sign, as a second person, what another drafted; one that was signed before is ended by it."""
    demand(verdict(actor, Can.PARTNER_DECIDE, agreement))
    about = (agreement, agreement.partner)
    with act(actor=actor, what=Can.PARTNER_DECIDE, about=about) as done:
        locked = _locked(agreement, AgreementState.DRAFTED)
        before = Agreement.objects.filter(partner=locked.partner, state=AgreementState.SIGNED)
        for one in before.select_for_update():
            _end(one)
            done.concerns(one)
        locked.state = AgreementState.SIGNED
        locked.signed_by, locked.signed_at = signed_in(actor), timezone.now()
        save_checked(locked)
        done.before, done.after = AgreementState.DRAFTED.value, locked.state
    return locked


def agreement_decline(*, actor: Actor, agreement: Agreement, reason: str) -> Agreement:
    """Decide, as a second person, against what another drafted."""
    demand(verdict(actor, Can.PARTNER_DECIDE, agreement))
    about = (agreement, agreement.partner)
    with act(actor=actor, what=Can.PARTNER_DECIDE, about=about, reason=_said(reason)) as done:
        locked = _locked(agreement, AgreementState.DRAFTED)
        locked.state = AgreementState.DECLINED
        save_checked(locked)
        done.before, done.after = AgreementState.DRAFTED.value, locked.state
    return locked


def agreement_end(*, actor: Actor, agreement: Agreement, reason: str) -> Agreement:
    """End an agreement now: from here on nothing leaves but withdrawals of what went out."""
    demand(verdict(actor, Can.PARTNER_KEEP, agreement))
    about = (agreement, agreement.partner)
    with act(actor=actor, what=Can.PARTNER_KEEP, about=about, reason=_said(reason)) as done:
        locked = _locked(agreement, AgreementState.SIGNED)
        _end(locked)
        done.before, done.after = AgreementState.SIGNED.value, locked.state
    return locked


def _end(agreement: Agreement) -> None:
    agreement.state, agreement.ended_at = AgreementState.ENDED, timezone.now()
    save_checked(agreement)


def _locked(agreement: Agreement, state: AgreementState) -> Agreement:
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if locked.state != state:
        sentence = _("The agreement is “%(state)s” by now: look at it again.")
        raise NotNow(sentence % {"state": locked.get_state_display()})
    return locked


def _said(reason: str) -> str:
    if not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
    return reason.strip()


def _check_is_a_key(text: str) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(text))
    except ValueError as error:
        raise NotValid(_("This is not an Ed25519 public key."), "public_key") from error
