"""A round in which one Party writes its reply, and another has submitted and asks to change it."""

from dataclasses import dataclass
from uuid import uuid4

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import (
    Attachment,
    Conduct,
    Letter,
    LetterPassage,
    Reply,
    ReturnedReply,
    Rival,
    Submission,
)
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.selectors.replies import replies
from ronda.apps.rounds.services.answers import answer_save
from ronda.apps.rounds.services.attachments import File, attachment_add
from ronda.apps.rounds.services.letters import Span, letter_take_in, passages_place
from ronda.apps.rounds.services.reopenings import reopening_ask
from ronda.apps.rounds.services.returned_replies import returned_reply_preview
from ronda.apps.rounds.services.submissions import Sent, submission_make
from ronda.apps.rounds.submitting import prepared_now
from ronda.questionnaires.answers import AnswerText
from ronda.questionnaires.writing.to_docx import form_docx
from tests.apps.people import coordinator
from tests.apps.rounds.asked import asked_round
from tests.questionnaires.invented import complete
from tests.roles.cast import Cast

DRAFT = "a sentence that its Party has not submitted"
RIVAL = "the other sentence for the same answer, not submitted either"
IN_FILE = "a line of a file that goes with the draft"
IN_LETTER = "A line of free-form letter that only the Party may read."
SUBMITTED = "an answer that was submitted and may be read by all"
REASON = "the reason why a Party wishes to change its reply"
LETTER = f"""Ministry of Arcadia

No: 12-34/2026
Subject: Reply to the questionnaire

Dear Madam,

{IN_LETTER}

Yours sincerely,
The Minister
"""


@dataclass(frozen=True)
class Scene:
    """The replies and what hangs on them."""

    conduct: Conduct
    draft: Reply
    submitted: Reply
    rival: Rival
    file: Attachment
    letter: Letter
    passage: LetterPassage
    came_back: ReturnedReply
    submission: Submission


def scene(cast: Cast) -> Scene:
    """Arcadia writes, Tanaris has submitted."""
    there = asked_round(number=8)
    who, other, tana = cast["coordinator"], cast["contributor"], coordinator("XTA")
    assert isinstance(who, User) and isinstance(other, User)
    draft = there.reply("XAR")
    _save(draft, who, DRAFT, 0)
    rival = _save(draft, other, RIVAL, 0)
    assert isinstance(rival, Rival)
    file = attachment_add(actor=who, reply=draft, file=File("note.txt", IN_FILE.encode()))
    letter = letter_take_in(actor=who, reply=draft, data=LETTER.encode(), name="letter.txt")
    start = letter.text.index(IN_LETTER)
    spans = [Span(start, start + len(IN_LETTER))]
    [passage] = passages_place(actor=who, letter=letter, spans=spans, question="q-2-b")
    now = draft_of(draft)
    data = form_docx(now.questionnaire, party="XAR", answers=now.answers)
    came_back = returned_reply_preview(actor=who, reply=draft, data=data, name="back.docx")
    submitted = there.reply("XTA")
    for one in complete().answers:
        answer_save(actor=tana, reply=submitted, question=one.question, value=one.value, seen=0)
    _save(submitted, tana, SUBMITTED, 1)
    seen = prepared_now(draft_of(submitted)).receipt.checksum
    made = submission_make(actor=tana, reply=submitted, sent=Sent(uuid4(), seen))
    submitted.refresh_from_db(fields=["state", "submitted_at"])
    reopening_ask(actor=tana, reply=submitted, reason=REASON)
    return Scene(
        conduct=there.conduct,
        draft=draft,
        submitted=replies().get(pk=submitted.pk),
        rival=rival,
        file=file,
        letter=letter,
        passage=passage,
        came_back=came_back,
        submission=made,
    )


def _save(reply: Reply, who: User, text: str, seen: int) -> Rival | None:
    value = AnswerText(text=text)
    saved = answer_save(actor=who, reply=reply, question="q-2-a", value=value, seen=seen)
    return saved.rival
