"""Runs as they are met inside a block, brought to the form that blocks have.

Two things to know. White space is folded over the borders of runs, as a browser does it, and none
is left at either end. And text that looks alike is one run, whatever the elements it came in.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ronda.factsheets.blocks import Run

BREAK = Run("\n")
"""A forced line break: the one run that white space is not folded into."""

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_WIDE = re.compile(r"[ \u00a0]{2,}")


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text is set apart where it stands."""

    italic: bool = False
    bold: bool = False
    href: str | None = None

    def run(self, text: str) -> Run:
        """A run of `text` that looks so."""
        return Run(text, italic=self.italic, bold=self.bold, href=self.href)


def folded(runs: Iterable[Run], *, filler: bool = False) -> tuple[Run, ...]:
    """Runs with white space folded and like neighbours joined; breaks count as blanks.

    With `filler`, no-break spaces that only keep a distance (several, or at an end) go as well.
    """
    found: list[Run] = []
    blanks = " \u00a0" if filler else " "
    after_blank = True
    for run in runs:
        if run.mark is not None:
            found.append(run)
            continue
        text = _BLANKS.sub(" ", run.text)
        text = _WIDE.sub(" ", text) if filler else text
        if after_blank:
            text = text.lstrip(blanks)
        if text:
            after_blank = text[-1] in blanks
            _append(found, run if text == run.text else replace(run, text=text))
    return tuple(_trimmed(found, blanks))


def _append(runs: list[Run], run: Run) -> None:
    last = runs[-1] if runs else None
    if last is not None and last.mark is None and _alike(last, run):
        runs[-1] = replace(last, text=last.text + run.text)
    else:
        runs.append(run)


def _alike(first: Run, second: Run) -> bool:
    return (first.italic, first.bold, first.href) == (second.italic, second.bold, second.href)


def _trimmed(runs: list[Run], blanks: str) -> list[Run]:
    """Without blanks at the end, also where marks stand after them."""
    at = len(runs) - 1
    while at >= 0:
        if runs[at].mark is None:
            text = runs[at].text.rstrip(blanks)
            if text:
                if text != runs[at].text:
                    runs[at] = replace(runs[at], text=text)
                break
            del runs[at]
        at -= 1
    return runs


def lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs parted at their breaks."""
    found: list[list[Run]] = [[]]
    for run in runs:
        if run is BREAK:
            found.append([])
        else:
            found[-1].append(run)
    return found


def text_of(runs: Iterable[Run]) -> str:
    """The words without marks."""
    return "".join(run.text for run in runs if run.mark is None)


def without_start(runs: Sequence[Run], length: int) -> tuple[Run, ...]:
    """Runs without their first `length` characters of words; marks among these stay."""
    if length == 0:
        return tuple(runs)
    found: list[Run] = []
    for run in runs:
        if run.mark is not None:
            found.append(run)
            continue
        cut = min(length, len(run.text))
        length -= cut
        if run.text[cut:]:
            found.append(replace(run, text=run.text[cut:], start=run.start + cut))
    return tuple(found)
