"""What each format of the exchange is held to; a test of a format inherits it."""

import io
from collections.abc import Iterator
from typing import BinaryIO, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ronda.hashes.exchange.contract import BrokenRow, Format, Origin, Report
from ronda.hashes.exchange.errors import ExchangeError
from ronda.hashes.exchange.report import Why
from ronda.hashes.model import Entry, HashValue, State
from tests.hashes.random_entries import ENTRIES

ORIGIN = Origin("arcadia", sources_told=True)
LISTS = st.lists(ENTRIES, max_size=5, unique_by=lambda e: (e.source, e.key))
UNHURRIED = settings(
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.differing_executors,
        HealthCheck.data_too_large,
    ],
    deadline=None,
    max_examples=25,
)


class Endless(io.RawIOBase):
    """A file that goes on for ever, and says how much of it was taken."""

    def __init__(self, start: bytes, again: bytes) -> None:
        super().__init__()
        self.start, self.again, self.taken = start, again * (2**20 // len(again)), 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "a reader must say how much it wants"
        assert self.taken < 64 * 2**20, "a reader must stop somewhere"
        found = self.start[:size]
        self.start = self.start[size:]
        if not found:
            found = self.again[: max(1, min(size, len(self.again)))]
        self.taken += len(found)
        return found


def plain(number: int, kind: str = "md5", **fields: object) -> Entry:
    """An entry with one made-up hash."""
    size = {"md5": 16, "sha1": 20, "sha256": 32, "pdq": 32}[kind]
    value = HashValue(kind=kind, value=(number * 7919 + 1).to_bytes(size))
    told = {"source": "arcadia", "key": str(number), "hashes": (value,)}
    return Entry.model_validate(told | fields)


class FormatContract:
    """Subclasses give the format, and what a hostile file of it begins and goes on with."""

    format: Format
    hostile: tuple[bytes, bytes]
    said: ClassVar[dict[str, object]] = {}
    """What an entry must say for the format to take it."""

    def plain(self, number: int, **fields: object) -> Entry:
        return plain(number, min(self.format.carries.kinds), **self.said, **fields)

    def read(self, data: bytes, origin: Origin = ORIGIN) -> tuple[list[Entry | BrokenRow], Report]:
        report = Report()
        return list(self.format.read(io.BytesIO(data), origin, report)), report

    def written(self, entries: list[Entry]) -> tuple[bytes, Report]:
        out, report = io.BytesIO(), Report()
        self.format.write(iter(entries), out, report)
        return out.getvalue(), report

    def read_or_refused(self, data: bytes) -> None:
        refusal = None
        try:
            self.read(data)
        except ExchangeError as error:
            refusal = str(error)
        assert refusal is None or (refusal.endswith(".") and "\n" not in refusal)

    @given(entries=LISTS)
    @UNHURRIED
    def test_what_is_written_is_read_back_as_the_format_says(self, entries: list[Entry]) -> None:
        data, told = self.written(entries)
        found, report = self.read(data)
        carries, expected = self.format.carries, Report()
        kept = [carries.reduced(entry, expected, "arcadia") for entry in entries]
        assert found == [entry for entry in kept if entry is not None]
        assert report.broken == 0 and report.taken == told.taken == len(found)
        assert told.dropped == expected.dropped and told.withheld == expected.withheld
        assert sum(map(carries.takes, entries)) == told.taken

    @given(entries=LISTS)
    @UNHURRIED
    def test_what_comes_back_comes_back_again_with_nothing_left_out(
        self, entries: list[Entry]
    ) -> None:
        once, _ = self.read(self.written(entries)[0])
        assert all(isinstance(entry, Entry) for entry in once)
        data, told = self.written([entry for entry in once if isinstance(entry, Entry)])
        assert self.read(data)[0] == once
        assert told.dropped == {} and told.withheld == {}

    def test_nothing_is_written_and_read_back(self) -> None:
        data, _ = self.written([])
        assert self.read(data)[0] == []

    def test_state_that_cannot_be_said_holds_the_entry_back(self) -> None:
        for state in set(State) - self.format.carries.states:
            data, report = self.written([self.plain(1, state=state)])
            assert self.read(data)[0] == []
            assert report.withheld == {Why.STATE: 1} and report.taken == 0

    def test_source_and_handling_are_as_the_taker_says(self) -> None:
        data, _ = self.written([self.plain(1)])
        origin = Origin("utopia", handling="restricted", case_reference="K-1")
        found, _ = self.read(data, origin)
        assert isinstance(found[0], Entry)
        assert (found[0].source, found[0].handling) == ("utopia", "restricted")
        assert found[0].case_reference == "K-1"

    @given(data=st.binary(max_size=300))
    @UNHURRIED
    def test_any_bytes_are_refused_in_a_sentence_or_read(self, data: bytes) -> None:
        self.read_or_refused(data)

    @given(entries=st.lists(ENTRIES, min_size=1, max_size=3), data=st.data())
    @UNHURRIED
    def test_spoiled_file_is_refused_or_read_in_part(
        self, entries: list[Entry], data: st.DataObject
    ) -> None:
        good = bytearray(self.written(entries)[0])
        at = data.draw(st.integers(0, len(good) - 1))
        good[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
        self.read_or_refused(bytes(good))

    def test_endless_row_is_refused_with_little_read(self) -> None:
        stream: BinaryIO = Endless(*self.hostile)  # type: ignore[assignment]
        with pytest.raises(ExchangeError):
            exhaust(self.format.read(stream, ORIGIN, Report()))

    def test_reader_does_not_run_ahead_of_its_rows(self) -> None:
        data, _ = self.written([self.plain(number) for number in range(5_000)])
        stream = io.BytesIO(data)
        rows = self.format.read(stream, ORIGIN, Report())
        next(rows)
        assert stream.tell() < len(data)


def exhaust(rows: Iterator[object]) -> None:
    """Read to the end, keeping nothing."""
    for _ in rows:
        pass
