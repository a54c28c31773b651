"""Compliance reports as files: of one Party, of one recommendation, of the whole round."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from ronda.apps.assessments.forms import OrderForm
from ronda.apps.assessments.permissions import Can, verdict
from ronda.apps.assessments.selectors import pages
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.orders import order_archive, order_visible, orders_of
from ronda.apps.assessments.selectors.reports import by_party, by_recommendation, material_of
from ronda.apps.assessments.selectors.seeing import basis_visible, parties_seen
from ronda.apps.assessments.services.ordering import reports_order
from ronda.apps.forms import refusals_shown
from ronda.apps.policy import demand
from ronda.assessments.model import ComplianceReport, Form
from ronda.assessments.writing.outline import outlined
from ronda.assessments.writing.to_docx import report_docx
from ronda.assessments.writing.to_pdf import report_pdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {"docx": (report_docx, WORD), "pdf": (report_pdf, "application/pdf")}


def reports(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Which reports there are; the secretariat has all of them made."""
    basis = basis_visible(request.user, body, number)
    may_order = verdict(request.user, Can.ORDER, basis.round, basis.procedure)
    form = OrderForm(request.POST or None)
    if request.method == "POST":
        demand(may_order)
        if form.is_valid():
            with refusals_shown(form):
                made = reports_order(
                    actor=request.user,
                    round=basis.round,
                    form=Form(form.cleaned_data["form"]),
                )
                return redirect("assessments:order", body, number, made.pk)
    inside = verdict(request.user, Can.SEE_PROPOSALS, basis.round, basis.procedure)
    context = {
        "basis": basis,
        "here": "reports",
        "parties": parties_seen(request.user, basis),
        "inside": inside,
        "forms": tuple(Form) if inside else (Form.DECIDED,),
        "may_order": may_order,
        "order_form": form,
        "orders": orders_of(basis) if inside else (),
    }
    return render(request, "assessments/reports.html", context)


@require_safe
def of_party(request: HttpRequest, body: str, number: int, party: str, format: str) -> HttpResponse:
    """The report on one Party."""
    basis = basis_visible(request.user, body, number)
    found = pages.party_seen(request.user, basis, party)
    language, form = _asked(request, basis, format)
    report = by_party(material_of(request.user, basis, form), language, found)
    return _file(report, found.code, format)


@require_safe
def of_recommendation(
    request: HttpRequest, body: str, number: int, id: str, format: str
) -> HttpResponse:
    """The report on one recommendation across all Parties."""
    basis = basis_visible(request.user, body, number)
    asked = pages.asked_at(basis, id)
    language, form = _asked(request, basis, format)
    report = by_recommendation(material_of(request.user, basis, form), language, asked)
    return _file(report, asked.code, format)


@login_required
@require_safe
def order(request: HttpRequest, body: str, number: int, id: int) -> HttpResponse:
    """How far all the reports have come that somebody asked for."""
    basis = basis_visible(request.user, body, number)
    context = {
        "basis": basis,
        "here": "reports",
        "order": order_visible(request.user, basis, id),
    }
    return render(request, "assessments/order.html", context)


@login_required
@require_safe
def archive(request: HttpRequest, body: str, number: int, id: int) -> HttpResponse:
    """The archive of all reports."""
    basis = basis_visible(request.user, body, number)
    found = order_visible(request.user, basis, id)
    data = order_archive(found)
    if data is None:
        raise Http404
    name = f"compliance-reports-{body}-{number}-{found.form}.zip"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(data, content_type="application/zip", headers=headers)


def _asked(request: HttpRequest, basis: Basis, format: str) -> tuple[str, Form]:
    """The language and the form that are asked for; 404 for what there is not."""
    language = request.GET.get("language", basis.languages[0])
    form = request.GET.get("form", Form.DECIDED.value)
    known = {one.value for one in Form}
    if language not in basis.languages or form not in known or format not in KINDS:
        raise Http404
    return language, Form(form)


def _file(report: ComplianceReport, of: str, format: str) -> HttpResponse:
    write, kind = KINDS[format]
    name = f"compliance-{report.body}-{report.round}-{of}-{report.form}-{report.language}.{format}"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(write(outlined(report)), content_type=kind, headers=headers)
