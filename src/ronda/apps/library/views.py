"""The library's pages: its texts, a text, a passage with what cites it; adding and changing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.forms import refusals_shown
from ronda.apps.library import selectors
from ronda.apps.library.forms import FileForm, PassageForm, SearchForm, TextForm
from ronda.apps.library.models import Passage, Text
from ronda.apps.library.permissions import Can, verdict
from ronda.apps.library.services import passage_save, text_save, text_take_in
from ronda.apps.library.tables import passages_csv
from ronda.apps.policy import demand


@require_safe
def texts(request: HttpRequest) -> HttpResponse:
    """Every text, and what was looked for in them."""
    form = SearchForm(request.GET or None)
    query = form.cleaned_data["q"].strip() if form.is_valid() else ""
    context = {
        "texts": selectors.texts(),
        "form": form,
        "query": query,
        "found": selectors.passages_found(query),
        "may_write": verdict(request.user, Can.WRITE),
    }
    return render(request, "library/texts.html", context)


@require_safe
def table(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 — the same for everybody
    """The whole library as CSV."""
    kept = {"Content-Disposition": 'attachment; filename="library.csv"'}
    told = passages_csv(selectors.every_passage())
    return HttpResponse(told, content_type="text/csv; charset=utf-8", headers=kept)


@require_safe
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """One text with its passages."""
    found = selectors.text_at(slug)
    context = {
        "text": found,
        "passages": selectors.passages_of(found),
        "may_write": verdict(request.user, Can.WRITE),
    }
    return render(request, "library/text.html", context)


@require_safe
def passage(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One passage with what cites it."""
    found = selectors.passage_at(slug, key)
    context = {
        "text": found.text,
        "passage": found,
        "cited_by": selectors.cited_by(request.user, found),
        "may_write": verdict(request.user, Can.WRITE),
    }
    return render(request, "library/passage.html", context)


@login_required
def take_in(request: HttpRequest) -> HttpResponse:
    """Take in a text's file."""
    demand(verdict(request.user, Can.WRITE))
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_shown(form):
            made = text_take_in(actor=request.user, data=file.read(), name=file.name)
            messages.success(request, _("The text is in the library."))
            return redirect("library:text", made.slug)
    return render(request, "library/take-in.html", {"form": form})


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Enter a text by hand."""
    return _text_form(request, None)


@login_required
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a text's particulars."""
    return _text_form(request, selectors.text_at(slug))


def _text_form(request: HttpRequest, found: Text | None) -> HttpResponse:
    demand(verdict(request.user, Can.WRITE))
    form = TextForm(request.POST or None, text=found)
    if request.method == "POST" and form.is_valid() and (given := form.given()) is not None:
        with refusals_shown(form):
            seen = form.cleaned_data["seen"] or 0
            made = text_save(actor=request.user, given=given, seen=seen if found else 0)
            return redirect("library:text", made.slug)
    return render(request, "library/text-form.html", {"form": form, "text": found})


@login_required
def passage_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a passage to a text."""
    return _passage_form(request, selectors.text_at(slug), None)


@login_required
def passage_change(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Change a passage."""
    found = selectors.passage_at(slug, key)
    return _passage_form(request, found.text, found)


def _passage_form(request: HttpRequest, of: Text, found: Passage | None) -> HttpResponse:
    demand(verdict(request.user, Can.WRITE))
    form = PassageForm(request.POST or None, passage=found)
    if request.method == "POST" and form.is_valid() and (given := form.given()) is not None:
        with refusals_shown(form):
            seen = (form.cleaned_data["seen"] or 0) if found else 0
            made = passage_save(actor=request.user, text=of, given=given, seen=seen)
            return redirect("library:passage", of.slug, made.key)
    context = {"form": form, "text": of, "passage": found}
    return render(request, "library/passage-form.html", context)
