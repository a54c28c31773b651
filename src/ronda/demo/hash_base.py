"""Loads invented, random hashes into an empty hash base: people, entries, a triaged collection.

Two things to know. Every hash is drawn from a fixed seed and is of nothing; sources and cases are
invented. And everything goes through the services that people's clicks go through.
"""

import io
import random
from collections.abc import Iterator

from allauth.account.models import EmailAddress
from django.db import transaction

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import machine
from ronda.apps.hashes.models import Entry, Group, Post
from ronda.apps.hashes.services.additions import entries_propose
from ronda.apps.hashes.services.collections import collection_hand_in
from ronda.apps.hashes.services.disputes import dispute_raise
from ronda.apps.hashes.services.leads import lead_assign, lead_close, lead_refer, referral_answer
from ronda.apps.hashes.services.people import holder_invite
from ronda.apps.hashes.services.proposals import (
    classification_propose,
    proposal_confirm,
    withdrawal_propose,
)
from ronda.demo.sign_ins import SignIn
from ronda.hashes import model

INVESTIGATOR = SignIn(
    "lena.holm@police.arcadia.example", "paper-harbour-11", "Lena Holm, investigator"
)
CLASSIFIER = SignIn(
    "marek.dolin@police.arcadia.example", "quiet-meadow-12", "Marek Dolin, classifier"
)
CONFIRMER = SignIn(
    "sofia.brandt@police.arcadia.example", "winter-bridge-13", "Sofia Brandt, confirmer"
)
OFFICER = SignIn(
    "tomas.eriksen@police.arcadia.example",
    "river-lantern-14",
    "Tomas Eriksen, victim identification officer",
)
CUSTODIAN = SignIn(
    "irina.valek@police.arcadia.example", "copper-window-15", "Irina Valek, custodian of the base"
)
AUDITOR = SignIn("paul.merle@oversight.arcadia.example", "granite-garden-16", "Paul Merle, auditor")
SIGN_INS = (INVESTIGATOR, CLASSIFIER, CONFIRMER, OFFICER, CUSTODIAN, AUDITOR)
_POSTS = {
    INVESTIGATOR: Post.INVESTIGATOR,
    CLASSIFIER: Post.CLASSIFIER,
    CONFIRMER: Post.CONFIRMER,
    OFFICER: Post.OFFICER,
    CUSTODIAN: Post.CUSTODIAN,
    AUDITOR: Post.AUDITOR,
}
SOURCES = ("National hash base", "Unit of Talvia", "Joint office of the region")
CLASSES = {
    "National hash base": ("national", "example", None, ("example-1", "example-2")),
    "Unit of Talvia": ("national", "2014", "GB", ("A", "B", "C")),
    "Joint office of the region": ("icse", "", None, ("baseline", "not-baseline")),
}
KNOWN, ROWS = 240, 900
FLIPS_WITHIN, PDQ_BITS = 24, 256


@transaction.atomic
def load() -> bool:
    """Load the demonstration; False where it is there already."""
    if User.objects.filter(email=CUSTODIAN.email).exists():
        return False
    people = {sign_in: _person(sign_in, post) for sign_in, post in _POSTS.items()}
    drawn = random.Random(20260301)  # noqa: S311 (nothing is kept secret by it)
    values = [_value(drawn, turn) for turn in range(KNOWN)]
    classifier, confirmer = people[CLASSIFIER], people[CONFIRMER]
    added = entries_propose(actor=classifier, values=values, origin="invented list 1")
    proposal_confirm(actor=confirmer, proposal=added.proposal)
    _second_opinions(people, values[:12])
    _doubts(people)
    collection = collection_hand_in(
        actor=people[INVESTIGATOR],
        file=io.BytesIO(_list(drawn, values)),
        name="exhibit-7.csv",
        reference="ARC-2026-0117",
        wait=True,
    ).collection
    _work(people[OFFICER], list(collection.groups.order_by("number")[:4]))
    return True


def _person(sign_in: SignIn, post: Post) -> User:
    name = sign_in.who.partition(",")[0]
    person = holder_invite(actor=machine(), email=sign_in.email, full_name=name, post=post)
    # Nobody opens a letter here: the password is set, not chosen by following a link.
    person.set_password(sign_in.password)
    person.save(update_fields=["password"])
    assert EmailAddress.objects.filter(user=person, verified=True).exists()
    return User.objects.get(pk=person.pk)


