"""Comments and contributions: the list, one of them, the ways it goes, its story."""

from contextlib import nullcontext

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.models import Comment, CommentState
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.comments import verdict
from ronda.apps.rounds.selectors import comments as selectors
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.apps.rounds.selectors.rounds import conduct_visible, party_of
from ronda.apps.rounds.selectors.stories import comment_story, words
from ronda.apps.rounds.selectors.windows import (
    question_of,
    who_else_later,
    who_will_see_it,
    window_of,
)
from ronda.apps.rounds.services import comments as services
from ronda.apps.rounds.workflow.comments import comment_way, comment_ways_from
from ronda.apps.rounds.workflow.way import Way
from ronda.apps.stories import story_page

ON_A_PAGE = 25


@require_safe
def comments(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """What others said in a round, as far as one may see it."""
    conduct = conduct_visible(request.user, body, number)
    found = Paginator(selectors.listed(request.user, conduct), ON_A_PAGE)
    page = found.get_page(request.GET.get("page"))
    context = {
        "conduct": conduct,
        "tab": "comments",
        "page_of": page,
        "voices": selectors.voices(request.user, conduct, page.object_list),
        "speaking": selectors.organisations_speaking(request.user, conduct),
        "may_transmit": verdict(request.user, Can.TRANSMIT, conduct=conduct),
    }
    return render(request, "rounds/comments.html", context)


@require_safe
def comment(request: HttpRequest, id: int) -> HttpResponse:
    """One comment: what it says, from whom, who sees it, what can be done with it."""
    found = selectors.comment_visible(request.user, id)
    context = {
        "voice": selectors.voice_of(request.user, found),
        "conduct": found.conduct,
        "tab": "comments",
        "official": procedure_of(found.conduct).languages.official,
        "ways": comment_ways_from(request.user, found),
        "may_write": found.state == CommentState.DRAFT
        and verdict(request.user, Can.COMMENT, found),
        "who": who_will_see_it(found),
        "later": who_else_later(found),
        "window": window_of(found),
        "question": question_of(found),
        "may_read_story": verdict(request.user, Can.SEE_COMMENT_STORY, found),
    }
    return render(request, "rounds/comment.html", context)


@login_required
def comment_move(request: HttpRequest, id: int, name: str) -> HttpResponse:
    """Submit, admit, withdraw: asked once more, then done."""
    found = selectors.comment_visible(request.user, id)
    way = comment_way(found, name)
    if way is None:
        raise Http404
    demand(verdict(request.user, way.can, found))
    form = ReasonForm(request.POST or None) if way.needs_reason else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        with refusals_shown(form) if form else nullcontext():
            services.comment_move(
                actor=request.user, comment=found, name=name, reason=reason, seen=_seen(request)
            )
            messages.success(request, _done(name))
            return redirect("rounds:comment", id)
    return render(request, "rounds/comment-way.html", _asked(request, found, way, form))


@require_safe
def comment_file(request: HttpRequest, id: int) -> HttpResponse:
    """The file of a comment byte for byte, to be saved and never shown: it is a stranger's."""
    found = selectors.comment_visible(request.user, id)
    name, data = selectors.comment_file(request.user, found)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": disposition or "attachment"}
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)


@login_required
@require_safe
def comment_told(request: HttpRequest, id: int) -> HttpResponse:
    """What was done with a comment; its drafts only to the organisation that wrote it."""
    found = selectors.comment_visible(request.user, id)
    demand(verdict(request.user, Can.SEE_COMMENT_STORY, found))
    told = comment_story(request.user, found)
    return story_page(
        request,
        told.records,
        template="rounds/comment-story.html",
        words=words(),
        history=told.history,
        without=told.without,
        comment=found,
        conduct=found.conduct,
        tab="comments",
        told=told,
    )


@login_required
def comments_transmit(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Give Parties the comments on them that they were not given yet."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.TRANSMIT, conduct=conduct))
    if request.method == "POST":
        for code in request.POST.getlist("party"):
            services.comments_transmit(actor=request.user, party=party_of(conduct, code))
        messages.success(request, _("The comments chosen were transmitted."))
        return redirect("rounds:comments-transmit", body, number)
    context = {
        "conduct": conduct,
        "tab": "comments",
        "waiting": selectors.to_transmit(request.user, conduct),
        "event": selectors.transmission_event(conduct),
    }
    return render(request, "rounds/comments-transmit.html", context)


def _asked(
    request: HttpRequest, comment: Comment, way: Way[Comment], form: ReasonForm | None
) -> dict[str, object]:
    """What the page shows that asks once more."""
    return {
        "voice": selectors.voice_of(request.user, comment),
        "conduct": comment.conduct,
        "tab": "comments",
        "way": way,
        "form": form,
        "hindrances": way.hindrances(comment),
        "who": who_will_see_it(comment),
        "window": window_of(comment),
    }


def _seen(request: HttpRequest) -> int | None:
    told = request.POST.get("seen", "")
    return int(told) if told.isdecimal() else None


def _done(name: str) -> str:
    """What was done, told once."""
    sentences = {
        "submit": _("It was submitted. The secretariat looks at its form."),
        "admit": _("It was admitted."),
        "not-admit": _("It was not admitted; its author is told."),
        "discard": _("The draft was discarded."),
    }
    return sentences.get(name) or _("It was withdrawn.")
