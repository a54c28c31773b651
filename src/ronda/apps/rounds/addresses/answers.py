"""The addresses of answers to questions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
