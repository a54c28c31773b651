"""The addresses of replies compiled by question."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
