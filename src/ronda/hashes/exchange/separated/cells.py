"""One cell of a table: lists in it, and texts that a spreadsheet would take for a formula.

Two things to know. A text that begins like a formula is written with an apostrophe before it, which
spreadsheets show as text; reading takes exactly that apostrophe away. And nothing is evaluated.
"""

import csv
import io
from collections.abc import Iterable

FORMULA = frozenset("=+-@＝＋－＠")
APOSTROPHE = "'"


def defused(text: str) -> str:
    """The text as no spreadsheet takes it for a formula.

    >>> defused("=1+1"), defused("plain"), defused("'=x")
    ("'=1+1", 'plain', "''=x")
    """
    risky = text[:1] in FORMULA or text[:1] == APOSTROPHE
    return APOSTROPHE + text if text and risky else text


def fused(text: str) -> str:
    """The text that `defused` was given; one from elsewhere as it is.

    >>> fused("'=1+1"), fused("'tis"), fused("''=x")
    ('=1+1', "'tis", "'=x")
    """
    marked = text[:1] == APOSTROPHE and (text[1:2] in FORMULA or text[1:2] == APOSTROPHE)
    return text[1:] if marked and len(text) > 1 else text


def split(text: str) -> list[str]:
    """The texts of a list in one cell, with commas between them and quotes where needed.

    >>> split('a, "b, c",, d')
    ['a', 'b, c', 'd']
    """
    if not text:
        return []
    rows = csv.reader([text], skipinitialspace=True)
    return [part.strip() for row in rows for part in row if part.strip()]


def joined(texts: Iterable[str]) -> str:
    """The list in one cell that `split` gives back."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(list(texts))
    return out.getvalue()
