"""Meetings of the Lanzarote Committee as the tables look at them, with what must not leak."""

from dataclasses import dataclass

from ronda.apps.accounts.models import User
from ronda.apps.meetings.models import AgendaItem, Meeting, MeetingDocument
from ronda.apps.meetings.services.agenda import agenda_add, agenda_send
from ronda.apps.meetings.services.decisions import decision_record
from ronda.apps.meetings.services.documents import File, document_file_put, document_number
from ronda.apps.meetings.services.meetings import meeting_close, meeting_open, meeting_reopen
from ronda.apps.meetings.services.publishing import decisions_publish
from ronda.apps.meetings.views.decisions import OWN
from tests.apps.meetings.scene import planned
from tests.roles.cast import Cast

NOT_SENT = "a point that is not sent yet"
SENT = "a point that was sent"
NUMBERED = "a document that is not sent yet"
DRAFT = "a document that is before the Committee"
WITHIN = "what stands in a file before the Committee"
DECIDED = "what was decided a moment ago"
PUBLISHED = "what was decided by the end"
WITHHELD = "what was decided and is not in the public list"


@dataclass(frozen=True)
class Scene:
    """A meeting, a point of its agenda, a document."""

    meeting: Meeting
    item: AgendaItem
    document: MeetingDocument

    @property
    def number(self) -> int:
        """Its number."""
        return self.meeting.number


def to_come(cast: Cast) -> Scene:
    """One whose agenda is not sent."""
    who = _secretary(cast)
    return _scene(who, planned(61, who), NOT_SENT, NUMBERED)


def under_way(cast: Cast) -> Scene:
    """One that is deciding."""
    who = _secretary(cast)
    scene = _scene(who, planned(62, who), SENT, DRAFT)
    agenda_send(actor=who, meeting=scene.meeting)
    meeting = meeting_open(actor=who, meeting=scene.meeting)
    _decided(who, meeting, scene.item, DECIDED)
    # Of one body one meeting is under way at a time: the closed one was under way before.
    return Scene(meeting, scene.item, scene.document)


def closed(cast: Cast) -> Scene:
    """One that is over."""
    who = _secretary(cast)
    scene = _scene(who, planned(63, who), "a point of the past", "a document of the past")
    agenda_send(actor=who, meeting=scene.meeting)
    meeting = meeting_open(actor=who, meeting=scene.meeting)
    _decided(who, meeting, scene.item, PUBLISHED)
    meeting = meeting_close(actor=who, meeting=meeting)
    meeting = meeting_reopen(actor=who, meeting=meeting, reason="A day too early.")
    return Scene(meeting_close(actor=who, meeting=meeting), scene.item, scene.document)


def told(cast: Cast) -> Scene:
    """One of which everybody reads one decision and not the other."""
    who = _secretary(cast)
    scene = _scene(who, planned(64, who), "a point of a public list", "a document of a public list")
    meeting = meeting_open(actor=who, meeting=agenda_send(actor=who, meeting=scene.meeting))
    _decided(who, meeting, scene.item, "what everybody may read")
    _decided(who, meeting, scene.item, WITHHELD)
    meeting = meeting_close(actor=who, meeting=meeting)
    meeting = decisions_publish(actor=who, meeting=meeting, seen=meeting.version, chosen=[1])
    return Scene(meeting, scene.item, scene.document)


def _scene(who: User, meeting: Meeting, point: str, title: str) -> Scene:
    item = agenda_add(actor=who, meeting=meeting, titles={"en": point, "fr": point})
    document = document_number(actor=who, meeting=meeting, titles={"en": title, "fr": title})
    file = File("draft.pdf", f"%PDF-1.7 {WITHIN}".encode())
    document_file_put(actor=who, document=document, language="en", file=file)
    return Scene(meeting, item, document)


def _decided(who: User, meeting: Meeting, item: AgendaItem, text: str) -> None:
    texts = {"en": text, "fr": text}
    decision_record(actor=who, meeting=meeting, what=OWN, texts=texts, about=(), item=item)


def _secretary(cast: Cast) -> User:
    who = cast["secretariat"]
    assert isinstance(who, User)
    return who
