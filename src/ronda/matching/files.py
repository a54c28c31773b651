"""The folder that the hash base and the matching service share: its secret, its files.

Two things to know. The secret is made once and readable by its owner only; what is signed or hidden
with it uses a key derived for that one use. And a file is replaced at once or not at all: who reads
finds the old or the new one, never half of either.
"""

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

SECRET = "service.secret"  # noqa: S105 (the name of a file)


def secret(folder: Path) -> bytes:
    """The folder's secret, 32 bytes, made when first asked for."""
    path = folder / SECRET
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_name(f".{SECRET}.{secrets.token_hex(4)}")
        _write(fresh, secrets.token_bytes(32))
        with suppress(FileExistsError):
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_bytes()


def key(folder: Path, use: str) -> bytes:
    """The key for one use, derived from the folder's secret."""
    return hmac.digest(secret(folder), use.encode(), "sha256")


def sealed(key: bytes, text: bytes) -> bytes:
    """`text` after a line with its seal."""
    return hmac.digest(key, text, "sha256").hex().encode() + b"\n" + text


def unsealed(key: bytes, data: bytes) -> bytes | None:
    """The text of what `sealed` gave; None where it was torn or altered."""
    seal, _, text = data.partition(b"\n")
    right = hmac.digest(key, text, "sha256").hex().encode()
    return text if hmac.compare_digest(seal, right) else None


def replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file, on the disk, at once or not at all; raises OSError."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        _write(fresh, data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def digest(text: bytes) -> str:
    """The SHA-256 of `text`, in hexadecimal."""
    return hashlib.sha256(text).hexdigest()


def _write(path: Path, data: bytes) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
