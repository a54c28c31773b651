"""What is known of one item by its fingerprints: the value that all of the hash base shares.

Two things to know. There is no place here for a picture, a name, a path or a remark, and none may
be added: what a foreign file tells of them is dropped, and the drop is told. And a classification
is never a bare number: it has the scheme, version and country that give its code a meaning.

Values are immutable and in one canonical order, so two entries are equal when they say the same.
"""

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    model_validator,
)

from ronda.hashes.kinds import KINDS

__all__ = [
    "LONGEST_TEXT",
    "Classification",
    "Entry",
    "Flag",
    "Flags",
    "HashValue",
    "Instant",
    "ItemType",
    "State",
    "Value",
    "VictimStatus",
    "printable",
]

LONGEST_TEXT = 200
MOST_OF_A_KIND = 100
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def printable(text: str) -> str:
    """The text with nothing around it; raises ValueError where it has what cannot be printed."""
    if UNPRINTABLE.search(text):
        raise ValueError("has a line break or a control character")
    return text.strip()


def from_hex(value: object) -> object:
    """Bytes from hexadecimal text; anything else as it is."""
    return bytes.fromhex(value) if isinstance(value, str) else value


def in_utc(value: datetime) -> datetime:
    """The same instant, told in UTC."""
    return value.astimezone(UTC)


Line = Annotated[str, AfterValidator(printable), Field(max_length=LONGEST_TEXT)]
Named = Annotated[str, AfterValidator(printable), Field(min_length=1, max_length=LONGEST_TEXT)]
Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9.-]{0,39}$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Fingerprint = Annotated[
    bytes,
    BeforeValidator(from_hex),
    PlainSerializer(bytes.hex, return_type=str, when_used="json"),
    Field(min_length=1, max_length=512),
]
Instant = Annotated[AwareDatetime, AfterValidator(in_utc)]


class Value(BaseModel):
    """An immutable value; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class ItemType(StrEnum):
    """What the item is whose fingerprint this is."""

    IMAGE = "image"
    VIDEO = "video"
    OTHER = "other"


class State(StrEnum):
    """Whether the source stands by the entry; a withdrawn one matches nothing any more."""

    ACTIVE = "active"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


class VictimStatus(StrEnum):
    """Whether the victims are identified; never who they are."""

    IDENTIFIED = "identified"
    NOT_IDENTIFIED = "not-identified"
    UNKNOWN = "unknown"


class Flag(StrEnum):
    """An answer that may be missing; missing is not "no"."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Flags(Value):
    """What is known of how the item came about and where it went."""

    distributed: Flag = Flag.UNKNOWN
    self_generated: Flag = Flag.UNKNOWN
    offender_identified: Flag = Flag.UNKNOWN


class HashValue(Value):
    """One fingerprint: bytes in Python, lower-case hexadecimal in JSON.

    `kind` is a name of `ronda.hashes.kinds`, and the value has that kind's length. `quality` is
    PDQ's, 0 to 100; None where the kind has none or it is not known.
    """

    kind: Code
    value: Fingerprint
    quality: Annotated[int, Field(ge=0, le=100)] | None = None

    @model_validator(mode="after")
    def _of_its_kind(self) -> Self:
        known = KINDS.get(self.kind)
        if known is None:
            raise ValueError(f"there is no kind of hash “{self.kind}”")
        if len(self.value) != known.size:
            raise ValueError(f"a hash of kind “{self.kind}” has {known.size} bytes")
        if self.quality is not None and not known.perceptual:
            raise ValueError(f"a hash of kind “{self.kind}” has no quality")
        return self


class Classification(Value):
    """What someone says the item is, under one version of one scheme.

    `scheme` is "national", "inhope", "vics", "caid", "icse" or a body's own; "unstated" where a
    file did not say. `country` is ISO 3166-1 alpha-2 where the scheme is a country's. `by` is the
    organisation that decided, `votes` how many people there agreed. `original` is the value as it
    came, whatever `code` it was brought to.
    """

    scheme: Code
    version: Line = ""
    country: Country | None = None
    code: Named
    by: Line = ""
    votes: Annotated[int, Field(ge=0, le=1000)] | None = None
    original: Named


class Entry(Value):
    """One item: its fingerprints together, and what one source says about it.

    `source` is the organisation the entry is from, `key` its own key for it: together they name
    the entry. `size` is in bytes. `case_reference` is opaque outside the source. `handling` is the
    code of the marking that says who may have it; without one it goes to nobody.
    """

    source: Named
    key: Named
    type: ItemType = ItemType.OTHER
    size: Annotated[int, Field(ge=0, lt=2**63)] | None = None
    mime: Annotated[str, Field(pattern=r"^[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+$")] | None = None
    state: State = State.ACTIVE
    hashes: Annotated[tuple[HashValue, ...], Field(min_length=1, max_length=MOST_OF_A_KIND)]
    classifications: Annotated[tuple[Classification, ...], Field(max_length=MOST_OF_A_KIND)] = ()
    victim: VictimStatus = VictimStatus.UNKNOWN
    flags: Flags = Flags()
    series: Named | None = None
    tags: Annotated[tuple[Named, ...], Field(max_length=MOST_OF_A_KIND)] = ()
    case_reference: Named | None = None
    handling: Code | None = None
    first_seen: Instant | None = None
    updated: Instant | None = None

    @model_validator(mode="after")
    def _in_canonical_order(self) -> Self:
        """One hash of a kind; hashes, classifications and tags sorted, each said once."""
        kinds = [h.kind for h in self.hashes]
        if len(set(kinds)) < len(kinds):
            raise ValueError("has two hashes of one kind")
        for name, key in (("hashes", _of_hash), ("classifications", repr), ("tags", str)):
            found = getattr(self, name)
            if len(found) > 1:
                object.__setattr__(self, name, tuple(sorted(set(found), key=key)))
        return self

    def hash_of(self, kind: str) -> HashValue | None:
        """The item's fingerprint of one kind, if it has one."""
        return next((h for h in self.hashes if h.kind == kind), None)


def _of_hash(value: HashValue) -> str:
    return value.kind
