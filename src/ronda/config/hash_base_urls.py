"""The addresses of the hash base."""

from django.urls import include, path
from django.views.i18n import set_language

from ronda.web.views import theme

urlpatterns = [
    path("", include("ronda.apps.hashes.urls")),
    path("accounts/", include("allauth.urls")),
    path("language/", set_language, name="set_language"),
    path("theme/", theme, name="theme"),
]
