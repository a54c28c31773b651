"""The addresses of submitted replies, beside each other and by question."""

from django.urls import URLPattern, path

from ronda.apps.rounds.views import compilations

_ROUND = "rounds/<slug:body>/<int:number>/"
_QUESTION = f"{_ROUND}by-question/<str:question>/"
_SUBMITTED = f"{_ROUND}replies/<slug:party>/submissions/<int:turn>/"

urlpatterns: list[URLPattern] = [
    path(f"{_ROUND}replies/", compilations.replies, name="round-replies"),
    path(f"{_SUBMITTED}data", compilations.data, name="submission-data"),
    path(f"{_ROUND}by-question/", compilations.questions, name="by-question"),
    path(f"{_ROUND}by-question.docx", compilations.word, name="by-question-word"),
    path(_QUESTION, compilations.question, name="compiled"),
    path(f"{_QUESTION}docx", compilations.word, name="compiled-word"),
]
