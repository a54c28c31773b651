"""Registers the looks with Django, so that templates, tags and static files are found."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The looks; no models."""

    name = "ronda.web"
    label = "web"
