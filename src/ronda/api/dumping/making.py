"""Making a dump: every collection in its forms, then what describes them, then the checksums.

Two things to know. It is made in a folder beside the one that is asked for, which then takes its
name. And within the transaction nothing that is written meanwhile is seen, so that records agree.
"""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from pydantic import BaseModel

from ronda.api import vocabularies
from ronda.api.dumping.describing import LICENCE, LICENCE_TEXT, dcat, dictionary
from ronda.api.dumping.tables import write_forms
from ronda.api.records import COLLECTIONS, Collection, every
from ronda.api.schemas import OF_RECORDS, schema_bytes

FORMAT = "ronda-dump/1"


class File(BaseModel):
    """A file of a dump; `sha256` in hexadecimal digits."""

    name: str
    bytes: int
    sha256: str


class Manifest(BaseModel):
    """What a dump has in it."""

    format: str
    version: str
    made_at: datetime
    licence: str
    records: dict[str, int]
    files: list[File]


class FolderTaken(OSError):
    """There is something in the folder already."""


def make(folder: Path, tell: Callable[[str, int], None] | None = None) -> Manifest:
    """Make a dump in a folder that is not there yet, or empty; raises FolderTaken, OSError.

    `tell` hears of each collection with its number of records.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTaken(f"There is something at {folder} already: name another folder.")
    making = folder.with_name(f".{folder.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    try:
        manifest = _made(making, tell or _silent)
        if folder.exists():
            folder.rmdir()
        making.rename(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return manifest


def _made(folder: Path, tell: Callable[[str, int], None]) -> Manifest:
    now = timezone.now()
    data = folder / "data"
    data.mkdir()
    records = _records(folder, data, tell)
    _describe(folder)
    version = f"{now:%Y-%m-%dT%H%M%SZ}"
    files = _files(folder)
    told = [one.model_dump() for one in files]
    described = dcat(settings.RONDA.origin, version, now, told)
    (folder / "dcat.jsonld").write_text(described, encoding="utf-8")
    manifest = Manifest(
        format=FORMAT,
        version=version,
        made_at=now,
        licence=LICENCE,
        records=records,
        files=_files(folder),
    )
    sums = "".join(f"{one.sha256}  {one.name}\n" for one in manifest.files)
    (folder / "SHA256SUMS").write_text(sums, encoding="ascii")
    (folder / "manifest.json").write_text(manifest.model_dump_json(indent=2), encoding="utf-8")
    return manifest


def _records(folder: Path, data: Path, tell: Callable[[str, int], None]) -> Mapping[str, int]:
    counts = {}
    with closing(sqlite3.connect(folder / "ronda.sqlite")) as base:
        # Made anew each time: what a power cut leaves of it is thrown away.
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        with transaction.atomic():
            _of_one_moment()
            for collection in COLLECTIONS:
                counts[collection.name] = _forms(collection, data, base)
                tell(collection.name, counts[collection.name])
        base.commit()
    return counts


def _forms(collection: Collection, data: Path, base: sqlite3.Connection) -> int:
    return write_forms(collection, every(collection), data, base)


def _of_one_moment() -> None:
    """Have the transaction see one moment; within another one that has to be its own concern."""
    if len(connection.savepoint_ids) == 0:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _describe(folder: Path) -> None:
    told = json.dumps(dictionary(), ensure_ascii=False, indent=2)
    (folder / "dictionary.json").write_text(told + "\n", encoding="utf-8")
    (folder / "LICENCE.txt").write_text(LICENCE_TEXT, encoding="utf-8")
    for name in ("schemas", "vocabularies"):
        (folder / name).mkdir()
    for name in OF_RECORDS:
        (folder / "schemas" / f"{name}.json").write_bytes(schema_bytes(name))
    for name in vocabularies.VOCABULARIES:
        path = folder / "vocabularies" / f"{name}.jsonld"
        path.write_bytes(vocabularies.vocabulary_bytes(name))


def _files(folder: Path) -> list[File]:
    return [
        File(
            name=path.relative_to(folder).as_posix(),
            bytes=path.stat().st_size,
            sha256=_checksum(path),
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _silent(_name: str, _count: int) -> None:
    pass
