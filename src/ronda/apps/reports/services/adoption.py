"""Adopting a report, correcting what was adopted, withdrawing a recommendation.

Two things to know. An adoption is one transaction with the meeting's decision and the draft that is
adopted: all of it is kept or nothing. Where the body's meetings are not kept here, the report only
names the meeting. And from then on nothing changes but by a correction with its
reason; the next draft that is made is adopted as well, and has it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.meetings.models import Meeting, MeetingDocument
from ronda.apps.meetings.services.decisions import decision_record
from ronda.apps.policy import demand
from ronda.apps.reports.models import (
    Adoption,
    Correction,
    CorrectionKind,
    Piece,
    PieceKind,
    Writing,
)
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.reports.pieces import Content
from ronda.apps.reports.selectors.adoption import adopting_hindrances, meeting_now, numbers_here
from ronda.apps.reports.selectors.writing import procedure_for
from ronda.apps.reports.services.beginning import kept_as_draft, locked_writing
from ronda.apps.reports.services.writing import fitting, locked_open, locked_piece
from ronda.procedure.numbering import NotInScheme
from ronda.reports import model


@dataclass(frozen=True)
class Adopted:
    """What the report says of its adoption: the meeting by name, the day, the document.

    `kept` is the document of the meeting that bears that number.
    """

    meeting: str
    on: date
    document: str
    kept: MeetingDocument | None = None


def report_adopt(*, actor: Actor, writing: Writing, adopted: Adopted) -> Adoption:
    """Adopt what is written, in the meeting that is under way, subject to editing.

    Raises NotNow with all that bars it, NotValid for a document or a day that is not the meeting's.
    """
    demand(verdict(actor, Can.ADOPT, writing.report.round))
    if not adopted.meeting.strip() or not adopted.document.strip():
        raise NotValid(_("Name the meeting and the number of the document."), "document")
    with act(actor=actor, what=Can.ADOPT, about=(writing.report, writing)) as done:
        locked_open(writing)
        row = locked_writing(writing)
        meeting = meeting_now(row)
        if hindrances := adopting_hindrances(row):
            raise NotNow(hindrances[0], hindrances[1:])
        _check_meeting(meeting, adopted)
        told = model.Adoption(
            meeting=adopted.meeting.strip(), on=adopted.on, document=adopted.document.strip()
        )
        row.adopted = told.model_dump(mode="json")
        draft = kept_as_draft(signed_in(actor), row, "")
        row.codes_kept = True
        row.save(update_fields=["adopted", "codes_kept"])
        decision = None
        if meeting is not None:
            decision = decision_record(
                actor=actor,
                meeting=meeting,
                what=Can.ADOPT,
                texts=_in_languages(row, _adopts, told.document),
                about=[row.report, draft],
            )
        adoption = Adoption.objects.create(
            writing=row, draft=draft, meeting=meeting, decision=decision, document=adopted.kept
        )
        done.concerns(draft, adoption)
        done.after = {"draft": draft.number, **row.adopted}
    return adoption


def _check_meeting(meeting: Meeting | None, adopted: Adopted) -> None:
    """Whether the meeting sits on that day and has that document."""
    if meeting is None:
        if adopted.on > timezone.localdate():
            raise NotValid(_("This day has not come yet."), "on")
        return
    if not meeting.begins <= adopted.on <= meeting.ends:
        raise NotValid(_("The meeting does not sit on this day."), "on")
    kept = adopted.kept
    if kept is None and not numbers_here(meeting.body):
        return
    if kept is None or kept.meeting_id != meeting.pk or kept.number != adopted.document:
        sentence = _("Choose one of the meeting’s documents; number it there first.")
        raise NotValid(sentence, "document")


def correction_make(
    *,
    actor: Actor,
    piece: Piece,
    content: Mapping[str, object],
    called: str,
    reason: str,
    seen: int,
) -> Correction:
    """Correct a piece of the adopted text: its words, or the code of a recommendation.

    Raises Stale where somebody corrected it since, NotNow where the report is not adopted.
    """
    demand(verdict(actor, Can.CORRECT, piece.writing.report.round))
    if not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
    with act(actor=actor, what=Can.CORRECT, about=(piece.writing, piece), reason=reason) as done:
        row = _adopted_piece(piece)
        if row.version != seen:
            raise Stale(_("Somebody corrected this part meanwhile: compare the texts."), row)
        said = fitting(piece.writing, row.kind, content)
        named = _called(row, called.strip())
        if said == row.content and named == row.called:
            raise NotValid(_("This is what it says already: change something."))
        made = _corrected(signed_in(actor), row, said, named, reason, CorrectionKind.EDITING)
        done.concerns(made)
        done.after = {"version": row.version, "code": row.called}
    return made


def recommendation_withdraw(*, actor: Actor, piece: Piece, reason: str) -> Correction:
    """Withdraw a recommendation of the adopted report, by a decision of the meeting under way."""
    demand(verdict(actor, Can.CORRECT, piece.writing.report.round))
    if not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
    with act(actor=actor, what=Can.WITHDRAW, about=(piece.writing, piece), reason=reason) as done:
        row = _adopted_piece(piece)
        if row.kind != PieceKind.RECOMMENDATION or row.content.get("withdrawn"):
            raise NotNow(_("Only a recommendation that stands is withdrawn."))
        meeting = meeting_now(piece.writing)
        if meeting is None:
            raise NotNow(_("No meeting of this body is under way: only a meeting decides."))
        said: Content = {**row.content, "withdrawn": reason.strip()}
        made = _corrected(
            signed_in(actor), row, said, row.called, reason, CorrectionKind.WITHDRAWAL
        )
        decision_record(
            actor=actor,
            meeting=meeting,
            what=Can.WITHDRAW,
            texts=_in_languages(piece.writing, _withdraws, row.called),
            about=[piece.writing.report, row],
            reason=reason,
        )
        done.concerns(made)
        done.after = {"withdrawn": row.called}
    return made


def _adopted_piece(piece: Piece) -> Piece:
    """A piece of an adopted report, locked; raises NotNow where it is not adopted."""
    writing = Writing.objects.select_for_update().get(pk=piece.writing_id)
    if writing.adopted is None:
        raise NotNow(_("The report is not adopted yet: it is written, not corrected."))
    return locked_piece(piece)


def _called(row: Piece, called: str) -> str:
    """The code of a recommendation, if the scheme has it and no other bears it."""
    if row.kind != PieceKind.RECOMMENDATION or called == row.called:
        return row.called
    try:
        procedure_for(row.writing).codes.read(called)
    except NotInScheme as error:
        raise NotValid(str(error), "called") from error
    others = Piece.objects.filter(writing=row.writing_id, taken_out_at__isnull=True)
    if others.filter(kind=PieceKind.RECOMMENDATION, called=called).exists():
        raise NotValid(_("Another recommendation has this code."), "called")
    return called


def _corrected(
    person: User, row: Piece, said: Content, called: str, reason: str, kind: CorrectionKind
) -> Correction:
    made = Correction.objects.create(
        piece=row,
        kind=kind,
        before=row.content,
        after=said,
        called_before=row.called,
        called_after=called,
        reason=reason.strip(),
        made_by=person,
    )
    row.content, row.called, row.changed_by = said, called, person
    row.version += 1
    row.save()
    return made


def _adopts(document: str) -> str:
    said = _("The implementation report is adopted as %(document)s, subject to editing.")
    return said % {"document": document}


def _withdraws(code: str) -> str:
    return _("Recommendation %(code)s is withdrawn.") % {"code": code}


def _in_languages(writing: Writing, say: Callable[[str], str], what: str) -> dict[str, str]:
    texts = {}
    for tag in procedure_for(writing).languages.wording:
        with translation.override(tag):
            texts[tag] = say(what)
    return texts
