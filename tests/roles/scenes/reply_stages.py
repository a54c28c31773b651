"""Replies of Parties at every turn: under way, submitted, open again, in a round that is over.

Two things to know. Arcadia's own people are the cast's coordinator, contributor and validator;
Serbia's the other ones. And every text that is hidden is in one place of one reply.
"""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.utils import timezone

from ronda.apps.accounts.models import Membership, Role, User
from ronda.apps.rounds.models import (
    Attachment,
    Conduct,
    Letter,
    LetterPassage,
    Reopening,
    Reply,
    ReturnedReply,
    Rival,
    Submission,
)
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.selectors.letters import passages_in
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.apps.rounds.selectors.replies import replies
from ronda.apps.rounds.services.answers import answer_save
from ronda.apps.rounds.services.attachments import File, attachment_add
from ronda.apps.rounds.services.letters import Span, letter_take_in, passages_place
from ronda.apps.rounds.services.reopenings import reopening_ask, reopening_decide
from ronda.apps.rounds.services.returned_replies import returned_reply_preview
from ronda.apps.rounds.services.submissions import Sent, submission_make
from ronda.apps.rounds.submitting import prepared_now
from ronda.questionnaires.answers import Answers, AnswerText
from ronda.questionnaires.writing.to_docx import form_docx
from tests.apps.people import secretary
from tests.apps.rounds.scene import happen, round_in
from tests.questionnaires.invented import answers, complete
from tests.roles.cast import Cast

CODES = ("XAR", "SRB")
DRAFT = "what Arcadia writes and has not submitted"
OTHERS = "what Serbia writes and has not submitted"
RIVAL = "what a second person wrote over the first"
FILED = "what stands in a file beside the draft"
TITLE = "what the file beside the draft is called"
WRITTEN = "what a ministry of Arcadia wrote in a letter"
RETURNED = "what came back in a file and nobody took in"
SUBMITTED = "what Arcadia submitted for everybody to read"
WHY = "why Arcadia asks to have its reply opened again"
ANSWERED = "what the secretariat answered to that"
LATE = "what Serbia wrote and never submitted before the round was over"
KEPT = "what Arcadia submitted to a body that keeps replies to itself"
KEPT_DRAFT = "what Serbia writes for a body that keeps replies to itself"
AFTER = "what Arcadia writes after its reply was opened again"
LETTER = f"""Ministry of Harbours
No. 7/2026
3 March 2026

To: Coordinator of Arcadia
Subject: Help for children

Dear colleague,

1. Telephone line
Please note {WRITTEN}.

2. Training
A course was held in 2025.

Yours sincerely,
Head of unit
"""


@dataclass(frozen=True)
class UnderWay:
    """A reply that its Party is writing, with one of everything beside it."""

    conduct: Conduct
    reply: Reply
    rival: Rival
    file: Attachment
    letter: Letter
    passage: LetterPassage
    returned: ReturnedReply


@dataclass(frozen=True)
class Handed:
    """A reply that was submitted."""

    conduct: Conduct
    reply: Reply
    submission: Submission
    reopening: Reopening | None = None


def under_way(cast: Cast) -> UnderWay:
    """Both Parties write; nothing is submitted."""
    conduct = round_in("replies", cast["secretariat"], number=51, codes=CODES)
    own, other = reply_of(conduct, "XAR"), reply_of(conduct, "SRB")
    write(own, cast["contributor"], "q-2-a", DRAFT)
    write(other, cast["other_contributor"], "q-2-a", OTHERS)
    write(own, cast["contributor"], "q-2-b", "A page.")
    rival = answer_save(
        actor=cast["coordinator"], reply=own, question="q-2-b", value=text(RIVAL), seen=0
    ).rival
    file = attachment_add(
        actor=cast["contributor"], reply=own, file=File("beside.txt", FILED.encode()), title=TITLE
    )
    letter = letter_take_in(
        actor=cast["coordinator"], reply=own, data=LETTER.encode(), name="letter.txt"
    )
    first = passages_in(letter)[-1].passages[0]
    span = Span(first.start, first.end)
    passages_place(actor=cast["coordinator"], letter=letter, question="q-1-which", spans=[span])
    filled = complete().model_copy(update={"party": "XAR"})
    came = form_docx(draft_of(own).questionnaire, party="XAR", answers=with_text(filled, RETURNED))
    returned = returned_reply_preview(
        actor=cast["coordinator"], reply=own, data=came, name="back.docx"
    )
    assert rival is not None
    return UnderWay(conduct, own, rival, file, letter, letter.placed.get(), returned)


