"""The addresses of the state of play and of reminders."""

from django.urls import URLPattern, path

from ronda.apps.rounds.views import boards

_ROUND = "rounds/<slug:body>/<int:number>/"

urlpatterns: list[URLPattern] = [
    path(f"{_ROUND}state-of-play/", boards.board, name="board"),
    path(f"{_ROUND}state-of-play.csv", boards.board_csv, name="board-csv"),
    path(f"{_ROUND}sent/", boards.sent, name="sent"),
    path(f"{_ROUND}remind/", boards.remind, name="remind"),
]
