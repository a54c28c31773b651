"""What all processes of a machine must know together: used tokens, and who asks how much.

Two things to know. It lies in one memory-mapped file, changed under a lock that the system takes
back from a process that dies; a token used before a restart is still used after it. And where there
is no room to remember a token the answer is no.
"""

import fcntl
import hashlib
import mmap
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ronda.matching.denials import NotReady, Replayed, TooMany

FILE = "limits.bin"
MAGIC = b"ronda-limits/1\n\0"
BUCKETS, PLACES = 1 << 16, 16
"""A million tokens at once: two minutes of eight thousand questions a second."""
_ENDS = struct.Struct(f"<{PLACES}I")
_END = struct.Struct("<I")
_MARK = 16
_BUCKET = _ENDS.size + PLACES * _MARK
RATES, _RATE = 4_096, struct.Struct("<8sd")
_RATES_AT = len(MAGIC)
_BUCKETS_AT = _RATES_AT + RATES * _RATE.size
SIZE = _BUCKETS_AT + BUCKETS * _BUCKET


class Limits:
    """The shared file; `used` and `spend` raise Denied where a question goes too far."""

    def __init__(self, folder: Path) -> None:
        self._file = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
        with self._alone():
            if os.fstat(self._file).st_size != SIZE or os.pread(self._file, 16, 0) != MAGIC:
                os.ftruncate(self._file, 0)
                os.ftruncate(self._file, SIZE)
                os.pwrite(self._file, MAGIC, 0)
        self._map = mmap.mmap(self._file, SIZE)

    def close(self) -> None:
        """Let the file go."""
        self._map.close()
        os.close(self._file)

    def used(self, client: str, token: str, *, expires: int, now: float) -> None:
        """Remember that a token was used, until `expires`; raises Replayed if it was before."""
        mark = hashlib.blake2b(f"{client}\n{token}".encode(), digest_size=_MARK).digest()
        at = _BUCKETS_AT + int.from_bytes(mark[:4]) % BUCKETS * _BUCKET
        with self._alone():
            ends = _ENDS.unpack_from(self._map, at)
            for place, end in enumerate(ends):
                if end >= now and self._mark(at, place) == mark:
                    raise Replayed("The token was used before: sign a new one for each question.")
            free = next((place for place, end in enumerate(ends) if end < now), None)
            if free is None:
                raise NotReady("Too many tokens are in use at once: ask again soon.", again_after=5)
            start = at + _ENDS.size + free * _MARK
            self._map[start : start + _MARK] = mark
            _END.pack_into(self._map, at + free * _END.size, expires)

    def spend(self, client: str, hashes: int, *, rate: float, burst: int, now: float) -> None:
        """Take `hashes` from what a client may ask; raises TooMany with the seconds to wait.

        The generic cell rate algorithm (ITU-T I.371): what is kept is the moment at which all that
        was asked would have been asked at the allowed rate.
        """
        mark = hashlib.blake2b(client.encode(), digest_size=8).digest()
        with self._alone():
            at, stands = self._rate_of(mark)
            longest = burst / rate
            # A clock that was set back must not shut a client out.
            stands = now if stands > now + 2 * longest else max(stands, now)
            then = stands + hashes / rate
            if then - now > longest + 1e-9:
                raise TooMany(
                    f"Your agreement allows {rate:g} hashes a second and {burst} at once:"
                    " ask again later.",
                    again_after=then - now - longest,
                )
            _RATE.pack_into(self._map, at, mark, then)

    def _mark(self, bucket: int, place: int) -> bytes:
        start = bucket + _ENDS.size + place * _MARK
        return self._map[start : start + _MARK]

    def _rate_of(self, mark: bytes) -> tuple[int, float]:
        """Where a client's rate lies, and what it is."""
        first = int.from_bytes(mark[:4])
        for step in range(RATES):
            at = _RATES_AT + (first + step) % RATES * _RATE.size
            owner, stands = _RATE.unpack_from(self._map, at)
            if owner == mark:
                return at, stands
            if owner == bytes(8):
                return at, 0.0
        raise NotReady("There are more clients than the service can count.")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)
