"""Which figures count charges by article, and operations with what was counted in them.

Two things to know. No figure is kept here: every one is a value of an indicator of the desk, with
its source, and this says of which article or operation. And a unit is an indicator of its own:
charges and persons charged stand side by side, and are never added.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.laws.models import Article
from ronda.apps.national.models import (
    Indicator,
    Institution,
    Passage,
    Spreadsheet,
    Target,
    UploadState,
)
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.uploads import BY_THE_WAY


@kept()
class CountsArticle(AtDesk):
    """That an indicator, or one group of it, counts what is charged under an article.

    An indicator told apart by article has a group for each; one of a single article that is told
    apart by sex or age is tied as a whole (`group` empty).
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="articles")
    group = models.CharField(_("group"), max_length=60, blank=True)
    article = models.ForeignKey(Article, models.PROTECT, related_name="counted_by")

    class Meta(AtDesk.Meta):
        verbose_name = _("article that is counted")
        verbose_name_plural = _("articles that are counted")
        ordering = ("indicator", "article__order", "id")
        constraints = (
            models.UniqueConstraint(fields=["indicator", "group"], name="charges_article_once"),
        )

    def __str__(self) -> str:
        return f"counts {self.pk}"


@kept(exclude=BY_THE_WAY)
class OperationFile(Spreadsheet):
    """A spreadsheet of operations."""

    class Meta(Spreadsheet.Meta):
        constraints = (one_of("state", UploadState, "charges_file_state"),)


@kept(by_the_thousand=True)
class Operation(AtDesk):
    """An operation; `institution` keeps it here. One without an end goes on."""

    name = models.CharField(_("name"), max_length=200)
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="operations")
    begins = models.DateField(_("begins"))
    ends = models.DateField(_("ends"), null=True, blank=True)
    network = models.CharField(_("within"), max_length=200, blank=True)
    about = models.TextField(_("what it is"), blank=True)
    file = models.ForeignKey(
        OperationFile, models.PROTECT, null=True, blank=True, related_name="operations"
    )
    file_row = models.PositiveIntegerField(_("row"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(AtDesk.Meta):
        verbose_name = _("operation")
        verbose_name_plural = _("operations")
        ordering = ("-begins", "id")
        constraints = (
            models.UniqueConstraint(fields=["party", "name"], name="charges_operation_once"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("begins")),
                name="charges_operation_ends",
            ),
        )

    def __str__(self) -> str:
        return self.name


@kept()
class CountedIn(AtDesk):
    """That an indicator counts something of an operation."""

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="counted")
    indicator = models.OneToOneField(Indicator, models.CASCADE, related_name="of_operation")

    class Meta(AtDesk.Meta):
        verbose_name = _("what is counted of an operation")
        verbose_name_plural = _("what is counted of operations")
        ordering = ("operation", "indicator__unit", "id")

    def __str__(self) -> str:
        return f"counted {self.pk}"


@kept(by_the_thousand=True)
class OperationServes(AtDesk):
    """That an operation serves a recommendation."""

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="serves")
    target = models.ForeignKey(Target, models.PROTECT, related_name="served_by_operations")

    class Meta(AtDesk.Meta):
        verbose_name = _("what an operation serves")
        verbose_name_plural = _("what operations serve")
        ordering = ("operation", "target")
        constraints = (
            models.UniqueConstraint(
                fields=["operation", "target"], name="charges_operation_serves_once"
            ),
        )

    def __str__(self) -> str:
        return f"serves {self.pk}"


@kept()
class ToldOfOperation(AtDesk):
    """That a passage was drafted from an operation."""

    passage = models.OneToOneField(Passage, models.CASCADE, related_name="told_of_operation")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="told_in")

    class Meta(AtDesk.Meta):
        verbose_name = _("what was drafted from an operation")
        verbose_name_plural = _("what was drafted from operations")
        ordering = ("passage",)

    def __str__(self) -> str:
        return f"told {self.pk}"
