"""What Parties said formally of a convention, in one list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ronda.apps.portal.forms.reservations import ReservationsForm
from ronda.apps.treaties.permissions import Can, conventions_kept_by, verdict
from ronda.apps.treaties.selectors import reservations as every


@require_safe
def reservations(request: HttpRequest) -> HttpResponse:
    """Every reservation and declaration, narrowed down as asked."""
    rows = list(every())
    form = ReservationsForm(request.GET or None, rows=rows)
    context = {
        "form": form,
        "rows": [one for one in rows if form.fits(one)],
        "every": len(rows),
        "may_enter": verdict(request.user, Can.ENTER),
        "kept": set(conventions_kept_by(request.user).values_list("pk", flat=True)),
    }
    return render(request, "portal/reservations.html", context)
