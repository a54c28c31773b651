"""Marking in a text the words that were looked for, and cutting it to the stretches around them.

Two things to know. A word is marked where its bare stem is one of the query's, in the language of
the text; the database makes its stems in the same way (migration `0001_statements`). And of a long
text two stretches are shown, from the first words that are marked.
"""

import re
from collections.abc import Iterator, Sequence

from ronda.languages.stems import main_language, stem

Piece = tuple[str, bool]
LONGEST = 100_000
BEFORE, LENGTH, STRETCHES = 80, 300, 2
PARTED = " … "
_WORD = re.compile(r"[^\W_]+")
_LEXEME = re.compile(r"(!\s*)?'((?:[^']|'')*)'")
_LANGUAGES = {"en", "fr", "sr"}


def pieces(text: str, language: str, words: str) -> Sequence[Piece]:
    """The text in pieces, each with whether it was looked for; `words` is PostgreSQL's query."""
    text = text[:LONGEST]
    stems = _stems(words, main_language(language))
    marks = [m.span() for m in _WORD.finditer(text) if stem(m.group(), language) in stems]
    return tuple(_pieces(text, marks))


def _stems(words: str, language: str) -> frozenset[str]:
    """The stems that the query asks for in one language, not those that it leaves out."""
    found: dict[str, set[str]] = {one: set() for one in _LANGUAGES}
    now = ""
    for out, lexeme in _LEXEME.findall(words):
        if lexeme.startswith("§m:"):
            now = lexeme[3:]
        elif now and not out:
            found[now].add(lexeme)
    return frozenset(found[language])


def _pieces(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    for turn, (start, end) in enumerate(_stretches(text, marks)):
        if turn or start:
            yield PARTED if turn else "… ", False
        at = start
        for begins, ends in marks:
            if start <= begins and ends <= end:
                if at < begins:
                    yield text[at:begins], False
                yield text[begins:ends], True
                at = ends
        if at < end:
            yield text[at:end], False
        if end < len(text) and turn + 1 == _count(text, marks):
            yield " …", False


def _count(text: str, marks: Sequence[tuple[int, int]]) -> int:
    return len(list(_stretches(text, marks)))


def _stretches(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """From where to where the text is shown: at most `STRETCHES`, each about `LENGTH` long."""
    if len(text) <= LENGTH * STRETCHES or not marks:
        yield 0, _word_ends(text, min(len(text), LENGTH * STRETCHES))
        return
    end, made = -1, 0
    for begins, _ends in marks:
        if begins < end:
            continue
        start = max(_word_begins(text, begins - BEFORE), end, 0)
        end = _word_ends(text, min(len(text), start + LENGTH))
        yield start, end
        made += 1
        if made == STRETCHES:
            return


def _word_begins(text: str, at: int) -> int:
    """The beginning of the word in which a place is."""
    if at <= 0:
        return 0
    space = text.rfind(" ", 0, at)
    return space + 1 if at - space < BEFORE else at


def _word_ends(text: str, at: int) -> int:
    """The end of the word in which a place is."""
    space = text.find(" ", at)
    return space if 0 <= space - at < BEFORE else min(len(text), at)
