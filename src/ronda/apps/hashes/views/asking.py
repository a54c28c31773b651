"""What the views of the base share: one question with a form, a list in pages."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ronda.apps.forms import refusals_shown

M = TypeVar("M", bound=Model)
ON_A_PAGE = 50


def page_of(request: HttpRequest, rows: QuerySet[M], on_a_page: int = ON_A_PAGE) -> Page[M]:
    """The page of a list that was asked for."""
    return Paginator(rows, on_a_page).get_page(request.GET.get("page"))


def asked(
    request: HttpRequest,
    form: forms.Form,
    do: Callable[[dict[str, object]], str],
    context: dict[str, object],
    *,
    done: str,
    template: str = "hashes/ask.html",
) -> HttpResponse:
    """Show a form, or do what it was sent for and go on to `done`.

    `do` gets what the form holds and gives the address to go on to; what it refuses is shown at the
    form. `context` has `title`, `lead`, `button` and `back`.
    """
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            address = do(form.cleaned_data)
            messages.success(request, done)
            return redirect(address)
    return render(request, template, {"form": form, **context})
