"""Writing a comment or a contribution: begun, and gone on with until it is submitted.

Two things to know. A draft is its organisation’s alone. And where two people saved it at once, the
later one is shown both texts, and nothing of either is lost.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Organisation
from ronda.apps.errors import NotAllowed, Stale
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.forms.comments import CommentForm, initial_of
from ronda.apps.rounds.models import Comment, Conduct
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.comments import verdict
from ronda.apps.rounds.selectors.comments import comment_visible, organisations_speaking
from ronda.apps.rounds.selectors.openings import openings, title_of
from ronda.apps.rounds.selectors.rounds import conduct_visible
from ronda.apps.rounds.services import comments as services


@login_required
def comment_begin(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Write a new one, in the name of one's organisation."""
    conduct = conduct_visible(request.user, body, number)
    speaking = _speaking(request, conduct)
    offered = openings(conduct, speaking)
    form = CommentForm(request.POST or None, request.FILES or None, openings=offered)
    if form.is_valid():
        with refusals_shown(form):
            made = services.comment_begin(
                actor=request.user, conduct=conduct, organisation=speaking, said=form.said()
            )
            messages.success(request, _("The draft is kept. Nobody else sees it yet."))
            return redirect("rounds:comment", made.pk)
    return _shown(request, conduct, form)


@login_required
def comment_write(request: HttpRequest, id: int) -> HttpResponse:
    """Go on writing a draft."""
    comment = comment_visible(request.user, id)
    demand(verdict(request.user, Can.COMMENT, comment))
    offered = openings(comment.conduct, comment.organisation)
    initial = initial_of(comment, offered.languages)
    form = CommentForm(
        request.POST or None, request.FILES or None, openings=offered, initial=initial
    )
    if form.is_valid():
        return _saved(request, comment, form)
    return _shown(request, comment.conduct, form, comment)


def _saved(request: HttpRequest, comment: Comment, form: CommentForm) -> HttpResponse:
    seen, said = form.cleaned_data["seen"] or 0, form.said()
    with refusals_shown(form):
        try:
            services.comment_save(actor=request.user, comment=comment, seen=seen, said=said)
        except Stale as stale:
            return _both(request, comment, form, stale.current)
        messages.success(request, _("The draft is kept. Nobody else sees it yet."))
        return redirect("rounds:comment", comment.pk)
    return _shown(request, comment.conduct, form, comment)


def _both(
    request: HttpRequest, comment: Comment, form: CommentForm, current: object
) -> HttpResponse:
    """The newer text beside the person’s own; saving again puts theirs in its place."""
    assert isinstance(current, Comment)
    form.see(current)
    return _shown(request, comment.conduct, form, comment, current)


def _shown(
    request: HttpRequest,
    conduct: Conduct,
    form: CommentForm,
    comment: Comment | None = None,
    current: Comment | None = None,
) -> HttpResponse:
    shown = {
        "conduct": conduct,
        "tab": "comments",
        "offered": form.openings,
        "heading": title_of(form.openings, comment),
        "form": form,
        "comment": comment,
        "current": current,
    }
    return render(request, "rounds/comment-write.html", shown, status=409 if current else 200)


def _speaking(request: HttpRequest, conduct: Conduct) -> Organisation:
    """The organisation that is spoken for: the one asked for, else the first by name."""
    demand(verdict(request.user, Can.COMMENT, conduct=conduct))
    own = organisations_speaking(request.user, conduct)
    asked = request.GET.get("for", "")
    chosen = [one for one in own if str(one.pk) == asked] or own
    if not chosen:
        raise NotAllowed(_("Only organisations that the secretariat has admitted may comment."))
    return chosen[0]
