"""JSON of any length, one item at a time: the structure is walked, each item is read whole.

Two things to know. No more than one item is held, and an item that is too long or too deep refuses
the file. And an item that is not well formed is found to its end and passed over, so that one
broken item does not cost the rest; no streaming JSON library does that.

>>> import io
>>> text = JsonItems(io.BytesIO(b'{"value": [{"a": 1}, {"a": oops}, {"a": 3}]}'))
>>> [list(text.items()) for key in text.members()]
[[{'a': 1}, Malformed(why='is not well-formed JSON'), {'a': 3}]]
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NoReturn

from ronda.hashes.exchange.errors import DamagedFile, HostileFile

CHUNK = 2**18
LONGEST_ITEM = 4 * 2**20
DEEPEST = 64  # of a broken item; of others as deep as Python's own reader goes
BLANK = re.compile(r"[ \t\r\n]*")
TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|["{}\[\]]', re.DOTALL)
SCALAR = re.compile(r"[^\s,\]}]+")
CLOSES = {"{": "}", "[": "]"}


@dataclass(frozen=True)
class Malformed:
    """An item that was passed over; `why` goes on after "it"."""

    why: str


class _Unusable(ValueError):
    """Well-formed JSON that says something no item may say."""


class JsonItems:
    """A walk through one JSON text. Raises DamagedFile or HostileFile where it cannot go on."""

    def __init__(self, stream: BinaryIO, longest: int = LONGEST_ITEM) -> None:
        self._stream, self._longest = stream, longest
        start = stream.read(CHUNK)
        utf16 = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        name = "utf-16" if utf16 else "utf-8-sig"
        self._decoding = codecs.getincrementaldecoder(name)("surrogateescape")
        self._text, self._at, self._ended = self._decoding.decode(start), 0, not start
        self._json = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant)

    def peek(self) -> str:
        """The next character that is not blank; empty at the end."""
        while True:
            blank = BLANK.match(self._text, self._at)
            self._at = blank.end() if blank else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def members(self) -> Iterator[str]:
        """The names in the object that begins here; the caller reads each one's value."""
        self._take("{")
        while self.peek() != "}":
            name = self.value()
            if not isinstance(name, str):
                self._damaged()
            self._take(":")
            yield name
            if self.peek() != "}":
                self._take(",")
        self._take("}")

    def elements(self) -> Iterator[None]:
        """The places of the array that begins here; the caller reads the value at each."""
        self._take("[")
        while self.peek() != "]":
            yield
            if self.peek() != "]":
                self._take(",")
        self._take("]")

    def items(self) -> Iterator[object]:
        """The items of the array that begins here, broken ones as Malformed."""
        for _ in self.elements():
            yield self.item()

    def value(self) -> object:
        """The value that begins here; one that is not well formed raises DamagedFile."""
        found = self.item()
        if isinstance(found, Malformed):
            raise DamagedFile(f"The file {found.why} outside of its list of items.")
        return found

    def item(self) -> object:
        """The value that begins here, or Malformed."""
        if not self.peek():
            self._cut_short()
        while True:
            why = "is not well-formed JSON"
            try:
                found, end = self._json.raw_decode(self._text, self._at)
            except _Unusable as error:
                why = str(error)
            except RecursionError:
                self._too_deep()
            except ValueError:
                pass
            else:
                if self._whole(end):
                    return found
            if self._whole(self._end()):
                return Malformed(why)
            self._need_more()

    def _whole(self, end: int | None) -> bool:
        """Whether the value ends there for certain; if so the walk goes on from there."""
        if end is None or (end == len(self._text) and not self._ended):
            return False
        self._at = end
        return True

    def finish(self) -> None:
        """Raise DamagedFile if something follows where the text should end."""
        if self.peek():
            raise DamagedFile("Something follows the end of the JSON text.")

    def _end(self) -> int | None:
        """Where the value that begins here ends, told by its brackets; None beyond the buffer."""
        if self._text[self._at] not in '{["':
            scalar = SCALAR.match(self._text, self._at)
            return scalar.end() if scalar else self._at + 1
        awaited: list[str] = []
        for token in TOKEN.finditer(self._text, self._at):
            first = token[0][0]
            if token[0] == '"':
                return None
            if first in CLOSES:
                awaited.append(CLOSES[first])
                if len(awaited) > DEEPEST:
                    self._too_deep()
            elif awaited and first == awaited[-1]:
                awaited.pop()
            if not awaited:
                return token.end()
        return None

    def _need_more(self) -> None:
        if len(self._text) - self._at > self._longest:
            raise HostileFile(
                f"One item of the file is longer than {self._longest >> 20} MB, more than any"
                " honest one: the file is not read further."
            )
        if not self._more():
            self._cut_short()

    def _more(self) -> bool:
        """Read on, as much again as is held; whether there was something."""
        if self._ended:
            return False
        held = self._text[self._at :]
        found = self._stream.read(max(CHUNK, len(held)))
        self._ended = not found
        self._text, self._at = held + self._decoding.decode(found, final=not found), 0
        return True

    def _take(self, sign: str) -> None:
        if self.peek() != sign:
            self._damaged() if self.peek() else self._cut_short()
        self._at += 1

    def _damaged(self) -> NoReturn:
        raise DamagedFile(
            "The file is not well-formed JSON between its items: from there on they cannot be told"
            " apart. Have it written again."
        )

    def _cut_short(self) -> NoReturn:
        raise DamagedFile("The file ends in the middle: it was cut short. Have it sent again.")

    def _too_deep(self) -> NoReturn:
        raise HostileFile(
            "An item of the file is nested deeper than any honest one: the file is not read"
            " further."
        )


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Unusable("says one of its fields twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise _Unusable(f"has {name}, which is no number")
