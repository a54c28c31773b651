"""The text of each box as it is written, what two people wrote at once, and the files with it.

Two things to know. `box` is the box's id, which is the same in every edition and language: of an
orange box the stable id of its recommendation, of a blue one the number of its chapter. And
`revision` counts the changes of a text: who saves over a newer one than they saw has theirs kept as
a rival, and a person merges the two.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.follow_ups.models.information import Information
from ronda.apps.rivals import RivalText


@tracked()
class BoxText(models.Model):
    """What a Party writes in one box."""

    information = models.ForeignKey(Information, models.PROTECT, related_name="texts")
    box = models.SlugField(_("box"), max_length=80)
    text = models.TextField(_("text"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("text of a box")
        verbose_name_plural = _("texts of boxes")
        constraints = (
            models.UniqueConstraint(fields=["information", "box"], name="follow_ups_box_once"),
        )

    def __str__(self) -> str:
        return f"{self.information}, {self.box}"


@tracked()
class BoxRival(RivalText):
    """What somebody wrote over a box that another had changed since they saw it."""

    text_of = models.ForeignKey(BoxText, models.PROTECT, related_name="rivals")
    text = models.TextField(_("text"), blank=True)

    class Meta(RivalText.Meta):
        verbose_name = _("rival text of a box")
        verbose_name_plural = _("rival texts of boxes")
        ordering = ("text_of", "id")

    def __str__(self) -> str:
        return f"{self.text_of}, {self.get_state_display()}"


@tracked()
class Evidence(models.Model):
    """A file that goes with a box."""

    information = models.ForeignKey(Information, models.PROTECT, related_name="evidence")
    box = models.SlugField(_("box"), max_length=80)
    source = models.ForeignKey("sources.Source", models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=300, blank=True)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("evidence for a box")
        verbose_name_plural = _("evidence for boxes")
        ordering = ("information", "box", "id")

    def __str__(self) -> str:
        return self.title or str(self.source)
