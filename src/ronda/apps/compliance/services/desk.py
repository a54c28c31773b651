"""An edition opened for correction: locked, looked at anew, and written back with what was done.

Two things to know. Whoever has it open is alone with it until the transaction ends. And only an
edition that is not yet approved opens.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import Act, act
from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.correcting.fields import Plain
from ronda.apps.compliance.correcting.replaying import Fix, apply, same
from ronda.apps.compliance.correcting.spots import DoesNotFit
from ronda.apps.compliance.models import Correction, Edition, Status
from ronda.apps.compliance.permissions import Can, verdict
from ronda.apps.compliance.services.factsheets import edition_write
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.policy import demand
from ronda.factsheets.model import Factsheet


@dataclass
class Desk:
    """An edition opened for correction: its lock, its value, the text of its source."""

    edition: Edition
    value: Factsheet
    text: str
    actor: User
    done: Act

    @property
    def digest(self) -> str:
        """The checksum of the source's text."""
        return digest_of(self.text)

    def apply(self, fix: Fix, reason: str) -> Correction:
        """Apply a correction and keep it; raises NotValid where it does not fit."""
        try:
            after = apply(self.value, fix, self.text)
        except DoesNotFit as error:
            raise NotValid(str(error), fix.field or None) from error
        correction = self._keep(fix, reason)
        edition_write(self.edition, self.value, after)
        self.value = after
        return correction

    def _keep(self, fix: Fix, reason: str) -> Correction:
        last = self.edition.corrections.order_by("-number").first()
        correction = Correction.objects.create(
            edition=self.edition,
            number=last.number + 1 if last else 1,
            kind=fix.doing.value,
            place=fix.place,
            field=fix.field,
            anchor=fix.anchor,
            old=fix.old,
            new=fix.new,
            reason=reason,
            actor=self.actor,
        )
        self.done.concerns(correction)
        self.done.before = {"place": fix.place, "field": fix.field, "value": fix.old}
        self.done.after = {"place": fix.place, "field": fix.field, "value": fix.new}
        return correction


def digest_of(text: str) -> str:
    """The checksum of a source's text, by which two readings know they count on the same."""
    return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def desk(actor: Actor, edition: Edition, reason: str) -> Iterator[Desk]:
    """The edition locked and looked at anew; raises NotNow where it is not open."""
    demand(verdict(actor, Can.CORRECT, edition))
    with act(actor=actor, what=Can.CORRECT, about=(edition,), reason=reason) as done:
        locked = (
            Edition.objects.select_for_update(of=("self",))
            .select_related("factsheet__party", "factsheet__round__body", "reading")
            .get(pk=edition.pk)
        )
        if locked.status != Status.READ:
            raise NotNow(_("Only an edition that is not yet approved can be corrected."))
        text = locked.reading.document_text if locked.reading else ""
        yield Desk(locked, assemble(locked), text, signed_in(actor), done)


@contextmanager
def fitting(field: str) -> Iterator[None]:
    """What does not fit is told as not valid."""
    try:
        yield
    except DoesNotFit as error:
        raise NotValid(str(error), field) from error


def check_seen(now: Plain, seen: Plain) -> None:
    """Raise Stale where something else stands there than what the person saw."""
    if not same(now, seen):
        raise Stale(_("Somebody changed this meanwhile: look at what stands there now."), now)


def check_reason(reason: str) -> None:
    """Raise NotValid where no reason is given."""
    if not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
