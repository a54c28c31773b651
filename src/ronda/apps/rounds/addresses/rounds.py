"""The addresses of rounds, their events, Parties and dates."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
