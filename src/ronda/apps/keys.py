"""Keys that programs show instead of signing in: calendars, the API.

Two things to know. A key is so long that nobody guesses it, so that its plain SHA-256 may be kept
and looked up; a slow hash, as for passwords, would hide nothing more. And it is told only once.
"""

import hashlib
import secrets


def key_new(prefix: str = "") -> str:
    """A key that nobody guesses: 256 bits, after `prefix`, in letters that an address may have."""
    return prefix + secrets.token_urlsafe(32)


def digest_of(key: str) -> str:
    """What is kept of a key: its SHA-256, in 64 hexadecimal digits."""
    return hashlib.sha256(key.encode()).hexdigest()
