"""What a Word file that came back says in the boxes, beside what stands there on line.

Two things to know. A text that ever stood in its box here is no news, so that an old copy of the
file changes nothing. And where both sides wrote something new, the file's text is a conflict, which
becomes a rival if it is taken.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ronda.apps.follow_ups.box_ids import in_box
from ronda.apps.follow_ups.selectors.boxes import Sheet
from ronda.apps.follow_ups.selectors.drafts import Draft, Filled, written_before
from ronda.apps.sources.reading import read_bytes
from ronda.factsheets.boxes import returned


@dataclass(frozen=True)
class Offer:
    """A box in which the file says something new."""

    filled: Filled
    text: str

    @property
    def is_conflict(self) -> bool:
        """Whether something was written on line as well."""
        return self.filled.row is not None and bool(self.filled.text.strip())


def read_in(sheet: Sheet, data: bytes, name: str) -> dict[str, Any]:
    """What the file says: the text of each box, and what else was changed in it.

    Raises DocumentError where it cannot be read, or is of another factsheet.
    """
    came = returned(sheet.value, read_bytes(data, name, None).factsheet)
    ids = {box.path: id for id, box in sheet.boxes.items()}
    return {
        "boxes": {ids[box.path]: box.difference.new for box in came.boxes if box.path in ids},
        "outside": [change.where for change in came.outside],
        "strays": [line.text for line in came.unplaced],
    }


def offers_of(draft: Draft, content: dict[str, Any]) -> list[Offer]:
    """The boxes that the file would change, in order."""
    told: dict[str, str] = content["boxes"]
    known = _known(draft.boxes.values())
    new = (Offer(one, told[id]) for id, one in draft.boxes.items() if id in told)
    return [one for one in new if (one.filled.box.id, in_box(one.text)) not in known]


def _known(boxes: Iterable[Filled]) -> set[tuple[str, str]]:
    """Every text that stands in the boxes or ever did, and none at all."""
    every = list(boxes)
    told = {(one.box.id, in_box(text)) for one in every for text in ("", one.text, one.box.said)}
    return told | written_before(one.row for one in every if one.row is not None)
