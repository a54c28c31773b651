"""Numbers as Word shows them: "IV", "d", "cc", "04", "г".

Two things to know. Letters run on by doubling (z, aa, bb), not as in spreadsheets. And a format
that is not known here is shown in plain figures, as Word does where it lacks one.
"""

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_LARGEST = 20_000
"""Beyond this a numeral would only be long; no document has so many."""


def roman(number: int) -> str:
    """A small Roman numeral.

    >>> roman(14)
    'xiv'
    """
    if not 0 < number <= _LARGEST:
        return str(number)
    written = []
    for amount, letters in _ROMAN:
        times, number = divmod(number, amount)
        written.append(letters * times)
    return "".join(written)


def lettered(number: int, letters: str = _LATIN) -> str:
    """A small letter, doubled past the end of the alphabet.

    >>> lettered(3), lettered(28)
    ('c', 'bb')
    """
    if not 0 < number <= _LARGEST:
        return str(number)
    times, at = divmod(number - 1, len(letters))
    return letters[at] * (times + 1)


def shown(number: int, format: str) -> str:
    """`number` in one of Word's formats ("upperRoman", "lowerLetter", …)."""
    return _FORMATS.get(format, str)(number)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "upperRoman": lambda n: roman(n).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda n: lettered(n).upper(),
    "lowerLetter": lettered,
    "russianUpper": lambda n: lettered(n, _RUSSIAN).upper(),
    "russianLower": lambda n: lettered(n, _RUSSIAN),
    "decimalZero": lambda n: f"{n:02d}",
    "none": lambda _: "",
}
