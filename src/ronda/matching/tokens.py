"""The token that comes with every question: who asks, for what purpose, on what legal basis.

Two things to know. A token is a JSON Web Token (RFC 7519) signed with the client's own Ed25519 key
(RFC 8037), for one question: it names the digest of what is asked, so that it can be used for
nothing else, and the log can prove who asked. And it lives for two minutes at most, once.
"""

import hmac
import json
import secrets
from base64 import urlsafe_b64decode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ronda.matching.clients import Client
from ronda.matching.denials import (
    BadToken,
    Expired,
    NoAgreement,
    NoToken,
    NotThisQuestion,
    WrongPurpose,
)
from ronda.matching.files import digest

ALGORITHM = "EdDSA"
LONGEST_LIFE = 120
"""Seconds for which a token may be good."""
LEEWAY = 5
"""Seconds by which two clocks may differ."""
LONGEST = 4_000
"""Characters of the longest token that is looked at."""
REQUIRED = ["iss", "aud", "iat", "exp", "jti"]
NOT_VALID = (
    "The token is not valid: it is of no client that is known here, altered,"
    " or for another service."
)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token said, after its signature was found to be the client's."""

    client: Client
    token: str
    purpose: str
    basis: str
    case: str
    expires: int


def token_sign(  # noqa: PLR0913 (these are what a token says)
    private: Ed25519PrivateKey,
    *,
    client: str,
    service: str,
    purpose: str,
    basis: str,
    body: bytes,
    now: float,
    case: str = "",
    life: int = 60,
) -> str:
    """A token for the question `body`, to be used once before `life` seconds have gone by."""
    claims = {
        "iss": client,
        "aud": service,
        "iat": int(now),
        "exp": int(now) + life,
        "jti": secrets.token_hex(16),
        "purpose": purpose,
        "basis": basis,
        "sha256": digest(body),
    }
    return jwt.encode(claims | ({"case": case} if case else {}), private, algorithm=ALGORITHM)


def claims_of(
    header: str | None,
    body: bytes,
    *,
    service: str,
    now: float,
    client_of: Callable[[str], Client | None],
) -> Claims:
    """What the token in an Authorization header says; raises Denied where it is not good.

    `now` is in seconds of Unix time. Whether it was used before is for `limits` to say.
    """
    token = _token(header)
    client = client_of(_issuer(token))
    said = _verified(token, client, service)
    if client is None:  # Verified against a key that nobody has.
        raise BadToken(NOT_VALID)
    _check_time(said, now)
    if not hmac.compare_digest(_text(said, "sha256", 64), digest(body)):
        raise NotThisQuestion(
            "The token was signed for another question: its “sha256” is not that of what was sent."
        )
    claims = Claims(
        client=client,
        token=_text(said, "jti", 64),
        purpose=_text(said, "purpose", 300),
        basis=_text(said, "basis", 300),
        case=_text(said, "case", 100, needed=False),
        expires=int(said["exp"]),  # type: ignore[call-overload]
    )
    _check_agreement(claims, now)
    return claims


def _token(header: str | None) -> str:
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise NoToken("Send a token of yours with the question: “Authorization: Bearer …”.")
    if len(token) > LONGEST:
        raise BadToken(NOT_VALID)
    return token


def _issuer(token: str) -> str:
    """Whom the token says it is from, unproven: read here, since the library takes its time."""
    _head, _, rest = token.partition(".")
    text = rest.partition(".")[0]
    try:
        said = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, RecursionError) as error:
        raise BadToken(NOT_VALID) from error
    found = said.get("iss") if isinstance(said, dict) else None
    return found if isinstance(found, str) else ""


def _verified(token: str, client: Client | None, service: str) -> dict[str, object]:
    # A stranger's token is checked as any other, so that time does not tell who is known.
    key = _key(client.key) if client is not None else _NOBODYS
    asked = {"require": REQUIRED, "verify_exp": False, "verify_iat": False, "verify_nbf": False}
    try:
        found: dict[str, object] = jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            audience=service,
            options=asked,  # type: ignore[arg-type]
        )
    except jwt.InvalidTokenError as error:
        raise BadToken(NOT_VALID) from error
    return found


def _check_time(said: dict[str, object], now: float) -> None:
    begun, ends = said["iat"], said["exp"]
    if not isinstance(begun, int) or not isinstance(ends, int):
        raise BadToken("The token’s “iat” and “exp” must be whole seconds of Unix time.")
    here = datetime.fromtimestamp(now, UTC).strftime("%H:%M:%S UTC")
    if begun > now + LEEWAY:
        raise Expired(f"The token is from the future: here it is {here}. Set your clock right.")
    if ends < now - LEEWAY:
        raise Expired(f"The token has expired: here it is {here}. Sign a new one.")
    if not 0 < ends - begun <= LONGEST_LIFE:
        raise Expired(f"A token may be good for {LONGEST_LIFE} seconds at most. Sign another one.")


def _check_agreement(claims: Claims, now: float) -> None:
    client = claims.client
    if not client.in_force(datetime.fromtimestamp(now, UTC).date()):
        raise NoAgreement("There is no agreement with you that is in force today.")
    if claims.purpose not in client.purposes:
        raise WrongPurpose("Your agreement does not cover the purpose that the token names.")
    if claims.basis not in client.bases:
        raise WrongPurpose("Your agreement does not cover the legal basis that the token names.")


def _text(said: dict[str, object], name: str, longest: int, *, needed: bool = True) -> str:
    found = said.get(name, "")
    if not isinstance(found, str) or len(found) > longest or not found.isprintable():
        raise BadToken(f"The token’s “{name}” must be a text of {longest} characters at most.")
    if needed and not found:
        raise BadToken(f"The token must say “{name}”.")
    return found


@lru_cache(maxsize=1_000)
def _key(hexadecimal: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(hexadecimal))


_NOBODYS = Ed25519PrivateKey.generate().public_key()
