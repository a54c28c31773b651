"""A document's blocks as a letter's rules look at them, each with its language.

Two things to know. A letter may be in two languages (a translation below, an office's name in its
own script), so every piece has its own. And running heads and page numbers are set aside here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ronda.factsheets.blocks import Block, Document, Kind
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.factsheets.reading.grammar.passages import Passage as Placeable
from ronda.replies.reading.plain import Plain, plain
from ronda.replies.wording import Words, language_of, words_of

_ENOUGH = 8
_LATIN = ("en", "fr", "sr-Latn")
_CYRILLIC = ("sr-Cyrl",)


@dataclass(frozen=True)
class Piece:
    """A block with its plain words, and what the ledger needs to know to place it."""

    block: Block
    plain: Plain
    words: Words
    placeables: tuple[Placeable, ...]

    @property
    def text(self) -> str:
        """The words as patterns see them."""
        return self.plain.text

    @cached_property
    def lines(self) -> Sequence[Plain]:
        """The words line by line, where the source has lines."""
        return list(self.plain.lines())

    @cached_property
    def word_count(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def is_bold(self) -> bool:
        """Whether all its words are set in bold."""
        runs = [run for run in self.block.runs if run.text.strip() and run.mark is None]
        return bool(runs) and all(run.bold for run in runs)

    def joined(self, other: "Piece") -> "Piece":
        """The piece with the rest of its sentence, which stood in another block."""
        placeables = (*self.placeables, *other.placeables)
        return Piece(self.block, self.plain.joined(other.plain), self.words, placeables)


def pieces(document: Document, ledger: Ledger) -> tuple[str, list[Piece]]:
    """The document's language, and its pieces with words in them; the rest is placed."""
    language = document.language or ""
    kept: list[tuple[Block, Plain]] = []
    for block in document.blocks:
        if block.kind is Kind.FURNITURE:
            ledger.place(Placeable.of(block, document), "furniture")
        elif (words := plain(block, document)).words:
            kept.append((block, words))
    sample = " ".join(words.words for _, words in kept[:_SAMPLED])
    main = _known_tag(language) or language_of(sample)
    found = [
        Piece(block, words, words_of(_own(words.text, main)), (Placeable.of(block, document),))
        for block, words in kept
    ]
    return main, found


_SAMPLED = 200


def _known_tag(declared: str) -> str | None:
    """A language that the file declares is believed only where its script leaves no doubt."""
    return declared if declared in ("sr-Cyrl", "sr-Latn") else None


def _own(text: str, main: str) -> str:
    """The language of one piece: by its letters, by its small words where it has enough."""
    letters = [c for c in text[:200] if c.isalpha()]
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in letters)
    among = _CYRILLIC if cyrillic * 2 > len(letters) else _LATIN
    few = len(text.split()) < _ENOUGH
    if not letters or (few and main in among):
        return main
    if len(among) == 1:
        return among[0]
    if few:
        return "sr-Latn" if main == "sr-Cyrl" else main
    return language_of(text, (main, *among) if main in among else among)


def hrefs(piece: Piece) -> Iterator[tuple[int, int, str]]:
    """Where the words of a piece are linked by the document itself, and to what."""
    at = 0
    text = piece.plain.words
    for run in piece.block.runs:
        if run.href is None or run.mark is not None or not run.text.strip():
            continue
        shown = run.text.strip()
        found = text.find(shown, at)
        if found >= 0:
            href = run.href.removeprefix("mailto:")
            if href != shown and not run.href.startswith("#"):
                yield found, found + len(shown), run.href
            at = found + len(shown)
