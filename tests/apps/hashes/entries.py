"""Entries of the hash base for tests: random hashes, invented sources."""

import hashlib
from itertools import count

from ronda.apps.accounts.models import User
from ronda.apps.hashes.models import Entry, Post
from ronda.apps.hashes.services.additions import entries_propose
from ronda.apps.hashes.services.proposals import proposal_confirm
from ronda.hashes import model
from tests.apps.hashes.people import holder

_turn = count(1)


def bits(seed: object, size: int) -> bytes:
    """Bytes that look random and are the same for the same seed."""
    return hashlib.shake_256(str(seed).encode()).digest(size)


def value(seed: object = None, source: str = "Unit of Arcadia", **more: object) -> model.Entry:
    """An entry with an MD5, a SHA-1 and a PDQ hash of its own."""
    seed = next(_turn) if seed is None else seed
    told: dict[str, object] = {
        "source": source,
        "key": f"K-{seed}",
        "type": "image",
        "hashes": (
            model.HashValue(kind="md5", value=bits(f"{seed}m", 16)),
            model.HashValue(kind="sha1", value=bits(f"{seed}s", 20)),
            model.HashValue(kind="pdq", value=bits(f"{seed}p", 32), quality=90),
        ),
        "classifications": (
            model.Classification(scheme="national", version="1", code="A", original="A"),
        ),
        "case_reference": "ARC-1",
        "handling": "amber",
    }
    return model.Entry.model_validate(told | more)


def proposer() -> User:
    """A classifier."""
    return holder(Post.CLASSIFIER, name="Classifier")


def confirmer() -> User:
    """Somebody else, who confirms."""
    return holder(Post.CONFIRMER, name="Confirmer")


def shared(*values: model.Entry) -> list[Entry]:
    """Entries that one person proposed and another confirmed."""
    added = entries_propose(actor=proposer(), values=values or (value(),), origin="test")
    proposal_confirm(actor=confirmer(), proposal=added.proposal)
    return list(Entry.objects.filter(changes__proposal=added.proposal).order_by("pk"))
