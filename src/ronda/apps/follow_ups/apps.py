"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowUpsConfig(AppConfig):
    """The app "follow_ups"."""

    name = "ronda.apps.follow_ups"
    label = "follow_ups"
    default_auto_field = "django.db.models.BigAutoField"
    notices = {  # noqa: RUF012 — as Django declares an app
        "submitted": _("Information on follow-up is submitted"),
        "reopening-asked": _("A Party asks to change its information"),
        "reopening-decided": _("A request to change information is decided"),
        "reminder": _("The secretariat reminds a Party of its information"),
        "information-due-soon": _("Information on follow-up is due soon"),
        "information-late": _("Information on follow-up is late"),
        "clarification-due": _("An answer to a request for clarification falls due"),
        "clarification-asked": _("A Party is asked for clarification"),
        "clarification-answered": _("A request for clarification is answered"),
        "clarification-taken-back": _("A request for clarification is taken back"),
        "draft-commented": _("A Party comments on its draft factsheet"),
        "draft-answered": _("A comment on a draft factsheet is answered"),
    }
