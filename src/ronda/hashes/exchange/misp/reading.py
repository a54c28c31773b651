"""MISP events to entries: each file object, and each hash that stands alone, is an item.

Two things to know. An event's tags hold for all in it but may stand last in the file, so the file
is walked twice: for the tags, then for the items. And what is deleted in MISP is withdrawn.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from ronda.hashes.exchange.contract import BrokenRow, Origin, Report
from ronda.hashes.exchange.drafting import YES, Draft, RowFault
from ronda.hashes.exchange.errors import HostileFile, UnknownFile
from ronda.hashes.exchange.json_items import JsonItems, Malformed
from ronda.hashes.exchange.misp.marking import handling_of, is_marking
from ronda.hashes.exchange.report import Why
from ronda.hashes.exchange.vics.reading import text_of
from ronda.hashes.model import Entry, State

HASHES = {"md5": "md5", "sha1": "sha1", "sha256": "sha256"}
OTHER_HASH = re.compile(r"sha\d|sha512/|ssdeep|tlsh|authentihash|vhash|.*hash|impfuzzy|crc32")
PLAIN_FIELDS = frozenset({"uuid", "timestamp", "deleted", "first_seen", "Attribute", "Tag", "name"})
NO_EVENT = (
    "The file has no MISP event in it: export the event as MISP JSON, with its objects and"
    " attributes."
)
MOST_EVENTS = 10_000
LARGEST_COPY = 2 * 2**30


class MispReader:
    """One reading of one file with one event or several."""

    def __init__(self, stream: BinaryIO, origin: Origin, report: Report) -> None:
        self._stream, self._origin, self._report = stream, origin, report
        self._where = 0

    def rows(self) -> Iterator[Entry | BrokenRow]:
        """Each item in turn. Raises UnknownFile where there is no event."""
        with seekable(self._stream) as stream:
            tags: list[list[str]] = []
            for members in events(JsonItems(stream)):
                tags.append([])
                for name, text in members():
                    if name == "Tag":
                        tags[-1] += names_of(text.value())
                    else:
                        pass_over(text)
            stream.seek(0)
            for of_event, members in zip(tags, events(JsonItems(stream)), strict=True):
                for name, text in members():
                    yield from self._member(name, text, of_event)
        if not tags:
            raise UnknownFile(NO_EVENT)

    def _member(self, name: str, text: JsonItems, tags: list[str]) -> Iterator[Entry | BrokenRow]:
        reading = {"Object": self._object, "Attribute": self._attribute}.get(name)
        if reading is None or text.peek() != "[":
            self._leave_out(name, text)
            return
        for item in text.items():
            self._where += 1
            try:
                found = reading(checked(item), tags)
            except RowFault as fault:
                yield self._report.refuse(fault.at(self._where))
            else:
                if found is not None:
                    self._report.take()
                    yield found

    def _leave_out(self, name: str, text: JsonItems) -> None:
        something = pass_over(text)
        if something and name != "Tag":
            self._report.drop(f"Event {name}", Why.PRIVATE)

    def _object(self, item: dict[str, object], tags: list[str]) -> Entry | None:
        if item.get("name") != "file":
            self._report.drop(f"Object {text_of(item.get('name'))}", Why.UNKNOWN_FIELD)
            return None
        draft = Draft(self._origin, self._report)
        found = list(tags) + names_of(item.get("Tag"))
        given = item.get("Attribute")
        for attribute in map(checked, given if isinstance(given, list) else ()):
            if text_of(attribute.get("deleted")).lower() in YES and not deleted(item):
                self._report.drop(text_of(attribute.get("object_relation")), Why.UNRELIABLE)
            else:
                self._relation(draft, attribute)
                found += names_of(attribute.get("Tag"))
        for name in item.keys() - PLAIN_FIELDS:
            if name in {"comment", "description", "ObjectReference"} and item[name]:
                self._report.drop(f"Object {name}", Why.PRIVATE)
        return self._named(draft, item, found)

    def _relation(self, draft: Draft, attribute: dict[str, object]) -> None:
        name = text_of(attribute.get("object_relation")).lower()
        value = text_of(attribute.get("value"))
        if name in HASHES:
            draft.hash(HASHES[name], value)
        elif name == "size-in-bytes":
            draft.size(name, value)
        elif name == "mimetype":
            draft.mime(name, value)
        else:
            why = Why.UNKNOWN_KIND if OTHER_HASH.match(name) else Why.PRIVATE
            self._report.drop(name or "attribute", why)

    def _attribute(self, item: dict[str, object], tags: list[str]) -> Entry | None:
        kind = text_of(item.get("type"))
        value = text_of(item.get("value"))
        first, _, last = kind.rpartition("|")
        if last not in HASHES or first not in {"", "filename"}:
            self._report.drop(f"Attribute {kind}", Why.UNKNOWN_FIELD)
            return None
        if first:
            self._report.drop("filename", Why.PRIVATE)
        draft = Draft(self._origin, self._report)
        draft.hash(HASHES[last], value.rpartition("|")[2])
        return self._named(draft, item, list(tags) + names_of(item.get("Tag")))

    def _named(self, draft: Draft, item: dict[str, object], tags: list[str]) -> Entry:
        """The entry with what MISP says of objects and attributes alike."""
        draft.fields["tags"] = tuple(tag for tag in tags if not is_marking(tag))
        if handling := handling_of(tags):
            draft.fields["handling"] = handling
        draft.fields["state"] = State.WITHDRAWN if deleted(item) else State.ACTIVE
        draft.instant("first_seen", "first_seen", text_of(item.get("first_seen")))
        stamp = text_of(item.get("timestamp"))
        if stamp.isascii() and stamp.isdigit() and len(stamp) < 12 and int(stamp):
            draft.fields["updated"] = datetime.fromtimestamp(int(stamp), UTC)
        elif stamp not in {"", "0"}:
            self._report.drop("timestamp", Why.UNREADABLE)
        return draft.entry(draft.checked("uuid", text_of(item.get("uuid"))))


Members = Callable[[], Iterator[tuple[str, JsonItems]]]


def events(text: JsonItems, depth: int = 0) -> Iterator[Members]:
    """The members of each event: alone, in a list, or in a list under "response".

    The caller walks through the members and reads or passes over each one's value.
    """
    if depth > 3:
        raise UnknownFile(NO_EVENT)
    if text.peek() == "[":
        for _ in text.elements():
            yield from events(text, depth + 1)
    elif text.peek() == "{":
        for name in text.members():
            if name == "Event" and text.peek() == "{":
                yield lambda: ((member, text) for member in text.members())
            elif name == "response":
                yield from events(text, depth + 1)
            else:
                pass_over(text)
    else:
        raise UnknownFile(NO_EVENT)


def pass_over(text: JsonItems) -> bool:
    """Pass over one value, item by item if it is a list; whether there was something."""
    if text.peek() != "[":
        return text.value() not in (None, "", {}, False)
    something = False
    for _ in text.items():
        something = True
    return something


def checked(item: object) -> dict[str, object]:
    """The record an item is. Raises RowFault."""
    if isinstance(item, Malformed):
        raise RowFault("row", "not-well-formed", f"It {item.why}.")
    if not isinstance(item, dict):
        raise RowFault("row", "not-well-formed", "It is no record.")
    return item


def deleted(item: dict[str, object]) -> bool:
    """Whether MISP holds an object or attribute for deleted."""
    return text_of(item.get("deleted")).lower() in YES


def names_of(tags: object) -> list[str]:
    """The names of a list of tags."""
    given = tags if isinstance(tags, list) else []
    names = [text_of(tag.get("name")) for tag in given if isinstance(tag, dict)]
    return [name.strip() for name in names if name.strip()]


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream itself if it can be read twice, else a copy of it."""
    if stream.seekable():
        yield stream
        return
    with SpooledTemporaryFile(max_size=2**24) as copy:
        taken = 0
        while part := stream.read(2**20):
            taken += len(part)
            if taken > LARGEST_COPY:
                raise HostileFile(
                    f"The file is larger than {LARGEST_COPY >> 30} GB: give it as a file on disk."
                )
            copy.write(part)
        copy.seek(0)
        yield cast(BinaryIO, copy)
