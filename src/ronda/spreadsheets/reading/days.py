"""Which number formats of a workbook show a day: a day is a number there, told by its format."""

from collections.abc import Mapping


def day_formats(formats: Mapping[int, str]) -> frozenset[int]:
    """The number formats that show a day."""
    own = (14, 15, 16, 17, 22, *range(27, 37), *range(50, 59))
    told = {key for key, code in formats.items() if _shows_day(code)}
    return frozenset((*own, *told))


def _shows_day(code: str) -> bool:
    plain, quoted, depth = "", False, 0
    for letter in code.lower():
        if letter == '"':
            quoted = not quoted
        elif not quoted and letter in "[]":
            depth += 1 if letter == "[" else -1
        elif not quoted and not depth:
            plain += letter
    return "y" in plain or "d" in plain
