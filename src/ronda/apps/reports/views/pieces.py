"""One piece of a report: added, changed, moved, taken out, two texts of it brought together."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.apps.addresses import path_to
from ronda.apps.errors import NotNow, Stale
from ronda.apps.forms import ReasonForm, refusals_shown
from ronda.apps.policy import demand
from ronda.apps.reports.forms.desk import PlaceForm
from ronda.apps.reports.forms.findings import FindingForm
from ronda.apps.reports.forms.pieces import FORMS, PieceForm
from ronda.apps.reports.models import Piece, PieceKind, Writing
from ronda.apps.reports.permissions import Can
from ronda.apps.reports.selectors.passages import AnswerShown, answer_shown
from ronda.apps.reports.selectors.writers import (
    adding_verdict,
    piece_verdict,
    questions_of,
    writes_of,
)
from ronda.apps.reports.selectors.writing import (
    parties_for,
    piece_visible,
    rival_visible,
    value_of,
    writing_visible,
)
from ronda.apps.reports.services import writing as services
from ronda.apps.treaties.selectors import round_by_number


@login_required
def add(request: HttpRequest, body: str, round: int, kind: str) -> HttpResponse:
    """Add a piece: to the chapter or paragraph `in`, after the piece `after`."""
    at = round_by_number(body, round)
    writing = writing_visible(request.user, at)
    if kind not in PieceKind.values:
        raise Http404
    wanted = PieceKind(kind)
    holder = _piece(request, at, "in")
    demand(_may_add(request, writing, wanted, holder))
    shown = _answer(request, writing, holder, request.GET.get("party", ""))
    form = _form(request, writing, wanted, None, shown)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            made = services.piece_add(
                actor=request.user,
                writing=writing,
                kind=wanted,
                content=form.content(),
                within=holder,
                after=_piece(request, at, "after"),
                question=form.about,
            )
            return redirect(address_of(made))
    context = _context(writing, wanted, form, shown, holder, None)
    return render(request, "reports/piece.html", context)


@login_required
def piece(request: HttpRequest, body: str, round: int, key: str) -> HttpResponse:
    """Change what a piece says."""
    found = piece_visible(request.user, round_by_number(body, round), key)
    demand(piece_verdict(request.user, Can.WRITE, found))
    writing, kind = found.writing, PieceKind(found.kind)
    shown = _answer(request, writing, found, str(found.content.get("party", "")))
    form = _form(request, writing, kind, found, shown)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            saved = services.piece_save(
                actor=request.user,
                piece=found,
                content=form.content(),
                seen=form.cleaned_data["seen"] or 0,
                question=form.about,
            )
            if saved.rival is not None:
                return redirect("reports:rival", body, round, saved.rival.pk)
            messages.success(request, _("It is saved."))
            return redirect(address_of(found))
    context = _context(writing, kind, form, shown, found.within, found)
    return render(request, "reports/piece.html", context)


@login_required
@require_POST
def move(request: HttpRequest, body: str, round: int, key: str) -> HttpResponse:
    """Let a piece change places with its neighbour."""
    found = piece_visible(request.user, round_by_number(body, round), key)
    services.piece_move(actor=request.user, piece=found, up=request.POST.get("do") == "up")
    return redirect(address_of(found))


@login_required
def place(request: HttpRequest, body: str, round: int, key: str) -> HttpResponse:
    """Put a piece into another chapter or paragraph."""
    at = round_by_number(body, round)
    found = piece_visible(request.user, at, key)
    demand(piece_verdict(request.user, Can.ARRANGE, found))
    if found.kind == PieceKind.CHAPTER:
        raise Http404
    form = PlaceForm(request.POST or None, piece=found)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            within = piece_visible(request.user, at, form.cleaned_data["within"])
            services.piece_place(actor=request.user, piece=found, within=within)
            return redirect(address_of(piece_visible(request.user, at, key)))
    context = {"round": at, "here": "desk", "piece": found, "form": form}
    return render(request, "reports/place.html", context | {"back": address_of(found)})


@login_required
def take_out(request: HttpRequest, body: str, round: int, key: str) -> HttpResponse:
    """Take a piece out, with a reason."""
    at = round_by_number(body, round)
    found = piece_visible(request.user, at, key)
    demand(services.arranging_verdict(request.user, found))
    form = ReasonForm(request.POST or None, label=_("Why it is taken out"))
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            reason = form.cleaned_data["reason"]
            services.piece_take_out(actor=request.user, piece=found, reason=reason)
            messages.success(request, _("It is taken out, and can be put back."))
            return redirect("reports:desk", body, round)
    context = {"round": at, "here": "desk", "piece": found, "form": form}
    return render(request, "reports/take-out.html", context | {"back": address_of(found)})


@login_required
@require_POST
def put_back(request: HttpRequest, body: str, round: int, key: str) -> HttpResponse:
    """Put back what was taken out."""
    found = piece_visible(request.user, round_by_number(body, round), key)
    try:
        services.piece_put_back(actor=request.user, piece=found)
    except NotNow as refusal:
        messages.error(request, str(refusal))
        return redirect("reports:desk", body, round)
    return redirect(address_of(found))


@login_required
def rival(request: HttpRequest, body: str, round: int, id: int) -> HttpResponse:
    """Two texts of one piece beside each other; what a person makes of them is kept."""
    at = round_by_number(body, round)
    found = rival_visible(request.user, at, id)
    one, kind, stale = found.piece, PieceKind(found.piece.kind), False
    demand(piece_verdict(request.user, Can.WRITE, one))
    form = _form(request, one.writing, kind, one, None, found.content)
    drops = request.POST.get("do") == "drop"
    if request.method == "POST" and (form.is_valid() or drops):
        with refusals_shown(form):
            try:
                _settle(request, found, None if drops else form)
            except Stale:
                stale = True
                raise
            messages.success(request, _("The two texts are one again."))
            return redirect(address_of(one))
    context = {
        **_context(one.writing, kind, form, None, one.within, one),
        "rival": found,
        "standing": value_of(one),
        "other": value_of(one, found.content),
        "stale": stale,
    }
    return render(request, "reports/rival.html", context, status=409 if stale else 200)


def address_of(piece: Piece) -> str:
    """Where a piece stands on the desk."""
    chapter = piece
    while chapter.within is not None:
        chapter = chapter.within
    round = piece.writing.report.round
    at = path_to("reports:desk-chapter", round.body.slug, round.number, chapter.key)
    return f"{at}#{piece.key}"


def _settle(request: HttpRequest, found: Any, form: PieceForm | None) -> None:
    services.rival_settle(
        actor=request.user,
        rival=found,
        content=form.content() if form is not None else None,
        seen=int(request.POST.get("seen") or 0),
    )


def _piece(request: HttpRequest, at: Any, name: str) -> Piece | None:
    key = request.GET.get(name, "")
    return piece_visible(request.user, at, key) if key else None


def _may_add(request: HttpRequest, writing: Writing, kind: PieceKind, holder: Piece | None) -> Any:
    """Whether one may add it, about the question that is sent, or any that is one's own."""
    writes = writes_of(request.user, writing)
    about = request.POST.get("question") or next(iter(sorted(writes.questions)), "")
    return adding_verdict(request.user, writing, kind, holder, about)


