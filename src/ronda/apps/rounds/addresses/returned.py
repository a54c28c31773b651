"""The addresses of questionnaires that came back as a file."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
