"""The addresses: each app's own, under its place."""

from django.urls import include, path
from django.views.i18n import set_language

from ronda.web.views import theme

urlpatterns = [
    path("", include("ronda.apps.portal.urls")),
    path("", include("ronda.apps.accounts.urls")),
    path("", include("ronda.apps.compliance.urls")),
    path("", include("ronda.apps.sources.urls")),
    path("", include("ronda.apps.rounds.urls")),
    path("", include("ronda.apps.reports.urls")),
    path("", include("ronda.apps.library.urls")),
    path("", include("ronda.apps.meetings.urls")),
    path("", include("ronda.apps.follow_ups.urls")),
    path("", include("ronda.apps.assessments.urls")),
    path("", include("ronda.apps.notifications.urls")),
    path("", include("ronda.apps.national.urls")),
    path("accounts/", include("allauth.urls")),
    path("language/", set_language, name="set_language"),
    path("theme/", theme, name="theme"),
]
