"""Footnotes: what kind a note is, and the paragraphs and codes that it names.

A note counts as naming paragraphs or codes only when its first sentence says nothing else; any
other words make it a remark or a source, whatever numbers it holds.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ronda.factsheets.blocks import Kind
from ronda.factsheets.model import Footnote, NoteKind
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.factsheets.reading.grammar.passages import Passage, text_of
from ronda.procedure.body import Words, folded

_CODE = r"[IVXLC]+\s?[-‐‑–.]\s?\d+[a-z]?"
_TOKEN = re.compile(
    rf"(?P<code>\b{_CODE})|(?P<number>\b\d+)|(?P<range>[-–—]|\b(?:to|à|au|до|do)\b)"
    r"|(?P<joiner>[,;.:&\s()]+|\b(?:and|et|и|i|or|ou)\b)"
)


class Notes:
    """The notes of a document by number, and what the marks of a passage lead to."""

    def __init__(self, footnotes: Sequence[Footnote]) -> None:
        self.footnotes = tuple(footnotes)
        self.by_number: Mapping[int, Footnote] = {n.number: n for n in reversed(footnotes)}

    def codes(self, marks: Iterable[int]) -> tuple[str, ...]:
        """The recommendation codes that these marks lead to, each once, in order."""
        return tuple(dict.fromkeys(c for note in self._of(marks) for c in note.recommendations))

    def paragraphs(self, marks: Iterable[int]) -> tuple[int, ...]:
        """The report's paragraphs that these marks lead to, each once, in order."""
        return tuple(dict.fromkeys(p for note in self._of(marks) for p in note.paragraphs))

    def _of(self, marks: Iterable[int]) -> Iterator[Footnote]:
        return (self.by_number[mark] for mark in marks if mark in self.by_number)


def read_notes(passages: Iterable[Passage], words: Words, ledger: Ledger) -> Notes:
    """Each note as a Footnote, in the order in which they stand."""
    footnotes = []
    for index, noted in enumerate(p for p in passages if p.kind is Kind.NOTE):
        passage = noted if noted.role is not None else _without_way_back(noted)
        ledger.place(passage, f"footnotes/{index}/text")
        footnotes.append(_footnote(passage, words))
    return Notes(footnotes)


_WAY_BACK = re.compile(r"[\s\u00a0]*[↩↑⤴⏎][\ufe0e\ufe0f]?[\s\u00a0]*$")


def _without_way_back(passage: Passage) -> Passage:
    """A note without the arrow with which a page leads back to the text."""
    arrow = _WAY_BACK.search("".join(run.text for run in passage.runs))
    return passage.cut(arrow.start())[0] if arrow and arrow.start() else passage


def _footnote(passage: Passage, words: Words) -> Footnote:
    text = text_of(passage.runs)
    paragraphs, codes = named_in(text.text, words)
    return Footnote(
        number=passage.note or 0,
        text=text.text,
        kind=_kind(text.text, paragraphs, codes, words),
        paragraphs=paragraphs,
        recommendations=codes,
        styles=text.styles,
    )


def _kind(text: str, paragraphs: tuple[int, ...], codes: tuple[str, ...], words: Words) -> NoteKind:
    if codes:
        return NoteKind.RECOMMENDATIONS
    if paragraphs:
        return NoteKind.PARAGRAPHS
    return NoteKind.SOURCE if words.matches("source", text) else NoteKind.NOTE


def named_in(text: str, words: Words) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The paragraphs and codes that a note names first; both empty where it begins otherwise.

    Handles "Para.231", "Paras. 71, 73.", "III-17 and III-19" and ranges such as "71-73". Sentences
    behind them may say more; words that go on with the same sentence make the note a remark.
    """
    told = words.patterns["of_report"].sub("", folded(text)).strip()
    rest = told
    paragraphs: list[int] = []
    codes: list[str] = []
    while rest:
        of_paragraphs = words.search("paragraphs", rest)
        label = of_paragraphs or words.search("recommendations", rest)
        named = _Named(paragraphs, codes, of_codes=of_paragraphs is None)
        left, complete = _numbers(rest[label.end() :], named, words) if label else (rest, False)
        if not complete and not _begins_sentence(left, told):
            return (), ()
        if not complete:
            break
        rest = left
    return tuple(dict.fromkeys(paragraphs)), tuple(dict.fromkeys(codes))


def _begins_sentence(rest: str, told: str) -> bool:
    """Whether what is left of a note is a sentence of its own behind its numbers."""
    before = told[: len(told) - len(rest)]
    return re.search(r"\d\.\s+$", before) is not None and rest[:1].isupper()


@dataclass(frozen=True, slots=True)
class _Named:
    """What a note has named so far, and whether it now names codes rather than paragraphs."""

    paragraphs: list[int]
    codes: list[str]
    of_codes: bool

    def take(self, token: re.Match[str], *, ranged: bool) -> bool:
        """A number or code; a bare number behind a code is one of the same chapter."""
        if token["code"]:
            _extend_codes(self.codes, re.sub(r"\s?[-‐‑–.]\s?", "-", token["code"]), ranged)
        elif token["number"] and not self.of_codes:
            _extend(self.paragraphs, int(token["number"]), ranged)
        elif token["number"] and self.codes:
            chapter = self.codes[-1].partition("-")[0]
            _extend_codes(self.codes, f"{chapter}-{token['number']}", ranged)
        else:
            return False
        return True


def _numbers(rest: str, named: _Named, words: Words) -> tuple[str, bool]:
    """Take numbers and codes up to the next label; what is left, and whether any were found."""
    found = False
    ranged = False
    while rest and not _label_at(rest, words):
        token = _TOKEN.match(rest)
        if token is None:
            return rest, False
        rest = rest[token.end() :]
        taken = named.take(token, ranged=ranged)
        if token["number"] and not taken:
            return rest, False
        found = found or taken
        ranged = bool(token["range"]) or (ranged and bool(token["joiner"]) and token[0].isspace())
    return rest, found


def _label_at(rest: str, words: Words) -> bool:
    if not rest[0].isalpha():
        return False
    return words.matches("paragraphs", rest) or words.matches("recommendations", rest)


_LONGEST_RANGE = 60


def _extend(numbers: list[int], number: int, ranged: bool) -> None:
    if ranged and numbers and numbers[-1] < number <= numbers[-1] + _LONGEST_RANGE:
        numbers.extend(range(numbers[-1] + 1, number))
    numbers.append(number)


def _extend_codes(codes: list[str], code: str, ranged: bool) -> None:
    chapter, _, tail = code.partition("-")
    if ranged and codes and codes[-1].startswith(f"{chapter}-") and tail.isdigit():
        last = codes[-1].partition("-")[2]
        if last.isdigit() and int(tail) - int(last) <= _LONGEST_RANGE:
            codes.extend(f"{chapter}-{n}" for n in range(int(last) + 1, int(tail)))
    codes.append(code)