def _answer(
    request: HttpRequest, writing: Writing, piece: Piece | None, party: str
) -> AnswerShown | None:
    """The answer beside a finding: to the question chosen, or to that of its paragraph."""
    paragraph = piece.within if piece is not None and piece.kind == PieceKind.FINDING else piece
    if paragraph is None or not party:
        return None
    question = request.GET.get("question", "") or paragraph.question
    return answer_shown(request.user, writing, party, question, piece)


def _form(
    request: HttpRequest,
    writing: Writing,
    kind: PieceKind,
    piece: Piece | None,
    shown: AnswerShown | None,
    content: Any = None,
) -> PieceForm:
    more = {
        "writing": writing,
        "writes": writes_of(request.user, writing),
        "piece": piece,
        "content": content,
    }
    if kind is PieceKind.FINDING:
        party = str(piece.content["party"]) if piece else request.GET.get("party", "")
        return FindingForm(request.POST or None, party=party, shown=shown, **more)
    return FORMS[kind](request.POST or None, **more)


def _context(
    writing: Writing,
    kind: PieceKind,
    form: PieceForm,
    shown: AnswerShown | None,
    holder: Piece | None,
    piece: Piece | None,
) -> dict[str, Any]:
    is_finding = kind is PieceKind.FINDING
    place = piece or holder
    back = address_of(place) if place is not None else ""
    return {
        "round": writing.report.round,
        "here": "desk",
        "writing": writing,
        "kind": kind,
        "form": form,
        "holder": holder,
        "piece": piece,
        "shown": shown,
        "back": back,
        "parties": parties_for(writing) if is_finding and piece is None else (),
        "questions": questions_of(writing) if is_finding else (),
    }
