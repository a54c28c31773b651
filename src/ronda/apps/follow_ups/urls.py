"""The addresses of follow-ups."""

from django.urls import URLPattern, URLResolver

app_name = "follow_ups"
urlpatterns: list[URLPattern | URLResolver] = []
