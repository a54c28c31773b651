"""What is broken in a factsheet, so that a person must decide before the record is kept.

Two things to know. A fault never stops a reading: the factsheet is given with its faults in
`account.faults`, and whoever keeps or writes it refuses while there are any. And each kind of
fault has its own code and exit code (`FAULT_EXIT_CODES`), which never change their meaning.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from ronda.factsheets.errors import Faulty
from ronda.factsheets.model import Chapter, Factsheet, Fault, Recommendation
from ronda.factsheets.places import Place, chapter_name, places, recommendation_name

FAULT_EXIT_CODES = {
    "mark-without-note": 31,
    "note-without-mark": 32,
    "note-twice": 33,
    "code-twice": 34,
    "code-without-note": 35,
    "unknown-strength": 36,
    "unknown-party": 37,
    "chapter-twice": 38,
}


def faults(factsheet: Factsheet) -> tuple[Fault, ...]:
    """Every fault of `factsheet`, in the order of `FAULT_EXIT_CODES`, then of the document."""
    every = tuple(places(factsheet))
    return (
        *_marks_without_note(factsheet, every),
        *_notes_without_mark(factsheet, every),
        *_notes_twice(factsheet),
        *_codes_twice(factsheet),
        *_codes_without_note(factsheet),
        *_unknown_strengths(factsheet),
        *_unknown_party(factsheet),
        *_chapters_twice(factsheet),
    )


def sentence(fault: Fault) -> str:
    """The fault in one sentence: what is broken, where, and what to do."""
    return f"{fault.what} ({fault.where}): {fault.remedy}."


def refuse_faulty(factsheet: Factsheet) -> None:
    """Raise Faulty where the reading of `factsheet` found faults, with the sentence of the first.

    For whoever keeps a factsheet or writes it. The error's `exit_code` is that of its fault.
    """
    found = factsheet.account.faults
    if found:
        error = Faulty(_all_told(found))
        error.code, error.exit_code = found[0].code, FAULT_EXIT_CODES.get(found[0].code, 23)
        raise error


def _all_told(found: tuple[Fault, ...]) -> str:
    rest = len(found) - 1
    more = f"; {rest} more {'fault has' if rest == 1 else 'faults have'} to be put right too"
    return sentence(found[0])[:-1] + (more if rest else "") + "."


def _marks_without_note(factsheet: Factsheet, every: Iterable[Place]) -> Iterator[Fault]:
    numbers = {note.number for note in factsheet.footnotes}
    for place in every:
        for number in dict.fromkeys(mark.number for mark in place.marks):
            if number not in numbers:
                yield Fault(
                    code="mark-without-note",
                    what=f"Footnote mark {number} stands in the text, but there is no footnote"
                    f" {number}",
                    where=place.name,
                    remedy="add the footnote or take the mark out",
                )


def _notes_without_mark(factsheet: Factsheet, every: Iterable[Place]) -> Iterator[Fault]:
    marked = {mark.number for place in every for mark in place.marks}
    for number in dict.fromkeys(note.number for note in factsheet.footnotes):
        if number not in marked:
            yield Fault(
                code="note-without-mark",
                what=f"Footnote {number} is there, but no mark in the text leads to it",
                where=f"footnote {number}",
                remedy="put the mark where the footnote belongs or take the footnote out",
            )


def _notes_twice(factsheet: Factsheet) -> Iterator[Fault]:
    for number, times in Counter(note.number for note in factsheet.footnotes).items():
        if times > 1:
            yield Fault(
                code="note-twice",
                what=f"There are {times} footnotes with the number {number}",
                where=f"footnote {number}",
                remedy="number the footnotes so that each has a number of its own",
            )


def _recommendations(factsheet: Factsheet) -> Iterator[tuple[Chapter, int, Recommendation]]:
    for chapter in factsheet.chapters:
        for index, recommendation in enumerate(chapter.recommendations):
            yield chapter, index, recommendation


def _codes_twice(factsheet: Factsheet) -> Iterator[Fault]:
    where: dict[str, list[str]] = {}
    for chapter, index, recommendation in _recommendations(factsheet):
        turn = f"{chapter_name(chapter)}, recommendation no. {index + 1}"
        for code in recommendation.codes:
            where.setdefault(code, []).append(turn)
    for code, found in where.items():
        if len(found) > 1:
            yield Fault(
                code="code-twice",
                what=f"The code {code} is given {len(found)} times",
                where="; ".join(dict.fromkeys(found)),
                remedy="correct the footnotes so that each code stands once",
            )


def _codes_without_note(factsheet: Factsheet) -> Iterator[Fault]:
    named: dict[int, set[str]] = {}
    for note in factsheet.footnotes:
        named.setdefault(note.number, set()).update(note.recommendations)
    for chapter, index, one in _recommendations(factsheet):
        marks = (*one.marks, *(one.lead_in.marks if one.lead_in else ()))
        told = set().union(*(named.get(mark.number, set()) for mark in marks))
        for code in one.codes:
            if code not in told:
                yield Fault(
                    code="code-without-note",
                    what=f"No footnote of the recommendation gives its code {code}",
                    where=recommendation_name(chapter, index),
                    remedy="add a footnote that names the code, or take the code out",
                )


def _unknown_strengths(factsheet: Factsheet) -> Iterator[Fault]:
    for chapter, index, recommendation in _recommendations(factsheet):
        if recommendation.strength is None:
            yield Fault(
                code="unknown-strength",
                what="The recommendation does not say with a known word how strongly it asks",
                where=recommendation_name(chapter, index),
                remedy="use “requires”, “requests” or “invites” in it or in the lead-in above it",
            )


def _unknown_party(factsheet: Factsheet) -> Iterator[Fault]:
    if factsheet.party.code is None:
        yield Fault(
            code="unknown-party",
            what=f"“{factsheet.party.name}” is not a Party that Ronda knows",
            where="the cover",
            remedy="correct the name, or say which Party it is with its three-letter code",
        )


def _chapters_twice(factsheet: Factsheet) -> Iterator[Fault]:
    for number, times in Counter(chapter.number for chapter in factsheet.chapters).items():
        if number and times > 1:
            titles = " and ".join(f"“{c.title}”" for c in factsheet.chapters if c.number == number)
            yield Fault(
                code="chapter-twice",
                what=f"There are {times} chapters with the number {number}",
                where=f"chapters {titles}",
                remedy="number the chapters so that each has a number of its own",
            )
