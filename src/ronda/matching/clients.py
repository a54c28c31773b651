"""Who may ask, and what: the accredited clients, as the hash base wrote them down for the service.

Two things to know. The file is sealed and swapped whole; where it is missing or altered nobody may
ask. And the dates of an agreement are looked at with every question, so that an agreement that
ends at midnight ends at midnight.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ronda.matching import files
from ronda.matching.denials import NotReady

FILE = "clients.json"
Text = Annotated[str, Field(min_length=1, max_length=300)]


class Client(BaseModel):
    """One accredited client and what its agreement covers.

    `key` is its Ed25519 public key, 32 bytes in hexadecimal. `certificate` is the SHA-256 of its
    TLS certificate where it must show one. `farthest` is the greatest threshold (in bits) it may
    ask for; `schemes` the schemes of classification it may be told of. `rate` is in hashes a
    second, `burst` in hashes at once.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    certificate: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    agreement: Text
    purposes: frozenset[Text]
    bases: frozenset[Text]
    kinds: frozenset[Text]
    schemes: frozenset[Text] = frozenset()
    farthest: Annotated[int, Field(ge=0, le=64)] = 31
    rate: Annotated[float, Field(gt=0, le=1_000_000)] = 50.0
    burst: Annotated[int, Field(ge=1, le=10_000)] = 1_000
    since: date
    until: date

    def in_force(self, on: date) -> bool:
        """Whether the agreement runs on a day."""
        return self.since <= on <= self.until


_CLIENTS = TypeAdapter(tuple[Client, ...])


def clients_write(folder: Path, clients: Iterable[Client]) -> None:
    """Write down who may ask from now on; raises OSError where it cannot be written."""
    text = _CLIENTS.dump_json(tuple(clients))
    files.replace(folder / FILE, files.sealed(files.key(folder, FILE), text))


class Register:
    """The clients as they stand in the folder now; looked at anew whenever the file was swapped."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._key = files.key(folder, FILE)
        self._seen: tuple[int, int] | None = None
        self._clients: Mapping[str, Client] | None = None

    def refresh(self) -> None:
        """Read the file if it is another than before."""
        try:
            state = self._path.stat()
            seen = (state.st_ino, state.st_mtime_ns)
            if seen == self._seen:
                return
            self._clients = _read(self._key, self._path.read_bytes())
            self._seen = seen
        except OSError:
            self._clients = self._seen = None

    def get(self, id: str) -> Client | None:
        """The client called `id`; raises NotReady where there is no list of clients."""
        if self._clients is None:
            raise NotReady("The service has no list of clients that it can trust.", again_after=5)
        return self._clients.get(id)


def _read(key: bytes, data: bytes) -> Mapping[str, Client] | None:
    text = files.unsealed(key, data)
    if text is None:
        return None
    try:
        return {client.id: client for client in _CLIENTS.validate_python(json.loads(text))}
    except ValidationError:
        return None
