"""What the home of a reply shows its own people: how far it is, and what to do next.

Two things to know. There is always one next step, and it leads somewhere. And days are counted to
the day by which the reply is due, with its extension.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.apps.accounts.selectors import Actor
from ronda.apps.addresses import path_to
from ronda.apps.rounds.models import (
    Answer,
    Attachment,
    Letter,
    Reopening,
    Reply,
    ReplyState,
    ReturnedReply,
    Rival,
    Submission,
)
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.saying import fault_said, language_named, read
from ronda.apps.rounds.selectors.answers import Draft, draft_of, rivals_of
from ronda.apps.rounds.selectors.dates import reply_due
from ronda.apps.rounds.selectors.prefilling import earlier_submission, proposals_for
from ronda.apps.rounds.selectors.replies import replies_of, submissions_of
from ronda.apps.rounds.selectors.returned_replies import returned_replies_waiting
from ronda.questionnaires.checking import ChapterFill, FillState
from ronda.questionnaires.model import Audience
from ronda.questionnaires.walking import chapters_for

Place = tuple[str, int, str]


@dataclass(frozen=True)
class Step:
    """What to do next: a sentence, and where."""

    sentence: str
    label: str = ""
    address: str = ""


@dataclass(frozen=True)
class ChapterLine:
    """A chapter in the list of a reply's home."""

    id: str
    number: str
    title: str
    fill: ChapterFill
    missing: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Whether a person called it ready, and it still is."""
        return self.fill.state is FillState.READY

    @property
    def is_begun(self) -> bool:
        """Whether anything in it is answered."""
        return self.fill.state is not FillState.NOT_STARTED


@dataclass(frozen=True)
class Home:
    """Everything on the page."""

    draft: Draft
    due: date | None
    days: int | None
    step: Step
    chapters: tuple[ChapterLine, ...]
    rivals: tuple[Rival, ...]
    reworded: tuple[Answer, ...]
    submissions: tuple[Submission, ...]
    reopening: Reopening | None
    proposals: int
    files: int
    letters: tuple[Letter, ...]
    came_back: tuple[ReturnedReply, ...]
    may_answer: bool
    may_submit: bool

    @property
    def decided(self) -> Reopening | None:
        """What the secretariat decided on the last request; None once it was submitted again."""
        last = self.reopening
        if last is None or last.decided_at is None:
            return None
        after = [one for one in self.submissions if one.submitted_at > last.decided_at]
        return None if after else last

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The languages that the Party may answer in, each with its name."""
        return [(tag, language_named(tag)) for tag in self.draft.questionnaire.languages]


@dataclass(frozen=True)
class Listed:
    """A reply in the list of one's own."""

    reply: Reply
    due: date | None
    days: int | None


def replies_listed(actor: Actor) -> list[Listed]:
    """The replies of the Parties that `actor` works for, with the days by which they are due."""
    found = list(replies_of(actor))
    days = [(one, reply_due(one.party)) for one in found]
    return [Listed(one, due, days_until(due)) for one, due in days]


def place_of(reply: Reply) -> Place:
    """Where the addresses of a reply begin: body, number of the round, code of the Party."""
    at = reply.party.conduct.round
    return at.body.slug, at.number, reply.party.party.code.lower()


def days_until(day: date | None) -> int | None:
    """Days from today until a day, negative once it is over."""
    return None if day is None else (day - timezone.localdate()).days


def reply_home(actor: Actor, reply: Reply) -> Home:
    """The home of a reply for one of its own people."""
    draft, due = draft_of(reply), reply_due(reply.party)
    rivals = tuple(rivals_of(reply))
    submissions = tuple(submissions_of(reply))
    is_open = reply.state != ReplyState.SUBMITTED
    may_answer = is_open and bool(reply_verdict(actor, Can.ANSWER, reply))
    source = earlier_submission(reply) if may_answer else None
    letters = Letter.objects.filter(reply=reply, removed_at=None).select_related("source")
    chapters = tuple(_chapters(draft))
    may_submit = is_open and bool(reply_verdict(actor, Can.SUBMIT, reply))
    return Home(
        draft=draft,
        due=due,
        days=days_until(due),
        step=_next(draft, chapters, rivals, submissions, may_submit=may_submit),
        chapters=chapters,
        rivals=rivals,
        reworded=tuple(draft.rows[id] for id in draft.earlier if draft.rows[id].value),
        submissions=submissions,
        reopening=Reopening.objects.filter(reply=reply).order_by("-pk").first(),
        proposals=len(proposals_for(draft, source)) if source is not None else 0,
        files=Attachment.objects.filter(reply=reply, removed_at=None).count(),
        letters=tuple(letters.defer("content", "text")),
        came_back=returned_replies_waiting(reply) if is_open else (),
        may_answer=may_answer,
        may_submit=may_submit,
    )


def _chapters(draft: Draft) -> list[ChapterLine]:
    fills = {one.chapter: one for one in draft.chapters}
    return [
        ChapterLine(
            id=one.id,
            number=one.number,
            title=read(one.title),
            fill=fills[one.id],
            missing=tuple(fault_said(fault) for fault in fills[one.id].faults if fault.blocks),
        )
        for one in chapters_for(draft.questionnaire, Audience.PARTY)
    ]


def _next(
    draft: Draft,
    chapters: tuple[ChapterLine, ...],
    rivals: tuple[Rival, ...],
    submissions: tuple[Submission, ...],
    *,
    may_submit: bool,
) -> Step:
    at, reply = place_of(draft.reply), draft.reply
    if reply.state == ReplyState.SUBMITTED and submissions:
        to = path_to("rounds:submission", *at, submissions[0].number)
        return Step(_("Your reply is submitted."), _("Receipt"), to)
    if reply.party.left_on is not None:
        return Step(_("Your Party has left this round: the reply can be read, not changed."))
    if rivals:
        to = path_to("rounds:rival", *at, rivals[0].pk)
        return Step(_said_of_rivals(len(rivals)), _("Merge them"), to)
    behind = next((one for one in chapters if one.fill.faults), None)
    if behind is not None:
        to = path_to("rounds:reply-chapter", *at, behind.id)
        begun = draft.reply.state == ReplyState.UNDER_WAY
        label = _("Go on with the answers") if begun else _("Begin to answer")
        return Step(_said_of_gaps(draft), label, to)
    if unconfirmed := draft.unconfirmed:
        chapter = draft.asked[unconfirmed[0].question].chapter.id
        to = path_to("rounds:reply-chapter", *at, chapter) + f"#q-{unconfirmed[0].question}"
        return Step(_("Read the answers of the earlier round and confirm them."), _("Read"), to)
    if not may_submit:
        return Step(_("Everything is answered. The coordinator of your Party can submit."))
    return Step(
        _("Everything is answered."), _("Look and submit"), path_to("rounds:reply-submit", *at)
    )


def _said_of_rivals(count: int) -> str:
    return ngettext(
        "Two people changed an answer at once. Both texts are kept.",
        "Two people changed %(count)d answers at once. All texts are kept.",
        count,
    ) % {"count": count}


def _said_of_gaps(draft: Draft) -> str:
    count = len(draft.gaps)
    if not count:
        return _("Some answers need to be looked at.")
    return ngettext(
        "One question has no answer yet.", "%(count)d questions have no answer yet.", count
    ) % {"count": count}
