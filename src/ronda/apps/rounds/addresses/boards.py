"""The addresses of the state of play and of reminders."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
