"""The addresses of comments and contributions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
