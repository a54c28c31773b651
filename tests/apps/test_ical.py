"""Calendars as calendar programs read them (RFC 5545)."""

import re
from datetime import UTC, date, datetime

from ronda.apps.ical import Entry, written

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LONG = "Réponse des Parties; " * 12
ENTRY = Entry(
    uid="3-deadline-reply-all@ronda",
    on=date(2026, 12, 31),
    summary=f"Due, {LONG}",
    description="one\nBEGIN:VEVENT\r\ntwo\\",
    address="https://ronda.example/rounds/lanzarote/3/",
    changed=4,
)


def unfolded(data: bytes) -> list[str]:
    """The lines of a file as a program reads them: unfolded, by the rule and not by ours."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def values(data: bytes) -> dict[str, str]:
    """The last value of each property."""
    pairs = (line.partition(":") for line in unfolded(data) if line)
    return {name: value for name, _mark, value in pairs}


def test_every_line_is_short_ends_as_it_must_and_breaks_within_no_letter() -> None:
    data = written("Ronda", [ENTRY], NOW)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    pieces = data.split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    assert max(map(len, pieces)) > 70, "lines are folded where they are full"
    for piece in pieces:
        piece.decode()


def test_what_goes_in_comes_out() -> None:
    told = values(written("A, b; c", [ENTRY], NOW))
    assert unescaped(told["SUMMARY"]) == ENTRY.summary
    assert unescaped(told["DESCRIPTION"]) == "one\nBEGIN:VEVENT\ntwo\\"
    assert unescaped(told["X-WR-CALNAME"]) == "A, b; c"
    assert (told["UID"], told["URL"], told["SEQUENCE"]) == (ENTRY.uid, ENTRY.address, "4")
    assert told["DTSTAMP"] == "20260301T120000Z"


def test_a_text_begins_no_entry_of_its_own() -> None:
    assert unfolded(written("Ronda", [ENTRY], NOW)).count("BEGIN:VEVENT") == 1


def test_a_day_ends_at_the_next_one_over_the_year() -> None:
    told = values(written("Ronda", [ENTRY], NOW))
    assert told["DTSTART;VALUE=DATE"] == "20261231"
    assert told["DTEND;VALUE=DATE"] == "20270101"


def test_an_empty_calendar_is_one() -> None:
    assert unfolded(written("Ronda", [], NOW))[0] == "BEGIN:VCALENDAR"
