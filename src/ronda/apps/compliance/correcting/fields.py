"""Reading and changing one field of what stands at a place.

Two things to know. Values are plain, as they come from a form or lie in the database: a box or a
lead-in is its text, or None where there is none. And marks and emphasis move along with
their text; what follows elsewhere is in `following`.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from django.utils.translation import gettext as _
from pydantic import ValidationError

from ronda.apps.compliance.correcting.following import carried_through
from ronda.apps.compliance.correcting.offsets import moved_marks, moved_styles
from ronda.apps.compliance.correcting.spots import (
    DoesNotFit,
    Kind,
    Spot,
    Thing,
    rebuilt,
    thing_at,
    with_thing,
)
from ronda.factsheets.model import (
    Box,
    Chapter,
    Factsheet,
    Footnote,
    LeadIn,
    Mark,
    Recommendation,
    Statement,
    Style,
    Text,
)

Plain: TypeAlias = Any
Changes: TypeAlias = dict[str, object]
Changer: TypeAlias = Callable[[Any, Plain], Changes]


def current(value: Factsheet, spot: Spot, field: str) -> Plain:
    """What stands in a field, as a plain value; raises DoesNotFit."""
    _check_field(spot, field)
    thing = thing_at(value, spot)
    if field == "party_name":
        assert isinstance(thing, Factsheet)
        return thing.party.name
    return plain(getattr(thing, field))


def plain(found: object) -> Plain:
    """A value of the model as it goes into a form."""
    if isinstance(found, Text):
        return found.text
    if isinstance(found, Mark):
        return {"number": found.number, "at": found.at, "item": found.item}
    if isinstance(found, tuple):
        return [plain(one) for one in found]
    return getattr(found, "value", found)


def changed(value: Factsheet, spot: Spot, field: str, new: Plain) -> Factsheet:
    """The factsheet with `new` in a field; raises DoesNotFit with a sentence for the form."""
    _check_field(spot, field)
    thing = thing_at(value, spot)
    changer = CHANGERS.get(field) or CHANGERS_OF_KIND.get((spot.kind, field)) or _simply(field)
    try:
        again = _validated(thing, changer(thing, new))
    except ValidationError as error:
        raise DoesNotFit(_sentence(field, error)) from error
    return carried_through(with_thing(value, spot, again), spot, thing, again)


FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.COVER: ("title", "preface", "prepared", "updated", "language", "party_name"),
    Kind.CHAPTER: ("number", "title", "introduction", "practice_box"),
    Kind.HEADING: ("text", "kind", "scope", "marks"),
    Kind.OBSERVATION: (
        *("text", "scope", "topic", "items", "labels", "marks", "lead_in", "paragraphs"),
    ),
    Kind.RECOMMENDATION: (
        *("text", "scope", "topic", "items", "labels", "marks", "lead_in"),
        *("codes", "strength", "follow_up"),
    ),
    Kind.PRACTICE: ("text", "marks"),
    Kind.FOOTNOTE: ("number", "text", "kind", "paragraphs", "recommendations"),
}


def _check_field(spot: Spot, field: str) -> None:
    if field not in FIELDS[spot.kind]:
        sentence = _("“%(field)s” is not a field that can be corrected here.")
        raise DoesNotFit(sentence % {"field": field})


def _sentence(field: str, error: ValidationError) -> str:
    sentence = _("This does not fit the field “%(field)s”: %(why)s.")
    return sentence % {"field": field, "why": error.errors()[0]["msg"].rstrip(".")}


def _validated(thing: Thing, changes: Changes) -> Thing:
    if isinstance(thing, Chapter):
        return rebuilt(thing, **changes)
    fields = {name: getattr(thing, name) for name in type(thing).model_fields}
    return type(thing).model_validate(fields | changes)


def _simply(field: str) -> Changer:
    return lambda _thing, new: {field: new}


def _text(thing: Text, new: Plain) -> Changes:
    new = _words(new)
    return {
        "text": new,
        "marks": tuple(moved_marks(thing.marks, thing.text, new)),
        "styles": tuple(moved_styles(thing.styles, thing.text, new)),
    }


def _note_text(thing: Footnote, new: Plain) -> Changes:
    new = _words(new)
    return {"text": new, "styles": tuple(moved_styles(thing.styles, thing.text, new))}


def _words(new: Plain) -> str:
    """Text as it came from a form: lines trimmed, none empty, blanks folded."""
    if not isinstance(new, str):
        raise DoesNotFit(_("A text is wanted here."))
    lines = (line.rstrip() for line in new.replace("\r\n", "\n").split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _introduction(thing: Chapter, new: Plain) -> Changes:
    new, old = _words(new), thing.introduction
    return {
        "introduction": new,
        "marks": tuple(moved_marks(thing.marks, old, new)),
        "styles": tuple(moved_styles(thing.styles, old, new)),
    }


def _chapter_title(thing: Chapter, new: Plain) -> Changes:
    new = _words(new)
    return {"title": new, "title_marks": tuple(moved_marks(thing.title_marks, thing.title, new))}


def _preface(thing: Factsheet, new: Plain) -> Changes:
    return {"preface": Text.model_validate(_text(thing.preface, new))}


def _party_name(thing: Factsheet, new: Plain) -> Changes:
    return {"party": thing.party.model_copy(update={"name": _words(new)})}


def _lead_in(thing: Statement, new: Plain) -> Changes:
    before = thing.lead_in or LeadIn()
    return {"lead_in": None if new is None else LeadIn.model_validate(_text(before, new))}


def _follow_up(thing: Recommendation, new: Plain) -> Changes:
    return {"follow_up": _box(thing.follow_up, new)}


def _practice_box(thing: Chapter, new: Plain) -> Changes:
    return {"practice_box": _box(thing.practice_box, new)}


def _box(before: Box | None, new: Plain) -> Box | None:
    return None if new is None else Box.model_validate(_text(before or Box(), new))


def _items(thing: Statement, new: Plain) -> Changes:
    """New points; marks stay with their point, or go to the end of the text if it is gone."""
    if not isinstance(new, list | tuple):
        raise DoesNotFit(_("A list of points is wanted here."))
    new = [_words(one) for one in new]
    marks: list[Mark] = list(thing.marks)
    styles: list[Style] = list(thing.styles)
    for at, (old, now) in enumerate(zip(thing.items, new, strict=False)):
        marks = moved_marks(marks, old, now, at)
        styles = moved_styles(styles, old, now, at)
    end = {"at": len(new[-1]) if new else len(thing.text), "item": len(new) - 1 if new else None}
    marks = [
        m.model_copy(update=end) if (m.item or 0) >= len(new) and m.item is not None else m
        for m in marks
    ]
    styles = [style for style in styles if style.item is None or style.item < len(new)]
    labels = thing.labels if len(thing.labels) == len(new) else ()
    return {"items": tuple(new), "marks": tuple(marks), "styles": tuple(styles), "labels": labels}


CHANGERS: Mapping[str, Changer] = {
    "preface": _preface,
    "party_name": _party_name,
    "introduction": _introduction,
    "lead_in": _lead_in,
    "follow_up": _follow_up,
    "practice_box": _practice_box,
    "items": _items,
}
CHANGERS_OF_KIND: Mapping[tuple[Kind, str], Changer] = {
    (Kind.CHAPTER, "title"): _chapter_title,
    (Kind.FOOTNOTE, "text"): _note_text,
    (Kind.HEADING, "text"): _text,
    (Kind.OBSERVATION, "text"): _text,
    (Kind.RECOMMENDATION, "text"): _text,
    (Kind.PRACTICE, "text"): _text,
}
