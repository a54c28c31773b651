"""The words by which questions are read, in English, French and Serbian (both scripts).

Two things to know. They are looked for at the beginning of a line only, where they are meant. And
a guess by words is always told as one, except for what a person would not doubt either.
"""

import re
from typing import Literal

_PROMPT = re.compile(
    r"(?:please|kindly)\s+(?:specify|explain|describe|give|provide|indicate|elaborate)\b"
    r"|(?:veuillez|merci\s+de|prière\s+de)\s+(?:préciser|expliquer|indiquer|décrire)\b"
    r"|молимо|molimo|наведите|navedite|прецизирајте|precizirajte",
    re.IGNORECASE,
)
_IF_NOT = re.compile(
    r"if\s+(?:not|no)\b|dans\s+la\s+négative|si\s+non\b|sinon\b|ако\s+не\b|ако\s+није"
    r"|ako\s+ne\b|ako\s+nije",
    re.IGNORECASE,
)
_IF_SO = re.compile(
    r"if\s+(?:so|yes)\b|dans\s+l['’]affirmative|si\s+oui\b|ако\s+да\b|ako\s+da\b", re.IGNORECASE
)
_FIGURE = re.compile(
    r"how\s+many\b|what\s+(?:is|was)\s+the\s+number\s+of\b|combien\s+d|quel\s+(?:est|a\s+été)\s+le"
    r"\s+nombre|колико\b|koliko\b",
    re.IGNORECASE,
)
_YES_NO = re.compile(
    r"(?:is|are|was|were|do|does|did|has|have|can|may|will)\s+\w"
    r"|est-ce\s+que\b|existe-t-il|y\s+a-t-il|\w[^?]{0,80}-(?:t-)?(?:il|elle)s?\b"
    r"|да\s+ли\b|da\s+li\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:how|what|which|who|why|when|where|comment|quel|pourquoi|où)\b", re.IGNORECASE
)


def is_prompt(text: str) -> bool:
    """Whether a line without a number only asks for more ("please specify")."""
    return _PROMPT.match(text) is not None or condition_in(text) is not None


def condition_in(text: str) -> bool | None:
    """The answer that a line depends on: yes (true), no, or None where it says neither.

    >>> condition_in("If not, why?"), condition_in("Dans l’affirmative, comment ?")
    (False, True)
    """
    if _IF_NOT.match(text):
        return False
    return True if _IF_SO.match(text) else None


def asked_by(text: str) -> Literal["number", "yes_no", "text"]:
    """What a question asks for, by its first words.

    >>> asked_by("How many were there?"), asked_by("Is there a law?"), asked_by("Please describe")
    ('number', 'yes_no', 'text')
    """
    if _FIGURE.match(text):
        return "number"
    ends = text.rstrip().endswith("?") and not _OPEN.match(text)
    return "yes_no" if ends and _YES_NO.match(text) else "text"
