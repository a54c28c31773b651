"""Notes that begin at 1 again in each chapter, numbered through.

A factsheet's notes have one number each. They are numbered anew only where marks and notes restart
equally often, and each stretch has exactly the notes that its marks call for; anything else is a
fault that a person must look at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ronda.factsheets.blocks import Kind, Run
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.factsheets.reading.grammar.passages import Passage

_FIRST = 1
Place = tuple[int, int]


def numbered_through(passages: Sequence[Passage], ledger: Ledger) -> list[Passage]:
    """The passages with notes and marks counted on from one stretch to the next."""
    notes = _stretches((p.note, (at, -1)) for at, p in enumerate(passages) if p.note is not None)
    if len(notes) < 2:
        return list(passages)
    marks = _stretches(
        (run.mark, (at, index))
        for at, passage in enumerate(passages)
        if passage.kind is not Kind.NOTE
        for index, run in enumerate(passage.runs)
        if run.mark is not None
    )
    if not _agree(notes, marks):
        return list(passages)
    ledger.repair(
        f"Footnotes begin at 1 again, {len(notes)} times in all: they were numbered through.",
        "footnotes",
    )
    return _renumbered(passages, _numbers(notes, marks))


def _stretches(numbered: Iterable[tuple[int, Place]]) -> list[dict[int, Place]]:
    """Numbers with their places, a new stretch wherever 1 comes again.

    Empty where a number comes twice in one stretch, which no restart explains.
    """
    found: list[dict[int, Place]] = []
    for number, place in numbered:
        if not found or number == _FIRST:
            found.append({})
        if number in found[-1]:
            return []
        found[-1][number] = place
    return found


def _agree(notes: Sequence[dict[int, Place]], marks: Sequence[dict[int, Place]]) -> bool:
    return [set(each) for each in notes] == [set(each) for each in marks]


def _numbers(
    notes: Sequence[dict[int, Place]], marks: Sequence[dict[int, Place]]
) -> dict[Place, int]:
    """The new number at each place."""
    numbers: dict[Place, int] = {}
    before = 0
    for noted, marked in zip(notes, marks, strict=True):
        for stretch in (noted, marked):
            numbers.update({place: before + number for number, place in stretch.items()})
        before += max(noted)
    return numbers


def _renumbered(passages: Sequence[Passage], numbers: dict[Place, int]) -> list[Passage]:
    made = []
    for at, passage in enumerate(passages):
        runs = tuple(_counted(run, numbers.get((at, i))) for i, run in enumerate(passage.runs))
        made.append(replace(passage, runs=runs, note=numbers.get((at, -1), passage.note)))
    return made


def _counted(run: Run, number: int | None) -> Run:
    return run if number is None or number == run.mark else replace(run, mark=number)
