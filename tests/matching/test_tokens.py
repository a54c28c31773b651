"""Who may ask is proven with every question, and each reason for a no is told in one sentence."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, date, datetime

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ronda.matching import denials
from ronda.matching.clients import Client
from ronda.matching.tokens import Claims, claims_of
from tests.matching.accredited import BASIS, KEY, PURPOSE, SERVICE, client, signed

NOW = 1_800_000_000.0
TODAY = datetime.fromtimestamp(NOW, UTC).date()
BODY = b'{"kind": "md5"}'


def asked(
    header: str | None, *, body: bytes = BODY, now: float = NOW, who: Client | None = None
) -> Claims:
    known = who or client()
    return claims_of(
        header,
        body,
        service=SERVICE,
        now=now,
        client_of=lambda id: known if id == known.id else None,
    )


def test_good_token_says_who_asks_and_why() -> None:
    claims = asked(signed(BODY, NOW, case="A-17"))
    assert (claims.client.id, claims.purpose, claims.basis) == ("harbour-police", PURPOSE, BASIS)
    assert (claims.case, claims.expires) == ("A-17", int(NOW) + 60)


@pytest.mark.parametrize("header", [None, "", "Bearer ", "Basic YTpi"])
def test_no_token_is_told(header: str | None) -> None:
    with pytest.raises(denials.NoToken, match="Send a token"):
        asked(header)


def test_stranger_wrong_key_altered_and_other_service_are_told_alike() -> None:
    good = signed(BODY, NOW)
    head, said, signature = good.removeprefix("Bearer ").split(".")
    claims = json.loads(urlsafe_b64decode(said + "=="))
    altered = urlsafe_b64encode(json.dumps(claims | {"purpose": "other"}).encode()).decode()
    bad = [
        signed(BODY, NOW, client="nobody"),
        signed(BODY, NOW, private=Ed25519PrivateKey.generate()),
        signed(BODY, NOW, service="another.example"),
        f"Bearer {head}.{altered.rstrip('=')}.{signature}",
        "Bearer not.a.token",
        "Bearer " + "x" * 5_000,
        good[:-12],
    ]
    told = set()
    for header in bad:
        with pytest.raises(denials.BadToken) as raised:
            asked(header)
        told.add(str(raised.value))
    assert len(told) == 1


def test_unsigned_and_differently_signed_tokens_are_refused() -> None:
    claims = {"iss": "harbour-police", "aud": SERVICE, "iat": NOW, "exp": NOW + 60, "jti": "1"}
    none = jwt.encode(claims, "", algorithm="none")
    secret = jwt.encode(claims, KEY.public_key().public_bytes_raw().hex(), algorithm="HS256")
    for token in (none, secret):
        with pytest.raises(denials.BadToken):
            asked(f"Bearer {token}")


@pytest.mark.parametrize(
    ("signed_at", "life", "sentence"),
    [
        (NOW - 100, 60, "has expired"),
        (NOW + 30, 60, "from the future"),
        (NOW, 600, "120 seconds at most"),
        (NOW, 0, "120 seconds at most"),
    ],
)
def test_time_that_does_not_fit_is_told(signed_at: float, life: int, sentence: str) -> None:
    with pytest.raises(denials.Expired, match=sentence):
        asked(signed(BODY, signed_at, life=life))


def test_clock_that_is_a_little_wrong_is_borne() -> None:
    assert asked(signed(BODY, NOW + 4)).purpose == PURPOSE
    assert asked(signed(BODY, NOW - 64)).purpose == PURPOSE


def test_token_is_good_for_its_question_only() -> None:
    with pytest.raises(denials.NotThisQuestion):
        asked(signed(BODY, NOW), body=BODY + b" ")


@pytest.mark.parametrize(
    "more", [{"until": TODAY.replace(year=TODAY.year - 1)}, {"since": date(2090, 1, 1)}]
)
def test_agreement_that_is_over_or_not_begun_is_none(more: dict[str, date]) -> None:
    with pytest.raises(denials.NoAgreement, match="no agreement"):
        asked(signed(BODY, NOW), who=client(**more))


def test_agreement_ends_with_its_last_day() -> None:
    assert asked(signed(BODY, NOW), who=client(until=TODAY)).purpose == PURPOSE


@pytest.mark.parametrize("more", [{"purpose": "curiosity"}, {"basis": "none"}])
def test_purpose_and_basis_must_be_covered(more: dict[str, str]) -> None:
    with pytest.raises(denials.WrongPurpose, match="does not cover"):
        asked(signed(BODY, NOW, **more))


@pytest.mark.parametrize("more", [{"purpose": ""}, {"basis": ""}, {"case": "line\nbreak"}])
def test_texts_of_a_token_are_bounded(more: dict[str, str]) -> None:
    with pytest.raises(denials.BadToken):
        asked(signed(BODY, NOW, **more))
