"""A factsheet that a Party sent back: the text of its boxes, and nothing else, is taken over.

Two things to know. Whatever else changed on the way (a sentence tidied up, a heading translated)
is listed for a person to decide on and changes nothing. And what cannot be the factsheet that was
sent, because it is of another Party, round or body, is refused.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ronda.factsheets.boxes.numbering import PartyNotes, settled
from ronda.factsheets.boxes.outcome import Outcome, Returned, ReturnedBox
from ronda.factsheets.boxes.slots import Slot, matched, slots
from ronda.factsheets.comparing import Change, ChangeKind, Thing, compare
from ronda.factsheets.comparing.differences import wording
from ronda.factsheets.comparing.editions import Editions
from ronda.factsheets.errors import WrongFactsheet
from ronda.factsheets.faults import faults
from ronda.factsheets.model import (
    Account,
    Box,
    Chapter,
    Factsheet,
    NotedBy,
    Party,
    Recommendation,
)
from ronda.factsheets.places import places

__all__ = ["Outcome", "Returned", "ReturnedBox", "filled", "returned"]


def returned(sent: Factsheet, back: Factsheet) -> Returned:
    """What came back in the boxes of `sent`; raises WrongFactsheet.

    The factsheet in the result is `sent` with the texts of the boxes in `back`, and with the
    footnotes that the Party put there; its account has the faults that this left, if any.
    """
    _check_same(sent, back)
    bare_sent, bare_back = _without_boxes(sent), _without_boxes(back)
    same = {new: old for old, new in Editions(bare_sent, bare_back).note_numbers.items()}
    pairs, only_back = matched(slots(sent), slots(back))
    boxes = [_compared(slot, other, (sent, back)) for slot, other in pairs if slot.box]
    notes = PartyNotes(sent, back, same)
    new = {
        slot.path: notes.adopted(other.box)
        for (slot, other), box in zip(((s, o) for s, o in pairs if s.box), boxes, strict=True)
        if box.taken and other and other.box
    }
    factsheet = settled(_with_boxes(sent, new), notes.taken.values(), sent)
    account = Account(faults=faults(factsheet))
    return Returned(
        factsheet=factsheet.model_copy(update={"account": account}),
        boxes=(*boxes, *_added(pairs, only_back)),
        outside=tuple(_outside(compare(bare_sent, bare_back).changes)),
        unplaced=back.account.unplaced,
        repairs=back.account.repairs,
    )


def filled(sent: Factsheet, texts: Mapping[str, str]) -> Factsheet:
    """The factsheet with these texts in its boxes, by their paths; the others stay as they are.

    A box whose text is the same keeps its marks and styles; notes of a text that goes go with it.
    """
    new = {
        slot.path: Box(text=texts[slot.path])
        for slot in slots(sent)
        if slot.box and texts.get(slot.path, slot.box.text) != slot.box.text
    }
    made = settled(_with_boxes(sent, new), (), sent)
    return made.model_copy(update={"account": Account(faults=faults(made))})


def _check_same(sent: Factsheet, back: Factsheet) -> None:
    """Raise WrongFactsheet where the one cannot be the other filled in."""
    wrong = [
        f"{what} {there}, not {here}"
        for what, here, there in (
            ("of the body", sent.body, back.body),
            ("of round", sent.round, back.round),
        )
        if here != there
    ]
    if not _same_party(sent.party, back.party):
        wrong.append(f"of {back.party.name}, not {sent.party.name}")
    if wrong:
        raise WrongFactsheet(
            f"The file that came back is {' and '.join(wrong)}: take the factsheet that was sent"
            " to this Party in this round, or the file that came back from it."
        )


def _same_party(one: Party, other: Party) -> bool:
    """By code; by name only where a code is wanting, since names go by language."""
    if one.code is not None and other.code is not None:
        return one.code == other.code
    return one.name.casefold() == other.name.casefold()


def _without_boxes(factsheet: Factsheet) -> Factsheet:
    """The factsheet as if no box had a word in it."""
    empty = {slot.path: Box() for slot in slots(factsheet) if slot.box}
    bare = _with_boxes(factsheet, empty)
    before, after = _marked(factsheet), _marked(bare)
    kept = [n for n in bare.footnotes if n.number in after or n.number not in before]
    return bare.model_copy(update={"footnotes": tuple(kept)})


def _marked(factsheet: Factsheet) -> frozenset[int]:
    return frozenset(mark.number for place in places(factsheet) for mark in place.marks)


def _with_boxes(factsheet: Factsheet, boxes: Mapping[str, Box]) -> Factsheet:
    """The factsheet with other boxes at these paths."""
    chapters = [_chapter(chapter, at, boxes) for at, chapter in enumerate(factsheet.chapters)]
    return factsheet.model_copy(update={"chapters": tuple(chapters)})


def _chapter(chapter: Chapter, at: int, boxes: Mapping[str, Box]) -> Chapter:
    def answered(index: int, one: Recommendation) -> Recommendation:
        box = boxes.get(f"chapters/{at}/recommendations/{index}/follow_up", one.follow_up)
        return one.model_copy(update={"follow_up": box})

    # The Party's practices are those of the box; checking the chapter anew tells them again.
    return Chapter.model_validate(
        dict(chapter)
        | {
            "recommendations": tuple(answered(i, r) for i, r in enumerate(chapter.recommendations)),
            "practices": tuple(p for p in chapter.practices if p.noted_by is NotedBy.COMMITTEE),
            "practice_box": boxes.get(f"chapters/{at}/practice_box", chapter.practice_box),
        }
    )


def _compared(slot: Slot, other: Slot | None, editions: tuple[Factsheet, Factsheet]) -> ReturnedBox:
    old = slot.box or Box()
    new = other.box if other else None
    if new is None:
        return _told(slot, Outcome.MISSING, old.text, old.text)
    sent, back = editions
    same = (old.text, old.styles, _notes(old, sent)) == (new.text, new.styles, _notes(new, back))
    if same:
        outcome = Outcome.UNCHANGED
    elif bool(old.text) != bool(new.text):
        outcome = Outcome.FILLED_IN if new.text else Outcome.EMPTIED
    else:
        outcome = Outcome.CHANGED
    return _told(slot, outcome, old.text, new.text)


def _notes(box: Box, factsheet: Factsheet) -> list[tuple[int, str | None]]:
    """Where the box has marks, and the words of the notes they lead to."""
    texts = {note.number: note.text for note in factsheet.footnotes}
    return [(mark.at, texts.get(mark.number)) for mark in box.marks]


def _added(
    pairs: Sequence[tuple[Slot, Slot | None]], only_back: Sequence[Slot]
) -> Iterator[ReturnedBox]:
    """The boxes that came back where none was sent."""
    beside = [other for slot, other in pairs if other and not slot.box]
    for slot in (*beside, *only_back):
        if slot.box:
            yield _told(slot, Outcome.ADDED, "", slot.box.text)


def _told(slot: Slot, outcome: Outcome, old: str, new: str) -> ReturnedBox:
    return ReturnedBox(
        thing=slot.thing,
        outcome=outcome,
        where=slot.where,
        path=slot.path,
        chapter=slot.number,
        codes=slot.codes,
        difference=wording("box", old, new),
    )


def _outside(changes: Iterable[Change]) -> Iterator[Change]:
    """What changed outside the boxes; numbers of notes that only follow from it are no change."""
    for change in changes:
        box = change.thing in {Thing.FOLLOW_UP, Thing.PRACTICE_BOX}
        renumbered = change.thing is Thing.FOOTNOTE and change.kinds == (ChangeKind.RENUMBERED,)
        if not box and not renumbered:
            yield change
