"""A reply: the list of one's own, its home, its language, what it takes over, its story."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.policy import demand
from ronda.apps.rounds.forms.replies import LanguageForm
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors import replies as selectors
from ronda.apps.rounds.selectors.reply_home import place_of, replies_listed, reply_home
from ronda.apps.rounds.selectors.reply_outside import reply_outside
from ronda.apps.rounds.selectors.stories import reply_story, tellers, words
from ronda.apps.rounds.services import replies as services
from ronda.apps.stories import story_page


@login_required
@require_safe
def replies(request: HttpRequest) -> HttpResponse:
    """The replies of one's own Parties."""
    return render(request, "rounds/replies.html", {"replies": replies_listed(request.user)})


@require_safe
def reply(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """The home of a reply; for others than its Party, its state and what was submitted."""
    found = selectors.reply_at(request.user, body, number, party)
    at = {"reply": found, "at": place_of(found)}
    if not reply_verdict(request.user, Can.SEE_DRAFT, found):
        outside = reply_outside(request.user, found)
        return render(request, "rounds/reply-outside.html", at | {"outside": outside})
    services.reply_open(actor=request.user, reply=found)
    home = reply_home(request.user, found)
    form = LanguageForm(languages=home.languages, initial={"language": home.draft.answers.language})
    return render(request, "rounds/reply.html", at | {"overview": home, "language_form": form})


@login_required
@require_POST
def language(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """Say in which language the Party answers."""
    found = selectors.own_reply_at(request.user, body, number, party)
    chosen = request.POST.get("language", "")
    services.reply_language_set(actor=request.user, reply=found, language=chosen)
    messages.success(request, _("The language of your answers is kept."))
    return redirect("rounds:reply", *place_of(found))


@login_required
@require_POST
def prefill(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """Take over what the Party submitted in the round before."""
    found = selectors.own_reply_at(request.user, body, number, party)
    demand(reply_verdict(request.user, Can.ANSWER, found))
    count = services.reply_prefill(actor=request.user, reply=found)
    told = ngettext(
        "One answer was taken over. Read it and confirm it, or change it.",
        "%(count)d answers were taken over. Read each of them and confirm it, or change it.",
        count,
    )
    messages.success(request, told % {"count": count})
    return redirect("rounds:reply", *place_of(found))


@login_required
@require_safe
def story(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """What was done with a reply; what it said before it was submitted only to its own people."""
    found = selectors.reply_at(request.user, body, number, party)
    demand(reply_verdict(request.user, Can.SEE_REPLY_STORY, found))
    told = reply_story(request.user, found)
    return story_page(
        request,
        told.records,
        template="rounds/reply-story.html",
        words=words(),
        history=told.history,
        without=told.without,
        tellers=tellers(),
        reply=found,
        at=place_of(found),
        told=told,
    )
