"""Registers the app with Django."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The app "search"."""

    name = "ronda.apps.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
    # What kinds of notification this app has, for people: each has a text in `search/mail/`.
    notices = {"found": _("What is new in the searches that you saved")}  # noqa: RUF012
    # Those that come with the daily letter where nothing else is chosen.
    daily = frozenset({"found"})

    def ready(self) -> None:
        """Have the index follow what is done."""
        # Services name models, which are there only now.
        following = import_module("ronda.apps.search.services.following")
        audit = import_module("ronda.apps.audit.services")
        audit.follow(following.follow)
