"""The addresses of documents received."""

from django.urls import path

from ronda.apps.sources import views

app_name = "sources"

urlpatterns = [
    path("documents/", views.sources, name="sources"),
    path("documents/<int:id>/", views.source, name="source"),
    path("documents/<int:id>/original", views.original, name="original"),
]
