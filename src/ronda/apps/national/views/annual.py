"""The annual report: drafted, changed section by section, signed, taken out as Word or PDF."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ronda.apps.addresses import path_to
from ronda.apps.errors import NotVisible
from ronda.apps.national.desk import desk_page
from ronda.apps.national.forms import annual as forms
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors import annual as selectors
from ronda.apps.national.services import annual as services
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, asked, standing
from ronda.apps.policy import demand

_A_PAGE = 20
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_safe
@desk_page
def annuals(request: HttpRequest) -> HttpResponse:
    """The annual reports."""
    who = standing_of(request.user)
    context = {"annuals": selectors.annuals_visible(who), "may_write": verdict(who, Can.REPORT)}
    return render(request, "national/annuals.html", context)


@desk_page
def draft(request: HttpRequest) -> HttpResponse:
    """Draft the report of a year."""
    standing(request, lambda who: verdict(who, Can.REPORT))

    def do(form: forms.AnnualForm) -> tuple[str, str]:
        made = services.annual_draft(actor=request.user, yearly=form.yearly())
        return _page(made.pk), _("It was drafted from the record. Read and change every section.")

    back = path_to("national:annuals")
    lead = _("Steps done, figures as they may leave, and what the registers hold of that year.")
    question = Question(_("Draft an annual report"), _("Draft it"), back, _("Annual reports"), lead)
    return asked(request, question, forms.AnnualForm(request.POST or None), do)


@require_safe
@desk_page
def annual(request: HttpRequest, id: int) -> HttpResponse:
    """One report, some sections at a time."""
    who = standing_of(request.user)
    found = selectors.annual_visible(who, id)
    pages = Paginator(found.sections.all(), _A_PAGE)
    context = {
        "report": found,
        "page_of": pages.get_page(request.GET.get("page")),
        "withdrawn": selectors.withdrawn_in(found),
        "may_write": verdict(who, Can.REPORT),
        "may_sign": verdict(who, Can.SIGN_REPORT, found),
        "sign_form": forms.AnnualSignForm(),
    }
    return render(request, "national/annual.html", context)


@desk_page
def write(request: HttpRequest, id: int) -> HttpResponse:
    """Change a section."""
    who = standing_of(request.user)
    found = selectors.section_visible(who, id)
    demand(verdict(who, Can.REPORT))

    def do(form: forms.SectionForm) -> tuple[str, str]:
        services.annual_write(actor=request.user, section=found, **form.cleaned_data)
        return f"{_page(found.report_id)}#section-{found.order}", _("The section was changed.")

    told = {"heading": found.heading, "text": found.text, "version": found.version}
    form = forms.SectionForm(request.POST or None, initial=told)
    question = Question(
        _("Change the section"), _("Save"), _page(found.report_id), found.report.title
    )
    return asked(request, question, form, do)


@desk_page
def send(request: HttpRequest, id: int) -> HttpResponse:
    """Choose who signs it."""
    who = standing_of(request.user)
    found = selectors.annual_visible(who, id)
    demand(verdict(who, Can.REPORT))

    def do(form: forms.SignerForm) -> tuple[str, str]:
        services.annual_send(actor=request.user, report=found, post=form.chosen())
        return _page(id), _("Sent to be signed.")

    lead = _("It leaves the desk only when it is signed, as it is now.")
    question = Question(_("Have the report signed"), _("Send"), _page(id), found.title, lead)
    return asked(request, question, forms.SignerForm(request.POST or None), do)


@require_POST
@desk_page
def take_back(request: HttpRequest, id: int) -> HttpResponse:
    """Make a draft of it again."""
    found = selectors.annual_visible(standing_of(request.user), id)
    services.annual_take_back(actor=request.user, report=found)
    messages.success(request, _("The report is a draft again."))
    return redirect("national:annual", id)


@require_POST
@desk_page
def drop(request: HttpRequest, id: int) -> HttpResponse:
    """Set a draft aside."""
    found = selectors.annual_visible(standing_of(request.user), id)
    services.annual_drop(actor=request.user, report=found)
    messages.success(request, _("The report was set aside."))
    return redirect("national:annuals")


@desk_page
def sign(request: HttpRequest, id: int) -> HttpResponse:
    """Sign it, or send it back."""
    who = standing_of(request.user)
    found = selectors.annual_visible(who, id)
    demand(verdict(who, Can.SIGN_REPORT, found))

    def do(form: forms.AnnualSignForm) -> tuple[str, str]:
        if "send-back" in request.POST:
            remark = form.cleaned_data["remark"]
            services.annual_return(actor=request.user, report=found, remark=remark)
            return path_to("national:annuals"), _("Sent back to the coordinator.")
        services.annual_sign(actor=request.user, report=found)
        return _page(id), _("You signed the report.")

    question = Question(_("Sign the report"), _("Sign"), _page(id), found.title)
    form = forms.AnnualSignForm(request.POST if request.method == "POST" else None)
    return asked(request, question, form, do, "national/annual-sign.html", report=found)


@require_safe
@desk_page
def take_out(request: HttpRequest, id: int, ending: str) -> HttpResponse:
    """The signed report as a file."""
    who = standing_of(request.user)
    found = selectors.annual_visible(who, id)
    if ending not in _TYPES:
        raise NotVisible(_("There is no such page."))
    file = services.annual_take_out(actor=request.user, report=found, ending=ending)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.data, content_type=_TYPES[ending], headers=headers)


def _page(id: int) -> str:
    return path_to("national:annual", id)
