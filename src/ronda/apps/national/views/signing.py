"""Signing the State's text, and submitting what is agreed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.errors import NotVisible
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms.texts import SignersForm, SignForm
from ronda.apps.national.models import Text
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors import texts as selectors
from ronda.apps.national.selectors.institutions import signers_suggested
from ronda.apps.national.services import signing, submitting
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked, standing
from ronda.apps.policy import demand
from ronda.apps.treaties.selectors import round_by_number


@desk_page
def send(request: HttpRequest, id: int) -> HttpResponse:
    """Choose who signs the text."""
    text, page = _text(request, id), path_to("national:text", id)
    standing(request, lambda who: verdict(who, Can.CONSOLIDATE))

    def do(form: SignersForm) -> tuple[str, str]:
        sent = signing.text_send_to_sign(actor=request.user, text=text, posts=form.chosen())
        told = _("The text is agreed.") if sent.state == "agreed" else _("Sent to be signed.")
        return page, told

    question = Question(_("Have the text signed"), _("Go on"), page, str(text.target.code))
    form = SignersForm(request.POST or None, suggested=signers_suggested(text))
    return asked(request, question, form, do)


@require_POST
@desk_page
def take_back(request: HttpRequest, id: int) -> HttpResponse:
    """Make a draft of the text again."""
    signing.text_take_back(actor=request.user, text=_text(request, id))
    messages.success(request, _("The text is a draft again."))
    return redirect("national:text", id)


@desk_page
def sign(request: HttpRequest, id: int) -> HttpResponse:
    """Sign the text, or send it back."""
    who = standing_of(request.user)
    found = selectors.sign_off_visible(who, id)
    demand(verdict(who, Can.SIGN_OFF, found))
    target = found.version.text.target

    def do(form: SignForm) -> tuple[str, str]:
        remark = form.cleaned_data["remark"]
        if "send-back" in request.POST:
            signing.sign_off_return(actor=request.user, sign_off=found, remark=remark)
            return path_to("national:home"), _("The text was sent back.")
        signing.sign_off_give(actor=request.user, sign_off=found, remark=remark)
        return path_to("national:text", target.pk), _("You have signed the text.")

    page = path_to("national:text", target.pk)
    question = Question(_("Sign the text"), _("Sign"), page, target.code)
    wording = selectors.wording(selectors.pieces_of(found.version))
    context = {"wording": wording, "target": target}
    form = SignForm(request.POST or None)
    return asked(request, question, form, do, template="national/sign.html", **context)


@require_safe
@desk_page
def submissions(request: HttpRequest) -> HttpResponse:
    """What was submitted, and where agreed texts wait for it."""
    who = standing(request, lambda who: verdict(who, Can.SUBMIT))
    context = {
        "submissions": selectors.submissions_visible(who),
        "rounds": submitting.rounds_ready(),
    }
    return render(request, "national/submissions.html", context)


@desk_page
def submit(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """What would be submitted into a round, and doing it."""
    who = standing(request, lambda who: verdict(who, Can.SUBMIT))
    round = round_by_number(body, number)
    if request.method == "POST":
        submitting.texts_submit(actor=request.user, round=round)
        messages.success(request, _("The agreed texts were submitted."))
        return redirect("national:submissions")
    agreed = submitting.agreed_for(round)
    on_line = submitting.submits_on_line(who.party_id, round, agreed)
    context = {"round": round, "agreed": agreed, "on_line": on_line}
    return render(request, "national/submit.html", context)


def _text(request: HttpRequest, id: int) -> Text:
    target = selectors.target_visible(standing_of(request.user), id)
    text = selectors.text_of(target)
    if text is None:
        raise NotVisible(_("Nothing is written here yet."))
    return text
