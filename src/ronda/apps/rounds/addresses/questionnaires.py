"""The addresses of the questionnaire and its versions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
