"""The list of rounds, the page of one, its beginning, its theme and its story."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.errors import NotVisible
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.forms.rounds import BeginForm, ThemeForm
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import verdict
from ronda.apps.rounds.selectors import beginnings, pages
from ronda.apps.rounds.selectors.published import round_published
from ronda.apps.rounds.selectors.rounds import conduct_visible, own_parties, rounds_listed
from ronda.apps.rounds.selectors.stories import records_of, words
from ronda.apps.rounds.services.rounds import round_begin, round_change
from ronda.apps.rounds.workflow.rounds import near_and_far, ways_on
from ronda.apps.stories import story_page


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds that whoever asks may see."""
    context = {
        "rounds": rounds_listed(request.user),
        "may_begin": verdict(request.user, Can.BEGIN),
    }
    return render(request, "rounds/rounds.html", context)


@require_safe
def round_page(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """What a round is, what stage it has reached, what comes next, and who acts now.

    Of one that is not run here, or not openly, what is published of it.
    """
    try:
        conduct = conduct_visible(request.user, body, number)
    except NotVisible:
        published = round_published(body, number)
        if published is None:
            raise
        return render(request, "rounds/published.html", {"round": published})
    may_record = verdict(request.user, Can.RECORD, conduct)
    context = {
        "conduct": conduct,
        "tab": "round",
        "shown": pages.round_shown(conduct, own_parties(request.user, conduct)),
        "may_record": may_record,
        "ways": near_and_far(ways_on(request.user, conduct), conduct) if may_record else None,
        "happened": pages.happenings_told(conduct) if may_record else [],
    }
    return render(request, "rounds/round.html", context)


@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a round of one's own body."""
    demand(verdict(request.user, Can.BEGIN))
    known = beginnings.procedures_of(request.user)
    form = BeginForm(
        request.POST or None, bodies=beginnings.bodies_of(request.user), procedures=known
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with refusals_shown(form):
            made = round_begin(
                actor=request.user,
                body=data["body"],
                number=data["number"],
                procedure=data["procedure"],
                themes=form.texts(),
            )
            messages.success(request, _("The round is begun. Only the body sees it until launch."))
            return redirect("rounds:round", made.round.body.slug, made.round.number)
    return render(request, "rounds/begin.html", {"form": form})


@login_required
def change(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Change the theme of a round."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.CHANGE, conduct))
    now = {"seen": conduct.version} | {f"theme_{tag}": t for tag, t in conduct.themes.items()}
    form = ThemeForm(request.POST or None, initial=now, conduct=conduct)
    if request.method == "POST" and form.is_valid():
        seen, texts = form.cleaned_data["seen"], form.texts()
        with refusals_shown(form):
            round_change(actor=request.user, conduct=conduct, seen=seen, themes=texts)
            messages.success(request, _("The theme is changed."))
            return redirect("rounds:round", body, number)
        form.see(conduct)
    status = 409 if form.non_field_errors() else 200
    shown = {"conduct": conduct, "tab": "round", "form": form}
    return render(request, "rounds/change.html", shown, status=status)


@login_required
@require_safe
def story(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Everything that was done in a round."""
    conduct = conduct_visible(request.user, body, number)
    demand(verdict(request.user, Can.RECORD, conduct))
    return story_page(
        request,
        records_of(conduct),
        template="rounds/story.html",
        words=words(),
        conduct=conduct,
        tab="round",
    )
