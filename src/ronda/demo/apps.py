"""Registers the demonstration with Django, for its command."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The app "demo": no tables, one command."""

    name = "ronda.demo"
    label = "demo"
