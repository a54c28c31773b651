"""Letters taken in for a reply, and their passages placed on questions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.apps.rounds.forms.letters import PlaceForm
from ronda.apps.rounds.forms.replies import LetterForm
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors import letters as selectors
from ronda.apps.rounds.selectors.replies import own_reply_at
from ronda.apps.rounds.selectors.reply_home import place_of
from ronda.apps.rounds.services import letters as services


@login_required
def letters(request: HttpRequest, body: str, number: int, party: str) -> HttpResponse:
    """Take a letter in."""
    reply = own_reply_at(request.user, body, number, party)
    demand(reply_verdict(request.user, Can.ANSWER, reply))
    form = LetterForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_shown(form):
            made = services.letter_take_in(
                actor=request.user, reply=reply, data=file.read(), name=file.name
            )
            return redirect("rounds:letter", *place_of(reply), made.pk)
    known = selectors.letters_of(reply)
    context = {"reply": reply, "at": place_of(reply), "form": form, "letters": known}
    return render(request, "rounds/reply-letters.html", context)


@login_required
def letter(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """The passages of a letter; POST places the chosen ones on a question."""
    reply = own_reply_at(request.user, body, number, party)
    found = selectors.letter_visible(reply, id)
    form = PlaceForm(request.POST or None, questions=selectors.text_questions(reply))
    if form.is_valid() and form.placed(request.user, found):
        messages.success(request, _("The passages stand in the answer now. Read it through."))
        return redirect("rounds:letter", *place_of(reply), found.pk)
    may = reply_verdict(request.user, Can.ANSWER, reply)
    context = {"reply": reply, "at": place_of(reply), "form": form, "may": may}
    page = selectors.letter_page(found)
    return render(request, "rounds/reply-letter.html", context | {"page": page})


@login_required
@require_POST
def take_back(
    request: HttpRequest, body: str, number: int, party: str, id: int, passage: int
) -> HttpResponse:
    """Take a passage back out of an answer."""
    reply = own_reply_at(request.user, body, number, party)
    found = selectors.passage_visible(selectors.letter_visible(reply, id), passage)
    changed = services.passage_take_back(actor=request.user, passage=found)
    told = _("The passage was taken out of the answer.")
    if not changed:
        told = _("The passage is taken back. Its text was changed in the answer and stays there.")
    messages.success(request, told)
    return redirect("rounds:letter", *place_of(reply), id)


@login_required
@require_POST
def take_out(request: HttpRequest, body: str, number: int, party: str, id: int) -> HttpResponse:
    """Take a letter out of a reply."""
    reply = own_reply_at(request.user, body, number, party)
    services.letter_remove(actor=request.user, letter=selectors.letter_visible(reply, id))
    messages.success(request, _("The letter was taken out. What was placed of it stays."))
    return redirect("rounds:reply", *place_of(reply))
