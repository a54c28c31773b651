"""Searches that people keep, and of which they are told what is new.

Two things to know. What is kept is what an address asks, so that a kept search and its page are
one. And `told_until` is the moment up to which its person was told: what became public later is
new.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked

LONGEST = 300
"""How long words may be that are looked for."""


@tracked(exclude=("told_until", "looked_at"))
class SavedSearch(models.Model):
    """A search under a name that its person gave it; `facets` has values by the facet's name."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="saved_searches"
    )
    name = models.CharField(_("name"), max_length=120)
    words = models.CharField(_("words"), max_length=LONGEST, blank=True)
    facets = models.JSONField(_("narrowed down to"), default=dict, blank=True)
    alerts = models.BooleanField(_("tell me by e-mail, once a day, what is new"), default=True)
    told_until = models.DateTimeField(_("told until"))
    looked_at = models.DateTimeField(_("looked for what is new"), null=True, blank=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "name"],
                name="search_saved_name",
                violation_error_message=_("You have a saved search of this name."),
            ),
        )

    def __str__(self) -> str:
        return self.name
