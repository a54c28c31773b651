"""A calendar as a file that calendar programs read: iCalendar, RFC 5545, whole days only.

Two things to know. Lines end in CRLF and are folded at 75 bytes, never within a letter. And each
entry keeps its UID when its day moves, so that programs move it and do not add another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

TYPE = "text/calendar; charset=utf-8"
_LONGEST = 75


@dataclass(frozen=True)
class Entry:
    """One day, or several up to `until`, with what is on them."""

    uid: str
    on: date
    summary: str
    description: str = ""
    address: str = ""
    until: date | None = None
    changed: int = 0
    """Goes up with each change, so that programs take the newer one (SEQUENCE)."""


def written(name: str, entries: Iterable[Entry], now: datetime) -> bytes:
    """The calendar called `name`, as it is at `now`."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ronda//Rounds//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for entry in entries:
        lines += _entry(entry, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _entry(entry: Entry, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{(entry.until or entry.on) + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{_text(entry.description)}"
    if entry.address:
        yield f"URL:{entry.address}"
    yield f"SEQUENCE:{entry.changed}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    r"""A text in which signs that mean something are escaped.

    >>> _text("a; b, c\nd")
    'a\\; b\\, c\\nd'
    """
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, each but the first after a blank."""
    pieces, piece, size = [], "", 0
    for letter in line:
        wide = len(letter.encode())
        if size + wide > _LONGEST:
            pieces.append(piece)
            piece, size = "", 1
        piece, size = piece + letter, size + wide
    return "\r\n ".join([*pieces, piece])
