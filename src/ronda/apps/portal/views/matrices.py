"""The matrix of a round, as a page and as a table to take away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ronda.apps.portal.citing import keep, origin_of
from ronda.apps.portal.citing import parties as citing
from ronda.apps.portal.forms.matrices import MatrixForm
from ronda.apps.portal.selectors.laid import laid_out
from ronda.apps.portal.selectors.matrices import matrix_of
from ronda.apps.portal.tables import matrix_rows
from ronda.apps.treaties.selectors import round_by_number
from ronda.spreadsheets.writing import as_csv


@require_safe
def matrix(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Recommendations by Parties, narrowed and ordered as asked."""
    laid = laid_out(round_by_number(body, number))
    keep(request, citing.of_matrix(request.user, origin_of(request), laid.round))
    form = MatrixForm(request.GET or None, laid=laid)
    context = {"form": form, "matrix": matrix_of(laid, form.filters()), "round": laid.round}
    return render(request, "portal/matrix.html", context)


@require_safe
def matrix_csv(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The same as a table, a line for each Party and recommendation."""
    laid = laid_out(round_by_number(body, number))
    shown = matrix_of(laid, MatrixForm(request.GET or None, laid=laid).filters())
    name = f"matrix-{laid.round.body.slug}-{laid.round.number}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    data = as_csv(matrix_rows(shown, request.build_absolute_uri("/")))
    return HttpResponse(data, content_type="text/csv; charset=utf-8", headers=headers)
