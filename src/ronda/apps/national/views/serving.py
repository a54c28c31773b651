"""Asks which recommendations something serves: those it does, and those that words find.

Two things to know. A State has thousands of recommendations, so a page offers some and finds others
by words. And those that are ticked already are always among them, so that none is lost by saving.
"""

from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse

from ronda.apps.national.forms.measures import ServesForm
from ronda.apps.national.selectors.asked import recommendations_offered
from ronda.apps.national.standing import standing_of
from ronda.apps.national.views.asking import Question, Words, asked


def asked_serves(
    request: HttpRequest,
    question: Question,
    tied: Sequence[str],
    do: Callable[[ServesForm], tuple[str, Words]],
) -> HttpResponse:
    """The form, or what `do` does with it; `tied` are the keys of what is served already."""
    words = request.GET.get("q", "").strip()[:100]
    keys = list(dict.fromkeys([*tied, *request.POST.getlist("keys")]))
    offered = recommendations_offered(standing_of(request.user), words, keys)
    # Nothing ticked is an answer too, so what was sent counts, even if it is empty.
    sent = request.POST if request.method == "POST" else None
    form = ServesForm(sent, recommendations=offered, initial={"keys": list(tied)})
    return asked(request, question, form, do, "national/serves.html", words=words)
