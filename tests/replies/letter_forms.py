"""A letter's plain text in the forms in which letters come: Word, a web page, PDF.

Two things to know. Nothing here is of Ronda's writers. And in Word each line of a letterhead is a
paragraph, on a web page a line of one, in a PDF a line on paper: as offices do it.
"""

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from ronda.factsheets.writing import to_pdf
from tests.factsheets.layouts.word_package import (
    abstract,
    listed,
    numbered,
    par,
    run,
    word_file,
)

_FONTS = Path(to_pdf.__file__).parent / "fonts"
_PAGE = Path(__file__).parent / "letter.typ"


@dataclass(frozen=True)
class Part:
    """A block of a letter: its lines, or the points of a list."""

    lines: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


def parts(text: str) -> Iterator[Part]:
    """The blocks of a letter, parted by blank lines."""
    for block in text.strip().split("\n\n"):
        lines = tuple(block.split("\n"))
        if lines[0].startswith("- "):
            yield Part(items=tuple(line.removeprefix("- ") for line in lines))
        else:
            yield Part(lines=lines)


def as_text(text: str) -> bytes:
    """As it stands."""
    return text.encode()


def as_word(text: str) -> bytes:
    """In Word, lists with Word's own bullets."""
    body = []
    for part in parts(text):
        body += [par(run(line)) for line in part.lines]
        body += [par(run(item), look=numbered(1)) for item in part.items]
    numbering = abstract(0, ("bullet", "-")) + listed(1, 0)
    return word_file("".join(body), parts={"numbering": numbering})


def as_page(text: str) -> bytes:
    """As a web page, with a menu that is no part of the letter's text."""
    body = []
    for part in parts(text):
        if part.items:
            points = "".join(f"<li>{html.escape(item)}</li>" for item in part.items)
            body.append(f"<ul>{points}</ul>")
        else:
            body.append("<p>" + "<br>\n".join(html.escape(line) for line in part.lines) + "</p>")
    return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{''.join(body)}".encode()


def as_pdf(text: str) -> bytes:
    """Set on pages, as a person prints it."""
    letter = [{"lines": part.lines, "items": part.items} for part in parts(text)]
    made = _compiler().compile(format="pdf", sys_inputs={"letter": json.dumps(letter)})
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(_FONTS)])
    return typst.Compiler(str(_PAGE), font_paths=fonts)


FORMS: dict[str, Callable[[str], bytes]] = {
    "txt": as_text,
    "docx": as_word,
    "html": as_page,
    "pdf": as_pdf,
}
"""How to bring a letter into each form, by the ending of such files."""
