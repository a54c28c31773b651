"""What the page that submits shows, and what it does.

Two things to know. The form carries the checksum of what the page showed: what changed since is
never submitted unseen. And a form that was sent twice leads to the same receipt.
"""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from ronda.apps.errors import NotNow, Stale
from ronda.apps.rounds.forms.replies import SubmitForm
from ronda.apps.rounds.models import Answer, Attachment, Reply, ReturnedReply, Submission
from ronda.apps.rounds.saying import fault_said
from ronda.apps.rounds.selectors.answers import Draft, draft_of
from ronda.apps.rounds.selectors.dates import reply_due
from ronda.apps.rounds.selectors.returned_replies import returned_replies_waiting
from ronda.apps.rounds.services.submissions import Sent, submission_make
from ronda.apps.rounds.submitting import attempt_of, is_late, prepared_now
from ronda.apps.rounds.workflow.replies import way


@dataclass
class SubmitPage:
    """What is about to be submitted."""

    reply: Reply
    draft: Draft
    form: SubmitForm
    gaps: tuple[tuple[str, str, str], ...]
    """Each question without an answer: its id, its chapter's, and the sentence that says so."""
    hindrances: tuple[str, ...]
    left_out: tuple[Answer, ...]
    came_back: tuple[ReturnedReply, ...]
    """Files that came back and are not taken in: what stands in them is not submitted."""
    files: tuple[Attachment, ...]
    answers: int
    late: bool
    due: date | None
    status: int = 200

    @property
    def may_submit(self) -> bool:
        """Whether nothing but what is missing stands in the way."""
        return not self.hindrances


def submit_page(request: HttpRequest, reply: Reply) -> SubmitPage:
    """The page for a reply as it stands."""
    draft = draft_of(reply)
    ready = prepared_now(draft)
    barred = way("submit").hindrances(attempt_of(reply, draft, with_gaps=True))
    form = SubmitForm(
        request.POST if request.method == "POST" else None,
        gaps=len(draft.gaps),
        initial={"seen": ready.receipt.checksum},
    )
    given = {one.question for one in ready.answers.answers}
    return SubmitPage(
        reply=reply,
        draft=draft,
        form=form,
        gaps=tuple(
            (one.question, draft.asked[one.question].chapter.id, fault_said(one))
            for one in draft.gaps
        ),
        hindrances=barred,
        left_out=tuple(row for id, row in draft.rows.items() if row.value and id not in given),
        came_back=returned_replies_waiting(reply),
        files=ready.files,
        answers=len(given),
        late=is_late(reply),
        due=reply_due(reply.party),
    )


def submitted(request: HttpRequest, page: SubmitPage) -> Submission | None:
    """Submit what the form was sent for; None with the reason in the form where that cannot be."""
    if request.method != "POST":
        return None
    form = page.form
    if form.is_valid():
        given = form.cleaned_data
        sent = Sent(given["key"], given["seen"], bool(given.get("with_gaps")))
        try:
            return submission_make(actor=request.user, reply=page.reply, sent=sent)
        except NotNow as refusal:
            form.add_error(None, [str(refusal), *refusal.hindrances])
            page.status = refusal.status
        except Stale as refusal:
            form.add_error(None, str(refusal))
            page.status = refusal.status
    form.data = dict(form.data.items()) | {"seen": form.initial["seen"]}
    return None
