"""Runs of a stretch of text: marks, links and emphasis told apart, white space folded."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ronda.factsheets.blocks import Run
from ronda.factsheets.reading.from_text.conventions import Convention, number_of

_MARKUP = (
    r"!\[[^\[\]]*\]\([^()\s]*\)(?P<picture>)"
    r"|\[(?P<link>(?:[^\[\]]|\[[^\[\]]*\])+)\]\((?P<href>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
    r"|<(?P<url>(?:https?://|mailto:)[^<>\s]+)>"
    r"|\*\*(?P<bold>[^*\s](?:[^*]*[^*\s])?)\*\*"
    r"|(?<![\w*])\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])"
    r"|(?P<tag></?(?:sup|sub|u|b|i|em|strong|br ?/?)>)"
)


class Inline:
    """Makes runs of one text in its convention."""

    def __init__(self, text: str, convention: Convention) -> None:
        self.text = text
        self.places = convention.places
        self.pattern = re.compile(f"{convention.mark}|{_MARKUP}")

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """The runs of the text between two offsets."""
        while start < end and self.text[start].isspace():
            start += 1
        at = start
        for found in self.pattern.finditer(self.text, start, end):
            special = tuple(self._special(found))
            if not special:
                continue
            if found.start() > at:
                yield Run(_folded(self.text[at : found.start()]), at, found.start())
            yield from special
            at = found.end()
        if at < end:
            yield Run(_folded(self.text[at:end]), at, end)

    def _special(self, found: re.Match[str]) -> Iterator[Run]:
        start, end = found.span()
        if shown := found["mark"]:
            if self.places is None or found.start("mark") in self.places:
                number = number_of(shown)
                yield Run(str(number), start, end, mark=number)
        elif found["url"]:
            yield Run(found["url"], start, end, href=found["url"])
        elif found["picture"] is not None:
            yield Run("", start, end)
        elif found["tag"]:
            yield Run(" " if found["tag"].startswith("<br") else "", start, end)
        else:
            yield from self._nested(found)

    def _nested(self, found: re.Match[str]) -> Iterator[Run]:
        """What stands inside a link or emphasis, which may hold marks of its own."""
        name = next(name for name in ("link", "bold", "italic") if found[name])
        inner = list(self.runs(*found.span(name)))
        for index, run in enumerate(inner):
            start = found.start() if index == 0 else run.start
            end = found.end() if index == len(inner) - 1 else run.end
            yield replace(
                run,
                start=start,
                end=end,
                href=found["href"] if name == "link" else run.href,
                bold=run.bold or name == "bold",
                italic=run.italic or name == "italic",
            )


_CUT = re.compile(
    r"(?<=\w)(?:\u00ad|(?P<hyphen>[-‐]))[ \t]*\n[ \t]*(?=[^\W\d_])"
    r"(?!(?:and|or|to|et|ou|à|i|ili|и|или)\b)"
)


def _folded(text: str) -> str:
    """One blank for every stretch of them; none where a line ends with a hyphen in a word."""
    text = _CUT.sub(lambda cut: cut["hyphen"] or "", text)
    return re.sub(r"[ \t\n\f]+", " ", text)
