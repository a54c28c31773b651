"""What was submitted, as its pages show it, and what differs between two submissions.

Two things to know. A submission is read from what it keeps, never from the reply as it stands now.
And who sent it is told to its Party and to the secretariat, not to the public.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from json import dumps

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.reopening import RequestState
from ronda.apps.rounds.models import Attachment, Reopening, Reply, Submission
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.saying import answer_said, number_said, read, reading_language
from ronda.apps.rounds.selectors.replies import submissions_of
from ronda.apps.sources.models import Source
from ronda.questionnaires.answers import Answer, Answers
from ronda.questionnaires.asking import asked_with_headings
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.receipt import Receipt
from ronda.questionnaires.walking import Placed


@dataclass(frozen=True)
class SubmittedLine:
    """A question with what was answered; a heading where nothing is asked."""

    id: str
    number: str
    depth: int
    text: str
    language: str
    is_asked: bool
    answer: str
    earlier: str = ""


@dataclass(frozen=True)
class SubmittedChapter:
    """A chapter of what was submitted."""

    number: str
    title: str
    language: str
    lines: tuple[SubmittedLine, ...]


@dataclass(frozen=True)
class Shown:
    """A submission on its page."""

    submission: Submission
    receipt: Receipt
    answers_in: str
    chapters: tuple[SubmittedChapter, ...]
    gaps: int
    files: tuple[Attachment, ...]
    submissions: tuple[Submission, ...]
    by_whom: str

    @property
    def is_latest(self) -> bool:
        """Whether no later submission stands beside it."""
        return self.submission.number == max(one.number for one in self.submissions)


@dataclass(frozen=True)
class Difference:
    """A question whose answer differs between two submissions."""

    number: str
    text: str
    language: str
    old: str
    new: str


@dataclass(frozen=True)
class Changes:
    """A submission beside the one before it."""

    submission: Submission
    before: Submission
    answers_in: str
    differences: tuple[Difference, ...]


def submission_shown(actor: Actor, reply: Reply, submission: Submission) -> Shown:
    """The page of a submission."""
    questionnaire, answers = _values(submission)
    inside = reply_verdict(actor, Can.SEE_DRAFT, reply) or reply_verdict(actor, Can.REOPEN, reply)
    files = Attachment.objects.filter(pk__in=submission.content["files"])
    return Shown(
        submission=submission,
        receipt=Receipt.model_validate(submission.content["receipt"]),
        answers_in=answers.language,
        chapters=tuple(_chapters(questionnaire, answers)),
        gaps=len(submission.content["gaps"]),
        files=tuple(
            files.select_related("source__content").defer("source__content__data").order_by("pk")
        ),
        submissions=tuple(submissions_of(reply)),
        by_whom=str(submission.submitted_by) if inside else "",
    )


def said_in(submission: Submission) -> tuple[str, tuple[SubmittedChapter, ...]]:
    """The language of the answers of a submission, and its chapters with them."""
    questionnaire, answers = _values(submission)
    return answers.language, tuple(_chapters(questionnaire, answers))


def changes_of(reply: Reply, submission: Submission) -> Changes:
    """What differs from the submission before; raises NotVisible for the first one."""
    before = Submission.objects.filter(reply=reply, number=submission.number - 1).first()
    if before is None:
        raise NotVisible(_("There is no submission before this one."))
    _questionnaire, answers = _values(submission)
    return Changes(
        submission=submission,
        before=before,
        answers_in=answers.language,
        differences=tuple(_differences(before, submission)),
    )


def document_of(submission: Submission) -> Source:
    """The PDF of what was submitted; raises NotVisible where none was made."""
    if submission.document is None:
        raise NotVisible(_("There is no such document."))
    return submission.document


def waiting_reopening(reply: Reply) -> Reopening:
    """The request to reopen that waits for a decision; raises NotVisible where none does."""
    found = Reopening.objects.filter(reply=reply, state=RequestState.ASKED)
    one = found.select_related("asked_by").first()
    if one is None:
        raise NotVisible(_("No request to open this reply again is waiting."))
    one.reply = reply
    return one


def _values(submission: Submission) -> tuple[Questionnaire, Answers]:
    content = submission.content
    return (
        Questionnaire.model_validate_json(dumps(content["questionnaire"])),
        Answers.model_validate_json(dumps(content["answers"])),
    )


def _chapters(questionnaire: Questionnaire, answers: Answers) -> Iterator[SubmittedChapter]:
    every = asked_with_headings(questionnaire, answers)
    for chapter in questionnaire.chapters:
        lines = tuple(_line(one, answers) for one in every if one.chapter.id == chapter.id)
        if lines:
            language = reading_language(chapter.title)
            yield SubmittedChapter(chapter.number, read(chapter.title), language, lines)


def _line(place: Placed, answers: Answers) -> SubmittedLine:
    answer = answers.by_question.get(place.id)
    return SubmittedLine(
        id=place.id,
        number=number_said(place.full_number),
        depth=place.depth,
        text=read(place.question.text),
        language=reading_language(place.question.text),
        is_asked=place.is_answerable,
        answer=answer_said(place.question, answer.value) if answer is not None else "",
        earlier=read(answer.asked) if answer is not None and answer.asked is not None else "",
    )


def _differences(before: Submission, after: Submission) -> Iterator[Difference]:
    old, new = _said(before), _said(after)
    for id in (*new, *(id for id in old if id not in new)):
        was, now = old.get(id), new.get(id)
        if (was and was[1]) != (now and now[1]):
            place = (now or old[id])[0]
            yield Difference(
                number=number_said(place.full_number),
                text=read(place.question.text),
                language=reading_language(place.question.text),
                old=was[1] if was else "",
                new=now[1] if now else "",
            )


def _said(submission: Submission) -> dict[str, tuple[Placed, str]]:
    questionnaire, answers = _values(submission)
    every = asked_with_headings(questionnaire, answers)
    given: dict[str, Answer] = dict(answers.by_question)
    return {
        one.id: (one, answer_said(one.question, given[one.id].value))
        for one in every
        if one.id in given
    }
