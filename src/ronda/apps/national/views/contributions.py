"""Contributions: the list, one of them, writing; letters: uploaded, looked at, taken in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.errors import Stale
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms.contributions import LetterForm, WriteForm
from ronda.apps.national.models import Addressee, Contribution, Institution
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors import contributions as selectors
from ronda.apps.national.selectors.institutions import called, institution_visible
from ronda.apps.national.selectors.requests import addressee_visible, items_of
from ronda.apps.national.selectors.texts import used_in
from ronda.apps.national.services import contributions as services
from ronda.apps.national.services import letters
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked
from ronda.apps.policy import demand


@require_safe
@desk_page
def contributions(request: HttpRequest) -> HttpResponse:
    """Every contribution that one sees, newest first."""
    found = selectors.contributions_visible(standing_of(request.user))
    return render(request, "national/contributions.html", {"contributions": found})


@require_safe
@desk_page
def show(request: HttpRequest, id: int) -> HttpResponse:
    """One contribution, its passages, and what can be done with it."""
    who, found = standing_of(request.user), _contribution(request, id)
    context = {
        "contribution": found,
        "passages": selectors.passages_of(found),
        "used": used_in(found) if who.coordinator else [],
        "may_write": verdict(who, Can.WRITE, found),
        "may_sign": verdict(who, Can.SIGN, found),
        "may_withdraw": verdict(who, Can.WITHDRAW, found),
        "may_place": verdict(who, Can.PLACE, found),
    }
    return render(request, "national/contribution.html", context)


@desk_page
def write(request: HttpRequest, id: int) -> HttpResponse:
    """Write the answer, a field for each thing asked; who saves too late gets both texts."""
    found = _contribution(request, id, Can.WRITE)
    items = items_of(found.addressee.request) if found.addressee else []
    typed = selectors.typed_for(found)
    given = {"language": found.language, "version": found.version}
    form = WriteForm(request.POST or None, items=items, typed=typed, initial=given)
    theirs = None
    if form.is_valid():
        with refusals_shown(form):
            try:
                return _written(request, found, form)
            except Stale:
                theirs = selectors.passages_of(found)
                form.data = _again(request, found)
    context = {"form": form, "contribution": found, "theirs": theirs}
    status = 409 if theirs is not None else 200
    return render(request, "national/contribution_form.html", context, status=status)


def _again(request: HttpRequest, found: Contribution) -> QueryDict:
    """What was sent, to be sent once more over what stands there now."""
    again = request.POST.copy()
    again["version"] = str(found.version)
    return again


def _written(request: HttpRequest, found: Contribution, form: WriteForm) -> HttpResponse:
    services.contribution_write(
        actor=request.user,
        contribution=found,
        texts=form.texts(),
        language=form.cleaned_data["language"],
        version=form.cleaned_data["version"],
    )
    messages.success(request, _("The draft was saved."))
    return redirect("national:contribution", found.pk)


@require_POST
@desk_page
def hand_in(request: HttpRequest, id: int) -> HttpResponse:
    """Give it to the coordinator."""
    services.contribution_hand_in(
        actor=request.user, contribution=_contribution(request, id, Can.WRITE)
    )
    messages.success(request, _("The contribution was handed in."))
    return redirect("national:contribution", id)


@require_POST
@desk_page
def sign(request: HttpRequest, id: int) -> HttpResponse:
    """Sign it for the institution."""
    services.contribution_sign(
        actor=request.user, contribution=_contribution(request, id, Can.SIGN)
    )
    messages.success(request, _("The contribution was signed."))
    return redirect("national:contribution", id)


@require_POST
@desk_page
def take_back(request: HttpRequest, id: int) -> HttpResponse:
    """Make a draft of it again."""
    services.contribution_take_back(
        actor=request.user, contribution=_contribution(request, id, Can.WRITE)
    )
    messages.success(request, _("The contribution is a draft again."))
    return redirect("national:contribution", id)


@desk_page
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    """Withdraw it, with the reason."""
    found, page = _contribution(request, id, Can.WITHDRAW), _page(id)

    def do(form: ReasonForm) -> tuple[str, str]:
        services.contribution_withdraw(actor=request.user, contribution=found, **form.cleaned_data)
        return page, _("The contribution was withdrawn.")

    question = Question(_("Withdraw it"), _("Withdraw"), page, str(found), danger=True)
    form = ReasonForm(request.POST or None, label=_("Why is it withdrawn?"))
    return asked(request, question, form, do, used=used_in(found))


@desk_page
def read_letter(request: HttpRequest, id: int) -> HttpResponse:
    """Read in a letter that answers a request."""
    who = standing_of(request.user)
    found = addressee_visible(who, id)
    demand(verdict(who, Can.WRITE, found))
    back = path_to("national:addressee", id)
    return _read(request, found.institution, found, (back, found.request.subject))


@desk_page
def read_letter_of(request: HttpRequest, id: int) -> HttpResponse:
    """Read in a letter that an institution sent of its own accord."""
    found = institution_visible(id)
    demand(verdict(standing_of(request.user), Can.KEEP))
    back = path_to("national:institution", id)
    return _read(request, found, None, (back, called(found)))


def _read(
    request: HttpRequest,
    institution: Institution,
    addressee: Addressee | None,
    back: tuple[str, str],
) -> HttpResponse:
    def do(form: LetterForm) -> tuple[str, str]:
        file = form.cleaned_data["file"]
        letter = letters.letter_receive(
            actor=request.user,
            data=file.read(),
            name=file.name,
            institution=institution,
            addressee=addressee,
        )
        return path_to("national:letter", letter.pk), ""

    heading = _("Read in a letter of “%(name)s”") % {"name": called(institution)}
    question = Question(heading, _("Read it"), *back, upload=True)
    return asked(request, question, LetterForm(request.POST or None, request.FILES or None), do)


@desk_page
def letter(request: HttpRequest, id: int) -> HttpResponse:
    """What was read in a letter; taken in when a person says so."""
    who = standing_of(request.user)
    found = selectors.letter_visible(who, id)
    demand(verdict(who, Can.WRITE, found))
    if request.method == "POST":
        taken = letters.letter_take_in(actor=request.user, letter=found)
        messages.success(request, _("The letter is the contribution of the institution now."))
        return redirect("national:contribution", taken.pk)
    context = {"letter": found, "reply": letters.reply_in(found)}
    return render(request, "national/letter.html", context)


@require_safe
@desk_page
def original(request: HttpRequest, id: int) -> HttpResponse:
    """The letter as it was received, byte for byte; never shown by the browser itself."""
    found = selectors.letter_visible(standing_of(request.user), id)
    response = HttpResponse(bytes(found.data), content_type="application/octet-stream")
    named = content_disposition_header(True, found.file_name)
    response.headers["Content-Disposition"] = named or "attachment"
    return response


def _contribution(request: HttpRequest, id: int, can: Can = Can.SEE) -> Contribution:
    who = standing_of(request.user)
    found = selectors.contribution_visible(who, id)
    demand(verdict(who, can, found))
    return found


def _page(id: int) -> str:
    return path_to("national:contribution", id)
