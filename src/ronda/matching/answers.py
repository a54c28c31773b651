"""What is answered: the same fields in the same number of bytes, known or not.

Two things to know. An answer is padded with blanks, which JSON allows, to one size for each hash
asked about: its length tells nothing to whoever sees it pass, and must not be compressed on its
way. And a reference to an entry is made for one client: two clients cannot tell by it that they
found the same.
"""

import hmac
import json
from collections.abc import Sequence

from ronda.hashes.kinds import Match
from ronda.matching.clients import Client
from ronda.matching.denials import Denied
from ronda.matching.labels import Label, Told
from ronda.matching.questions import Asked

FORMAT = "ronda-match/1"
PART = 640
"""Bytes for each hash."""
HEAD = 256
"""Bytes around them."""
DENIAL = 512
"""Bytes of a denial."""


class Answers:
    """Writes answers; `key` makes the references, `told` knows the classifications."""

    def __init__(self, key: bytes, told: Told) -> None:
        self._key = key
        self._told = told

    def single(self, index: str, client: Client, asked: Asked, found: Sequence[Match]) -> bytes:
        """The answer about one hash: HEAD + PART bytes."""
        part = self._part(client, asked, found)
        text = f'{{"format":"{FORMAT}","index":"{index}","result":{part}'
        return _padded(text, HEAD + PART, "}")

    def batch(
        self, index: str, client: Client, asked: Sequence[Asked], found: Sequence[Sequence[Match]]
    ) -> bytes:
        """The answer about many, in the order in which they were asked: PART bytes for each."""
        head = _padded(f'{{"format":"{FORMAT}","index":"{index}","results":[', HEAD, "")
        pairs = zip(asked, found, strict=True)
        parts = [_padded(self._part(client, one, of), PART - 1, ",") for one, of in pairs]
        parts[-1] = parts[-1][:-1] + b" "
        return head + b"".join(parts) + b"]}"

    def _part(self, client: Client, asked: Asked, found: Sequence[Match]) -> str:
        nearest = min(found, key=lambda match: (match.distance, match.id), default=None)
        said: dict[str, object] = {
            "kind": asked.kind.name,
            "version": asked.kind.version,
            "threshold": asked.threshold,
            "unfit": asked.unfit or None,
            "known": nearest is not None,
            "entries": min(len(found), 99),
            "distance": None if nearest is None else nearest.distance,
            "reference": None if nearest is None else self._reference(client, nearest.id),
        }
        labels = () if nearest is None else self._told.of(nearest.id)
        return _with_labels(said, [one for one in labels if one.scheme in client.schemes])

    def _reference(self, client: Client, id: int) -> str:
        return hmac.digest(self._key, f"{client.id}\n{id}".encode(), "sha256").hex()[:24]


def denial(denied: Denied) -> bytes:
    """The body of a denial: DENIAL bytes."""
    text = json.dumps({"format": FORMAT, "error": denied.code, "sentence": str(denied)})
    return _padded(text, DENIAL, "")


def _with_labels(said: dict[str, object], labels: Sequence[Label]) -> str:
    """The part as JSON, with as many labels as there is room for."""
    shown = [dict(label._asdict()) for label in labels]
    room = PART - 1
    while True:
        more = len(labels) - len(shown)
        text = json.dumps(
            said | {"classifications": shown, "more_classifications": more},
            separators=(",", ":"),
            ensure_ascii=False,
        )
        if len(text.encode()) <= room or not shown:
            return text
        shown.pop()


def _padded(text: str, size: int, end: str) -> bytes:
    data = text.encode()
    return data + b" " * (size - len(data) - len(end)) + end.encode()
