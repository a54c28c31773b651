"""The addresses of the hash base."""

from django.urls import include, path

from ronda.web.views import language, theme

urlpatterns = [
    path("", include("ronda.apps.hashes.urls")),
    path("accounts/", include("allauth.urls")),
    path("language/", language, name="set_language"),
    path("theme/", theme, name="theme"),
]
