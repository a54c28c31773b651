"""The addresses of the calendar and its feeds."""

from django.urls import URLPattern, path

from ronda.apps.rounds.addresses.rounds import OF_ROUND
from ronda.apps.rounds.views import calendars

urlpatterns: list[URLPattern] = [
    path(f"{OF_ROUND}calendar/", calendars.calendar, name="calendar"),
    path(f"{OF_ROUND}calendar.ics", calendars.feed, name="feed"),
    path("rounds/calendar/", calendars.own, name="own-calendar"),
    path("rounds/calendar/end/", calendars.end, name="own-calendar-end"),
    path("rounds/calendar/<str:key>.ics", calendars.own_feed, name="own-feed"),
]
