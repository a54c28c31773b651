"""The Party's comments on its draft factsheet: made, listed for both sides, answered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ronda.apps.compliance.models import Edition
from ronda.apps.errors import NotNow
from ronda.apps.follow_ups.forms.asking import DraftAnswerForm, DraftCommentForm
from ronda.apps.follow_ups.models import DraftComment
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.drafts import verdict
from ronda.apps.follow_ups.selectors import drafts_given as selectors
from ronda.apps.follow_ups.selectors.places import party_at, place_of
from ronda.apps.follow_ups.services import drafts as services
from ronda.apps.follow_ups.views.showing import page
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand


@login_required
def draft(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """The comments on the draft; POST makes one."""
    found = party_at(request.user, body, number, party)
    comments = selectors.draft_comments(request.user, found)
    may_comment = verdict(request.user, Can.COMMENT_ON_DRAFT, found)
    if request.method == "POST":
        demand(may_comment)
    edition = next(iter(selectors.drafts_given(found)), None)
    form = _form(request, edition) if may_comment and edition else None
    if request.method == "POST" and edition is None:
        raise NotNow(_("There is no draft to comment on now."))
    if form is not None and edition is not None and form.is_valid():
        with refusals_shown(form):
            services.draft_comment_make(
                actor=request.user, party=found, edition=edition, **form.cleaned_data
            )
            messages.success(request, _("The secretariat has your comment."))
            return redirect("follow_ups:draft", *place_of(found))
    context = page(found, comments=comments, edition=edition, form=form)
    context["may_answer"] = verdict(request.user, Can.ANSWER_DRAFT_COMMENT, found)
    return render(request, "follow_ups/draft.html", context)


@login_required
def draft_answer(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """Say whether a comment is taken, and why."""
    found = party_at(request.user, body, number, party)
    comment = selectors.draft_comment_visible(request.user, found, id)
    demand(verdict(request.user, Can.ANSWER_DRAFT_COMMENT, found))
    made = {str(one.pk): one for one in selectors.corrections_of(comment)}
    choices = [("", _("None yet")), *((key, str(one)) for key, one in made.items())]
    form = DraftAnswerForm(request.POST or None, choices=choices, initial=_first(comment))
    if form.is_valid():
        given = form.cleaned_data
        with refusals_shown(form):
            services.draft_comment_answer(
                actor=request.user,
                comment=comment,
                taken=given["taken"] == "yes",
                reason=given["reason"],
                correction=made.get(given["correction"]),
            )
            messages.success(request, _("The answer is kept, and the Party is told."))
            return redirect("follow_ups:draft", *place_of(found))
    return render(request, "follow_ups/draft-answer.html", page(found, one=comment, form=form))


def _form(request: HttpRequest, edition: Edition) -> DraftCommentForm:
    spots = [(one.place, one.label) for one in selectors.spots_of(edition)]
    return DraftCommentForm(request.POST or None, choices=[("", _("The whole factsheet")), *spots])


def _first(comment: DraftComment) -> dict[str, str]:
    """What the form holds when a comment is answered once more."""
    taken = {"taken": "yes", "not-taken": "no"}.get(comment.answer, "")
    key = str(comment.correction_id or "")
    return {"taken": taken, "reason": comment.reason, "correction": key}
