"""Texts that findings and recommendations rest on, and their passages.

Two things to know. A passage is cited by its text and its key, which never change; its words are
there in as many languages as somebody gave them in, perhaps in none but the public source's. And a
convention's articles are passages: nothing else in the house names them.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class TextKind(models.TextChoices):
    """What kind of text it is."""

    CONVENTION = "convention", _("convention")
    EXPLANATORY_REPORT = "explanatory_report", _("explanatory report")
    OPINION = "opinion", _("opinion")
    DECLARATION = "declaration", _("declaration")
    GUIDELINES = "guidelines", _("guidelines")
    OTHER = "other", _("other text")


@tracked()
class Text(models.Model):
    """A text; `reference` is how documents cite it ("CETS 201"), `slug` is its address."""

    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=TextKind)
    reference = models.CharField(_("reference"), max_length=120, unique=True)
    titles = models.JSONField(_("title by language"), default=dict)
    link = models.URLField(_("public source"), max_length=500, blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("text of the library")
        verbose_name_plural = _("texts of the library")
        ordering = ("reference",)
        constraints = (one_of("kind", TextKind, "library_text_kind"),)

    def __str__(self) -> str:
        return self.reference


@tracked()
class Passage(models.Model):
    """An article or paragraph of a text, at `position`; `label` is how it is cited ("Article 23").

    `titles` and `words` are by language and may be empty.
    """

    text = models.ForeignKey(Text, models.PROTECT, related_name="passages")
    key = models.SlugField(_("address"), max_length=60)
    label = models.CharField(_("label"), max_length=60)
    position = models.PositiveIntegerField(_("position"))
    titles = models.JSONField(_("title by language"), default=dict, blank=True)
    words = models.JSONField(_("words by language"), default=dict, blank=True)
    link = models.URLField(_("public source"), max_length=500, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ("text", "position")
        constraints = (
            models.UniqueConstraint(
                fields=["text", "key"],
                name="library_passage_key",
                violation_error_message=_("The text already has a passage of this label."),
            ),
            models.UniqueConstraint(
                fields=["text", "position"],
                name="library_passage_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return f"{self.text}, {self.label}"

    @property
    def id_in_reports(self) -> str:
        """By what reports cite it, for good: its text and its key."""
        return f"{self.text.slug}/{self.key}"
