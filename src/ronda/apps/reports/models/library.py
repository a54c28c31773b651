"""The texts by which the convention is read: its explanatory report, opinions, guidelines.

Two things to know. A text has passages with labels ("para. 12", "Article 23"), which findings and
recommendations cite. And a text belongs to a convention, so that all its rounds share it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.reports.models.content import Entry, Finding


class Authority(models.TextChoices):
    """What kind of text it is; the values are those of `ronda.reports`."""

    CONVENTION = "convention", _("convention")
    EXPLANATORY_REPORT = "explanatory_report", _("explanatory report")
    OPINION = "opinion", _("opinion")
    GUIDELINES = "guidelines", _("guidelines")
    OTHER = "other", _("other text")


@tracked()
class InterpretiveText(models.Model):
    """A text that says how the convention is read."""

    convention = models.ForeignKey("treaties.Convention", models.PROTECT, related_name="+")
    authority = models.CharField(_("kind"), max_length=20, choices=Authority)
    name = models.CharField(_("short name"), max_length=120)
    titles = models.JSONField(_("title by language"), default=dict)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    address = models.URLField(_("address"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("interpretive text")
        verbose_name_plural = _("interpretive texts")
        ordering = ("convention", "authority", "name")
        constraints = (
            one_of("authority", Authority, "reports_text_authority"),
            models.UniqueConstraint(fields=["convention", "name"], name="reports_text_name"),
        )

    def __str__(self) -> str:
        return self.name


@tracked()
class TextPassage(models.Model):
    """A paragraph or article of an interpretive text."""

    text = models.ForeignKey(InterpretiveText, models.PROTECT, related_name="passages")
    label = models.CharField(_("label"), max_length=120)
    order = models.PositiveIntegerField(_("order"))
    texts = models.JSONField(_("text by language"), default=dict)

    class Meta:
        verbose_name = _("passage of an interpretive text")
        verbose_name_plural = _("passages of interpretive texts")
        ordering = ("text", "order")
        constraints = (
            models.UniqueConstraint(fields=["text", "label"], name="reports_passage_label"),
        )

    def __str__(self) -> str:
        return f"{self.text}, {self.label}"


@tracked()
class Citation(models.Model):
    """That a recommendation or a finding rests on a passage of such a text."""

    passage = models.ForeignKey(TextPassage, models.PROTECT, related_name="citations")
    entry = models.ForeignKey(
        Entry, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    finding = models.ForeignKey(
        Finding, models.CASCADE, null=True, blank=True, related_name="citations"
    )

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(entry__isnull=False, finding__isnull=True)
                | models.Q(entry__isnull=True, finding__isnull=False),
                name="reports_citation_of_one",
            ),
            models.UniqueConstraint(
                fields=["passage", "entry", "finding"],
                nulls_distinct=False,
                name="reports_citation_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry or self.finding} → {self.passage}"
