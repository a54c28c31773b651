"""Corrections put to a new reading, and those that no longer fit settled by a person.

Two things to know. Each correction's record says what came of it. And a conflict bars approval
until a person has applied it where they say, or dropped it.
"""

from dataclasses import replace

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.correcting.anchors import anchor_of
from ronda.apps.compliance.correcting.fields import current
from ronda.apps.compliance.correcting.replaying import Doing, Fix, apply, apply_again
from ronda.apps.compliance.correcting.spots import spot_at
from ronda.apps.compliance.models import Correction, CorrectionState, Edition
from ronda.apps.compliance.services.desk import Desk, desk, digest_of, fitting
from ronda.apps.compliance.services.factsheets import edition_write
from ronda.apps.errors import Stale
from ronda.factsheets.model import Factsheet


def conflict_settle(
    *, actor: Actor, correction: Correction, place: str | None, reason: str = ""
) -> Correction:
    """Apply a correction that no longer fitted at `place` after all, or (None) drop it."""
    with desk(actor, correction.edition, reason) as opened, fitting("place"):
        locked = Correction.objects.select_for_update().get(pk=correction.pk)
        if locked.state != CorrectionState.CONFLICT:
            raise Stale(_("Somebody has settled this already."), locked.state)
        opened.done.concerns(locked)
        opened.done.before = {"state": locked.state, "conflict": locked.conflict}
        locked.conflict = ""
        if place is None:
            locked.state = CorrectionState.DROPPED
        else:
            _apply_after_all(opened, locked, place)
        locked.save()
        opened.done.after = {"state": locked.state, "place": locked.place}
    return locked


def replayed(*, edition: Edition, value: Factsheet, text: str) -> Factsheet:
    """A new reading's factsheet with the edition's corrections; part of a transaction.

    Each correction's record says what came of it.
    """
    kept = list(edition.corrections.exclude(state=CorrectionState.DROPPED).order_by("number"))
    outcomes = apply_again(value, [fix_of(one) for one in kept], text, digest_of(text))
    for correction, outcome in zip(kept, outcomes, strict=True):
        state = CorrectionState.CONFLICT if outcome.conflict else CorrectionState.APPLIED
        correction.state, correction.conflict = state, outcome.conflict
        correction.place = outcome.place
        correction.save(update_fields=["state", "conflict", "place"])
    return outcomes[-1].value if outcomes else value


def fix_of(correction: Correction) -> Fix:
    """The record as a value."""
    return Fix(
        doing=Doing(correction.kind),
        place=correction.place,
        field=correction.field,
        anchor=correction.anchor,
        old=correction.old,
        new=correction.new,
    )


def _apply_after_all(opened: Desk, correction: Correction, place: str) -> None:
    fix = replace(fix_of(correction), place=place)
    spot = spot_at(place)
    if fix.doing is Doing.CHANGE:
        fix = replace(fix, old=current(opened.value, spot, fix.field))
    if fix.doing is not Doing.ADD:
        fix = replace(fix, anchor=anchor_of(opened.value, spot, opened.digest))
    after = apply(opened.value, fix, opened.text)
    edition_write(opened.edition, opened.value, after)
    correction.state = CorrectionState.APPLIED
    correction.place, correction.anchor, correction.old = place, fix.anchor, fix.old