def _value(drawn: random.Random, turn: int) -> model.Entry:
    source = SOURCES[turn % 7 % 3]
    scheme, version, country, codes = CLASSES[source]
    code = drawn.choice(codes)
    return model.Entry(
        source=source,
        key=f"X-{turn + 1:04}",
        type=model.ItemType.IMAGE,
        hashes=(
            model.HashValue(kind="md5", value=drawn.randbytes(16)),
            model.HashValue(kind="sha1", value=drawn.randbytes(20)),
            model.HashValue(kind="pdq", value=drawn.randbytes(32), quality=drawn.randint(60, 100)),
        ),
        classifications=(
            model.Classification(
                scheme=scheme, version=version, country=country, code=code, original=code
            ),
        ),
        victim=drawn.choice(list(model.VictimStatus)),
        series=f"S-{drawn.randint(1, 30)}" if drawn.random() < 0.5 else None,
        case_reference=f"ARC-{drawn.randint(2019, 2025)}-{drawn.randint(1, 99)}",
        handling="amber",
        first_seen=f"{drawn.randint(2017, 2025)}-0{drawn.randint(1, 9)}-15T00:00:00+00:00",
    )


def _second_opinions(people: dict[SignIn, User], values: list[model.Entry]) -> None:
    """Another source of the same items, with a class of its own."""
    others = [
        value.model_copy(
            update={
                "source": "Joint office of the region",
                "key": f"J-{turn}",
                "classifications": (
                    model.Classification(scheme="icse", code="baseline", original="Yes"),
                    model.Classification(
                        scheme="national", version="2014", country="GB", code="A", original="a"
                    ),
                ),
            }
        )
        for turn, value in enumerate(values)
        if value.source != "Joint office of the region"
    ]
    added = entries_propose(actor=people[OFFICER], values=others, origin="invented list 2")
    proposal_confirm(actor=people[CONFIRMER], proposal=added.proposal)


def _doubts(people: dict[SignIn, User]) -> None:
    """A dispute that is open, a proposal that waits, an entry that was withdrawn."""
    entries = list(Entry.objects.order_by("pk")[:4])
    classifier = people[CLASSIFIER]
    dispute_raise(
        actor=classifier,
        entry=entries[1],
        reason="The unit looked at it again: its class was a mistake.",
        on_behalf="Unit of Talvia",
    )
    proposal = withdrawal_propose(
        actor=classifier, entries=[entries[2]], reason="Entered twice by mistake."
    )
    proposal_confirm(actor=people[CONFIRMER], proposal=proposal)
    other = model.Classification(
        scheme="national", version="example", code="example-2", original="example-2"
    )
    classification_propose(
        actor=classifier, entry=entries[3], classification=other, reason="Looked at again."
    )


def _near(drawn: random.Random, pdq: bytes) -> bytes:
    flips = 0
    for bit in drawn.sample(range(PDQ_BITS), drawn.randint(1, FLIPS_WITHIN)):
        flips |= 1 << bit
    return (int.from_bytes(pdq) ^ flips).to_bytes(len(pdq))


def _list(drawn: random.Random, values: list[model.Entry]) -> bytes:
    """A list: some known, some near to known, some in series, most alone; a few lines broken."""
    lines = ["md5,sha1,pdq,pdq_quality,type", *_rows(drawn, values)]
    lines += [f"{bytes(16).hex()},,,,image", "not-a-hash,,,,image", "12345,,,,image"]
    return ("\n".join(lines) + "\n").encode()


def _rows(drawn: random.Random, values: list[model.Entry]) -> Iterator[str]:
    series = drawn.randbytes(32)
    for turn in range(ROWS):
        share, known = drawn.random(), drawn.choice(values)
        hashes = {one.kind: one.value for one in known.hashes}
        md5, sha1, pdq = drawn.randbytes(16), drawn.randbytes(20), drawn.randbytes(32)
        if share < 0.15:
            md5, sha1, pdq = hashes["md5"], hashes["sha1"], hashes["pdq"]
        elif share < 0.25:
            pdq = _near(drawn, hashes["pdq"])
        elif share < 0.5:
            pdq = _near(drawn, series)
            series = series if turn % 20 else drawn.randbytes(32)
        quality = 12 if share > 0.98 else drawn.randint(55, 100)
        yield f"{md5.hex()},{sha1.hex()},{pdq.hex()},{quality},image"


def _work(officer: User, groups: list[Group]) -> None:
    """One lead closed, one referred, one taken up."""
    leads = [lead_assign(actor=officer, group=group, to=officer) for group in groups[:3]]
    referral = lead_refer(
        actor=officer, lead=leads[0], partner="Unit of Talvia", reference="T-5/26"
    )
    referral_answer(actor=officer, referral=referral, answer="known-elsewhere")
    lead_close(actor=officer, lead=leads[0], outcome="identified")
    lead_refer(actor=officer, lead=leads[1], partner="Joint office of the region")
