"""Submitted replies: all of a round, one as data, and all of them by question."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ronda.apps.rounds.permissions.boards import demand_shown
from ronda.apps.rounds.selectors import compilations as selectors
from ronda.apps.rounds.selectors.compilation_files import compilation_file
from ronda.apps.rounds.selectors.replies import reply_at, submission_at
from ronda.apps.rounds.selectors.rounds import conduct_visible

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_GIVEN = ("format", "questionnaire", "answers", "receipt")


@require_safe
def replies(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The replies of a round that were submitted, as far as one may see them."""
    conduct = conduct_visible(request.user, body, number)
    demand_shown(request.user, conduct)
    found = selectors.replies_seen(request.user, conduct)
    context = {"conduct": conduct, "tab": "replies", "submissions": found}
    return render(request, "rounds/round-replies.html", context)


@require_safe
def data(request: HttpRequest, body: str, number: int, party: str, turn: int) -> HttpResponse:
    """What was submitted as data: questionnaire, answers and receipt."""
    found = submission_at(reply_at(request.user, body, number, party), turn)
    name = f"{found.reference}.json"
    told = {
        key: found.content.get(key) for key in ("format", "questionnaire", "answers", "receipt")
    }
    options = {"ensure_ascii": False, "indent": 1}
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return JsonResponse(told, json_dumps_params=options, headers=headers)


@require_safe
def questions(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """What Parties are asked, each question leading to all answers to it."""
    conduct = conduct_visible(request.user, body, number)
    asked = selectors.questions_compiled(request.user, conduct)
    context = {"conduct": conduct, "tab": "by-question", "asked": asked}
    return render(request, "rounds/by-question.html", context)


@require_safe
def question(request: HttpRequest, body: str, number: int, question: str) -> HttpResponse:
    """All Parties' answers to one question beside each other, or those of Parties chosen."""
    conduct = conduct_visible(request.user, body, number)
    codes = request.GET.getlist("party")
    context = {
        "conduct": conduct,
        "tab": "by-question",
        "compiled": selectors.compiled(request.user, conduct, question, codes),
        "chosen": codes,
    }
    return render(request, "rounds/compiled.html", context)


@require_safe
def word(request: HttpRequest, body: str, number: int, question: str = "") -> HttpResponse:
    """The same as a Word file: of one question, or of the whole questionnaire."""
    conduct = conduct_visible(request.user, body, number)
    data = compilation_file(request.user, conduct, question)
    name = "-".join(filter(None, ("replies", body, str(number), question)))
    headers = {"Content-Disposition": f'attachment; filename="{name}.docx"'}
    return HttpResponse(data, content_type=WORD, headers=headers)
