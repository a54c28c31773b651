"""The addresses of the calendar and its feeds."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
