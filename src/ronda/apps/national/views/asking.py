"""A page that asks one form, and goes on when it was understood and done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from ronda.apps.forms import refusals_shown
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.policy import Verdict, demand

F = TypeVar("F", bound=forms.Form)
Words = str | Promise


@dataclass(frozen=True)
class Question:
    """How a form is asked: heading, button, where the way back leads, what stands above it."""

    heading: Words
    button: Words
    back: str
    back_label: Words
    lead: Words = ""
    danger: bool = False
    upload: bool = False


def asked(
    request: HttpRequest,
    question: Question,
    form: F,
    do: Callable[[F], tuple[str, Words]],
    template: str = "national/form.html",
    **context: object,
) -> HttpResponse:
    """Show the form, or do it and go on to the path that `do` gives, with its sentence."""
    if form.is_valid():
        with refusals_shown(form):
            path, sentence = do(form)
            if sentence:
                messages.success(request, str(sentence))
            return redirect(path)
    shown = {"form": form, "question": question, **context}
    return render(request, template, shown)


def standing(request: HttpRequest, verdict: Callable[[Standing], Verdict]) -> Standing:
    """Who asks, if they may; raises what the policy refuses."""
    who = standing_of(request.user)
    demand(verdict(who))
    return who
