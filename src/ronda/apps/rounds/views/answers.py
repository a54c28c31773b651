"""Answering: a chapter at once by its form, one answer by itself, confirming, merging."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.apps.rounds.forms import merging
from ronda.apps.rounds.selectors import replies as selectors
from ronda.apps.rounds.selectors.chapters import chapter_shown
from ronda.apps.rounds.selectors.reply_home import place_of
from ronda.apps.rounds.selectors.rivals import rival_page, rival_visible
from ronda.apps.rounds.services import answers as services
from ronda.apps.rounds.views.saving import saved_chapter, saved_one


@login_required
def chapter(request: HttpRequest, body: str, number: int, party: str, chapter: str) -> HttpResponse:
    """The questions of a chapter with their answers; POST saves what was changed."""
    reply = selectors.own_reply_at(request.user, body, number, party)
    saving = saved_chapter(request, reply, chapter) if request.method == "POST" else None
    if saving is not None and saving.is_whole:
        return redirect(saving.goes_to)
    refused = saving.refused if saving is not None else {}
    page = chapter_shown(request.user, reply, chapter, refused)
    context = {"reply": reply, "at": place_of(reply), "page": page, "saving": saving}
    status = saving.status if saving is not None else 200
    return render(request, "rounds/reply-chapter.html", context, status=status)


@login_required
@require_POST
def answer(request: HttpRequest, body: str, number: int, party: str, question: str) -> HttpResponse:
    """Save one answer while somebody writes; what became of it, for the script of the page."""
    reply = selectors.reply_to_save(request.user, body, number, party)
    told, status = saved_one(request, reply, question)
    return JsonResponse(told, status=status)


@login_required
@require_POST
def ready(request: HttpRequest, body: str, number: int, party: str, chapter: str) -> HttpResponse:
    """Call a chapter ready, or take that back."""
    reply = selectors.own_reply_at(request.user, body, number, party)
    is_ready = request.POST.get("ready") == "yes"
    services.chapter_mark(actor=request.user, reply=reply, chapter=chapter, ready=is_ready)
    told = _("The chapter is ready.") if is_ready else _("The chapter is under way again.")
    messages.success(request, told)
    return redirect("rounds:reply", *place_of(reply))


@login_required
def rival(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """Two texts for one answer, beside each other; POST keeps what a person makes of them."""
    reply = selectors.own_reply_at(request.user, body, number, party)
    found = rival_visible(reply, id)
    page = rival_page(reply, found)
    form = merging.MergeAnswersForm(request.POST or None, page=page)
    if form.is_valid() and form.settled(request.user):
        messages.success(request, _("The two texts are one again."))
        return redirect("rounds:reply", *place_of(reply))
    context = {"reply": reply, "at": place_of(reply), "page": page, "form": form}
    status = 409 if form.is_stale else 200
    return render(request, "rounds/reply-rival.html", context, status=status)
