"""VICS as a format of the exchange: its reader, its writer, and what it carries."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ronda.hashes.exchange.carrying import FLAGS, Carries
from ronda.hashes.exchange.contract import BrokenRow, Origin, Report
from ronda.hashes.exchange.drafting import TYPES
from ronda.hashes.exchange.report import Why
from ronda.hashes.exchange.separated.cells import joined
from ronda.hashes.exchange.vics.profile import WRITTEN, profile_of
from ronda.hashes.exchange.vics.reading import VicsReader
from ronda.hashes.model import Classification, Entry, Flag, ItemType, VictimStatus

FIELDS = frozenset({"type", "size", "mime", "victim", "series", "tags", "updated", *FLAGS})
ANSWERS = {Flag.YES: "true", Flag.NO: "false", Flag.UNKNOWN: None}
VICTIMS = {VictimStatus.IDENTIFIED: "true", VictimStatus.NOT_IDENTIFIED: "false"}


@dataclass(frozen=True)
class Vics:
    """VICS 2.0 for one country's profile, or for the general one where `country` is None.

    Of an entry's classifications it writes the one of that profile, which `mapping` can make.
    """

    country: str | None = None
    name = "vics"
    version = "2.0"
    suffix = ".json"

    @property
    def carries(self) -> Carries:
        """No state, no source, one category; an entry is named by its hash."""
        return Carries(
            fields=FIELDS, classification=self._category, most=1, exactly=type_told_by_mime
        )

    def read(self, stream: BinaryIO, origin: Origin, report: Report) -> Iterator[Entry | BrokenRow]:
        """Each media record of a file of any version and profile."""
        return VicsReader(stream, origin, report).rows()

    def write(self, entries: Iterable[Entry], stream: BinaryIO, report: Report) -> None:
        """A list of media with upper-case MD5 and booleans as texts, as others write and read."""
        head = json.dumps({"@odata.context": WRITTEN.format(profile_of(self.country))})
        stream.write(f'{head[:-1]},"value":['.encode())
        number, carries = 0, self.carries
        for entry in entries:
            reduced = carries.reduced(entry, report)
            if reduced is not None:
                number += 1
                record = json.dumps(media(reduced, number), ensure_ascii=False)
                stream.write(f"{',' if number > 1 else ''}\n{record}".encode())
                report.take()
        stream.write(b"\n]}\n")

    def _category(self, one: Classification) -> Classification | None:
        meant = (one.scheme, one.version, one.country) == ("vics", self.version, self.country)
        if not meant or not (one.code.isascii() and one.code.isdigit() and len(one.code) <= 4):
            return None
        plain = str(int(one.code))
        return one.model_copy(update={"code": plain, "original": plain, "votes": None})


def type_told_by_mime(entry: Entry, report: Report) -> Entry:
    """The entry with the type that its MIME type says, where it has one."""
    if entry.mime is None:
        return entry
    told = TYPES.get(entry.mime.partition("/")[0], ItemType.OTHER)
    if told != entry.type:
        report.drop("type", Why.NO_PLACE)
    return entry.model_copy(update={"type": told})


def media(entry: Entry, number: int) -> dict[str, object]:
    """The record of a reduced entry."""
    by_kind = {value.kind: value.value.hex() for value in entry.hashes}
    told: dict[str, object] = {
        "MediaID": number,
        "Category": None,
        "MD5": by_kind["md5"].upper() if "md5" in by_kind else None,
        "SHA1": by_kind["sha1"].upper() if "sha1" in by_kind else None,
        "AlternativeHashes": list(alternatives(by_kind)),
        "MediaSize": entry.size,
        "MimeType": entry.mime or (None if entry.type is ItemType.OTHER else entry.type.value),
        "DateUpdated": entry.updated.isoformat() if entry.updated else None,
        "VictimIdentified": VICTIMS.get(entry.victim),
        "IsDistributed": ANSWERS[entry.flags.distributed],
        "SelfGenerated": ANSWERS[entry.flags.self_generated],
        "OffenderIdentified": ANSWERS[entry.flags.offender_identified],
        "Series": entry.series,
        "Tags": joined(entry.tags) or None,
    }
    for one in entry.classifications:
        told["Category"] = int(one.code)
        told["PrecategorizationSource"] = one.by or None
    return {name: value for name, value in told.items() if keeps(name, value)}


def keeps(name: str, value: object) -> bool:
    """Whether a field is written: always if readers ask for it, others if they say something."""
    return name in {"MediaID", "Category", "MD5"} or value not in (None, [])


def alternatives(by_kind: dict[str, str]) -> Iterator[dict[str, str]]:
    """The hashes that have no field of their own."""
    for kind, name in (("sha256", "SHA256"), ("pdq", "PDQ")):
        if kind in by_kind:
            yield {"HashName": name, "HashValue": by_kind[kind]}
