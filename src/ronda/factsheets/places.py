"""Every text of a factsheet that may carry footnote marks, in the document's order.

Two things to know. A place has a path, spelt as in `Stretch.place`
("chapters/2/recommendations/0"), and a name for people ("chapter III, recommendation III-12").
And a lead-in that several points share is given once, at the first of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ronda.factsheets.model import (
    Chapter,
    Factsheet,
    Mark,
    Observation,
    Practice,
    Recommendation,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: its path, its name for people, and the marks in it."""

    path: str
    name: str
    marks: tuple[Mark, ...]


def places(factsheet: Factsheet) -> Iterator[Place]:
    """The places of `factsheet`, in order."""
    yield Place("preface", "the cover", factsheet.preface.marks)
    for index, chapter in enumerate(factsheet.chapters):
        yield from _of_chapter(f"chapters/{index}", chapter)


def chapter_name(chapter: Chapter) -> str:
    """How a chapter is called in a sentence."""
    return f"chapter {chapter.number}" if chapter.number else f"chapter “{chapter.title}”"


def recommendation_name(chapter: Chapter, index: int) -> str:
    """How the recommendation at `index` (from 0) is called: by its codes, else by its turn."""
    codes = chapter.recommendations[index].codes
    called = " and ".join(codes) if codes else f"no. {index + 1}"
    return f"{chapter_name(chapter)}, recommendation {called}"


def statement_name(chapter: Chapter, field: str, index: int) -> str:
    """How what stands at `index` of the chapter's `field` ("observations") is called."""
    if field == "recommendations":
        return recommendation_name(chapter, index)
    if field == "headings":
        return f"{chapter_name(chapter)}, heading “{chapter.headings[index].text}”"
    return f"{chapter_name(chapter)}, {field.removesuffix('s')} {index + 1}"


def _of_chapter(path: str, chapter: Chapter) -> Iterator[Place]:
    name = chapter_name(chapter)
    yield Place(f"{path}/title", f"{name}, title", chapter.title_marks)
    yield Place(f"{path}/introduction", f"{name}, introduction", chapter.marks)
    for index, heading in enumerate(chapter.headings):
        called = statement_name(chapter, "headings", index)
        yield Place(f"{path}/headings/{index}", called, heading.marks)
    yield from _of_statements(path, chapter)
    if chapter.practice_box is not None:
        marks = chapter.practice_box.marks
        yield Place(f"{path}/practice_box", f"{name}, blue box", marks)


def _of_statements(path: str, chapter: Chapter) -> Iterator[Place]:
    before: Statement | None = None
    for field, index, one in _in_order(chapter):
        here, name = f"{path}/{field}/{index}", statement_name(chapter, field, index)
        if isinstance(one, Statement):
            if one.lead_in and not (before and before.lead_in == one.lead_in):
                yield Place(f"{here}/lead_in", f"{name}, lead-in", one.lead_in.marks)
            before = one
        yield Place(here, name, one.marks)
        if isinstance(one, Recommendation) and one.follow_up is not None:
            yield Place(f"{here}/follow_up", f"{name}, orange box", one.follow_up.marks)


def _in_order(
    chapter: Chapter,
) -> list[tuple[str, int, Observation | Recommendation | Practice]]:
    """Statements and practices by position; those without one keep their turn, at the end."""
    every: list[tuple[str, int, Observation | Recommendation | Practice]] = [
        *(("observations", i, one) for i, one in enumerate(chapter.observations)),
        *(("recommendations", i, one) for i, one in enumerate(chapter.recommendations)),
        *(("practices", i, one) for i, one in enumerate(chapter.practices)),
    ]
    return sorted(every, key=lambda entry: (entry[2].position < 0, entry[2].position))
