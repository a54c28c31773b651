"""From the texts of one row to an entry: what every reader does alike.

Two things to know. A row is refused (`RowFault`) for what makes its hashes or its meaning doubtful;
what is merely unreadable beside them is left out and told. And an instant without a time zone is
taken to be UTC, since files that leave it out do not say otherwise.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from pydantic import ValidationError

from ronda.hashes.errors import BadHash
from ronda.hashes.exchange.carrying import name_of
from ronda.hashes.exchange.contract import Origin
from ronda.hashes.exchange.report import BrokenRow, Report, Why
from ronda.hashes.kinds import KINDS
from ronda.hashes.model import (
    Classification,
    Entry,
    Flag,
    Flags,
    HashValue,
    ItemType,
    VictimStatus,
    printable,
)

YES = frozenset({"true", "yes", "y", "1", "t"})
NO = frozenset({"false", "no", "n", "0", "f"})
EMPTY = frozenset({"", "null", "none", "n/a", "unknown"})
DOTNET = re.compile(r"/Date\((?P<ms>-?\d{1,15})(?:[+-]\d{4})?\)/")
LONG_FRACTION = re.compile(r"(\.\d{6})\d+")
MIME = re.compile(r"[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TYPES = {"image": ItemType.IMAGE, "picture": ItemType.IMAGE, "video": ItemType.VIDEO}


class RowFault(Exception):
    """A row that is not taken; becomes a `BrokenRow` where its place is known."""

    def __init__(self, field: str, code: str, why: str) -> None:
        super().__init__(why)
        self.field, self.code, self.why = field, code, why

    def at(self, where: int) -> BrokenRow:
        """The broken row at this line or item."""
        return BrokenRow(where=where, field=self.field, code=self.code, why=self.why)


class Draft:
    """One row on its way to an entry. Each method takes a text as it came, under its name there."""

    def __init__(self, origin: Origin, report: Report) -> None:
        self.origin, self.report = origin, report
        self.hashes: dict[str, HashValue] = {}
        self.classifications: list[Classification] = []
        self.fields: dict[str, object] = {"source": origin.source}
        self.flags: dict[str, Flag] = {}

    def hash(self, kind: str, text: str, quality: int | None = None) -> None:
        """A hash of the item; empty text is none. Raises RowFault."""
        if text.strip().lower() in EMPTY:
            return
        try:
            value = KINDS[kind].normalised(text)
        except BadHash as error:
            raise RowFault(kind, "bad-hash", str(error)) from None
        doubt = KINDS[kind].suspicious(value, None)
        if doubt is not None:
            raise RowFault(kind, doubt.value, doubt.sentence)
        if quality is not None and not 0 <= quality <= 100:
            raise RowFault("quality", "bad-quality", "The quality of a hash is from 0 to 100.")
        found = HashValue(kind=kind, value=value, quality=quality)
        known = self.hashes.setdefault(kind, found)
        if known.value != value:
            why = f"It has two different hashes of kind “{kind}”: no one item has."
            raise RowFault(kind, "two-hashes", why)

    def size(self, name: str, text: str) -> None:
        """The size in bytes."""
        plain = text.strip()
        if plain.lower() in EMPTY:
            return
        if plain.isascii() and plain.isdigit() and len(plain) < 19:
            self.fields["size"] = int(plain)
        else:
            self.report.drop(name, Why.UNREADABLE)

    def mime(self, name: str, text: str) -> None:
        """The MIME type, or only its first half; both say the item's type too."""
        plain = text.strip().lower()
        if plain in EMPTY:
            return
        self.fields.setdefault("type", TYPES.get(plain.partition("/")[0], ItemType.OTHER))
        if MIME.fullmatch(plain) and len(plain) <= 200:
            self.fields["mime"] = plain
        elif plain not in TYPES:
            self.report.drop(name, Why.UNREADABLE)

    def type(self, name: str, text: str) -> None:
        """Image, video or other."""
        plain = text.strip().lower()
        if plain in TYPES or plain == ItemType.OTHER:
            self.fields["type"] = TYPES.get(plain, ItemType.OTHER)
        elif plain not in EMPTY:
            self.report.drop(name, Why.UNREADABLE)

    def flag(self, name: str, field: str, text: str) -> None:
        """A tri-state flag of `Flags`."""
        self.flags[field] = self._answer(name, text)

    def victim(self, name: str, text: str) -> None:
        """Whether the victim is identified."""
        plain = text.strip().lower()
        if plain in {s.value for s in VictimStatus}:
            self.fields["victim"] = VictimStatus(plain)
            return
        answers = {Flag.YES: VictimStatus.IDENTIFIED, Flag.NO: VictimStatus.NOT_IDENTIFIED}
        self.fields["victim"] = answers.get(self._answer(name, text), VictimStatus.UNKNOWN)

    def instant(self, name: str, field: str, text: str) -> None:
        """An instant: ISO 8601, or .NET's `/Date(ms)/`."""
        if text.strip().lower() in EMPTY:
            return
        found = instant(text.strip())
        if found is None:
            self.report.drop(name, Why.UNREADABLE)
        else:
            self.fields[field] = found

    def line(self, field: str, text: str) -> None:
        """A short text; empty is none. Raises RowFault for what cannot be printed."""
        if plain := self.checked(field, text):
            self.fields[field] = plain

    def checked(self, field: str, text: str) -> str:
        """The text with nothing around it; raises RowFault for what cannot be printed."""
        try:
            return printable(text)
        except ValueError:
            why = "It has a line break, a control character or bytes that are not UTF-8."
            raise RowFault(field, "unprintable", why) from None

    def entry(self, key: str = "") -> Entry:
        """The entry, named by `key` or by its first hash. Raises RowFault."""
        if not self.hashes:
            why = "It has no hash of a kind that is kept here."
            raise RowFault("hashes", "no-hash", why)
        told: dict[str, object] = {
            "handling": self.origin.handling,
            "case_reference": self.origin.case_reference,
            "hashes": tuple(self.hashes.values()),
            "flags": flags_of(**self.flags),
            "classifications": tuple(self.classifications),
            "key": key or name_of(self.hashes),
        }
        try:
            return Entry.model_validate(told | self.fields)
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            field = ".".join(map(str, first["loc"])) or "row"
            why = f"{first['msg'].removeprefix('Value error, ')}."
            raise RowFault(field, "bad-value", why) from None

    def _answer(self, name: str, text: str) -> Flag:
        if not text:
            return Flag.UNKNOWN
        plain = text.strip().lower()
        if plain in YES:
            return Flag.YES
        if plain in NO:
            return Flag.NO
        if plain not in EMPTY:
            self.report.drop(name, Why.UNREADABLE)
        return Flag.UNKNOWN


flags_of = lru_cache(64)(Flags)
"""The flags, of which there are few, made once each."""
classification_of = lru_cache(1024)(Classification)
"""A classification, of which lists have many alike, made once each."""


def instant(text: str) -> datetime | None:
    """The instant a text gives, in UTC; None where it gives none."""
    try:
        if found := DOTNET.fullmatch(text):
            return EPOCH + timedelta(milliseconds=int(found["ms"]))
        told = datetime.fromisoformat(LONG_FRACTION.sub(r"\1", text))
        return told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
