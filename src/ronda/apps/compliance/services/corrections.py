"""A person's corrections: made, kept as records of their own, and applied to new readings.

Two things to know. Whoever corrects says what they saw; if something else stands there by now they
are told, and nothing changes. And only an edition that is not yet approved can be corrected.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import Act, act
from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.correcting.anchors import anchor_of, words_of
from ronda.apps.compliance.correcting.fields import Plain, current
from ronda.apps.compliance.correcting.replaying import Doing, Fix, apply, apply_again, same
from ronda.apps.compliance.correcting.spots import (
    DoesNotFit,
    Kind,
    Spot,
    spot_at,
    thing_at,
)
from ronda.apps.compliance.correcting.structure import unplaced_at
from ronda.apps.compliance.models import Correction, CorrectionState, Edition, Status
from ronda.apps.compliance.permissions import Can, verdict
from ronda.apps.compliance.rows import aside_of
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


def correction_make(
    *,
    actor: Actor,
    edition: Edition,
    place: str,
    field: str,
    old: Plain,
    new: Plain,
    reason: str = "",
) -> Correction:
    """Put `new` where `old` was seen; raises Stale where something else stands by now."""
    with _desk(actor, edition, reason) as desk, _fitting(field):
        spot = spot_at(place)
        now = current(desk.value, spot, field)
        _check_seen(now, old)
        if now == new:
            raise NotValid(_("Nothing was changed."), field)
        anchor = anchor_of(desk.value, spot, desk.digest)
        return desk.apply(Fix(Doing.CHANGE, place, field, anchor, now, new), reason)


def unplaced_place(  # noqa: PLR0913 — a correction has that many parts, all by name
    *,
    actor: Actor,
    edition: Edition,
    order: int,
    seen: str,
    place: str,
    field: str,
    at_start: bool = False,
    reason: str = "",
) -> Correction:
    """Put an unplaced stretch (number `order`, with the text `seen`) into a text."""
    with _desk(actor, edition, reason) as desk, _fitting("place"):
        stretch = unplaced_at(desk.value, order).text
        _check_seen(stretch, seen)
        anchor = anchor_of(desk.value, spot_at(place), desk.digest)
        at = {"at": "start" if at_start else "end"}
        return desk.apply(Fix(Doing.PLACE, place, field, anchor, stretch, at), reason)


def unplaced_set_aside(
    *, actor: Actor, edition: Edition, order: int, seen: str, reason: str
) -> Correction:
    """Say that an unplaced stretch is no part of the factsheet, and why."""
    with _desk(actor, edition, reason) as desk, _fitting("reason"):
        line = unplaced_at(desk.value, order)
        _check_seen(line.text, seen)
        return _set_aside(desk, f"unplaced/{order}", list(aside_of(line)), reason)


def fault_set_aside(
    *, actor: Actor, edition: Edition, order: int, seen: str, reason: str
) -> Correction:
    """Say that a fault (number `order`, telling `seen`) is to stay as it is, and why."""
    with _desk(actor, edition, reason) as desk, _fitting("reason"):
        faults = desk.value.account.faults
        if not 0 <= order < len(faults):
            raise Stale(_("There is no such fault any more."))
        _check_seen(faults[order].what, seen)
        return _set_aside(desk, f"faults/{order}", list(aside_of(faults[order])), reason)


def statement_add(
    *,
    actor: Actor,
    edition: Edition,
    place: str,
    value: dict[str, Plain],
    unplaced: int | None = None,
    reason: str = "",
) -> Correction:
    """Add an observation, recommendation, practice, heading or footnote before what is at `place`.

    `value` has its fields. `unplaced`: the number of the unplaced stretch that it is made of.
    """
    with _desk(actor, edition, reason) as desk, _fitting("place"):
        spot = spot_at(place)
        stretch = None if unplaced is None else unplaced_at(desk.value, unplaced).text
        inside = Spot(Kind.COVER) if spot.chapter is None else Spot(Kind.CHAPTER, spot.chapter)
        anchor = anchor_of(desk.value, inside, desk.digest)
        return desk.apply(Fix(Doing.ADD, place, "", anchor, stretch, value), reason)


def statement_remove(
    *, actor: Actor, edition: Edition, place: str, seen: str, reason: str
) -> Correction:
    """Take out what stands at `place`, with the text `seen`; raises Stale as above."""
    with _desk(actor, edition, reason) as desk, _fitting("place"):
        spot = spot_at(place)
        thing = thing_at(desk.value, spot)
        _check_seen(getattr(thing, "text", ""), seen)
        _check_reason(reason)
        anchor = anchor_of(desk.value, spot, desk.digest)
        return desk.apply(Fix(Doing.REMOVE, place, "", anchor, words_of(thing), None), reason)


def conflict_settle(
    *, actor: Actor, correction: Correction, place: str | None, reason: str = ""
) -> Correction:
    """Apply a correction that no longer fitted at `place` after all, or (None) drop it."""
    with _desk(actor, correction.edition, reason) as desk, _fitting("place"):
        locked = Correction.objects.select_for_update().get(pk=correction.pk)
        if locked.state != CorrectionState.CONFLICT:
            raise Stale(_("Somebody has settled this already."), locked.state)
        desk.done.concerns(locked)
        desk.done.before = {"state": locked.state, "conflict": locked.conflict}
        locked.conflict = ""
        if place is None:
            locked.state = CorrectionState.DROPPED
        else:
            _apply_after_all(desk, locked, place)
        locked.save()
        desk.done.after = {"state": locked.state, "place": locked.place}
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


def digest_of(text: str) -> str:
    """The checksum of a source's text, by which two readings know they count on the same."""
    return hashlib.sha256(text.encode()).hexdigest()


def _apply_after_all(desk: Desk, correction: Correction, place: str) -> None:
    fix = replace(fix_of(correction), place=place)
    spot = spot_at(place)
    if fix.doing is Doing.CHANGE:
        fix = replace(fix, old=current(desk.value, spot, fix.field))
    if fix.doing is not Doing.ADD:
        fix = replace(fix, anchor=anchor_of(desk.value, spot, desk.digest))
    after = apply(desk.value, fix, desk.text)
    edition_write(desk.edition, desk.value, after)
    correction.state = CorrectionState.APPLIED
    correction.place, correction.anchor, correction.old = place, fix.anchor, fix.old


def _set_aside(desk: Desk, place: str, line: list[str], reason: str) -> Correction:
    _check_reason(reason)
    return desk.apply(Fix(Doing.SET_ASIDE, place, "", {}, line, None), reason)


@contextmanager
def _desk(actor: Actor, edition: Edition, reason: str) -> Iterator[Desk]:
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
def _fitting(field: str) -> Iterator[None]:
    """What does not fit is told as not valid."""
    try:
        yield
    except DoesNotFit as error:
        raise NotValid(str(error), field) from error


def _check_seen(now: Plain, seen: Plain) -> None:
    if not same(now, seen):
        raise Stale(_("Somebody changed this meanwhile: look at what stands there now."), now)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
