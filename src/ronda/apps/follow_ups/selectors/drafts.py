"""The boxes of a Party as they stand while they are being filled in.

Two things to know. A box that nobody touched on line has the text that the factsheet has. And
whoever asks for a draft was asked before whether they may see it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.apps import apps
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors import editions_open
from ronda.apps.errors import NotVisible
from ronda.apps.follow_ups.box_ids import in_box
from ronda.apps.follow_ups.models import (
    BoxRival,
    BoxText,
    Evidence,
    Information,
    InformationState,
)
from ronda.apps.follow_ups.selectors.boxes import Box, Sheet, sheet_of
from ronda.apps.rivals import RivalState


class Fill(StrEnum):
    """How far a box is."""

    EMPTY = "empty"
    WRITTEN = "written"
    TWO_TEXTS = "two-texts"

    @property
    def label(self) -> Promise:
        """What it is, for people."""
        return _FILLS[self]


_FILLS = {
    Fill.EMPTY: pgettext_lazy("box", "empty"),
    Fill.WRITTEN: pgettext_lazy("box", "filled in"),
    Fill.TWO_TEXTS: pgettext_lazy("box", "two texts"),
}


@dataclass(frozen=True)
class Filled:
    """A box with what stands in it now; `revision` is 0 where nobody wrote on line."""

    box: Box
    text: str
    row: BoxText | None
    rivals: tuple[BoxRival, ...]
    evidence: tuple[Evidence, ...]
    elsewhere: str
    """What the factsheet says in this box and was never written here; "" for nothing."""

    @property
    def revision(self) -> int:
        """How often the text was changed on line."""
        return self.row.revision if self.row is not None else 0

    @property
    def state(self) -> Fill:
        """How far it is."""
        if self.rivals:
            return Fill.TWO_TEXTS
        return Fill.WRITTEN if self.text.strip() else Fill.EMPTY


@dataclass(frozen=True)
class DraftChapter:
    """A chapter with its boxes as they stand."""

    id: str
    number: str
    title: str
    boxes: tuple[Filled, ...]

    @property
    def written(self) -> int:
        """How many of its boxes have a text."""
        return sum(bool(one.text.strip()) for one in self.boxes)

    @property
    def state(self) -> Fill:
        """Whether all its boxes, or none, have a text."""
        if any(one.rivals for one in self.boxes):
            return Fill.TWO_TEXTS
        return Fill.WRITTEN if self.written == len(self.boxes) else Fill.EMPTY


@dataclass(frozen=True)
class Draft:
    """The boxes of a Party as they stand now."""

    information: Information
    sheet: Sheet
    chapters: tuple[DraftChapter, ...]
    apart: tuple[BoxText, ...]
    """Texts of boxes that the factsheet has no more."""

    @property
    def boxes(self) -> dict[str, Filled]:
        """Every box by its id, in order."""
        return {one.box.id: one for chapter in self.chapters for one in chapter.boxes}

    @property
    def missing(self) -> tuple[Filled, ...]:
        """The orange boxes without a word."""
        empty = (one for one in self.boxes.values() if not one.text.strip())
        return tuple(one for one in empty if not one.box.is_blue)

    @property
    def rivals(self) -> tuple[BoxRival, ...]:
        """The texts that are still to be merged."""
        return tuple(rival for one in self.boxes.values() for rival in one.rivals)

    @property
    def elsewhere(self) -> tuple[Filled, ...]:
        """The boxes in which the factsheet says something that was not written here."""
        return tuple(one for one in self.boxes.values() if one.elsewhere)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in each box, by its path in the edition."""
        return {one.box.path: in_box(one.text) for one in self.boxes.values()}

    @property
    def files(self) -> tuple[Evidence, ...]:
        """The evidence with all boxes, in order."""
        return tuple(file for one in self.boxes.values() for file in one.evidence)


def edition_of(information: Information) -> Edition:
    """The edition whose boxes are filled in: the newest open one in the language chosen.

    What was submitted stays with the edition it was written in, until it is opened again.
    """
    kept = information.edition
    if information.state == InformationState.SUBMITTED:
        return kept
    same = (one for one in editions_open(kept.factsheet) if one.language == kept.language)
    return next(same, kept)


def draft_of(information: Information) -> Draft:
    """The boxes as they stand now."""
    sheet = sheet_of(edition_of(information))
    rows = {one.box: one for one in texts_of(information)}
    rivals = _by_box(rivals_of(information))
    files: dict[str, list[Evidence]] = {}
    for file in evidence_of(information):
        files.setdefault(file.box, []).append(file)
    earlier = _earlier(sheet, rows)

    def filled(box: Box) -> Filled:
        row = rows.get(box.id)
        text = row.text if row is not None else box.said
        known = not _differs(box, row) or (box.id, in_box(box.said)) in earlier
        own = tuple(rivals.get(box.id, ()))
        evidence = tuple(files.get(box.id, ()))
        return Filled(box, text, row, own, evidence, "" if known else box.said)

    chapters = tuple(
        DraftChapter(one.id, one.number, one.title, tuple(filled(box) for box in one.boxes))
        for one in sheet.chapters
    )
    apart = tuple(row for id, row in rows.items() if id not in sheet.boxes and row.text)
    return Draft(information, sheet, chapters, apart)


def texts_of(information: Information) -> QuerySet[BoxText]:
    """The texts that were written on line, with who changed them last."""
    return BoxText.objects.filter(information=information).select_related("changed_by")


def rivals_of(information: Information) -> QuerySet[BoxRival]:
    """The texts that are still to be merged."""
    found = BoxRival.objects.filter(text_of__information=information, state=RivalState.OPEN)
    return found.select_related("text_of__changed_by", "written_by")


def rival_visible(information: Information, id: int) -> BoxRival:
    """One text that is still to be merged; raises NotVisible."""
    found = rivals_of(information).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There are no two texts to merge here any more."))
    return found


def evidence_of(information: Information) -> QuerySet[Evidence]:
    """The files that go with the boxes now, without their bytes."""
    found = Evidence.objects.filter(information=information, removed_at=None)
    return (
        found.select_related("source__content", "added_by")
        .defer("source__content__data")
        .order_by("pk")
    )


def written_before(texts: Iterable[BoxText]) -> set[tuple[str, str]]:
    """Every text that ever stood in these boxes, as (box, text); from the rows' history."""
    keys = {one.pk: one.box for one in texts}
    kept = apps.get_model("follow_ups", "BoxTextEvent").objects.filter(pgh_obj__in=keys)
    return {(keys[key], in_box(text)) for key, text in kept.values_list("pgh_obj_id", "text")}


def _earlier(sheet: Sheet, rows: dict[str, BoxText]) -> set[tuple[str, str]]:
    """The same of those boxes in which the factsheet says something else."""
    boxes = sheet.boxes
    other = [row for id, row in rows.items() if id in boxes and _differs(boxes[id], row)]
    return written_before(other) if other else set()


def _differs(box: Box, row: BoxText | None) -> bool:
    """Whether the factsheet says something here, and something else was written on line."""
    return row is not None and in_box(box.said) not in {"", in_box(row.text)}


def _by_box(rivals: Iterable[BoxRival]) -> dict[str, list[BoxRival]]:
    found: dict[str, list[BoxRival]] = {}
    for one in rivals:
        found.setdefault(one.text_of.box, []).append(one)
    return found
