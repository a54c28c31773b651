"""Clients of the matching service for tests, each with a key of its own."""

from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ronda.matching.clients import Client, clients_write
from ronda.matching.tokens import token_sign

SERVICE = "hashes.arcadia.example"
PURPOSE, BASIS = "victim identification", "Code of Criminal Procedure of Arcadia, article 12"
KEY = Ed25519PrivateKey.generate()


def client(**more: object) -> Client:
    """An accredited client; `more` says what is other than usual."""
    given: dict[str, object] = {
        "id": "harbour-police",
        "key": KEY.public_key().public_bytes_raw().hex(),
        "agreement": "agreement:1",
        "purposes": [PURPOSE],
        "bases": [BASIS],
        "kinds": ["pdq", "md5"],
        "schemes": ["inhope"],
        "since": date(2020, 1, 1),
        "until": date(2100, 1, 1),
        "rate": 100_000,
        "burst": 10_000,
    }
    return Client.model_validate(given | more)


def accredited(folder: Path, *clients: Client) -> Path:
    """The folder, with these clients (or the usual one) in it."""
    clients_write(folder, clients or (client(),))
    return folder


def signed(body: bytes, now: float, **more: object) -> str:
    """The header of a question, as the usual client would sign it."""
    given: dict[str, object] = {
        "client": "harbour-police",
        "service": SERVICE,
        "private": KEY,
        "purpose": PURPOSE,
        "basis": BASIS,
    }
    return "Bearer " + token_sign(body=body, now=now, **given | more)  # type: ignore[arg-type]
