"""The names by which a questionnaire's Word file is known again when it comes back filled in.

Two things to know. Programs lose much on the way, so an answer's place is told four times: by the
tag of its content control, by a bookmark, by a paragraph style and by its visible number. And what
the file is of is told by its properties and, once more, by a line of text.
"""

import hashlib

TAG = "ronda:"
"""How the tag of a control begins; the question's id follows, and "#2" for its second option."""

NONE_OPTION = "none"
"""What stands after "#" for the option that there is no information."""

LABEL_STYLE, ANSWER_STYLE = "Ronda Answer Label", "Ronda Answer"

QUESTIONNAIRE = "Ronda questionnaire"
VERSION = "Ronda questionnaire version"
BODY = "Ronda questionnaire body"
ROUND = "Ronda questionnaire round"
PARTY = "Ronda questionnaire Party"
AUDIENCE = "Ronda questionnaire audience"
LANGUAGES = "Ronda questionnaire languages"
CHECKSUM = "Ronda questionnaire checksum"
ANSWERS = "Ronda questionnaire answers "
"""Fingerprints of the answers that went out with the file, in pieces numbered from 1."""

PIECE = 240
"""Word shows no longer property whole."""

_FINGERPRINT = 8
NO_ANSWER = "-" * _FINGERPRINT


def bookmark(id: str) -> str:
    """The bookmark at the label of an answer: 40 letters, digits and "_" are all it may have.

    >>> bookmark("q-6-1")
    'ronda_a0fe9ead171b'
    """
    return f"ronda_{hashlib.sha256(id.encode()).hexdigest()[:12]}"


def fingerprint(text: str | None) -> str:
    """A short sum of the text that went out as an answer, to tell later whether it was changed."""
    if text is None:
        return NO_ANSWER
    return hashlib.sha256(text.encode()).hexdigest()[:_FINGERPRINT]


def in_pieces(fingerprints: list[str]) -> dict[str, str]:
    """Fingerprints as properties."""
    whole = "".join(fingerprints)
    pieces = [whole[at : at + PIECE] for at in range(0, len(whole), PIECE)]
    return {f"{ANSWERS}{turn}": piece for turn, piece in enumerate(pieces, start=1)}


def from_pieces(properties: dict[str, str]) -> list[str]:
    """The fingerprints in properties."""
    pieces: list[str] = []
    while (name := f"{ANSWERS}{len(pieces) + 1}") in properties:
        pieces.append(properties[name])
    whole = "".join(pieces)
    return [whole[at : at + _FINGERPRINT] for at in range(0, len(whole), _FINGERPRINT)]
