"""Schemes that codes and document numbers follow: read one, write one, by the same line of text.

Two things to know. A scheme is text with `{fields}` and `[parts that may be missing]`:
`T-ES({year}){number}[_{language}]`. And it is one to one: what it reads, it writes as it stood,
or refuses; only a field may have a second spelling, which is then put right.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

_PIECE = re.compile(r"\{([a-z_]+)\}|([\[\]])|([^{}\[\]]+)|([{}])")


class NoScheme(ValueError):
    """A line that is no scheme; says why."""


class NotInScheme(ValueError):
    """A text that does not follow the scheme."""


@dataclass(frozen=True)
class Blank:
    """A field of a scheme, with the regular expression of what may stand there."""

    name: str
    pattern: str


Piece = str | Blank | tuple["Piece", ...]
"""Text as it stands, a field, or a part that may be missing."""


@dataclass(frozen=True)
class Scheme:
    """A line of text that was understood."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its fields, in order."""
        return tuple(blank.name for blank in _blanks(self.pieces))

    @property
    def required(self) -> frozenset[str]:
        """The fields that are never missing."""
        return frozenset(piece.name for piece in self.pieces if isinstance(piece, Blank))

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(_expression(self.pieces))

    def read(self, text: str) -> Mapping[str, str]:
        """What stands in each field of `text`; raises NotInScheme."""
        found = self._expression.fullmatch(text)
        if found is None:
            raise NotInScheme(f"“{text[:60]}” does not follow the scheme {self.text}.")
        return {name: value for name, value in found.groupdict().items() if value is not None}

    def written(self, values: Mapping[str, str]) -> str:
        """The text with these values; raises NotInScheme where a needed one is missing."""
        lacking = sorted(self.required - values.keys())
        if lacking:
            raise NotInScheme(f"The scheme {self.text} needs “{lacking[0]}”, which is not given.")
        return _written(self.pieces, values)


def scheme_of(text: str, fields: Mapping[str, str]) -> Scheme:
    """The scheme that `text` writes, with a regular expression for each field it may have.

    Raises NoScheme for an unknown or repeated field, brackets that do not match, or two fields
    that nothing keeps apart.

    >>> scheme = scheme_of("R{number}[ rev{revision}]", {"number": "[0-9]+", "revision": "[0-9]"})
    >>> dict(scheme.read("R12")), scheme.written({"number": "3", "revision": "2"})
    ({'number': '12'}, 'R3 rev2')
    """
    scheme = Scheme(text, _pieces(text, fields))
    names = scheme.fields
    if not names:
        raise NoScheme("has no field")
    if repeated := [name for name in names if names.count(name) > 1]:
        raise NoScheme(f"has the field {{{repeated[0]}}} twice")
    return scheme


def _pieces(text: str, fields: Mapping[str, str]) -> tuple[Piece, ...]:
    open_parts: list[list[Piece]] = [[]]
    for field, bracket, plain, stray in _PIECE.findall(text):
        if stray:
            raise NoScheme(f"has a “{stray}” that belongs to no field")
        if plain:
            open_parts[-1].append(plain)
        elif field:
            open_parts[-1].append(_blank(field, fields, open_parts[-1]))
        elif bracket == "[":
            open_parts.append([])
        elif len(open_parts) == 1:
            raise NoScheme("closes a bracket that was not opened")
        else:
            part = tuple(open_parts.pop())
            if not any(isinstance(piece, Blank) for piece in part):
                raise NoScheme("has a part in brackets without a field, which nothing can tell")
            open_parts[-1].append(part)
    if len(open_parts) > 1:
        raise NoScheme("opens a bracket that is not closed")
    return tuple(open_parts[0])


def _blank(name: str, fields: Mapping[str, str], before: list[Piece]) -> Blank:
    if name not in fields:
        raise NoScheme(f"has the field {{{name}}}, which is none of {', '.join(sorted(fields))}")
    if before and isinstance(before[-1], Blank):
        raise NoScheme(f"has nothing between {{{before[-1].name}}} and {{{name}}}")
    return Blank(name, fields[name])


def _blanks(pieces: tuple[Piece, ...]) -> Iterator[Blank]:
    for piece in pieces:
        if isinstance(piece, Blank):
            yield piece
        elif isinstance(piece, tuple):
            yield from _blanks(piece)


def _expression(pieces: tuple[Piece, ...]) -> str:
    made = ""
    for piece in pieces:
        if isinstance(piece, Blank):
            made += f"(?P<{piece.name}>{piece.pattern})"
        elif isinstance(piece, tuple):
            made += f"(?:{_expression(piece)})?"
        else:
            made += re.escape(piece)
    return made


def _written(pieces: tuple[Piece, ...], values: Mapping[str, str]) -> str:
    made = ""
    for piece in pieces:
        if isinstance(piece, Blank):
            made += values[piece.name]
        elif isinstance(piece, str):
            made += piece
        elif all(blank.name in values for blank in piece if isinstance(blank, Blank)):
            made += _written(piece, values)
    return made
