"""A person's corrections applied, once or again to a new reading of the source.

Two things to know. A correction is applied again only where what it corrected still reads as it
did; where the new reading already says what the person wanted, nothing is left to do. Everything
else is a conflict with its reason: never lost, never applied on a guess.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from ronda.apps.compliance.correcting import structure
from ronda.apps.compliance.correcting.anchors import (
    Anchor,
    Unresolved,
    normal,
    spot_of,
    words_of,
)
from ronda.apps.compliance.correcting.fields import Plain, changed, current, plain
from ronda.apps.compliance.correcting.spots import (
    DoesNotFit,
    Kind,
    Spot,
    spot_at,
    thing_at,
    things_beside,
)
from ronda.factsheets.model import Factsheet, Recommendation


class Doing(StrEnum):
    """What a correction does; the values are those of `CorrectionKind`."""

    CHANGE = "change"
    PLACE = "place"
    ADD = "add"
    REMOVE = "remove"
    SET_ASIDE = "set-aside"


@dataclass(frozen=True)
class Fix:
    """A correction as a value: what it does, where, to which field, from what to what.

    PLACE: `old` is the unplaced text, `new` says {"at": "end" or "start"}. ADD: `new` has the
    fields of what is added and `old` the unplaced text it was made of, if any. REMOVE: `old` has
    the words of what is taken out. SET_ASIDE: `old` names the line of the account.
    """

    doing: Doing
    place: str
    field: str
    anchor: Anchor
    old: Plain
    new: Plain


@dataclass(frozen=True)
class Outcome:
    """What came of a correction: the factsheet after it, where it went, or why it did not fit."""

    value: Factsheet
    place: str
    conflict: str = ""


def apply(value: Factsheet, fix: Fix, text: str) -> Factsheet:
    """The factsheet after a correction at its own place; raises DoesNotFit.

    `text` is the source's text.
    """
    return structure.checked(_APPLY[fix.doing](value, fix, text))


def apply_again(value: Factsheet, fixes: Sequence[Fix], text: str, digest: str) -> list[Outcome]:
    """Every correction, in order, on a new reading; each starts from what the one before left."""
    outcomes = []
    for fix in fixes:
        outcome = _again(value, fix, text, digest)
        value = outcome.value
        outcomes.append(outcome)
    return outcomes


def _again(value: Factsheet, fix: Fix, text: str, digest: str) -> Outcome:
    try:
        found = _found(value, fix, digest)
        if found is None:
            return Outcome(value, fix.place)
        return Outcome(apply(value, found, text), found.place)
    except DoesNotFit as error:
        return Outcome(value, fix.place, str(error))


def _found(value: Factsheet, fix: Fix, digest: str) -> Fix | None:
    """The correction at its place in a new reading, or None where nothing is left to do."""
    if fix.doing is Doing.SET_ASIDE:
        return None
    if fix.doing is Doing.ADD:
        return _found_to_add(value, fix, digest)
    spot = _spot(value, fix.anchor, digest)
    again = replace(fix, place=spot.path)
    if fix.doing is Doing.PLACE:
        if _order_of(value, fix.old) is None:
            _check_already_placed(value, again)
            return None
        return again
    if fix.doing is Doing.REMOVE:
        return _still(again, words_of(thing_at(value, spot)), fix.old)
    return _still_to_change(value, again, spot)


def _spot(value: Factsheet, anchor: Anchor, digest: str) -> Spot:
    found = spot_of(value, anchor, digest)
    if isinstance(found, Unresolved):
        raise DoesNotFit(found.reason)
    return found


def _still_to_change(value: Factsheet, fix: Fix, spot: Spot) -> Fix | None:
    now = current(value, spot, fix.field)
    if same(now, fix.new):
        return None
    return _still(fix, now, fix.old)


def _still(fix: Fix, now: Plain, old: Plain) -> Fix:
    if same(now, old):
        return fix
    sentence = _("The new reading says “%(now)s” where “%(old)s” was corrected.")
    raise DoesNotFit(sentence % {"now": _short(now), "old": _short(old)})


def same(one: Plain, other: Plain) -> bool:
    """Whether two plain values say the same; how texts are broken into lines does not count."""
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return bool(one == other)


def _short(value: Plain) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return text if len(text) <= 120 else f"{text[:119]}…"


def _check_already_placed(value: Factsheet, fix: Fix) -> None:
    """The new reading left nothing unplaced here: it must have the text where it was put."""
    there = current(value, spot_at(fix.place), fix.field)
    if normal(str(fix.old)) not in normal(str(there or "")):
        raise DoesNotFit(_("The stretch that was placed is neither unplaced nor there any more."))


def _found_to_add(value: Factsheet, fix: Fix, digest: str) -> Fix | None:
    spot = spot_at(fix.place)
    if spot.chapter is not None:
        beside = _spot(value, fix.anchor, digest)
        spot = replace(spot, chapter=beside.chapter)
    things = things_beside(value, spot)
    wanted = normal(" ".join([str(fix.new.get("text", "")), *fix.new.get("items", ())]))
    if any(words_of(one) == wanted for one in things):
        return None
    if any(_same_codes(one, fix.new.get("codes")) for one in things):
        raise DoesNotFit(
            _("The new reading has a recommendation with this code, worded otherwise.")
        )
    if fix.old is not None and _order_of(value, fix.old) is None:
        raise DoesNotFit(_("The stretch that this was made of is not unplaced any more."))
    return replace(fix, place=replace(spot, index=min(spot.index, len(things))).path)


def _same_codes(thing: object, codes: Plain) -> bool:
    return isinstance(thing, Recommendation) and bool(codes) and list(thing.codes) == list(codes)


def _order_of(value: Factsheet, text: str) -> int | None:
    lines = [normal(line.text) for line in value.account.unplaced]
    return lines.index(normal(text)) if normal(text) in lines else None


def _change(value: Factsheet, fix: Fix, _text: str) -> Factsheet:
    return changed(value, spot_at(fix.place), fix.field, fix.new)


def _place(value: Factsheet, fix: Fix, text: str) -> Factsheet:
    order = _order_of(value, fix.old)
    if order is None:
        raise DoesNotFit(_("There is no such unplaced stretch any more."))
    spot, at_start = spot_at(fix.place), fix.new["at"] == "start"
    return structure.placed(value, order, spot, fix.field, text, at_start=at_start)


def _add(value: Factsheet, fix: Fix, text: str) -> Factsheet:
    spot = spot_at(fix.place)
    value = structure.added(value, spot, fix.new)
    order = None if fix.old is None else _order_of(value, fix.old)
    if order is None:
        return value
    return structure.accounted_for(value, order, f"{spot.path}/text", text)


def _remove(value: Factsheet, fix: Fix, _text: str) -> Factsheet:
    return structure.removed(value, spot_at(fix.place))


def _set_aside(value: Factsheet, _fix: Fix, _text: str) -> Factsheet:
    return value


_APPLY: dict[Doing, Callable[[Factsheet, Fix, str], Factsheet]] = {
    Doing.CHANGE: _change,
    Doing.PLACE: _place,
    Doing.ADD: _add,
    Doing.REMOVE: _remove,
    Doing.SET_ASIDE: _set_aside,
}

__all__ = ["Doing", "Fix", "Kind", "Outcome", "apply", "apply_again", "plain", "same"]
