"""Text from documents, made harmless for a terminal."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""`text` without control characters, with which a document could command a terminal.

    Line ends and tabs stay; what turns the direction of writing goes too, because it can make a
    sentence read as another one.

    >>> printable("Arcadia\x1b[2J")
    'Arcadia�[2J'
    """
    return _CONTROL.sub("\ufffd", text)
