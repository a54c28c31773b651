"""The runs of a block as HTML: emphasis, links, footnote marks.

Two things to know. Only addresses of the web and of mail become links; any other target (a dead
"#", a script) is kept beside its words in `data-href`, where no browser follows it. And the first
mark of a note is the one its way back leads to.
"""

from collections.abc import Iterable
from html import escape

from ronda.factsheets.blocks import Run
from ronda.factsheets.writing.page_words import PageWords

_SAFE = ("https://", "http://", "mailto:")


class InlineHtml:
    """Writes the runs of one page; keeps the marks already written and the notes there are."""

    def __init__(self, words: PageWords, notes: Iterable[int]) -> None:
        self.words = words
        self.notes = frozenset(notes)
        self.marked: set[int] = set()

    def of(self, runs: Iterable[Run]) -> str:
        """The HTML of `runs`."""
        html = []
        after_mark = False
        for run in runs:
            marks = run.mark is not None
            html.append(self._mark(run, after_mark) if marks else self._run(run))
            after_mark = marks
        return "".join(html)

    def _run(self, run: Run) -> str:
        html = escape(run.text, quote=False)
        if run.italic:
            html = f"<em>{html}</em>"
        if run.bold:
            html = f"<strong>{html}</strong>"
        if run.href is None:
            return html
        target = escape(run.href)
        if run.href.lower().startswith(_SAFE):
            return f'<a href="{target}">{html}</a>'
        return f'<span data-href="{target}">{html}</span>'

    def _mark(self, run: Run, after_mark: bool) -> str:
        """A mark; one right after another is shown with a comma between them."""
        number = run.mark
        assert number is not None
        told = f' class="next" data-mark="{number}"' if after_mark else f' data-mark="{number}"'
        first = f' id="ref-{number}"' if number not in self.marked else ""
        self.marked.add(number)
        if number not in self.notes:
            return f"<sup{told}{first}>{number}</sup>"
        label = escape(self.words.note.format(number=number))
        link = f'href="#note-{number}" role="doc-noteref" aria-label="{label}"'
        return f"<sup{told}><a{first} {link}>{number}</a></sup>"
