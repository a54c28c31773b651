"""A chapter settled in a reading, and opened again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.reports.forms.adoption import SettleForm
from ronda.apps.reports.models import Piece, PieceKind
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.reports.selectors.settling import (
    meetings_for,
    settling_hindrances,
    settlings_of,
)
from ronda.apps.reports.selectors.writing import piece_visible
from ronda.apps.reports.services import settling as services
from ronda.apps.treaties.selectors import round_by_number


@login_required
def settle(request: HttpRequest, body: str, round: int, key: str) -> HttpResponse:
    """Mark a chapter as settled in a reading, at a meeting."""
    found = _chapter(request, body, round, key)
    form = SettleForm(request.POST or None, meetings=meetings_for(found.writing))
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            services.chapter_settle(
                actor=request.user,
                chapter=found,
                meeting=form.meeting,
                named=form.cleaned_data.get("named", ""),
            )
            messages.success(request, _("The chapter is settled."))
            return redirect("reports:desk", body, round)
    context = _context(found) | {"form": form, "hindrances": settling_hindrances(found)}
    return render(request, "reports/settle.html", context)


@login_required
def open_again(request: HttpRequest, body: str, round: int, key: str) -> HttpResponse:
    """Open a settled chapter again, with a reason."""
    found = _chapter(request, body, round, key)
    form = ReasonForm(request.POST or None, label=_("Why it is opened again"))
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            reason = form.cleaned_data["reason"]
            services.chapter_open_again(actor=request.user, chapter=found, reason=reason)
            messages.success(request, _("The chapter is open again."))
            return redirect("reports:desk", body, round)
    return render(request, "reports/open-again.html", _context(found) | {"form": form})


def _chapter(request: HttpRequest, body: str, round: int, key: str) -> Piece:
    at = round_by_number(body, round)
    demand(verdict(request.user, Can.SETTLE, at))
    found = piece_visible(request.user, at, key)
    if found.kind != PieceKind.CHAPTER:
        raise Http404
    return found


def _context(chapter: Piece) -> dict[str, object]:
    return {
        "round": chapter.writing.report.round,
        "here": "desk",
        "chapter": chapter,
        "before": settlings_of(chapter),
    }
