"""A person's corrections, made and kept as records of their own.

Two things to know. Whoever corrects says what they saw; if something else stands there by now they
are told, and nothing changes. And what no longer fits a new reading is settled in `replays`.
"""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.correcting.anchors import anchor_of, words_of
from ronda.apps.compliance.correcting.fields import Plain, current
from ronda.apps.compliance.correcting.replaying import Doing, Fix
from ronda.apps.compliance.correcting.spots import Kind, Spot, spot_at, thing_at
from ronda.apps.compliance.correcting.structure import unplaced_at
from ronda.apps.compliance.models import Correction, Edition
from ronda.apps.compliance.rows import asides_of
from ronda.apps.compliance.services.desk import Desk, check_reason, check_seen, desk, fitting
from ronda.apps.errors import NotValid, Stale


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
    with desk(actor, edition, reason) as opened, fitting(field):
        spot = spot_at(place)
        now = current(opened.value, spot, field)
        check_seen(now, old)
        if now == new:
            raise NotValid(_("Nothing was changed."), field)
        anchor = anchor_of(opened.value, spot, opened.digest)
        return opened.apply(Fix(Doing.CHANGE, place, field, anchor, now, new), reason)


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
    with desk(actor, edition, reason) as opened, fitting("place"):
        stretch = unplaced_at(opened.value, order).text
        check_seen(stretch, seen)
        anchor = anchor_of(opened.value, spot_at(place), opened.digest)
        at = {"at": "start" if at_start else "end"}
        return opened.apply(Fix(Doing.PLACE, place, field, anchor, stretch, at), reason)


def unplaced_set_aside(
    *, actor: Actor, edition: Edition, order: int, seen: str, reason: str
) -> Correction:
    """Say that an unplaced stretch is no part of the factsheet, and why."""
    with desk(actor, edition, reason) as opened, fitting("reason"):
        line = unplaced_at(opened.value, order)
        check_seen(line.text, seen)
        return _set_aside(
            opened,
            f"unplaced/{order}",
            list(asides_of(opened.value.account.unplaced)[order]),
            reason,
        )


def fault_set_aside(
    *, actor: Actor, edition: Edition, order: int, seen: str, reason: str
) -> Correction:
    """Say that a fault (number `order`, telling `seen`) is to stay as it is, and why."""
    with desk(actor, edition, reason) as opened, fitting("reason"):
        faults = opened.value.account.faults
        if not 0 <= order < len(faults):
            raise Stale(_("There is no such fault any more."))
        check_seen(faults[order].what, seen)
        return _set_aside(opened, f"faults/{order}", list(asides_of(faults)[order]), reason)


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
    with desk(actor, edition, reason) as opened, fitting("place"):
        spot = spot_at(place)
        stretch = None if unplaced is None else unplaced_at(opened.value, unplaced).text
        inside = Spot(Kind.COVER) if spot.chapter is None else Spot(Kind.CHAPTER, spot.chapter)
        anchor = anchor_of(opened.value, inside, opened.digest)
        return opened.apply(Fix(Doing.ADD, place, "", anchor, stretch, value), reason)


def statement_remove(
    *, actor: Actor, edition: Edition, place: str, seen: str, reason: str
) -> Correction:
    """Take out what stands at `place`, with the text `seen`; raises Stale as above."""
    with desk(actor, edition, reason) as opened, fitting("place"):
        spot = spot_at(place)
        thing = thing_at(opened.value, spot)
        check_seen(getattr(thing, "text", ""), seen)
        check_reason(reason)
        anchor = anchor_of(opened.value, spot, opened.digest)
        return opened.apply(Fix(Doing.REMOVE, place, "", anchor, words_of(thing), None), reason)


def _set_aside(opened: Desk, place: str, line: list[str], reason: str) -> Correction:
    check_reason(reason)
    return opened.apply(Fix(Doing.SET_ASIDE, place, "", {}, line, None), reason)
