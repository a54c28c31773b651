"""A round in its follow-up: Arcadia submitted and writes on, Tanaris' information is published."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.follow_ups.documents import word_file
from ronda.apps.follow_ups.models import (
    BoxRival,
    CameBack,
    Clarification,
    DraftComment,
    Evidence,
    HandedIn,
    Information,
    PracticeRecord,
)
from ronda.apps.follow_ups.selectors.drafts import draft_of
from ronda.apps.follow_ups.selectors.places import party_in
from ronda.apps.follow_ups.services.came_back import file_preview
from ronda.apps.follow_ups.services.clarifications import clarification_ask
from ronda.apps.follow_ups.services.drafts import draft_comment_make
from ronda.apps.follow_ups.services.evidence import evidence_add
from ronda.apps.follow_ups.services.practices import Practised, practice_record
from ronda.apps.follow_ups.services.reopenings import reopening_ask, reopening_decide
from ronda.apps.follow_ups.services.texts import text_save
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.selectors.rounds import conduct_visible
from ronda.apps.rounds.services.attachments import File
from ronda.apps.rounds.services.events import event_record
from tests.apps.follow_ups.filled import boxes, given, opened, submitted, write
from tests.apps.people import coordinator
from tests.apps.rounds.scene import party, round_in
from tests.roles.cast import Cast

NUMBER = 12
SUBMITTED = "what Arcadia submitted and nobody published yet"
DRAFT = "what Arcadia writes after that and has not submitted"
RIVAL = "the other text for the same box of Arcadia"
IN_FILE = "a line of evidence that goes with the draft"
PUBLISHED = "what Tanaris did, open to everybody"
QUESTION = "what the Committee asks Arcadia before it assesses"
PRACTICE = "a practice that Arcadia tells of in what is not published"
COMMENT = "what is not right in the draft factsheet of Arcadia"
REASON = "why Tanaris wishes to change what it submitted"


@dataclass(frozen=True)
class Scene:
    """The records that addresses point at."""

    conduct: Conduct
    draft: Information
    box: str
    rival: BoxRival
    file: Evidence
    came_back: CameBack
    handed_in: HandedIn
    published: HandedIn
    comment: DraftComment
    question: Clarification
    practice: PracticeRecord


def scene(cast: Cast) -> Scene:
    """All of it."""
    office, who, other = cast["secretariat"], cast["coordinator"], cast["contributor"]
    assert isinstance(office, User) and isinstance(who, User) and isinstance(other, User)
    at = round_in("follow_up", office, number=NUMBER)
    conduct = conduct_visible(office, at.round.body.slug, NUMBER)
    edition, _other = (given(party(conduct, code)) for code in ("XAR", "XTA"))
    comment = draft_comment_make(
        actor=who, party=party_in(conduct, "XAR"), edition=edition, place="", text=COMMENT
    )
    mine = opened(party_in(conduct, "XAR"), who)
    write(mine, who, SUBMITTED)
    blue = next(id for id, one in draft_of(mine).boxes.items() if one.box.is_blue)
    text_save(actor=who, information=mine, box=blue, text=PRACTICE, seen=0)
    handed_in = submitted(mine, who)
    mine.party = party_in(conduct, "XAR")
    question, practice = _asked_back(office, mine, handed_in, blue)
    asked = reopening_ask(actor=who, information=mine, reason="A figure was wrong.")
    reopening_decide(actor=office, reopening=asked, grant=True)
    mine.refresh_from_db()
    write(mine, who, DRAFT, at=1)
    rival = write(mine, other, RIVAL, at=1).rival
    assert rival is not None
    box = boxes(mine)[1]
    file = evidence_add(
        actor=who, information=mine, box=box, file=File("note.txt", IN_FILE.encode())
    )
    word = File(*word_file(draft_of(mine)))
    came_back = file_preview(actor=who, information=mine, file=word)
    return Scene(
        conduct=conduct,
        draft=mine,
        box=box,
        rival=rival,
        file=file,
        came_back=came_back,
        handed_in=handed_in,
        published=_published(cast, conduct),
        comment=comment,
        question=question,
        practice=practice,
    )


def _asked_back(
    office: User, mine: Information, made: HandedIn, blue: str
) -> tuple[Clarification, PracticeRecord]:
    """A question on what was submitted, and a practice recorded from it."""
    question = clarification_ask(
        actor=office,
        party=mine.party,
        box=boxes(mine)[0],
        question=QUESTION,
        due=timezone.localdate() + timedelta(days=20),
    )
    practice = practice_record(
        actor=office,
        party=mine.party,
        edition=made.edition,
        box=blue,
        said=Practised(what=PRACTICE),
    )
    return question, practice


def _published(cast: Cast, conduct: Conduct) -> HandedIn:
    office, tana = cast["secretariat"], coordinator("XTA")
    assert isinstance(office, User)
    theirs = opened(party_in(conduct, "XTA"), tana)
    write(theirs, tana, PUBLISHED)
    made = submitted(theirs, tana)
    event_record(
        actor=office,
        conduct=conduct,
        event="follow_up_published",
        on=date(2026, 4, 1),
        party=theirs.party,
    )
    reopening_ask(actor=tana, information=theirs, reason=REASON)
    return made
