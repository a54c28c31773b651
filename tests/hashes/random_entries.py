"""Invented entries for tests: random hashes, and nothing that was ever anybody's."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from ronda.hashes.kinds import KINDS
from ronda.hashes.model import (
    Classification,
    Entry,
    Flag,
    Flags,
    HashValue,
    ItemType,
    State,
    VictimStatus,
)

FORMULAS = st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", "'quoted", '"', "a;b", "a,b", "\ta"])
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=30
).filter(lambda text: bool(text.strip()))
LINES = (WORDS | FORMULAS).map(str.strip)
CODES = st.from_regex(r"[a-z][a-z0-9.-]{0,9}", fullmatch=True)
INSTANTS = st.integers(0, 4 * 10**15).map(
    lambda microseconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)
MIMES = st.sampled_from(["image/jpeg", "image/png", "video/mp4", "application/x-thing+xml"])


@st.composite
def hash_values(draw: st.DrawFn, kind: str) -> HashValue:
    known = KINDS[kind]
    value = draw(
        st.binary(min_size=known.size, max_size=known.size).filter(
            lambda v: known.suspicious(v, None) is None
        )
    )
    quality = draw(st.none() | st.integers(0, 100)) if known.perceptual else None
    return HashValue(kind=kind, value=value, quality=quality)


@st.composite
def hashes(draw: st.DrawFn) -> tuple[HashValue, ...]:
    kinds = draw(st.sets(st.sampled_from(sorted(KINDS)), min_size=1))
    return tuple(draw(hash_values(kind)) for kind in sorted(kinds))


WELL_KNOWN = st.sampled_from(
    [
        Classification(scheme="vics", version="2.0", country="US", code="1", original="1"),
        Classification(
            scheme="vics", version="2.0", country="US", code="07", original="x", votes=3
        ),
        Classification(scheme="vics", version="2.0", code="2", by="someone", original="2"),
        Classification(scheme="icse", code="baseline", original="TRUE"),
        Classification(scheme="nsrl", code="known", original="known"),
    ]
)
CLASSIFICATIONS = WELL_KNOWN | st.builds(
    Classification,
    scheme=CODES,
    version=LINES | st.just(""),
    country=st.sampled_from([None, "RS", "GB", "US"]),
    code=LINES,
    by=LINES | st.just(""),
    votes=st.none() | st.integers(0, 9),
    original=LINES,
)
FLAGS = st.builds(
    Flags,
    distributed=st.sampled_from(Flag),
    self_generated=st.sampled_from(Flag),
    offender_identified=st.sampled_from(Flag),
)
ENTRIES = st.builds(
    Entry,
    source=st.sampled_from(["arcadia", "utopia"]),
    key=LINES,
    type=st.sampled_from(ItemType),
    size=st.none() | st.integers(0, 2**40),
    mime=st.none() | MIMES,
    state=st.sampled_from(State),
    hashes=hashes(),
    classifications=st.lists(CLASSIFICATIONS, max_size=3).map(tuple),
    victim=st.sampled_from(VictimStatus),
    flags=FLAGS,
    series=st.none() | LINES,
    tags=st.lists(LINES, max_size=3).map(tuple),
    case_reference=st.none() | LINES,
    handling=st.none() | CODES,
    first_seen=st.none() | INSTANTS,
    updated=st.none() | INSTANTS,
)
