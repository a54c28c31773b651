"""The ids of boxes: which box is which, through editions and languages.

Two things to know. An orange box is named by the stable id of its recommendation, a blue one by the
number of its chapter. And an id may stand in an address and in a form.
"""

from uuid import UUID

from django.utils.text import slugify


def of_recommendation(stable_id: UUID) -> str:
    """The id of the orange box under a recommendation."""
    return f"r-{stable_id}"


def of_chapter(number: str, order: int) -> str:
    """The id of the blue box of a chapter; by its place where it has no number."""
    return f"c-{slugify(number) or f'at-{order}'}"
