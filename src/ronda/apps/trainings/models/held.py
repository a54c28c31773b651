"""What trainings, lectures and campaigns have in common: what was held, when, by whom, and proof.

Two things to know. Nothing is taken out: what does not hold is withdrawn, with the reason. And
`version` tells two people who change the same record apart: the second is told.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.models import Institution
from ronda.apps.national.models.at_desk import AtDesk
from ronda.apps.trainings.models.files import RegisterFile


class Held(AtDesk):
    """Something that was held: `institution` told it, and keeps it."""

    title = models.CharField(_("title"), max_length=300)
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="%(class)ss")
    begins = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    about = models.TextField(_("what it was"), blank=True)
    document = models.CharField(_("document"), max_length=300)
    dated = models.DateField(_("dated"), null=True, blank=True)
    document_place = models.CharField(_("place in it"), max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)
    file = models.ForeignKey(
        RegisterFile, models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    file_row = models.PositiveIntegerField(_("row"), null=True, blank=True)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(_("when"), auto_now_add=True)
    withdrawn = models.TextField(_("why it was withdrawn"), blank=True)

    class Meta(AtDesk.Meta):
        abstract = True
        ordering = ("-begins", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends__gte=F("begins")), name="%(app_label)s_%(class)s_ends"
            ),
            models.UniqueConstraint(
                fields=["institution", "title", "begins", "ends"],
                condition=Q(withdrawn=""),
                name="%(app_label)s_%(class)s_once",
            ),
        )

    def __str__(self) -> str:
        return self.title
