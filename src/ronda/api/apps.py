"""Registers the API with Django."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The app "api"; no models."""

    name = "ronda.api"
    label = "api"
