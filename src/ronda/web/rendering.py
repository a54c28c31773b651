"""A factsheet's texts as HTML: paragraphs, lists, emphasis, links and footnote marks.

Two things to know. What is made here is escaped here and nowhere else, so it is safe to put on a
page as it is. And a mark becomes a link only where its note is shown on the same page; the first
mark of a note is the one its note leads back to.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ronda.factsheets.blocks import Run
from ronda.factsheets.model import Footnote, Mark, Statement, Text
from ronda.factsheets.writing.outline import LABELLED_LINE, runs_of

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a text: its runs, how deep it stands, and its label if it is a point."""

    runs: tuple[Run, ...]
    depth: int = 0
    label: str = ""


class Renderer:
    """Renders the texts of one page in the order they stand on it.

    `notes` are the numbers of the footnotes that the page shows.
    """

    def __init__(self, notes: Collection[int] = ()) -> None:
        self.notes = notes
        self._marked: set[int] = set()

    def text(self, text: Text) -> SafeString:
        """`text` as paragraphs and lists."""
        groups = groupby(_lines(text), key=lambda line: line.depth > 0)
        return _joined(
            self._list(list(group)) if points else self._paragraphs(group)
            for points, group in groups
        )

    def sentence(self, text: Text) -> SafeString:
        """`text` as running words, without a paragraph of its own."""
        return self._runs(runs_of(text.text, text.marks, text.styles))

    def items(self, statement: Statement) -> SafeString:
        """The sub-points of `statement` as a list; empty where it has none."""
        labels = statement.labels or ("-",) * len(statement.items)
        marks, styles = statement.marks, statement.styles
        points = [
            (label, self._runs(runs_of(words, marks, styles, item=index)))
            for index, (words, label) in enumerate(zip(statement.items, labels, strict=False))
        ]
        return _list(points) if points else mark_safe("")

    def title(self, title: str, marks: Sequence[Mark] = ()) -> SafeString:
        """A title's words with the marks that stand in them."""
        return self._runs(runs_of(title, marks))

    def note(self, note: Footnote) -> SafeString:
        """The words of a footnote."""
        return self._runs(runs_of(note.text, styles=note.styles))

    def _paragraphs(self, lines: Iterable[_Line]) -> SafeString:
        return mark_safe("".join(f"<p>{self._runs(line.runs)}</p>" for line in lines))  # noqa: S308

    def _list(self, lines: Sequence[_Line]) -> SafeString:
        """Points, each with the deeper ones that follow it inside it."""
        depth = min(line.depth for line in lines)
        starts = [i for i, line in enumerate(lines) if line.depth == depth or i == 0]
        points = []
        for start, end in pairwise([*starts, len(lines)]):
            inner = lines[start + 1 : end]
            deeper = self._list(inner) if inner else mark_safe("")
            points.append((lines[start].label, self._runs(lines[start].runs) + deeper))
        return _list(points)

    def _runs(self, runs: Sequence[Run]) -> SafeString:
        pieces: list[SafeString] = []
        for (mark, href), group in groupby(runs, key=lambda run: (run.mark, run.href)):
            if mark is not None:
                pieces += [self._mark(mark) for _run in group]
            else:
                pieces.append(_linked(_joined(_emphasised(run) for run in group), href))
        return _joined(pieces)

    def _mark(self, number: int) -> SafeString:
        if number not in self.notes:
            return format_html('<sup class="noteref">{}</sup>', number)
        place = "" if number in self._marked else format_html(' id="mark-{}"', number)
        self._marked.add(number)
        return format_html(
            '<sup class="noteref">'
            '<a{} href="#note-{}" role="doc-noteref" aria-label="{}">{}</a></sup>',
            place,
            number,
            _("Note %(number)s") % {"number": number},
            number,
        )


def _lines(text: Text) -> Iterator[_Line]:
    start = 0
    for line in text.text.split("\n") if text.text else ():
        label = LABELLED_LINE.match(line)
        begin = start + (label.end() if label else 0)
        end = start + len(line)
        runs = runs_of(text.text, text.marks, text.styles, start=begin, end=end)
        if label:
            yield _Line(runs, len(label["indent"]) // 2 + 1, label["label"])
        else:
            yield _Line(runs)
        start = end + 1


def _list(points: Sequence[tuple[str, SafeString]]) -> SafeString:
    """A list; its labels are shown as the document has them, bullets are left to the browser."""
    if all(label == "-" for label, _words in points):
        body = format_html_join("", "<li>{}</li>", ((words,) for _label, words in points))
        return format_html("<ul>{}</ul>", body)
    pattern = '<li><span class="label">{}</span> {}</li>'
    return format_html('<ul class="labelled">{}</ul>', format_html_join("", pattern, points))


def _emphasised(run: Run) -> str:
    html = escape(run.text)
    if run.italic:
        html = f"<em>{html}</em>"
    return f"<strong>{html}</strong>" if run.bold else html


def _linked(html: SafeString, href: str | None) -> SafeString:
    """A link where `href` is one that may be followed; else the bare words."""
    if not href or not _SAFE_LINK.fullmatch(href):
        return html
    return format_html('<a href="{}" rel="noopener noreferrer">{}</a>', href, html)


def _joined(pieces: Iterable[str]) -> SafeString:
    """Pieces of HTML beside each other."""
    return mark_safe("".join(pieces))  # noqa: S308
