"""MISP as a format of the exchange: its reader, its writer, and what it carries."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID, uuid5

from ronda.hashes.exchange.carrying import Carries
from ronda.hashes.exchange.contract import BrokenRow, Origin, Report
from ronda.hashes.exchange.errors import CannotCarry
from ronda.hashes.exchange.misp.marking import TAGS, is_marking
from ronda.hashes.exchange.misp.reading import MispReader
from ronda.hashes.exchange.report import Why
from ronda.hashes.exchange.vics.format import type_told_by_mime
from ronda.hashes.model import Classification, Entry, ItemType, State

NAMED_BY_RONDA = UUID("6a1f0f9e-6a0c-5b7e-9d55-6b3f5b1c2d10")
FILE_TEMPLATE = {
    "name": "file",
    "meta-category": "file",
    "template_uuid": "688c46fb-5edb-40a3-8273-1af7923e2215",
    "template_version": "25",
}
FIELDS = frozenset({"type", "size", "mime", "tags", "handling", "first_seen", "updated"})


@dataclass(frozen=True)
class Misp:
    """One event of file objects. To write, say which event it is and when it was made."""

    event: UUID | None = None
    made: datetime | None = None
    name = "misp"
    version = "2.4"
    suffix = ".json"

    @property
    def carries(self) -> Carries:
        """Exact hashes, size, MIME type, tags, TLP markings, instants; deleted for withdrawn."""
        return Carries(
            fields=FIELDS,
            kinds=frozenset({"md5", "sha1", "sha256"}),
            states=frozenset({State.ACTIVE, State.WITHDRAWN}),
            classification=no_classification,
            key=uuid_of,
            exactly=as_misp_says_it,
        )

    def read(self, stream: BinaryIO, origin: Origin, report: Report) -> Iterator[Entry | BrokenRow]:
        """Each file object and each attribute that is a hash, of one event or several."""
        return MispReader(stream, origin, report).rows()

    def write(self, entries: Iterable[Entry], stream: BinaryIO, report: Report) -> None:
        """One unpublished event. Raises CannotCarry where the event or its time is not given."""
        if self.event is None or self.made is None:
            raise CannotCarry("A MISP event needs its own identifier and the time it was made.")
        head = {
            "uuid": str(self.event),
            "info": "Hash values",
            "date": self.made.date().isoformat(),
            "timestamp": str(int(self.made.timestamp())),
            "published": False,
            "analysis": "2",
            "threat_level_id": "4",
            "distribution": "0",
        }
        stream.write(f'{{"Event": {json.dumps(head)[:-1]}, "Object": ['.encode())
        between, carries = "\n", self.carries
        for entry in entries:
            reduced = carries.reduced(entry, report, entry.source)
            if reduced is not None:
                record = json.dumps(file_object(reduced), ensure_ascii=False)
                stream.write(f"{between}{record}".encode())
                between = ",\n"
                report.take()
        stream.write(b"\n]}}\n")


def no_classification(one: Classification) -> Classification | None:  # noqa: ARG001
    """MISP has no place for one."""
    return None


def uuid_of(entry: Entry) -> str:
    """The entry's key if it is a UUID; else one that is always the same for its source and key."""
    try:
        if str(UUID(entry.key)) == entry.key:
            return entry.key
    except ValueError:
        pass
    return str(uuid5(NAMED_BY_RONDA, f"{entry.source}\n{entry.key}"))


def as_misp_says_it(entry: Entry, report: Report) -> Entry:
    """Instants of change in whole seconds, TLP markings only, no type without a MIME type."""
    changes: dict[str, object] = {}
    if entry.updated is not None:
        seconds = entry.updated.replace(microsecond=0)
        whole = seconds if seconds.timestamp() >= 1 else None
        if whole != entry.updated:
            report.drop("updated (fraction of a second)", Why.NO_PLACE)
        changes["updated"] = whole
    if entry.handling is not None and entry.handling not in TAGS:
        report.drop("handling", Why.NO_PLACE)
        changes["handling"] = None
    tags = tuple(tag for tag in entry.tags if not is_marking(tag))
    if tags != entry.tags:
        report.drop("tags", Why.NO_PLACE)
        changes["tags"] = tags
    if entry.mime is None and entry.type is not ItemType.OTHER:
        report.drop("type", Why.NO_PLACE)
        changes["type"] = ItemType.OTHER
    return type_told_by_mime(entry.model_copy(update=changes), report)


def file_object(entry: Entry) -> dict[str, object]:
    """The object of a reduced entry; its tags stand on its first hash, since objects have none."""
    tags = [{"name": tag} for tag in entry.tags]
    if entry.handling is not None:
        tags.append({"name": TAGS[entry.handling]})
    told: dict[str, object] = {**FILE_TEMPLATE, "uuid": entry.key}
    told["deleted"] = entry.state is State.WITHDRAWN
    told["timestamp"] = str(int(entry.updated.timestamp())) if entry.updated else "0"
    if entry.first_seen:
        told["first_seen"] = entry.first_seen.isoformat()
    attributes = list(attributes_of(entry))
    attributes[0]["Tag"] = tags
    told["Attribute"] = attributes
    return told


def attributes_of(entry: Entry) -> Iterator[dict[str, object]]:
    """The attributes: hashes first, to be looked for; size and MIME type."""
    told = [(value.kind, value.kind, value.value.hex()) for value in entry.hashes]
    if entry.size is not None:
        told.append(("size-in-bytes", "size-in-bytes", str(entry.size)))
    if entry.mime is not None:
        told.append(("mime-type", "mimetype", entry.mime))
    for kind, relation, value in told:
        yield {
            "uuid": str(uuid5(UUID(entry.key), relation)),
            "type": kind,
            "object_relation": relation,
            "category": "Payload delivery" if kind in {"md5", "sha1", "sha256"} else "Other",
            "to_ids": kind in {"md5", "sha1", "sha256"},
            "value": value,
        }
