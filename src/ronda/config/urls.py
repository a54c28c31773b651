"""The addresses: each app's own, under its place."""

from django.urls import include, path

from ronda.web.views import language, theme

urlpatterns = [
    path("", include("ronda.apps.portal.urls")),
    path("", include("ronda.apps.treaties.urls")),
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
    path("", include("ronda.apps.search.urls")),
    path("", include("ronda.apps.national.urls")),
    path("", include("ronda.apps.trainings.urls")),
    path("", include("ronda.apps.laws.urls")),
    path("", include("ronda.apps.charges.urls")),
    path("", include("ronda.api.urls")),
    path("api/v1/", include("ronda.api.v1.urls")),
    path("accounts/", include("allauth.urls")),
    path("language/", language, name="set_language"),
    path("theme/", theme, name="theme"),
]
