"""The addresses of rounds, their events, Parties and dates."""

from django.urls import URLPattern, path

from ronda.apps.rounds.views import dates, events, parties, rounds

OF_ROUND = "rounds/<slug:body>/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/begin/", rounds.begin, name="begin"),
    path(OF_ROUND, rounds.round_page, name="round"),
    path(f"{OF_ROUND}change/", rounds.change, name="change"),
    path(f"{OF_ROUND}story/", rounds.story, name="story"),
    path(f"{OF_ROUND}events/<slug:event>/", events.event, name="event"),
    path(f"{OF_ROUND}happened/<int:id>/take-back/", events.take_back, name="take-back"),
    path(f"{OF_ROUND}parties/", parties.parties, name="parties"),
    path(f"{OF_ROUND}parties/<slug:code>/leave/", parties.leave, name="leave"),
    path(f"{OF_ROUND}parties/<slug:code>/extend/", parties.extend, name="extend"),
    path(f"{OF_ROUND}dates/", dates.dates, name="dates"),
    path(f"{OF_ROUND}dates/<int:id>/remove/", dates.remove, name="milestone-remove"),
]
