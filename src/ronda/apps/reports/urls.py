"""The addresses of reports: those of each subject stand in its own list in `addresses`."""

from django.urls import URLPattern, URLResolver

app_name = "reports"
urlpatterns: list[URLPattern | URLResolver] = []
