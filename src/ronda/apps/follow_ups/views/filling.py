"""Filling in a factsheet: its home, a chapter at once by its form, one box by itself, merging."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.errors import NotNow, NotVisible
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import information_of, verdict
from ronda.apps.follow_ups.selectors.drafts import draft_of, rival_visible
from ronda.apps.follow_ups.selectors.home import home_of, outside_of
from ronda.apps.follow_ups.selectors.places import informing_at, opened_at, place_of
from ronda.apps.follow_ups.services import texts as services
from ronda.apps.follow_ups.views.saving import chapter_saved, merged, one_saved
from ronda.apps.follow_ups.views.showing import page, shown_chapter
from ronda.apps.rivals import OTHER, OWN, STANDING, MergeForm


@require_safe
def party(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """The home of a Party's information; for others than its people, what was submitted."""
    found = informing_at(request.user, body, number, party)
    if not verdict(request.user, Can.SEE_DRAFT, found):
        return render(
            request, "follow_ups/outside.html", page(found, outside=outside_of(request.user, found))
        )
    try:
        if verdict(request.user, Can.FILL, found):
            services.information_open(actor=request.user, party=found)
    except NotNow as refusal:
        return render(request, "follow_ups/not-yet.html", page(found, sentence=str(refusal)))
    information = information_of(found)
    if information is None:
        said = _("Nobody of your Party has opened the factsheet yet.")
        return render(request, "follow_ups/not-yet.html", page(found, sentence=said))
    information.party = found
    return render(
        request, "follow_ups/party.html", page(found, overview=home_of(request.user, information))
    )


@login_required
@require_POST
def language(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """Fill in the factsheet in another language."""
    information = opened_at(request.user, body, number, party, Can.SEE_DRAFT)
    chosen = request.POST.get("language", "")
    services.language_set(actor=request.user, information=information, language=chosen)
    messages.success(request, _("The language is kept. What is written stays in its boxes."))
    return redirect("follow_ups:party", *place_of(information.party))


@login_required
def chapter(request: HttpRequest, body: str, number: int, party: str, chapter: str) -> HttpResponse:
    """The boxes of a chapter; POST saves what was changed."""
    information = opened_at(request.user, body, number, party, Can.SEE_DRAFT)
    saving = None
    if request.method == "POST":
        saving = chapter_saved(request, information, chapter)
        if not saving.refused:
            return redirect(saving.goes_to)
    shown = shown_chapter(request, draft_of(information), chapter, saving)
    status = saving.status if saving is not None else 200
    context = page(information.party, shown=shown, saving=saving)
    return render(request, "follow_ups/chapter.html", context, status=status)


@login_required
@require_POST
def box(request: HttpRequest, body: str, number: int, party: str, box: str) -> HttpResponse:
    """Save one box while somebody writes; what became of it, for the script of the page."""
    information = opened_at(request.user, body, number, party, Can.SEE_DRAFT)
    told, status = one_saved(request, information, box)
    return JsonResponse(told, status=status)


@login_required
def rival(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """Two texts for one box, beside each other; POST keeps what a person makes of them."""
    information = opened_at(request.user, body, number, party, Can.SEE_DRAFT)
    found = rival_visible(information, id)
    found.text_of.information = information
    box = draft_of(information).boxes.get(found.text_of.box)
    if box is None:
        raise NotVisible(_("The factsheet does not have this box any more."))
    first = {"seen": found.text_of.revision, "text": found.text_of.text}
    form = MergeForm(request.POST or None, initial=first)
    standing, other = (STANDING, _("The text as it stands")), (OTHER, _("The other text"))
    third = (OWN, _("The merged text below"))
    form.ask(_("What goes into the box?"), [standing, other, third])
    if form.is_valid() and merged(request, found, form):
        messages.success(request, _("The two texts are one again."))
        return redirect("follow_ups:party", *place_of(information.party))
    context = page(information.party, rival=found, box=box, form=form)
    return render(request, "follow_ups/rival.html", context)
