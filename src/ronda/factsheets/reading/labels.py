"""What stands before the points of a list: bullets and letters, typed or made by a program.

Two things to know. Every kind of bullet is "-", letters and numbers keep their sign ("a)", "2)").
And what may as well be a word or a year is no label.
"""

import re

TYPED = re.compile(
    r"(?P<label>[-•▪■●◦‣·–—□➢✔→\uf0b7\uf0a7\uf0d8]|\*(?!\*)|\(?[a-z0-9]{1,3}\)|[a-z]\.)"
    r"[ \t\u00a0]+(?=\S)"
)
"""A label typed at the beginning of a text."""

_SET_APART = re.compile(
    r"[\s\u00a0]*[-•▪■●◦‣·–—o§ØüØ\uf0b7\uf0a7\uf0d8](?:\t|[ \u00a0]{2})[ \t\u00a0]*(?=\S)"
)
"""A bullet that a program set apart from the text with a tab or several blanks."""

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LAST_ROMAN = 39
_KINDS = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
    "decimal-leading-zero": "1",
}


def typed_label(text: str) -> tuple[str, int] | None:
    """The label at the beginning of `text` and its length with the blanks after it.

    >>> typed_label("• one"), typed_label("b) two"), typed_label("2024 three")
    (('-', 2), ('b)', 3), None)
    """
    if apart := _SET_APART.match(text):
        return "-", apart.end()
    found = TYPED.match(text)
    return (sign(found["label"]), found.end()) if found else None


def sign(label: str) -> str:
    """A label as blocks have it: "-" for every kind of bullet."""
    return label if label[-1:] in (")", ".") and len(label) > 1 else "-"


def list_kind(told: str) -> str | None:
    """The kind of numbering by the name a style gives it; None for bullets and for none."""
    return _KINDS.get(told)


def label_of(number: int, kind: str) -> str:
    """The label of point `number` (from 1) in a list of `kind` ("1", "a", "A", "i", "I").

    >>> [label_of(4, kind) for kind in "1aAiI"]
    ['4)', 'd)', 'D)', 'iv)', 'IV.']
    """
    if kind in "aA" and number > 0:
        letter = _letters(number)
        return f"{letter.upper() if kind == 'A' else letter})"
    if kind in "iI" and 0 < number <= _LAST_ROMAN:
        numeral = _roman(number)
        return f"{numeral.upper()}." if kind == "I" else f"{numeral})"
    return f"{number})"


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    numeral = ""
    for value, sign in _ROMAN:
        numeral += sign * (number // value)
        number %= value
    return numeral
