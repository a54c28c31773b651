"""The dumps that are offered: the newest one, made each night, in the store of the settings.

Two things to know. The one before stays until the next night, so that nobody's download breaks off.
And a file is given only where the manifest names it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from pydantic import ValidationError

from ronda.api.dumping.making import Manifest, make
from ronda.api.dumping.stores import MANIFEST, Store, store

KEPT = 2


@dataclass(frozen=True)
class Offered:
    """A file of the newest dump, open; `bytes` is None where the manifest does not say it."""

    name: str
    content: IO[bytes]
    bytes: int | None


def dump_keep() -> Manifest:
    """Make a dump in the store, and take away all but the newest two."""
    kept = store()
    with kept.workshop() as folder:
        manifest = make(folder)
        kept.keep(folder, manifest.version)
    for old in kept.versions()[KEPT:]:
        kept.drop(old)
    return manifest


def newest() -> Manifest | None:
    """What the newest dump has in it; None where none was made yet."""
    return next((manifest for _version, manifest in _manifests(store())), None)


def file_of(name: str) -> Offered | None:
    """A file of the newest dump; None where its manifest does not name it."""
    kept = store()
    for version, manifest in _manifests(kept):
        sizes: dict[str, int | None] = {one.name: one.bytes for one in manifest.files}
        sizes |= {MANIFEST: None, "SHA256SUMS": None}
        if name not in sizes:
            return None
        try:
            return Offered(name, kept.read(version, name), sizes[name])
        except FileNotFoundError:
            return None
    return None


def _manifests(kept: Store) -> Iterator[tuple[str, Manifest]]:
    for version in kept.versions():
        try:
            with kept.read(version, MANIFEST) as file:
                yield version, Manifest.model_validate_json(file.read())
        except (FileNotFoundError, ValidationError):
            continue
