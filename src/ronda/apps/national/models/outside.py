"""Recommendations of bodies that do not run in this Ronda, as the State took them in.

Two things to know. Each is a `Target` as well, so that measures, laws, trainings and figures serve
it as any other. And the fields are those of the Universal Human Rights Index, by which the United
Nations publish what their bodies recommend; where each was read from is kept.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.uploads import Upload


def _list() -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=300), default=list, blank=True)


@kept(by_the_thousand=True)
class Outside(AtDesk):
    """A recommendation from outside; `identity` is the index's own, or a checksum of its words."""

    identity = models.CharField(max_length=80)
    symbol = models.CharField(_("document"), max_length=100, blank=True)
    body = models.CharField(_("body"), max_length=200)
    kind = models.CharField(_("kind"), max_length=100, blank=True)
    published = models.DateField(_("published"), null=True, blank=True)
    countries = _list()
    regions = _list()
    affected_persons = _list()
    themes = _list()
    sdgs = _list()
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="outside")
    row = models.PositiveIntegerField(_("row"))

    class Meta(AtDesk.Meta):
        verbose_name = _("recommendation from outside")
        verbose_name_plural = _("recommendations from outside")
        ordering = ("body", "-published", "id")
        constraints = (
            models.UniqueConstraint(fields=["party", "identity"], name="national_outside_once"),
        )

    def __str__(self) -> str:
        return f"{self.body}, {self.symbol}"
