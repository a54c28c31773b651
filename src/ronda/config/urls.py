"""The addresses: each app's own, under its place."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
]
