"""The account of a reading: what became of every stretch of a source.

Every stretch is placed, repaired or unplaced. Two things to know. A repair is always named, so
that a person can check it. And a fault is something broken that a person must decide on.
"""

from pydantic import Field

from ronda.factsheets.texts import Value


class Unplaced(Value):
    """A stretch of the source that fits nowhere, kept whole."""

    text: str
    where: str


class Repair(Value):
    """Something put right while reading, said so that a person can check it."""

    what: str
    where: str


class Fault(Value):
    """Something broken in the source that a person must decide on before the record is kept."""

    code: str
    what: str
    where: str
    remedy: str


class Stretch(Value):
    """The characters from `start` up to `end` of the source's text and the place they went to.

    `place` is a path into the factsheet ("chapters/2/recommendations/0/text"), or one of
    "cover", "contents", "furniture" (running heads, page numbers) and "unplaced".
    """

    start: int = Field(alias="from", ge=0)
    end: int = Field(alias="to", ge=0)
    place: str
    repaired: bool = False


class Account(Value):
    """What became of every stretch of a source. `characters` counts its text with white space."""

    characters: int = 0
    placed: int = 0
    unplaced: tuple[Unplaced, ...] = ()
    repairs: tuple[Repair, ...] = ()
    faults: tuple[Fault, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    reader: str = ""
