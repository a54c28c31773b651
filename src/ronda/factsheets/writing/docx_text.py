"""Text as WordprocessingML: runs in their styles, links; and what cannot stand in XML is refused.

Two things to know. All text goes through `escaped`, so that none is ever taken for markup. And a
link that is not a plain web address is written as a field, because Word calls a file broken whose
list of links has anything unusual in it.
"""

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from xml.sax.saxutils import escape

from ronda.factsheets.blocks import Run

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile(r"([\t\n\r])")
_PLAIN_LINK = re.compile(
    r"(?:(?:https?|ftp)://[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?](?:[\w\-.~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)?"
    r"(?:#(?:[\w\-.~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)?"
    r"|mailto:[\w.+-]+@[\w.-]+)",
    re.ASCII,
)
_LINK_STYLE = '<w:rStyle w:val="Hyperlink"/>'


def illegal(text: str) -> str | None:
    """The first character of `text` that XML cannot carry."""
    found = _ILLEGAL.search(text)
    return found[0] if found else None


def escaped(text: str) -> str:
    """`text` inside an element or an attribute in double quotes."""
    return escape(text, {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})


class Links:
    """The links of one part to the outside, each by its id."""

    def __init__(self, reserved: int = 0) -> None:
        self._reserved = reserved
        self._ids: dict[str, str] = {}

    def id(self, href: str) -> str:
        """The id by which the part refers to `href`."""
        return self._ids.setdefault(href, f"rId{self._reserved + len(self._ids) + 1}")

    def relations(self) -> str:
        """The list of links, as it stands in the part's relations."""
        return "".join(
            f'<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006'
            f'/relationships/hyperlink" Target="{escaped(href)}" TargetMode="External"/>'
            for href, id in self._ids.items()
        )


def runs_xml(runs: Iterable[Run], links: Links, mark: Callable[[int], str]) -> str:
    """The runs of a paragraph; `mark` gives the XML of a footnote mark."""
    written = []
    for href, group in groupby(runs, key=lambda run: run.href if run.mark is None else None):
        inner = "".join(
            _run(run.text, _look(run)) if run.mark is None else mark(run.mark) for run in group
        )
        written.append(inner if href is None else _linked(inner, href, links))
    return "".join(written)


def plain(text: str, look: str = "") -> str:
    """A run of text; `look` is what stands in its w:rPr."""
    return _run(text, look)


def _look(run: Run) -> str:
    return (
        (_LINK_STYLE if run.href is not None else "")
        + ("<w:b/><w:bCs/>" if run.bold else "")
        + ("<w:i/><w:iCs/>" if run.italic else "")
    )


def _run(text: str, look: str) -> str:
    if not text:
        return ""
    shown = f"<w:rPr>{look}</w:rPr>" if look else ""
    if _BREAKS.search(text) is None:
        return f'<w:r>{shown}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    pieces = (
        _SIGNS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _BREAKS.split(text)
        if piece
    )
    return f"<w:r>{shown}{''.join(pieces)}</w:r>"


_SIGNS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>"}


def _linked(inner: str, href: str, links: Links) -> str:
    if _PLAIN_LINK.fullmatch(href):
        return f'<w:hyperlink r:id="{links.id(href)}" w:history="1">{inner}</w:hyperlink>'
    address = href.replace("\\", "\\\\").replace('"', '\\"')
    return field(f'HYPERLINK "{address}"', inner)


def field(instruction: str, result: str) -> str:
    """A field with its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
