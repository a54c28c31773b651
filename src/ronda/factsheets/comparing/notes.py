"""What changed among the footnotes.

Two things to know. A note that only got another number is no change of its own: a row of such
notes is told once, with the numbers it had and has. And a note is found again by its words.
"""

from collections.abc import Iterator, Sequence

from ronda.factsheets.comparing.changes import Change, ChangeKind, Difference, Thing
from ronda.factsheets.comparing.differences import Found, Marked, compare_texts, wording
from ronda.factsheets.comparing.editions import Editions
from ronda.factsheets.model import Footnote


def note_changes(editions: Editions) -> Iterator[Change]:
    """The footnotes reworded, added and removed, then those with other numbers."""
    pairs, old, new = editions.notes, editions.old.footnotes, editions.new.footnotes
    for a, b in pairs.both:
        yield from _compared(old[a], new[b]).on(_blank(new[b].number, a, b))
    for b in pairs.new_only:
        found = Found([ChangeKind.ADDED], [wording("text", "", new[b].text)])
        yield from found.on(_blank(new[b].number, None, b))
    for a in pairs.old_only:
        found = Found([ChangeKind.REMOVED], [wording("text", old[a].text, "")])
        yield from found.on(_blank(old[a].number, a, None))
    yield from _renumbered([(old[a].number, new[b].number) for a, b in pairs.both])


def _compared(old: Footnote, new: Footnote) -> Found:
    found = Found()
    before, after = (Marked(note.text, styles=note.styles) for note in (old, new))
    compare_texts(found, "text", before, after, {})
    if not found.kinds:
        found.value(ChangeKind.CHANGED, "what it gives", _gives(old), _gives(new))
    return found


def _blank(number: int, old: int | None, new: int | None) -> Change:
    return Change(
        thing=Thing.FOOTNOTE,
        kinds=(),
        where=f"footnote {number}",
        old_path=None if old is None else f"footnotes/{old}",
        new_path=None if new is None else f"footnotes/{new}",
    )


def _gives(note: Footnote) -> str:
    return ", ".join((note.kind, *(str(p) for p in note.paragraphs), *note.recommendations))


def _renumbered(numbers: Sequence[tuple[int, int]]) -> Iterator[Change]:
    """Rows of notes that follow each other in both editions, under other numbers."""
    rows: list[list[tuple[int, int]]] = []
    for old, new in numbers:
        if old == new:
            continue
        if rows and rows[-1][-1] == (old - 1, new - 1):
            rows[-1].append((old, new))
        else:
            rows.append([(old, new)])
    for row in rows:
        before, after = (_span([pair[side] for pair in row]) for side in (0, 1))
        found = Found([ChangeKind.RENUMBERED], [Difference(aspect="number", old=before, new=after)])
        where = f"footnote{'s' if len(row) > 1 else ''} {after}"
        yield from found.on(Change(thing=Thing.FOOTNOTE, kinds=(), where=where))


def _span(numbers: Sequence[int]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
