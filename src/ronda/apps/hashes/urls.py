"""The addresses of the hash base."""

from django.urls import path

from ronda.apps.hashes.views import overview

app_name = "hashes"

urlpatterns = [
    path("", overview.overview, name="overview"),
]
