"""Footnotes that a Party put into its boxes, taken into the factsheet that was sent.

Two things to know. Where the notes sent are numbered through in the order of their marks, as they
are in every factsheet, the numbering is made anew through the whole document, as Word does it; else
the notes sent keep their numbers and those of the Party follow. And a mark in a box that leads to
a note of the Committee goes on leading there.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ronda.factsheets.model import Box, Factsheet, Footnote, Mark
from ronda.factsheets.places import places


class PartyNotes:
    """Gives the notes that came back numbers that no note sent has, until all are in place."""

    def __init__(self, sent: Factsheet, back: Factsheet, same: Mapping[int, int]) -> None:
        """`same` has the number sent, by the number it came back with, of the Committee's notes."""
        self.same = same
        self.back = {note.number: note for note in back.footnotes}
        numbers = [n.number for n in (*sent.footnotes, *back.footnotes)]
        self.offset = max(numbers, default=0) + 1
        self.taken: dict[int, Footnote] = {}

    def adopted(self, box: Box) -> Box:
        """The box that came back, its marks leading to notes of the factsheet sent or taken in."""
        return box.model_copy(update={"marks": tuple(self._mark(mark) for mark in box.marks)})

    def _mark(self, mark: Mark) -> Mark:
        if mark.number in self.same:
            return mark.model_copy(update={"number": self.same[mark.number]})
        number = mark.number + self.offset
        if mark.number in self.back:
            note = self.back[mark.number]
            self.taken[number] = note.model_copy(update={"number": number})
        return mark.model_copy(update={"number": number})


def settled(filled: Factsheet, taken: Iterable[Footnote], sent: Factsheet) -> Factsheet:
    """The factsheet with its boxes in and its notes complete and numbered.

    Notes sent that stood in a box whose text is gone are left out with it.
    """
    order = _order(filled)
    before = _order(sent)
    notes = {note.number: note for note in taken}
    kept = [n for n in sent.footnotes if n.number in order or n.number not in before]
    if not notes and len(kept) == len(sent.footnotes):
        return filled
    numbers = _numbers(order, before, kept, notes)
    every = sorted((*kept, *notes.values()), key=lambda note: numbers[note.number])
    data = filled.without_account().model_dump(by_alias=True)
    data["footnotes"] = [n.model_dump(by_alias=True) | {"number": numbers[n.number]} for n in every]
    return Factsheet.model_validate(_renumbered(data, numbers))


def _order(factsheet: Factsheet) -> list[int]:
    """The numbers of the notes in the order of their first marks."""
    marks = (
        mark
        for place in places(factsheet)
        for mark in sorted(place.marks, key=lambda m: (-1 if m.item is None else m.item, m.at))
    )
    return list(dict.fromkeys(mark.number for mark in marks))


def _numbers(
    order: list[int], before: list[int], kept: list[Footnote], notes: Mapping[int, Footnote]
) -> dict[int, int]:
    """The number to give to each number in use now."""
    present = {note.number for note in kept} | set(notes)
    if before == list(range(1, len(before) + 1)) and present <= set(order):
        return {number: turn for turn, number in enumerate(order, start=1)}
    last = max((note.number for note in kept), default=0)
    follow = [number for number in order if number in notes]
    following = {number: last + turn for turn, number in enumerate(follow, start=1)}
    return {note.number: note.number for note in kept} | following


def _renumbered(value: Any, numbers: Mapping[int, int]) -> Any:
    """The dumped factsheet with every mark's number changed."""
    if isinstance(value, list | tuple):
        return [_renumbered(one, numbers) for one in value]
    if not isinstance(value, dict):
        return value
    changed = {
        name: _marks(inner, numbers)
        if name in {"marks", "title_marks"}
        else _renumbered(inner, numbers)
        for name, inner in value.items()
    }
    if "marks" in changed:
        # The bare numbers that are given beside the marks follow from them.
        changed.pop("footnotes", None)
    return changed


def _marks(marks: Iterable[dict[str, Any]], numbers: Mapping[int, int]) -> list[dict[str, Any]]:
    return [mark | {"number": numbers.get(mark["number"], mark["number"])} for mark in marks]
