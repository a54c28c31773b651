"""Several fields of one entry corrected together, and a correction taken back.

Two things to know. Fields are corrected all or none. And taking back is itself a correction, made
where the first one stands now: what came after it is never lost.
"""

from collections.abc import Sequence
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.correcting.fields import Plain, current
from ronda.apps.compliance.correcting.replaying import same
from ronda.apps.compliance.correcting.spots import DoesNotFit, spot_at, thing_at
from ronda.apps.compliance.models import Correction, CorrectionKind, CorrectionState, Edition
from ronda.apps.compliance.services.corrections import correction_make, statement_remove
from ronda.apps.errors import NotNow
from ronda.factsheets.model import Factsheet


class Wanted(Protocol):
    """One field to change."""

    @property
    def field(self) -> str:
        """Its name."""

    @property
    def old(self) -> Plain:
        """What the person saw there."""

    @property
    def new(self) -> Plain:
        """What is to stand there."""


def entry_correct(
    *, actor: Actor, edition: Edition, place: str, changes: Sequence[Wanted], reason: str = ""
) -> list[Correction]:
    """Make every change at `place`, or none; raises as `correction_make` does."""
    with transaction.atomic():
        return [
            correction_make(
                actor=actor,
                edition=edition,
                place=place,
                field=change.field,
                old=change.old,
                new=change.new,
                reason=reason,
            )
            for change in changes
        ]


def still_stands(value: Factsheet, correction: Correction) -> bool:
    """Whether what a correction put there stands there now, so that it can be taken back."""
    if correction.state != CorrectionState.APPLIED:
        return False
    try:
        spot = spot_at(correction.place)
        if correction.kind == CorrectionKind.CHANGE:
            return same(current(value, spot, correction.field), correction.new)
        if correction.kind == CorrectionKind.ADD and correction.new:
            return bool(getattr(thing_at(value, spot), "text", "") == correction.new["text"])
    except DoesNotFit:
        return False
    return False


def correction_undo(*, actor: Actor, correction: Correction) -> Correction:
    """Put back what stood there before; raises NotNow for one that cannot be taken back so.

    Raises Stale where something else stands there by now.
    """
    reason = _("Correction %(number)d taken back") % {"number": correction.number}
    if correction.state != CorrectionState.APPLIED:
        raise NotNow(_("This correction does not hold, so there is nothing to take back."))
    if correction.kind == CorrectionKind.CHANGE:
        return correction_make(
            actor=actor,
            edition=correction.edition,
            place=correction.place,
            field=correction.field,
            old=correction.new,
            new=correction.old,
            reason=reason,
        )
    if correction.kind == CorrectionKind.ADD:
        return statement_remove(
            actor=actor,
            edition=correction.edition,
            place=correction.place,
            seen=str(correction.new["text"]) if correction.new else "",
            reason=reason,
        )
    raise NotNow(_("Correct the text by hand: this cannot be taken back by itself."))
