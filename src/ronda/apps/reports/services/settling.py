"""Settling a chapter in a reading, and opening it again.

Two things to know. Settling says which draft was read and at which meeting: one that is kept here,
or by its name where the body's meetings are not. And a settled chapter is opened again with a
reason; both stay told.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.meetings.models import Meeting
from ronda.apps.policy import demand
from ronda.apps.reports.models import Piece, PieceKind, Settling
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.reports.selectors.settling import meetings_for, read_in, settling_hindrances
from ronda.apps.reports.services.writing import locked_open, locked_piece
from ronda.apps.wordings import reason_checked


def chapter_settle(
    *, actor: Actor, chapter: Piece, meeting: Meeting | None = None, named: str = ""
) -> Settling:
    """Settle a chapter that was read, at a meeting: of its record, or `named` where none is kept.

    Raises NotNow with all that bars it.
    """
    demand(verdict(actor, Can.SETTLE, chapter.writing.report.round))
    if chapter.kind != PieceKind.CHAPTER:
        raise NotValid(_("Only a chapter is settled."))
    held = meetings_for(chapter.writing)
    if held and meeting not in held:
        raise NotValid(_("Choose the meeting in which it was settled."), "meeting")
    if not held and not named.strip():
        raise NotValid(_("Name the meeting in which it was settled."), "named")
    with act(actor=actor, what=Can.SETTLE, about=(chapter.writing, chapter)) as done:
        locked_open(chapter.writing)
        locked_piece(chapter)
        if chapter.settlings.filter(opened_at__isnull=True).exists():
            raise NotNow(_("This chapter is settled already."))
        draft = read_in(chapter)
        if (hindrances := settling_hindrances(chapter)) or draft is None:
            raise NotNow(hindrances[0], hindrances[1:])
        made = Settling.objects.create(
            chapter=chapter,
            draft=draft,
            meeting=meeting if held else None,
            named="" if held else named.strip(),
            settled_by=signed_in(actor),
        )
        done.concerns(made)
        done.after = {"settled": chapter.key, "draft": draft.number}
    return made


def chapter_open_again(*, actor: Actor, chapter: Piece, reason: str) -> None:
    """Open a settled chapter again; raises NotNow where it is not settled, or adopted by now."""
    demand(verdict(actor, Can.SETTLE, chapter.writing.report.round))
    why = reason_checked(reason)
    with act(actor=actor, what=Can.SETTLE, about=(chapter.writing, chapter), reason=why) as done:
        locked_open(chapter.writing)
        found = Settling.objects.select_for_update(of=("self",))
        row = found.filter(chapter=chapter, opened_at__isnull=True).first()
        if row is None:
            raise NotNow(_("This chapter is not settled."))
        row.opened_at, row.opened_by, row.opened_why = timezone.now(), signed_in(actor), why
        row.save(update_fields=["opened_at", "opened_by", "opened_why"])
        done.concerns(row)
        done.after = {"opened-again": chapter.key}
