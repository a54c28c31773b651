"""What the role table needs of partners and clients: one of each, in every state."""

import io
from dataclasses import dataclass
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ronda.apps.hashes.models import (
    Agreement,
    Client,
    Disclosure,
    Partner,
    PartnerFile,
    PartnerKey,
    Post,
)
from ronda.apps.hashes.services.clients import Accreditation, client_accredit, client_propose
from ronda.apps.hashes.services.disclosures import disclosure_give
from ronda.apps.hashes.services.partner_files import Told, partner_file_look
from ronda.apps.hashes.services.partners import Wanted, agreement_draft, key_add
from tests.apps.hashes.entries import shared, value
from tests.apps.hashes.exchanging import BASIS, TERMS, agreed, partner
from tests.apps.hashes.people import holder

AGREED = BASIS


@dataclass(frozen=True)
class ExchangeScene:
    """The records that addresses of the exchange point at."""

    partner: Partner
    key: PartnerKey
    draft: Agreement
    signed: Agreement
    file: PartnerFile
    disclosure: Disclosure
    proposed: Client
    accredited: Client


def exchange_scene() -> ExchangeScene:
    """The whole of it."""
    custodian, made = holder(Post.CUSTODIAN), partner()
    signed = agreed(made)
    public = Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex()
    key = key_add(actor=custodian, partner=made, public_key=public)
    wanted = Wanted(BASIS, TERMS, date(2020, 1, 1), date(2100, 1, 1))
    draft = agreement_draft(actor=custodian, partner=made, wanted=wanted)
    shared(value("given"))
    given = disclosure_give(actor=custodian, partner=made, format="csv", purpose="Exchange")
    file = partner_file_look(
        actor=custodian,
        partner=made,
        stream=io.BytesIO(f"MD5\n{'0f' * 16}\nbroken\n".encode()),
        name="theirs.csv",
        told=Told("amber"),
    )
    proposed, accredited = (
        client_propose(actor=custodian, wanted=_wanted(code)) for code in ("proposed", "accredited")
    )
    client_accredit(actor=holder(Post.CONFIRMER), client=accredited)
    accredited.refresh_from_db()
    return ExchangeScene(made, key, draft, signed, file, given.disclosure, proposed, accredited)


def _wanted(code: str) -> Accreditation:
    return Accreditation(
        code=code,
        name=f"Client {code}",
        public_key=Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex(),
        purposes=["victim identification"],
        legal_bases=[BASIS],
        kinds=["pdq"],
        since=date(2020, 1, 1),
        until=date(2100, 1, 1),
    )
