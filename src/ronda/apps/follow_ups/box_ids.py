"""The ids of boxes, through editions and languages; and how a text stands in one.

Two things to know. An orange box is named by the stable id of its recommendation, a blue one by the
number of its chapter. And an id may stand in an address and in a form.
"""

import re
from uuid import UUID

from django.utils.text import slugify

from ronda.questionnaires.answers import typed

LONGEST = 100_000
"""Characters in one box: some thirty pages. What is longer goes with it as a file."""

_LINES = re.compile(r"[ \t]*\n\s*")


def of_recommendation(stable_id: UUID) -> str:
    """The id of the orange box under a recommendation."""
    return f"r-{stable_id}"


def of_chapter(number: str, order: int) -> str:
    """The id of the blue box of a chapter; by its place where it has no number."""
    return f"c-{slugify(number) or f'at-{order}'}"


def in_box(text: str) -> str:
    r"""A text as it stands in the box of a factsheet, where each line is a paragraph.

    >>> in_box("One.\r\n\r\nTwo. \n")
    'One.\nTwo.'
    """
    return _LINES.sub("\n", typed(text)).strip()
