"""What being in a set of known files says of an entry, and which entries may be put into one."""

from functools import partial

from ronda.hashes.exchange.carrying import Carries
from ronda.hashes.model import Classification, Entry

SCHEME = "nsrl"
KNOWN = "known"


def known(version: str) -> Classification:
    """The classification of a known file, under the version of the set's form (2 or 3)."""
    return Classification(scheme=SCHEME, version=version, code=KNOWN, original=KNOWN)


def is_known(entry: Entry) -> bool:
    """Whether this is said of the entry and nothing else."""
    said = {(one.scheme, one.code) for one in entry.classifications}
    return said == {(SCHEME, KNOWN)}


def as_known(version: str, one: Classification) -> Classification | None:
    """What a set of that version says in the place of a classification."""
    return known(version) if (one.scheme, one.code) == (SCHEME, KNOWN) else None


def carried(version: str) -> Carries:
    """Hashes and size of known files."""
    return Carries(
        fields=frozenset({"size"}),
        kinds=frozenset({"md5", "sha1", "sha256"} if version == "3" else {"md5", "sha1"}),
        classification=partial(as_known, version),
        most=1,
        fits=is_known,
    )
