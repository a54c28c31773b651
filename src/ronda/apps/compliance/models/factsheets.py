"""The frame: the factsheet of a Party in a round, and its editions.

Two things to know. A factsheet has no text of its own: each edition is whole. And `version` counts
an edition's changes, so that of two people who change the same thing the second is told.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


@tracked()
class Factsheet(models.Model):
    """What a body found and asks of one Party in one round."""

    party = models.ForeignKey("treaties.Party", models.PROTECT, related_name="factsheets")
    round = models.ForeignKey("treaties.Round", models.PROTECT, related_name="factsheets")

    class Meta:
        verbose_name = _("factsheet")
        verbose_name_plural = _("factsheets")
        constraints = (
            models.UniqueConstraint(
                fields=["party", "round"],
                name="compliance_factsheet_once",
                violation_error_message=_("This Party already has a factsheet in this round."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.party}, {self.round}"


class EditionKind(models.TextChoices):
    """What an edition adds to those before it."""

    PREPARED = "prepared", _("as prepared")
    WITH_INFORMATION = "with-information", _("with the Party’s information")


class Status(models.TextChoices):
    """How far an edition has come; the ways between are in `workflow.py`."""

    READ = "read", _("read")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


@tracked(exclude=("stretches",))
class Edition(models.Model):
    """One state of a factsheet, whole, in one language, numbered from 1 within that language."""

    factsheet = models.ForeignKey(Factsheet, models.PROTECT, related_name="editions")
    language = models.CharField(_("language"), max_length=35)
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("edition"), max_length=20, choices=EditionKind)
    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.READ, db_index=True
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    reading = models.OneToOneField(
        "sources.Reading", models.PROTECT, null=True, blank=True, related_name="edition"
    )
    draft = models.ForeignKey(
        "reports.Draft", models.PROTECT, null=True, blank=True, related_name="editions"
    )
    party_name = models.CharField(_("Party, as the document names it"), max_length=200)
    title = models.TextField(_("title"), blank=True)
    preface = models.TextField(_("preface"), blank=True)
    preface_marks = models.JSONField(default=list)
    preface_styles = models.JSONField(default=list)
    prepared = models.CharField(_("prepared"), max_length=7, blank=True)
    updated = models.CharField(_("updated"), max_length=7, blank=True)
    characters = models.PositiveIntegerField(_("characters of the source"), default=0)
    placed = models.PositiveIntegerField(_("characters placed"), default=0)
    reader = models.CharField(_("reader"), max_length=60, blank=True)
    stretches = models.JSONField(_("stretches of the source"), default=list)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(_("handed in by its Party"), null=True, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_reason = models.TextField(_("why it was withdrawn"), blank=True)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ("factsheet", "language", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=["factsheet", "language", "number"], name="compliance_edition_number"
            ),
            one_of("status", Status, "compliance_edition_status"),
            one_of("kind", EditionKind, "compliance_edition_kind"),
            models.CheckConstraint(condition=Q(number__gte=1), name="compliance_edition_from_1"),
            models.CheckConstraint(
                condition=Q(prepared="") | Q(prepared__regex=r"^\d{4}-(0[1-9]|1[0-2])$"),
                name="compliance_edition_prepared_month",
            ),
            models.CheckConstraint(
                condition=Q(updated="") | Q(updated__regex=r"^\d{4}-(0[1-9]|1[0-2])$"),
                name="compliance_edition_updated_month",
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="compliance_edition_published_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="compliance_edition_withdrawn_why",
                violation_error_message=_("Withdrawing needs a reason."),
            ),
            models.CheckConstraint(
                condition=Q(placed__lte=F("characters")), name="compliance_edition_placed_fits"
            ),
        )

    def __str__(self) -> str:
        return f"{self.factsheet}, {self.language}, {self.number}"
