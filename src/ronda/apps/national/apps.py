"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NationalConfig(AppConfig):
    """The app "national"; `notices` names what its people are told of."""

    name = "ronda.apps.national"
    label = "national"
    default_auto_field = "django.db.models.BigAutoField"
    record_intakes = {  # noqa: RUF012 — as AppConfig declares its attributes
        "values": ("ronda.apps.national.services.uploads.INTO_FIGURES", {"kind": "values"}),
    }
    notices = {  # noqa: RUF012 — as AppConfig declares its attributes
        "asked": _("A request to your institution"),
        "reminded": _("A reminder of a request"),
        "sign": _("A text to sign"),
        "annual-sign": _("An annual report to sign"),
        "annual-signed": _("An annual report is signed"),
        "annual-returned": _("An annual report is sent back"),
    }
