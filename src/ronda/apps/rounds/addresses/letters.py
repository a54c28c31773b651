"""The addresses of letters that are taken in for a reply."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
