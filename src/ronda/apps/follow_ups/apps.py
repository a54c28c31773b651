"""Registers the app with Django."""

from django.apps import AppConfig


class FollowUpsConfig(AppConfig):
    """The app "follow_ups"."""

    name = "ronda.apps.follow_ups"
    label = "follow_ups"
    default_auto_field = "django.db.models.BigAutoField"
