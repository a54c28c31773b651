"""What follows from a change elsewhere in a factsheet.

Two things to know. A lead-in belongs to all the points under it, so it changes for all of them. And
the footnote that gives a recommendation's codes gives the new ones, so that the document still
says where they come from.
"""

import re

from ronda.apps.compliance.correcting.spots import Kind, Spot, Thing, rebuilt, with_thing
from ronda.factsheets.model import Factsheet, Footnote, NoteKind, Recommendation, Statement
from ronda.procedure.body import load_body


def carried_through(value: Factsheet, spot: Spot, before: Thing, after: Thing) -> Factsheet:
    """What follows from a change elsewhere in the factsheet."""
    if isinstance(before, Statement) and isinstance(after, Statement):
        value = _lead_in_of_all(value, spot, before, after)
    if isinstance(before, Recommendation) and isinstance(after, Recommendation):
        value = _codes_in_notes(value, before, after)
    return value


def _lead_in_of_all(value: Factsheet, spot: Spot, before: Statement, after: Statement) -> Factsheet:
    """A lead-in belongs to all the points under it."""
    if before.lead_in is None or before.lead_in == after.lead_in:
        return value
    assert spot.chapter is not None
    chapter = value.chapters[spot.chapter]

    def again(one: Statement) -> Statement:
        same = one.lead_in == before.lead_in
        return one.model_copy(update={"lead_in": after.lead_in}) if same else one

    changes = {
        "observations": tuple(map(again, chapter.observations)),
        "recommendations": tuple(map(again, chapter.recommendations)),
    }
    return with_thing(value, Spot(Kind.CHAPTER, spot.chapter), rebuilt(chapter, **changes))


def _codes_in_notes(value: Factsheet, before: Recommendation, after: Recommendation) -> Factsheet:
    """The footnotes that give a recommendation's codes give the new ones."""
    if before.codes == after.codes:
        return value
    marked = {mark.number for mark in after.marks}
    notes = tuple(
        _with_codes(value, note, before.codes, after.codes) if note.number in marked else note
        for note in value.footnotes
    )
    return value.model_copy(update={"footnotes": notes})


def _with_codes(
    value: Factsheet, note: Footnote, before: tuple[str, ...], after: tuple[str, ...]
) -> Footnote:
    if note.kind is not NoteKind.RECOMMENDATIONS or note.recommendations != before or not after:
        return note
    if len(before) == len(after):
        new = dict(zip(before, after, strict=True))
        codes = "|".join(re.escape(code) for code in before)
        text = re.sub(rf"(?<![\w-])(?:{codes})(?!\w)", lambda old: new[old[0]], note.text)
    else:
        phrases = load_body(value.body).words(value.language).phrases
        text = phrases["recommendations"].format(codes=", ".join(after))
    return note.model_copy(update={"text": text, "recommendations": after, "styles": ()})
