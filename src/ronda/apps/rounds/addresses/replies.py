"""The addresses of replies and what was submitted."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
