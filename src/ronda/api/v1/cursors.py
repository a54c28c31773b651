"""Cursors: where a page ended, sealed so that nobody reads or makes one.

Two things to know. What is sealed are keys of rows, which would tell how much there is that is not
public. And the seal binds a cursor to its query; the same place has always the same cursor, so that
a page that did not change keeps its ETag.
"""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings

PATTERN = r"[A-Za-z0-9_-]{1,300}"


class WrongCursor(ValueError):
    """It is none of ours, or one of another query."""


def cursor_of(query: str, place: tuple[int | str, ...]) -> str:
    """The cursor of a place in what a query finds."""
    text = "\x1f".join(map(str, place)).encode()
    return urlsafe_b64encode(_seal().encrypt(text, [query.encode()])).decode().rstrip("=")


def place_of(query: str, cursor: str) -> tuple[str, ...]:
    """The place that a cursor of this query names; raises WrongCursor."""
    try:
        sealed = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        text = _seal().decrypt(sealed, [query.encode()])
    except (InvalidTag, Error, ValueError):
        raise WrongCursor from None
    return tuple(text.decode().split("\x1f"))


def _seal() -> AESSIV:
    return AESSIV(hashlib.sha512(b"ronda.api.cursors" + settings.SECRET_KEY.encode()).digest())