def submitted(cast: Cast) -> Handed:
    """Arcadia submitted and asks to have its reply opened again; Serbia did not."""
    conduct = round_in("replies", cast["secretariat"], number=52, codes=CODES)
    sent = _submitted(conduct, cast)
    reopening = reopening_ask(actor=cast["coordinator"], reply=sent.reply, reason=WHY)
    return Handed(conduct, sent.reply, sent.submission, reopening)


def reopened(cast: Cast) -> Handed:
    """Arcadia's reply was submitted, is open again, and says something else by now."""
    conduct = round_in("replies", cast["secretariat"], number=53, codes=CODES)
    sent = _submitted(conduct, cast)
    asked = reopening_ask(actor=cast["coordinator"], reply=sent.reply, reason="A slip")
    reopening_decide(actor=cast["secretariat"], reopening=asked, grant=True, answer=ANSWERED)
    own = reply_of(conduct, "XAR")
    write(own, cast["coordinator"], "q-2-b", AFTER, seen=1)
    return Handed(conduct, own, sent.submission, asked)


def closed(cast: Cast) -> Handed:
    """The round is over: Arcadia had submitted, Serbia had only begun."""
    who = _user(cast["secretariat"])
    conduct = round_in("replies", who, number=54, codes=CODES)
    sent = _submitted(conduct, cast, "What Arcadia said in time.")
    write(reply_of(conduct, "SRB"), cast["other_contributor"], "q-2-a", LATE)
    last = procedure_of(conduct).stages.event("assessment_adopted")
    assert last is not None
    happen(conduct, last, timezone.localdate(), who)
    return Handed(conduct, reply_of(conduct, "XAR"), sent.submission)


def confidential(cast: Cast) -> Handed:
    """A body that shows replies to nobody but the Party: GRECO, whose secretary is one more."""
    where = secretary("greco").memberships.get().organisation
    who = _user(cast["other_secretariat"])
    Membership.objects.create(
        person=who, organisation=where, role=Role.SECRETARIAT, since=date(2020, 1, 1)
    )
    conduct = round_in("replies", who, procedure="greco", number=5, codes=CODES)
    sent = _submitted(conduct, cast, KEPT)
    write(reply_of(conduct, "SRB"), cast["other_contributor"], "q-2-a", KEPT_DRAFT)
    return Handed(conduct, sent.reply, sent.submission)


def reply_of(conduct: Conduct, code: str) -> Reply:
    """The reply of a Party, as pages load it."""
    return replies().get(party__conduct=conduct, party__party__code=code)


def write(reply: Reply, who: object, question: str, said: str, *, seen: int = 0) -> None:
    """One answer."""
    answer_save(actor=_user(who), reply=reply, question=question, value=text(said), seen=seen)


def text(said: str) -> AnswerText:
    """An answer in words."""
    return AnswerText(text=said)


def with_text(given: Answers, said: str) -> Answers:
    """The answers with another one to question 2 a."""
    kept = tuple(one for one in given.answers if one.question != "q-2-a")
    return given.model_copy(update={"answers": (*kept, *answers(q_2_a=text(said)).answers)})


def _submitted(conduct: Conduct, cast: Cast, said: str = SUBMITTED) -> Handed:
    own, who = reply_of(conduct, "XAR"), _user(cast["coordinator"])
    for one in with_text(complete(), said).answers:
        answer_save(actor=who, reply=own, question=one.question, value=one.value, seen=0)
    seen = prepared_now(draft_of(own)).receipt.checksum
    made = submission_make(actor=who, reply=own, sent=Sent(uuid4(), seen))
    return Handed(conduct, reply_of(conduct, "XAR"), made)


def _user(who: object) -> User:
    assert isinstance(who, User)
    return who
