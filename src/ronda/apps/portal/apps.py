"""Registers the app with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The app "portal"; no models."""

    name = "ronda.apps.portal"
    label = "portal"
