"""How one text writes its footnotes: what a note begins with and what a mark looks like.

Raised digits need no proof. Bracketed and plain numbers are marks only in a text that also begins
notes with them; plain ones, and those in round brackets, must moreover count up, or they are
numbers like any other.
"""

import re
from dataclasses import dataclass, replace

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")

_RAISED = (
    rf"[{SUPERSCRIPTS}]+|<sup>\d{{1,3}}</sup>|\$\^\{{?\d{{1,3}}\}}?\$|\^\d{{1,3}}\^?"
    r"|\[\^\d{1,3}\]:?"
)
_BRACKETED = r"\[\d{1,3}\]:?"
_PLAIN = r"\d{1,3}"
_UNITS = r"(?<!\bm)(?<!\bkm)(?<!\bcm)(?<!\bdm)"
_LETTER = r"[^\W\d_]"
_NOTE_BEGINS = r"[\"“„«(\[<A-ZÀ-ÝЀ-Яh]"


@dataclass(frozen=True)
class Convention:
    """`note` matches the beginning of a note's line (group `label`), `mark` a mark within text.

    `places` are the offsets of the marks that count, where looks alone do not prove one.
    """

    note: re.Pattern[str]
    mark: str
    places: frozenset[int] | None = None


def _convention(label: str, mark: str, begins: str = r"\S") -> Convention:
    note = re.compile(rf"[ \t]*(?P<label>{label})[ \t\u00a0]*(?={begins})")
    return Convention(note, mark)


RAISED = _convention(_RAISED, rf"{_UNITS}(?P<mark>{_RAISED.replace(':?', '')})")
BRACKETED = _convention(
    f"{_RAISED}|{_BRACKETED}", rf"(?P<mark>{_RAISED.replace(':?', '')}|\[\d{{1,3}}\](?!\())"
)
PLAIN = _convention(
    rf"{_PLAIN}(?=[ \t])",
    rf"(?:(?<={_LETTER})|(?<=[.,;:)”\"’»]))(?P<mark>{_PLAIN})(?=[\s.,;:)]|$)",
    _NOTE_BEGINS,
)
PARENTHESISED = _convention(r"\(\d{1,3}\)", r"(?<![\d(\n])(?P<mark>\(\d{1,3}\))", _NOTE_BEGINS)


def convention_of(text: str) -> Convention:
    """The convention that the lines of `text` prove; raised numbers where they prove none."""
    if _begins_lines(RAISED, text):
        return RAISED
    if _begins_lines(BRACKETED, text):
        return BRACKETED
    return next(filter(None, (_proved(each, text) for each in (PLAIN, PARENTHESISED))), RAISED)


def _proved(convention: Convention, text: str) -> Convention | None:
    """A convention that may mean anything, where numbers of both kinds count up in it."""
    notes = _numbered_lines(convention, text)
    marks = _numbered_marks(convention, text)
    if min(len(notes), len(marks)) < _FEWEST:
        return None
    return replace(convention, places=frozenset({*notes, *marks}))


def number_of(shown: str) -> int:
    """The number that a mark or a note's label shows."""
    return int(re.sub(r"\D", "", shown.translate(_DIGITS)))


def _begins_lines(convention: Convention, text: str) -> bool:
    return re.search(rf"^{convention.note.pattern}", text, re.MULTILINE) is not None


_FEWEST = 3
_LONGEST_GAP = 2


def _numbered_lines(convention: Convention, text: str) -> list[int]:
    """Where lines begin with 1, 2, 3 and so on, in this order."""
    due = 1
    places = []
    for found in re.finditer(rf"^{convention.note.pattern}", text, re.MULTILINE):
        if number_of(found["label"]) == due:
            places.append(found.start("label"))
            due += 1
    return places


def _numbered_marks(convention: Convention, text: str) -> list[int]:
    """Where numbers in the text count up; one that a page put elsewhere is looked for last."""
    marks = re.finditer(convention.mark, text)
    found = [(number_of(mark["mark"]), mark.start("mark")) for mark in marks]
    places: dict[int, int] = {}
    due = 1
    for number, place in found:
        if due <= number <= due + _LONGEST_GAP:
            places[number] = place
            due = number + 1
    missing = set(range(1, due)) - set(places)
    places |= {number: place for number, place in found if number in missing}
    return list(places.values())
