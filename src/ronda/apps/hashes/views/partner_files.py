"""A partner's file: handed in, looked at row by row, taken in or left aside."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.forms import refusals_shown
from ronda.apps.hashes.forms.partners import PartnerFileForm, TakeInForm
from ronda.apps.hashes.forms.records import WhyForm
from ronda.apps.hashes.models import RowOutcome
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.selectors import partners as selectors
from ronda.apps.hashes.services import partner_files as services
from ronda.apps.hashes.views.asking import asked, page_of
from ronda.apps.policy import demand


@login_required
def partner_file_hand_in(request: HttpRequest, code: str) -> HttpResponse:
    """Hand a partner's file in, to look at what it would change."""
    partner = selectors.partner_visible(request.user, code)
    demand(verdict(request.user, Can.PARTNER_FILE, partner))
    form = PartnerFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        given = form.cleaned_data["file"]
        with refusals_shown(form):
            file = services.partner_file_look(
                actor=request.user,
                partner=partner,
                stream=given.file,
                name=given.name,
                told=form.told(),
            )
            return redirect("hashes:partner-file", code, file.pk)
    context = {"form": form, "partner": partner}
    return render(request, "hashes/partner-hand-in.html", context)


@login_required
@require_safe
def partner_file(request: HttpRequest, code: str, id: int) -> HttpResponse:
    """What a file would change, row by row; with ?show= only the rows of one outcome."""
    partner = selectors.partner_visible(request.user, code)
    file = selectors.partner_file_visible(request.user, partner, id)
    show = request.GET.get("show", "")
    rows = file.rows.filter(outcome=show) if show in RowOutcome.values else file.rows.all()
    context = {
        "partner": partner,
        "file": file,
        "outcomes": selectors.outcomes_of(file),
        "show": show,
        "rows": page_of(request, rows),
        "form": TakeInForm(),
        "may_take": verdict(request.user, Can.PARTNER_FILE, file),
    }
    return render(request, "hashes/partner-file.html", context)


@login_required
@require_POST
def partner_file_take(request: HttpRequest, code: str, id: int) -> HttpResponse:
    """Take a file in."""
    partner = selectors.partner_visible(request.user, code)
    file = selectors.partner_file_visible(request.user, partner, id)
    whole = request.POST.get("all_or_nothing") == "on"
    taken = services.partner_file_take(actor=request.user, file=file, all_or_nothing=whole)
    sentence = _(
        "Taken in: new %(added)d, changed %(changed)d, withdrawn %(withdrawn)d, not taken"
        " %(refused)d. What is new or changed waits for a second person."
    )
    told = {name: getattr(taken, name) for name in ("added", "changed", "withdrawn")}
    messages.success(request, sentence % (told | {"refused": len(taken.refused)}))
    return redirect("hashes:partner-file", code, id)


@login_required
def partner_file_dismiss(request: HttpRequest, code: str, id: int) -> HttpResponse:
    """Leave a file aside."""
    partner = selectors.partner_visible(request.user, code)
    file = selectors.partner_file_visible(request.user, partner, id)
    demand(verdict(request.user, Can.PARTNER_FILE, file))
    back = path_to("hashes:partner-file", code, id)

    def do(given: dict[str, object]) -> str:
        services.partner_file_dismiss(actor=request.user, file=file, reason=str(given["reason"]))
        return back

    context: dict[str, object] = {
        "title": _("Leave %(name)s aside") % {"name": file},
        "lead": _("Nothing of it is taken in, and what was in it is not kept."),
        "button": _("Leave it aside"),
        "back": back,
    }
    done = _("The file is left aside.")
    return asked(request, WhyForm(request.POST or None), do, context, done=done)
