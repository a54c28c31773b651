"""Which chapters are settled, and what bars settling one.

Two things to know. What stands in a settled chapter is not changed until it is opened again. And a
chapter is settled in the reading of the newest draft that has it and was given to the members.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ronda.apps.meetings.models import Meeting
from ronda.apps.meetings.selectors.meetings import meetings_held
from ronda.apps.reports.models import Draft, Piece, Rival, Settling, Writing
from ronda.apps.reports.selectors.drafts import report_of
from ronda.apps.reports.selectors.readings import chapter_of_amendment, open_amendments
from ronda.apps.rivals import RivalState
from ronda.apps.treaties.models import Round


def settled_in(writing: Writing) -> dict[int, Settling]:
    """How each settled chapter was settled, by the key of its record."""
    found = Settling.objects.filter(chapter__writing=writing, opened_at__isnull=True)
    found = found.select_related("settled_by", "meeting__body")
    return {one.chapter_id: one for one in found}


def settled_by_id(round: Round) -> dict[str, Settling]:
    """How each settled chapter of a round's report was settled, by its id."""
    found = Settling.objects.filter(
        chapter__writing__report__round=round, opened_at__isnull=True
    ).select_related("chapter", "settled_by", "meeting__body")
    return {one.chapter.key: one for one in found}


def settlings_of(chapter: Piece) -> list[Settling]:
    """Each time a chapter was settled, newest first."""
    found = chapter.settlings.select_related("settled_by", "opened_by", "meeting__body", "draft")
    return list(found.order_by("-pk"))


def not_settled(writing: Writing) -> list[Piece]:
    """The chapters that stand in the report and are not settled, in order."""
    chapters = writing.pieces.filter(within__isnull=True, taken_out_at__isnull=True)
    return list(chapters.exclude(pk__in=settled_in(writing)).order_by("order", "pk"))


def is_settled(pieces: Iterable[Piece]) -> bool:
    """Whether one of these pieces stands in a settled chapter, or is one."""
    chapters = {chapter_of(one) for one in pieces}
    return Settling.objects.filter(chapter__in=chapters, opened_at__isnull=True).exists()


def read_in(chapter: Piece) -> Draft | None:
    """The newest draft that the members were given and that has the chapter; None without one."""
    given = chapter.writing.report.drafts.filter(reading__isnull=False).order_by("-number")
    return next(
        (one for one in given if any(c["id"] == chapter.key for c in one.content["chapters"])),
        None,
    )


def settling_hindrances(chapter: Piece) -> tuple[str, ...]:
    """A sentence for each thing that bars settling a chapter now."""
    found = []
    draft = read_in(chapter)
    if draft is None:
        found.append(_("No draft with this chapter was given to the members to read."))
    if Rival.objects.filter(piece__in=_pieces_in(chapter), state=RivalState.OPEN).exists():
        found.append(_("Two texts still wait to be brought together: settle them first."))
    if _amended(chapter):
        found.append(_("Amendments to this chapter are not decided yet."))
    return tuple(found)


def meetings_for(writing: Writing) -> list[Meeting]:
    """The meetings of the body that have begun, newest first; none where none is kept here."""
    return meetings_held(writing.report.round.body)


def _amended(chapter: Piece) -> bool:
    """Whether an amendment to what stands in the chapter is open."""
    found = open_amendments(chapter.writing.report.round).select_related("reading__draft")
    for one in found:
        if chapter_of_amendment(one, report_of(one.reading.draft)) == chapter.key:
            return True
    return False


def _pieces_in(chapter: Piece) -> list[int]:
    every = chapter.writing.pieces.values_list("pk", "within_id")
    inside = {chapter.pk}
    for _step in range(2):  # A finding stands in a paragraph, which stands in a chapter.
        inside |= {pk for pk, within in every if within in inside}
    return list(inside)


def chapter_of(piece: Piece) -> Piece:
    """The chapter in which a piece stands, or that it is."""
    while piece.within is not None:
        piece = piece.within
    return piece
