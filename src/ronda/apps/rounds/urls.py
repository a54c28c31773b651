"""The addresses of rounds: those of each subject stand in its own list in `addresses`.

Two things to know. A round's addresses begin with `rounds/<body>/<number>/`, and a view finds the
round by `selectors.rounds.conduct_visible`. And the lists are put one behind the other here.
"""

from django.urls import URLPattern, URLResolver

from ronda.apps.rounds.addresses import (
    answers,
    boards,
    calendars,
    comments,
    compilations,
    letters,
    questionnaires,
    replies,
    returned,
    rounds,
)

app_name = "rounds"
urlpatterns: list[URLPattern | URLResolver] = [
    *rounds.urlpatterns,
    *calendars.urlpatterns,
    *questionnaires.urlpatterns,
    *replies.urlpatterns,
    *answers.urlpatterns,
    *letters.urlpatterns,
    *returned.urlpatterns,
    *comments.urlpatterns,
    *boards.urlpatterns,
    *compilations.urlpatterns,
]
