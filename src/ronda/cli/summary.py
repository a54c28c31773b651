"""A factsheet as `ronda read` shows it: what is in it, and what became of its source.

Two things to know. It is plain aligned text, so that a screen reader and `grep` can follow it.
And whatever a person must look at is named, not only counted: unplaced stretches, repairs.
"""

from collections import Counter
from collections.abc import Iterator

from ronda.factsheets.model import Account, Box, Factsheet, Scope, Strength
from ronda.factsheets.places import places
from ronda.factsheets.printable import printable

_WIDTH = 17
_NAMED = 12  # boxes told by name


def summary(factsheet: Factsheet, name: str) -> str:
    """The table, under the file's name."""
    lines = [name, *_content(factsheet), *account_rows(factsheet.account)]
    return printable("\n".join(lines)) + "\n"


def _content(factsheet: Factsheet) -> Iterator[str]:
    party = factsheet.party
    yield row("Party", f"{party.name} ({party.code or 'code not known'})")
    yield row("Round", f"{factsheet.round} ({factsheet.body})")
    yield row("Language", factsheet.language)
    yield row("Prepared", factsheet.prepared or "not told")
    yield row("Updated", factsheet.updated or "not told")
    yield row("Chapters", str(len(factsheet.chapters)))
    observations = sum(len(chapter.observations) for chapter in factsheet.chapters)
    yield row("Observations", str(observations))
    yield from _recommendations(factsheet)
    yield from _notes(factsheet)
    yield from _boxes(factsheet)


def _recommendations(factsheet: Factsheet) -> Iterator[str]:
    """How many ask how strongly, of this Party and of all."""
    every = factsheet.recommendations
    codes = {code for one in every for code in one.codes}
    yield row("Recommendations", f"{len(every)}, with {len(codes)} codes")
    counted = Counter((one.strength, one.scope) for one in every)
    yield row("", f"{'':10}{'specific':>10}{'generic':>10}{'together':>10}")
    known: list[Strength | None] = [*Strength]
    for strength in [*known, *([None] if any(one.strength is None for one in every) else [])]:
        numbers = [counted[strength, scope] for scope in Scope]
        yield row("", _numbers(strength or "not told", *numbers, sum(numbers)))
    scopes = Counter(one.scope for one in every)
    yield row("", _numbers("together", *(scopes[scope] for scope in Scope), len(every)))


def _numbers(name: str, *numbers: int) -> str:
    return f"{name:10}" + "".join(f"{number:10}" for number in numbers)


def _notes(factsheet: Factsheet) -> Iterator[str]:
    marks = sum(len(place.marks) for place in places(factsheet))
    yield row("Footnotes", f"{len(factsheet.footnotes)}, with {marks} marks")


def _boxes(factsheet: Factsheet) -> Iterator[str]:
    orange = [
        (", ".join(one.codes), one.follow_up)
        for one in factsheet.recommendations
        if one.follow_up is not None
    ]
    blue = [
        (chapter.number, chapter.practice_box)
        for chapter in factsheet.chapters
        if chapter.practice_box is not None
    ]
    yield row("Orange boxes", _filled(orange))
    yield row("Blue boxes", _filled(blue))


def _filled(boxes: list[tuple[str, Box]]) -> str:
    filled = [name or "without a code" for name, box in boxes if box.text]
    empty = len(boxes) - len(filled)
    told = f"{len(boxes)}, {len(filled)} filled in, {empty} empty"
    more = f"; and {len(filled) - _NAMED} more" if len(filled) > _NAMED else ""
    return f"{told} (filled in: {'; '.join(filled[:_NAMED])}{more})" if filled else told


def account_rows(account: Account) -> Iterator[str]:
    """What became of the source."""
    share = f"{account.placed * 100 / account.characters:.1f} %" if account.characters else "–"
    yield row("Characters", f"{account.characters:,}, {account.placed:,} placed ({share})")
    yield row("Unplaced", str(len(account.unplaced)))
    yield from (point(f"{one.where}: {short(one.text)}") for one in account.unplaced)
    yield row("Repairs", str(len(account.repairs)))
    yield from (point(f"{one.where}: {short(one.what)}") for one in account.repairs)
    yield row("Faults", str(len(account.faults)))


def row(name: str, value: str) -> str:
    """A line of the table."""
    return f"  {name:{_WIDTH}} {value}".rstrip()


def point(text: str) -> str:
    """A line under a line of the table."""
    return f"  {'':{_WIDTH}} - {text}"


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 300 else flat[:297] + "…"
