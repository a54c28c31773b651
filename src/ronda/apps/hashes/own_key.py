"""The key with which this base signs: its feeds, its requests, its receipts.

Two things to know. It is made once and kept in the data folder, readable by its owner only; nothing
but signatures ever leaves. And partners learn its public half by another way than the feed.
"""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from ronda.matching import files

FOLDER = "signing"


def own_key() -> Ed25519PrivateKey:
    """The base's own private key, made when first asked for."""
    folder = Path(settings.RONDA.data) / FOLDER
    return Ed25519PrivateKey.from_private_bytes(files.secret(folder))


def own_public_key() -> str:
    """What partners are told, in 64 hexadecimal digits."""
    return own_key().public_key().public_bytes_raw().hex()


def own_code() -> str:
    """What partners call this base."""
    return str(settings.RONDA.base)
