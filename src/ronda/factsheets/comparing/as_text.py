"""A comparison for the terminal, in plain lines.

Two things to know. What was deleted stands in [-…-], what was inserted in {+…+}, so that it can be
read without colours and searched for; colours come on top where they are wanted. And long
stretches that were kept are shortened to what stands beside a change.
"""

from collections.abc import Iterator

from ronda.factsheets.comparing.changes import Change, Comparison, Difference
from ronda.factsheets.comparing.summary import SAME, counts, groups, named
from ronda.factsheets.comparing.wording import WordChange, WordChangeKind
from ronda.factsheets.printable import printable

_CONTEXT = 40
_RED, _GREEN, _BOLD, _PLAIN = "\033[31m", "\033[32m", "\033[1m", "\033[0m"


def lines(comparison: Comparison, *, coloured: bool = False) -> Iterator[str]:
    """The lines of the comparison, without line ends."""
    yield f"old: {printable(named(comparison.old))}"
    yield f"new: {printable(named(comparison.new))}"
    yield ""
    if comparison.same:
        yield SAME
        return
    for things, what, number in counts(comparison):
        yield f"{number:5}  {things} {what}"
    for group in groups(comparison):
        yield ""
        yield _painted(printable(group.heading), _BOLD, coloured)
        for change in group.changes:
            yield from change_lines(change, coloured=coloured)


def change_lines(change: Change, *, coloured: bool = False) -> Iterator[str]:
    """The lines that tell one change."""
    yield f"  {printable(change.where)}: {', '.join(change.kinds)}"
    for difference in change.differences:
        text = _shown(difference, coloured)
        yield from (f"      {line}" for line in f"{difference.aspect}: {text}".split("\n"))


def _shown(difference: Difference, coloured: bool) -> str:
    if not difference.words:
        return printable(f"{difference.old or '–'} → {difference.new or '–'}")
    last = len(difference.words) - 1
    return "".join(
        _stretch(words, coloured, first=i == 0, last=i == last)
        for i, words in enumerate(difference.words)
    )


def _stretch(words: WordChange, coloured: bool, *, first: bool, last: bool) -> str:
    text = printable(words.text)
    if words.kind is WordChangeKind.DELETED:
        return _painted(f"[-{text}-]", _RED, coloured)
    if words.kind is WordChangeKind.INSERTED:
        return _painted(f"{{+{text}+}}", _GREEN, coloured)
    before = "" if first else text[:_CONTEXT]
    after = "" if last else text[-_CONTEXT:]
    short = f"{before}…{after}"
    return text if len(text) <= len(short) else short


def _painted(text: str, colour: str, coloured: bool) -> str:
    return f"{colour}{text}{_PLAIN}" if coloured else text
