"""Adding what is missing, taking out what is not there, placing what the reader could not.

Two things to know. Positions and the account's places are counted anew, so that everything else
still points where it did. And what is taken out leaves its stretches of the source behind as
"set-aside": the account still says what became of every stretch.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from pydantic import ValidationError

from ronda.apps.compliance.correcting.fields import Plain, changed, current
from ronda.apps.compliance.correcting.spots import (
    DoesNotFit,
    Kind,
    Spot,
    Thing,
    chapter_at,
    own_practices,
    rebuilt,
    thing_at,
    things_beside,
    with_list,
    with_thing,
)
from ronda.factsheets.faults import faults
from ronda.factsheets.model import (
    Chapter,
    Factsheet,
    Footnote,
    Heading,
    Observation,
    Practice,
    Recommendation,
    Stretch,
    Unplaced,
)

SET_ASIDE = "set-aside"
MODELS: dict[Kind, type[Heading | Observation | Recommendation | Practice | Footnote]] = {
    Kind.HEADING: Heading,
    Kind.OBSERVATION: Observation,
    Kind.RECOMMENDATION: Recommendation,
    Kind.PRACTICE: Practice,
    Kind.FOOTNOTE: Footnote,
}
ON_NEW_LINE = {"introduction", "preface", "follow_up", "practice_box"}


def checked(value: Factsheet) -> Factsheet:
    """The factsheet with its faults as they are now."""
    account = value.account.model_copy(update={"faults": faults(value)})
    return value.model_copy(update={"account": account})


def added(value: Factsheet, spot: Spot, fields: dict[str, Plain]) -> Factsheet:
    """The factsheet with a new thing at `spot`, before what stands there; raises DoesNotFit."""
    if spot.kind not in MODELS:
        raise DoesNotFit(_("Nothing of this kind can be added."))
    beside = things_beside(value, spot)
    if not 0 <= spot.index <= len(beside):
        raise DoesNotFit(_("There is no such place in the list."))
    position = _position_for(value, spot, beside)
    given = fields if spot.kind is Kind.FOOTNOTE else fields | {"position": position}
    thing = _made(spot.kind, given)
    if spot.chapter is not None and position >= 0 and spot.kind is not Kind.HEADING:
        value = _positions_moved(value, spot, position, by=1)
        beside = things_beside(value, spot)
    value = with_list(value, spot, (*beside[: spot.index], thing, *beside[spot.index :]))
    return _places_moved(value, lambda place: _after_adding(place, spot))


def removed(value: Factsheet, spot: Spot) -> Factsheet:
    """The factsheet without what stands at `spot`; raises DoesNotFit."""
    gone = thing_at(value, spot)
    if spot.kind not in MODELS:
        raise DoesNotFit(_("A whole chapter or the cover cannot be taken out."))
    beside = things_beside(value, spot)
    value = with_list(value, spot, (*beside[: spot.index], *beside[spot.index + 1 :]))
    position = getattr(gone, "position", -1)
    if spot.chapter is not None and position >= 0 and spot.kind is not Kind.HEADING:
        value = _positions_moved(value, spot, position + 1, by=-1)
    return _places_moved(value, lambda place: _after_removing(place, spot))


def placed(
    value: Factsheet, order: int, spot: Spot, field: str, text: str, *, at_start: bool
) -> Factsheet:
    """The factsheet with an unplaced stretch put into a field, at its end or start."""
    stretch = unplaced_at(value, order)
    old = current(value, spot, field)
    if not isinstance(old, str | None):
        raise DoesNotFit(_("The stretch can only be put into a text."))
    between = "\n" if field in ON_NEW_LINE else " "
    pieces = [stretch.text, old] if at_start else [old, stretch.text]
    value = changed(value, spot, field, between.join(piece for piece in pieces if piece))
    return accounted_for(value, order, f"{spot.path}/{field}", text)


def accounted_for(value: Factsheet, order: int, place: str, text: str) -> Factsheet:
    """The account after the unplaced stretch at `order` went to `place`.

    `text` is the source's text, on which the account's stretches count.
    """
    account, line = value.account, unplaced_at(value, order)
    own = _stretches_of(account.stretches, account.unplaced, order, text)
    stretches = tuple(
        one.model_copy(update={"place": place}) if index in own else one
        for index, one in enumerate(account.stretches)
    )
    changes = {
        "unplaced": (*account.unplaced[:order], *account.unplaced[order + 1 :]),
        "placed": min(account.characters, account.placed + len(line.text)),
        "stretches": stretches,
    }
    return value.model_copy(update={"account": account.model_copy(update=changes)})


def unplaced_at(value: Factsheet, order: int) -> Unplaced:
    """The unplaced stretch with this number, from 0; raises DoesNotFit."""
    lines = value.account.unplaced
    if not 0 <= order < len(lines):
        raise DoesNotFit(_("There is no such unplaced stretch any more."))
    return lines[order]


def _made(kind: Kind, fields: dict[str, Plain]) -> Thing:
    if kind is Kind.PRACTICE:
        fields = fields | {"noted_by": "committee"}
    try:
        return MODELS[kind].model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        field = "/".join(map(str, first["loc"]))
        sentence = _("This does not fit the field “%(field)s”: %(why)s.")
        raise DoesNotFit(sentence % {"field": field, "why": first["msg"]}) from error


def _position_for(value: Factsheet, spot: Spot, beside: Sequence[Thing]) -> int:
    """Right behind the one before it in its list, else right before the one after it."""
    if spot.kind is Kind.FOOTNOTE:
        return -1
    if spot.index > 0:
        behind = _position(beside[spot.index - 1])
        return behind + 1 if behind >= 0 and spot.kind is not Kind.HEADING else behind
    if beside:
        return _position(beside[0])
    return _end(chapter_at(value, spot.chapter))


def _position(thing: Thing) -> int:
    position = getattr(thing, "position", -1)
    assert isinstance(position, int)
    return position


def _end(chapter: Chapter) -> int:
    """The position behind everything; 0 in an empty chapter, -1 where nothing has one."""
    every: list[Thing] = [
        *chapter.observations,
        *chapter.recommendations,
        *own_practices(chapter),
    ]
    own = [position for position in map(_position, every) if position >= 0]
    return max(own) + 1 if own else (-1 if every else 0)


def _positions_moved(value: Factsheet, spot: Spot, start: int, *, by: int) -> Factsheet:
    """The chapter with all positions from `start` on moved.

    A heading at `start` moves along, unless what is added comes first in its list: then it opens
    that as well.
    """
    chapter = chapter_at(value, spot.chapter)
    first_heading = start if by < 0 or spot.index > 0 else start + 1

    def again(one: Thing) -> Thing:
        from_here = first_heading if isinstance(one, Heading) else start
        position = _position(one)
        return one.model_copy(update={"position": position + by}) if position >= from_here else one

    names = ("headings", "observations", "recommendations")
    changes: dict[str, object] = {
        name: tuple(again(one) for one in getattr(chapter, name)) for name in names
    }
    practices = things_beside(value, replace(spot, kind=Kind.PRACTICE))
    changes["practices"] = tuple(again(one) for one in practices)
    assert spot.chapter is not None
    return with_thing(value, Spot(Kind.CHAPTER, spot.chapter), rebuilt(chapter, **changes))


def _places_moved(value: Factsheet, new: Callable[[str], str]) -> Factsheet:
    stretches = tuple(
        one.model_copy(update={"place": new(one.place)}) for one in value.account.stretches
    )
    account = value.account.model_copy(update={"stretches": stretches})
    return value.model_copy(update={"account": account})


def _after_adding(place: str, spot: Spot) -> str:
    index, rest = _index_in(place, spot)
    return place if index is None or index < spot.index else _spelt(spot, index + 1, rest)


def _after_removing(place: str, spot: Spot) -> str:
    index, rest = _index_in(place, spot)
    if index is None or index < spot.index:
        return place
    return SET_ASIDE if index == spot.index else _spelt(spot, index - 1, rest)


def _index_in(place: str, spot: Spot) -> tuple[int | None, str]:
    """The index of `place` in the list of `spot`, and what follows; None for other lists."""
    head = replace(spot, index=0).path.removesuffix("0")
    if not place.startswith(head):
        return None, ""
    index, _slash, rest = place.removeprefix(head).partition("/")
    return int(index), rest


def _spelt(spot: Spot, index: int, rest: str) -> str:
    path = replace(spot, index=index).path
    return f"{path}/{rest}" if rest else path


def _stretches_of(
    stretches: Sequence[Stretch], lines: Sequence[Unplaced], order: int, text: str
) -> set[int]:
    """Which unplaced stretches make up the line `order`; both are in the source's order."""
    unplaced = [index for index, one in enumerate(stretches) if one.place == "unplaced"]
    unplaced.sort(key=lambda index: stretches[index].start)
    found: set[int] = set()
    for line in lines[: order + 1]:
        found, wanted = set(), "".join(line.text.split())
        while unplaced and wanted:
            one = stretches[unplaced[0]]
            own = "".join(text[one.start : one.end].split())
            if not wanted.startswith(own):
                break
            found.add(unplaced.pop(0))
            wanted = wanted.removeprefix(own)
    return found
