"""Lists of hashes for tests, as an investigator's program writes them."""

import io
import json

from ronda.apps.accounts.models import User
from ronda.apps.hashes.models import Collection, Post
from ronda.apps.hashes.services.collections import collection_hand_in
from tests.apps.hashes.entries import bits
from tests.apps.hashes.people import holder

HEADING = "md5,sha1,pdq,pdq_quality,file_path\n"


def near(value: bytes, flips: int) -> bytes:
    """The value with its first `flips` bits turned over."""
    mask = ((1 << flips) - 1) << (8 * len(value) - flips)
    return (int.from_bytes(value) ^ mask).to_bytes(len(value))


def line(seed: object, *, pdq: bytes | None = None, quality: object = 90) -> str:
    """A line of a picture of its own, or with a PDQ hash that is given."""
    told = pdq if pdq is not None else bits(f"{seed}p", 32)
    return (
        f"{bits(f'{seed}m', 16).hex()},{bits(f'{seed}s', 20).hex()},{told.hex()},{quality},C:/x\n"
    )


def table(*lines: str) -> bytes:
    """The whole list."""
    return (HEADING + "".join(lines)).encode()


def vics(*seeds: object) -> bytes:
    """A list as Project VIC's JSON."""
    media = [
        {"MediaID": turn, "Category": 0, "MD5": bits(f"{seed}m", 16).hex().upper()}
        for turn, seed in enumerate(seeds)
    ]
    context = "http://github.com/ICMEC/ProjectVic/DataModels/1.3.xml#Media"
    return json.dumps({"odata.metadata": context, "value": media}).encode()


def handed_in(
    data: bytes, who: User | None = None, *, reference: str = "ARC-2026-1", **more: object
) -> Collection:
    """The collection, triaged at once."""
    actor = who or holder(Post.INVESTIGATOR)
    found = collection_hand_in(
        actor=actor,
        file=io.BytesIO(data),
        name="list.csv",
        reference=reference,
        wait=True,
        **more,  # type: ignore[arg-type]
    )
    return found.collection
