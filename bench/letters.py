"""How long reading a letter takes, and whether the cost of a long one grows with its length.

Two things to know. The letter is made of invented words, as long as a real ministry's: 19,000
characters, 70 passages. And the others only turn a file into text, where Ronda says what is named.
"""

from collections.abc import Iterator
from pathlib import Path

import mammoth
from pdfminer.high_level import extract_text

from bench.letter_content import letter
from bench.measuring import program, warm
from bench.table import Row
from bench.tools import RONDA, Tools
from ronda.replies.reading import read

_AIM = 0.1
_LONGER = 8
_FASTER_THAN_TEXT = 1.5


def rows(folder: Path, tools: Tools) -> Iterator[Row]:
    """One row for each format, the command, and the growth."""
    text = folder / "letter.txt"
    text.write_text(letter(), encoding="utf-8")
    yield Row("Reading a letter, text", warm(lambda: read(text)), aim=_AIM)
    yield from _other_formats(text, tools)
    yield Row("`ronda read` as a process, a letter", program([RONDA, "read", text]))
    longer = folder / "longer.txt"
    longer.write_text(letter(_LONGER), encoding="utf-8")
    growth = warm(lambda: read(longer), times=3) / warm(lambda: read(text)) / _LONGER
    name = f"Time per page, a letter {_LONGER} times as long"
    yield Row(name, growth, unit="×", aim=_FASTER_THAN_TEXT)


def _other_formats(text: Path, tools: Tools) -> Iterator[Row]:
    """As Word, by pandoc; as PDF, by LibreOffice; where they are installed."""
    pandoc, soffice = tools.find("pandoc"), tools.find("soffice")
    if pandoc is None:
        return
    word = text.with_suffix(".docx")
    program([pandoc, "-f", "markdown", text, "-o", word], times=1)
    yield Row("Reading a letter, DOCX", warm(lambda: read(word)), aim=_AIM, against=_word(word))
    if soffice is None:
        return
    command: list[str | Path] = [
        soffice,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        text.parent,
        word,
    ]
    program(command, times=1)
    pdf = text.with_suffix(".pdf")
    others = (("pdfminer.six", warm(lambda: extract_text(pdf), times=3)),)
    yield Row("Reading a letter, PDF", warm(lambda: read(pdf)), against=others)


def _word(path: Path) -> tuple[tuple[str, float], ...]:
    def by_mammoth() -> None:
        with path.open("rb") as file:
            mammoth.convert_to_html(file)

    return (("mammoth", warm(by_mammoth, times=3)),)
