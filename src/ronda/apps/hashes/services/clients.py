"""Accrediting clients of the matching service, and telling the service who they are.

Two things to know. An accreditation is in force when a second person has confirmed it and the
service's list is written; its end is written to that list before it is kept here, so that a disk
that fails never leaves a door open. And the service looks at its list several times a second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.hashes.models import Client, ClientState
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.services.saving import save_checked
from ronda.apps.policy import demand
from ronda.hashes.kinds import KINDS
from ronda.matching import clients as matching


@dataclass(frozen=True)
class Accreditation:
    """What a client may ask; see `models.Client`."""

    code: str
    name: str
    public_key: str
    purposes: Sequence[str]
    legal_bases: Sequence[str]
    kinds: Sequence[str]
    since: date
    until: date
    schemes: Sequence[str] = ()
    certificate: str = ""
    farthest: int = 31
    per_second: int = 50
    at_once: int = 1_000


def client_propose(*, actor: Actor, wanted: Accreditation) -> Client:
    """Put down what a client is to be allowed; a second person decides. Raises NotValid."""
    demand(verdict(actor, Can.CLIENT_KEEP))
    with act(actor=actor, what=Can.CLIENT_KEEP) as done:
        client = Client(
            code=wanted.code.strip(),
            name=wanted.name.strip(),
            public_key=wanted.public_key.strip().lower(),
            certificate=wanted.certificate.replace(":", "").strip().lower(),
            purposes=_each(wanted.purposes, "purposes"),
            legal_bases=_each(wanted.legal_bases, "legal_bases"),
            kinds=_each(wanted.kinds, "kinds"),
            schemes=[one.strip() for one in wanted.schemes if one.strip()],
            farthest=wanted.farthest,
            per_second=wanted.per_second,
            at_once=wanted.at_once,
            since=wanted.since,
            until=wanted.until,
            proposed_by=signed_in(actor),
        )
        _check_kinds(client)
        save_checked(client)
        done.concerns(client)
        done.after = {"code": client.code, "name": client.name, "purposes": client.purposes}
    return client


def client_accredit(*, actor: Actor, client: Client) -> Client:
    """Confirm an accreditation that another person proposed; it is in force at once."""
    demand(verdict(actor, Can.CLIENT_DECIDE, client))
    with act(actor=actor, what=Can.CLIENT_DECIDE, about=(client,)) as done:
        locked = _locked(client, ClientState.PROPOSED)
        _settle(locked, actor, ClientState.ACCREDITED)
        done.before, done.after = ClientState.PROPOSED.value, locked.state
        transaction.on_commit(clients_publish)
    return locked


def client_decline(*, actor: Actor, client: Client, reason: str) -> Client:
    """Decide against an accreditation that another person proposed, and say why."""
    demand(verdict(actor, Can.CLIENT_DECIDE, client))
    with act(actor=actor, what=Can.CLIENT_DECIDE, about=(client,), reason=_said(reason)) as done:
        locked = _locked(client, ClientState.PROPOSED)
        _settle(locked, actor, ClientState.DECLINED)
        done.before, done.after = ClientState.PROPOSED.value, locked.state
    return locked


def client_end(*, actor: Actor, client: Client, reason: str) -> Client:
    """Take an accreditation back, at once; one person is enough. Raises NotNow."""
    demand(verdict(actor, Can.CLIENT_KEEP, client))
    with act(actor=actor, what=Can.CLIENT_KEEP, about=(client,), reason=_said(reason)) as done:
        locked = _locked(client, ClientState.ACCREDITED)
        locked.state = ClientState.ENDED
        save_checked(locked)
        done.before, done.after = ClientState.ACCREDITED.value, locked.state
        clients_publish()
    return locked


def clients_publish() -> None:
    """Write the service's list of who may ask; raises NotNow where it cannot be written."""
    accredited = Client.objects.filter(state=ClientState.ACCREDITED).order_by("code")
    try:
        settings.RONDA.matching.mkdir(mode=0o700, parents=True, exist_ok=True)
        matching.clients_write(settings.RONDA.matching, map(_for_the_service, accredited))
    except OSError as error:
        sentence = _(
            "The matching service’s list of clients could not be written (%(why)s):"
            " make room or put the folder %(folder)s right, then try again."
        )
        told = {"why": error.strerror or str(error), "folder": settings.RONDA.matching}
        raise NotNow(sentence % told) from error


def _for_the_service(client: Client) -> matching.Client:
    return matching.Client(
        id=client.code,
        key=client.public_key,
        certificate=client.certificate or None,
        agreement=f"hashes.client:{client.pk}",
        purposes=frozenset(client.purposes),
        bases=frozenset(client.legal_bases),
        kinds=frozenset(client.kinds),
        schemes=frozenset(client.schemes),
        farthest=client.farthest,
        rate=client.per_second,
        burst=client.at_once,
        since=client.since,
        until=client.until,
    )


def _each(texts: Sequence[str], field: str) -> list[str]:
    found = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    if not found:
        raise NotValid(_("Name at least one."), field)
    return found


def _check_kinds(client: Client) -> None:
    strange = [name for name in client.kinds if name not in KINDS]
    if strange:
        sentence = _("There is no kind of hash “%(name)s”; those known are %(known)s.")
        told = {"name": strange[0], "known": ", ".join(KINDS)}
        raise NotValid(sentence % told, "kinds")


def _said(reason: str) -> str:
    if not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
    return reason.strip()


def _locked(client: Client, state: ClientState) -> Client:
    locked = Client.objects.select_for_update().get(pk=client.pk)
    if locked.state != state:
        sentence = _("The accreditation is “%(state)s” by now: look at it again.")
        raise NotNow(sentence % {"state": locked.get_state_display()})
    return locked


def _settle(client: Client, actor: Actor, state: ClientState) -> None:
    client.state = state
    client.decided_by, client.decided_at = signed_in(actor), timezone.now()
    save_checked(client)
