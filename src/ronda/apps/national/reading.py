"""A letter given to the reader of replies, and what was typed cut into passages.

Two things to know. What was uploaded is hostile: a process of its own reads it, within bounds. And
a passage's offsets count in the letter's text, or in what was typed for one item.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ronda.apps.errors import NotValid
from ronda.apps.national.models import Passage
from ronda.factsheets.errors import DocumentError, NeedsOcr
from ronda.replies.model import Named, Reply
from ronda.replies.reading.bounded import read_bounded
from ronda.replies.reading.written import named_in, words_in

PLAIN_TEXT = (".txt", ".text")


@dataclass(frozen=True)
class Cut:
    """A passage that is not yet a record."""

    text: str
    start: int
    end: int
    heading: str
    named: list[dict[str, Any]]


def letter_read(data: bytes, name: str) -> tuple[Reply, str]:
    """The letter as a value, and its text; raises NotValid with the reader's sentence."""
    try:
        return read_bounded(data, name=name)
    except DocumentError as error:
        sentence = str(error)
        if isinstance(error, NeedsOcr):
            sentence = _(
                "This PDF is a scan: a picture of pages, with no text in it. Have it recognised"
                " (OCR), or ask for the file from which it was printed, and read that in."
            )
        raise NotValid(sentence, "file") from error


def cuts_of(reply: Reply) -> Iterator[Cut]:
    """The passages of a letter, each under its heading, with what it names."""
    for section in reply.sections:
        for passage in section.passages:
            inside = (
                one for one in reply.named if passage.start <= one.start and one.end <= passage.end
            )
            yield Cut(passage.text, passage.start, passage.end, section.heading, _as_json(inside))


def words_of(passage: Passage) -> str:
    """A passage as it goes into a text: of a plain-text letter its words without the markup."""
    letter = passage.contribution.letter
    if letter is None or not letter.file_name.casefold().endswith(PLAIN_TEXT):
        return passage.text
    return words_in(passage.text)


def cuts_typed(text: str, language: str) -> Iterator[Cut]:
    """The paragraphs of what was typed; an empty line parts them."""
    plain = text.replace("\r\n", "\n")
    named = named_in(plain, language)
    at = 0
    for part in plain.split("\n\n"):
        start = at + len(part) - len(part.lstrip())
        end = at + len(part.rstrip())
        at += len(part) + 2
        if start < end:
            inside = (one for one in named if start <= one.start and one.end <= end)
            yield Cut(part.strip(), start, end, "", _as_json(inside))


def _as_json(found: Iterable[Named]) -> list[dict[str, Any]]:
    return [_kept(one) for one in found]


def _kept(one: Named) -> dict[str, Any]:
    return one.model_dump(mode="json", by_alias=True, exclude_defaults=True)
