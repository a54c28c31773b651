"""What bars adopting a report, and what was corrected in it since.

Two things to know. A report is adopted without faults, with nothing left open, in a meeting that is
under way where the body's meetings are kept here. And a correction stands in the first draft that
was made after it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import key_of
from ronda.apps.meetings.models import Meeting, MeetingDocument
from ronda.apps.meetings.selectors import open_meeting
from ronda.apps.meetings.selectors.documents import documents_of, schemes_of
from ronda.apps.meetings.selectors.meetings import keeps_meetings
from ronda.apps.reports.models import Correction, Draft, Rival, Writing
from ronda.apps.reports.selectors.readings import open_amendments
from ronda.apps.reports.selectors.writing import parties_for, procedure_for, value_now
from ronda.apps.rivals import RivalState
from ronda.apps.treaties.models import Body
from ronda.reports.faults import faults


@dataclass(frozen=True)
class Corrected:
    """A correction, and the draft in which it stands; None while there is none yet."""

    correction: Correction
    draft: Draft | None


def meeting_now(writing: Writing) -> Meeting | None:
    """The meeting of the body that is under way; None where none is."""
    return open_meeting(writing.report.round.body)


def numbers_here(body: Body) -> bool:
    """Whether the body's meetings are kept here, and their documents numbered by its scheme."""
    return keeps_meetings(body) and bool(schemes_of(body))


def documents_to_adopt(actor: Actor, writing: Writing) -> list[MeetingDocument] | None:
    """The documents of the meeting under way; None where the body's are not numbered here."""
    if not numbers_here(writing.report.round.body):
        return None
    meeting = meeting_now(writing)
    return documents_of(actor, meeting) if meeting is not None else []


def document_of_report(
    documents: list[MeetingDocument], writing: Writing
) -> MeetingDocument | None:
    """The document among these that is made of the report or of a draft of it; None where none."""
    keys = {key_of(writing.report), *(key_of(one) for one in writing.report.drafts.only("pk"))}
    return next((one for one in documents if one.about in keys), None)


def adopting_hindrances(writing: Writing) -> tuple[str, ...]:
    """A sentence for each thing that bars adopting the report now."""
    found = []
    if meeting_now(writing) is None and keeps_meetings(writing.report.round.body):
        found.append(_("No meeting of this body is under way: only a meeting adopts."))
    return (*found, *left_open(writing))


def left_open(writing: Writing) -> tuple[str, ...]:
    """A sentence for each thing that has to be done before a meeting can adopt the report."""
    found = []
    value = value_now(writing)
    codes = [party.code for party in parties_for(writing)]
    if not value.chapters:
        found.append(_("The report has no chapter."))
    if faults(value, procedure_for(writing), codes):
        found.append(_("The report has faults: the desk lists them."))
    if Rival.objects.filter(piece__writing=writing, state=RivalState.OPEN).exists():
        found.append(_("Two texts still wait to be brought together: settle them first."))
    if open_amendments(writing.report.round).exists():
        found.append(_("Amendments are not decided yet."))
    return tuple(found)


def corrections_of(writing: Writing) -> list[Corrected]:
    """What was corrected since the adoption, newest first."""
    found = Correction.objects.filter(piece__writing=writing).select_related("piece", "made_by")
    drafts = list(writing.report.drafts.filter(adopted=True).defer("content").order_by("number"))
    return [
        Corrected(one, next((d for d in drafts if d.made_at >= one.made_at), None))
        for one in found.order_by("-pk")
    ]
