"""The boxes of an edition, in order, with what is asked above each.

Two things to know. A box keeps its id through editions and languages (`box_ids`). And whoever asks
for the boxes of an edition was asked before whether they may see it.
"""

from dataclasses import dataclass

from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors import edition_assemble, stable_ids
from ronda.apps.follow_ups.box_ids import of_chapter, of_recommendation
from ronda.factsheets.model import Chapter, Factsheet, Recommendation


@dataclass(frozen=True)
class Box:
    """A place for the Party to write in; `said` is what the edition has in it.

    `path` leads to it in the edition. A blue box (`is_blue`) is a chapter's and has no codes.
    """

    id: str
    path: str
    is_blue: bool
    codes: tuple[str, ...]
    strength: str
    lead_in: str
    text: str
    items: tuple[str, ...]
    said: str

    @property
    def called(self) -> str:
        """Its recommendation's codes, "" for a blue box."""
        return ", ".join(self.codes)


@dataclass(frozen=True)
class BoxChapter:
    """A chapter of an edition and its boxes."""

    id: str
    number: str
    title: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Sheet:
    """An edition as a value, with its boxes by chapter; chapters without one are left out."""

    edition: Edition
    value: Factsheet
    chapters: tuple[BoxChapter, ...]

    @property
    def boxes(self) -> dict[str, Box]:
        """Every box by its id, in order."""
        return {box.id: box for chapter in self.chapters for box in chapter.boxes}

    def chapter_of(self, box: str) -> BoxChapter:
        """The chapter that a box stands in; raises StopIteration for none."""
        return next(one for one in self.chapters if any(box == b.id for b in one.boxes))


def sheet_of(edition: Edition) -> Sheet:
    """The boxes of an edition."""
    value, ids = edition_assemble(edition), stable_ids(edition)
    names = {place: of_recommendation(id) for place, id in ids.items()}
    every = (_chapter(at, one, names) for at, one in enumerate(value.chapters))
    return Sheet(edition, value, tuple(one for one in every if one.boxes))


def _chapter(at: int, chapter: Chapter, names: dict[str, str]) -> BoxChapter:
    id = of_chapter(chapter.number, at)
    boxes = [
        _orange(f"chapters/{at}/recommendations/{index}", one, names)
        for index, one in enumerate(chapter.recommendations)
        if one.follow_up is not None
    ]
    if chapter.practice_box is not None:
        said = chapter.practice_box.text
        boxes.append(Box(id, f"chapters/{at}/practice_box", True, (), "", "", "", (), said))
    return BoxChapter(id, chapter.number, chapter.title, tuple(boxes))


def _orange(place: str, one: Recommendation, names: dict[str, str]) -> Box:
    return Box(
        id=names[place],
        path=f"{place}/follow_up",
        is_blue=False,
        codes=one.codes,
        strength=one.strength.value if one.strength else "",
        lead_in=one.lead_in.text if one.lead_in else "",
        text=one.text,
        items=one.items,
        said=one.follow_up.text if one.follow_up else "",
    )
