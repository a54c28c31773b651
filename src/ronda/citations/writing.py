r"""Citations as text: a line to copy, BibTeX, RIS.

Two things to know. BibTeX counts braces even where they are escaped, so in its fields there are
only pairs. And a line of RIS is ended by any of the signs that some reader takes for its end:
texts are brought to one line before anything else.
"""

import re
from collections.abc import Iterator
from datetime import date

from ronda.citations.model import Citable, Kind

LONGEST = 2_000
"""Characters of a field; a longer one is cut, with an ellipsis."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        '"': r"\textquotedbl{}",
        "@": r"{@}",
    }
)
_IN_ADDRESS = str.maketrans({one: f"%{ord(one):02X}" for one in ' "<>\\^`{|}'})
_TYPES = {Kind.REPORT: "techreport", Kind.PAGE: "misc", Kind.COLLECTION: "misc"}
_RIS_TYPES = {Kind.REPORT: "RPRT", Kind.PAGE: "ELEC", Kind.COLLECTION: "DATA"}


def line(citable: Citable) -> str:
    """The citation as one line of text.

    >>> line(Citable("k", Kind.PAGE, "A title", "A body", "https://e.org/1", date(2026, 3, 1)))
    'A body (2026). A title. 2026-03-01. https://e.org/1'
    """
    year = f" ({citable.published.year})" if citable.published else ""
    stated = [
        one_line(citable.number),
        one_line(citable.edition),
        citable.published.isoformat() if citable.published else "",
    ]
    parts = [f"{one_line(citable.body)}{year}", one_line(citable.title), _joined(stated)]
    said = " ".join(_ended(part) for part in parts if part)
    return f"{said} {address(citable.address)}"


def bibtex(citable: Citable) -> str:
    r"""The citation as an entry of BibTeX, in UTF-8.

    >>> print(bibtex(Citable("a", Kind.PAGE, "50 % {x", "B", "https://e.org/1")), end="")
    @misc{a,
      author = {{B}},
      title = {{50 \% \textbraceleft{}x}},
      url = {https://e.org/1}
    }
    """
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _bibtex_fields(citable))
    return f"@{_TYPES[citable.kind]}{{{key(citable.key)},\n{fields}\n}}\n"


def ris(citable: Citable) -> str:
    r"""The citation as a record of RIS, its lines ended as the format asks.

    >>> ris(Citable("a", Kind.PAGE, "T\nER  - ", "B", "https://e.org/1")).split("\r\n")[:3]
    ['TY  - ELEC', 'TI  - T ER -', 'AU  - B']
    """
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris_fields(citable))


def one_line(text: str) -> str:
    """The text on one line, without controls and signs of direction, no longer than a field."""
    told = " ".join(_CONTROLS.sub(" ", text).split())
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"


def address(address: str) -> str:
    """An address in which nothing ends it or a field."""
    return one_line(address).translate(_IN_ADDRESS)


def key(key: str) -> str:
    """A key that every reader takes: letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-") or "ronda"


def _bibtex_fields(citable: Citable) -> Iterator[tuple[str, str]]:
    yield "author", f"{{{_latex(citable.body)}}}"
    # The second pair keeps capital letters as they are.
    yield "title", f"{{{_latex(citable.title)}}}"
    if citable.kind is Kind.REPORT:
        yield "institution", f"{{{_latex(citable.body)}}}"
    if citable.published:
        yield "year", str(citable.published.year)
        yield "date", citable.published.isoformat()
    if citable.number:
        yield "number", _latex(citable.number)
    if citable.edition:
        yield "note", _latex(citable.edition)
    if citable.language:
        yield "language", _latex(citable.language)
    yield "url", address(citable.address)


def _ris_fields(citable: Citable) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES[citable.kind]
    yield "TI", one_line(citable.title)
    yield "AU", one_line(citable.body)
    if citable.published:
        yield "PY", str(citable.published.year)
        yield "DA", _ris_day(citable.published)
    told = {"M1": citable.number, "ET": citable.edition, "LA": citable.language}
    told |= {"AB": citable.description, "PB": citable.body if citable.kind is Kind.REPORT else ""}
    yield from ((tag, one_line(value)) for tag, value in told.items() if value)
    yield "UR", address(citable.address)
    yield "ER", ""


def _ris_day(day: date) -> str:
    return f"{day.year:04}/{day.month:02}/{day.day:02}"


def _latex(text: str) -> str:
    return one_line(text).translate(_LATEX)


def _joined(parts: list[str]) -> str:
    return ", ".join(part for part in parts if part)


def _ended(part: str) -> str:
    return part if part.endswith((".", "!", "?", "…")) else f"{part}."
