"""Two bases for tests: this one, and a partner of which only the key is known."""

from datetime import date, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils import timezone

from ronda.apps.hashes.models import Agreement, Partner, Post
from ronda.apps.hashes.services.partners import (
    Wanted,
    agreement_draft,
    agreement_sign,
    key_add,
    key_confirm,
    partner_add,
)
from tests.apps.hashes.people import holder

PARTNER_KEY = Ed25519PrivateKey.generate()
OWN = "hash-base"
BASIS = "Treaty of Harbours, article 7"
TERMS: dict[str, object] = {
    "categories": [{"scheme": "national", "version": "1", "codes": ["A"]}],
    "sources": ["Unit of Arcadia", "Unit of Harbour", "Unit of Lighthouse"],
    "kinds": ["md5", "sha1", "pdq"],
    "handling": ["amber"],
    "fields": ["type"],
}


def partner(code: str = "lighthouse", key: Ed25519PrivateKey = PARTNER_KEY) -> Partner:
    """A partner whose key two people put down."""
    custodian, confirmer = holder(Post.CUSTODIAN), holder(Post.CONFIRMER)
    made = partner_add(actor=custodian, code=code, name=f"Police of {code.title()}")
    long_ago = timezone.now() - timedelta(days=365)
    public = key.public_key().public_bytes_raw().hex()
    added = key_add(actor=custodian, partner=made, public_key=public, since=long_ago)
    key_confirm(actor=confirmer, key=added)
    return made


def agreed(with_: Partner, **terms: object) -> Agreement:
    """An agreement in force that two people signed."""
    wanted = Wanted(BASIS, TERMS | terms, date(2020, 1, 1), date(2100, 1, 1))
    drafted = agreement_draft(actor=holder(Post.CUSTODIAN), partner=with_, wanted=wanted)
    return agreement_sign(actor=holder(Post.CONFIRMER), agreement=drafted)
