"""The reply as a value: a letter's header, its passages, and what they name, each with its place.

Two things to know. Every text stands in the source from one offset up to another, and is exactly
what stands there, so that whatever is taken from it leads back. And nothing is invented: what is
not told is null, and what is not certain says so (`sure`, `unresolved`).

The JSON form of `Reply` is the interchange format `ronda-reply/1` (docs/reply-format.md).
"""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from ronda.factsheets.account import Account
from ronda.factsheets.texts import Value

FORMAT = "ronda-reply/1"


class PassageKind(StrEnum):
    """What a passage is to the eye."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"


class NamedKind(StrEnum):
    """What a passage can name."""

    INSTRUMENT = "instrument"
    ARTICLE = "article"
    OFFENCE = "offence"
    INSTITUTION = "institution"
    SYSTEM = "system"
    AGREEMENT = "agreement"
    FIGURE = "figure"
    DATE = "date"
    LINK = "link"


class HeaderField(StrEnum):
    """What a letter says of itself above (and below) its text."""

    SENDER = "sender"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    ADDRESSEE = "addressee"
    SUBJECT = "subject"
    REFERENCE = "reference"


class Located(Value):
    """A stretch of the source's text: `text` is exactly what stands from `start` up to `end`."""

    text: str
    start: int = Field(alias="from", ge=0)
    end: int = Field(alias="to", ge=0)


class Found(Located):
    """Where the source tells a field of the header; a field may be told in several stretches."""

    field: HeaderField


class Unresolved(Value):
    """A field of the header that the letter tells in more than one way, or not beyond doubt.

    The field itself then has the first candidate, or null where none is likelier than the rest.
    """

    field: HeaderField
    candidates: tuple[str, ...]
    reason: str


class Header(Value):
    """What a letter says of itself; null is what it does not say.

    `date` is YYYY-MM-DD. `found` has the stretches that the fields were taken from.
    """

    sender: str | None = None
    number: str | None = None
    date: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    place: str | None = None
    addressee: str | None = None
    subject: str | None = None
    reference: str | None = None
    found: tuple[Found, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


class Passage(Located):
    """A paragraph, a point of a list, or a note.

    `level` is an item's depth from 1, 0 for the rest; `label` its sign as shown ("-", "a)").
    `lead_in` is the turn, in its section from 0, of the passage that opens the list.
    """

    kind: PassageKind = PassageKind.PARAGRAPH
    level: int = Field(default=0, ge=0)
    label: str = ""
    lead_in: int | None = Field(default=None, ge=0)


class Section(Value):
    """A heading and the passages under it; `heading` is "" for what stands before the first."""

    heading: str = ""
    passages: tuple[Passage, ...] = ()


class Named(Located):
    """Something that a passage names.

    A figure has its `value`, what it `counts`, and `when`; a date has `when`; an article its
    `numbers` and the instrument it is `of`, where that is told; a link its `href` where that
    differs from its text. `when` is a date, a month, a year, or a span: "2017-10-25", "2016",
    "2007/2008", "2010/.." (since 2010). `sure` is false where a rule could not be certain, and
    `reason` then says of what.
    """

    kind: NamedKind
    value: float | int | None = None
    counts: str | None = None
    when: str | None = None
    numbers: tuple[str, ...] = ()
    of: str | None = None
    href: str | None = None
    sure: bool = True
    reason: str = ""


class Reply(Value):
    """A reply or letter. `closing` has what stands below its text: greeting, office, signature."""

    format: Literal["ronda-reply/1"] = FORMAT  # type: ignore[assignment]
    language: str
    header: Header = Header()
    sections: tuple[Section, ...] = ()
    closing: tuple[Passage, ...] = ()
    named: tuple[Named, ...] = ()
    account: Account = Account()
