"""Translations, passage by passage, and the memory of earlier ones.

Two things to know. A passage is a draft again when its original changes after it was checked. And
what goes into the memory is what was checked, or what a file of another tool brings.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.consolidation import Text
from ronda.apps.national.models.contributions import Contribution


class TranslationState(models.TextChoices):
    """How far the translation of a passage has come."""

    TO_DO = "to-do", _("to do")
    DRAFT = "draft", _("draft")
    CHECKED = "checked", _("checked")


@kept()
class Translation(AtDesk):
    """A text beside its translation: of a contribution, of the State’s text, or of its own."""

    title = models.CharField(_("title"), max_length=300)
    source_language = models.CharField(_("from"), max_length=35)
    target_language = models.CharField(_("into"), max_length=35)
    contribution = models.ForeignKey(
        Contribution, models.PROTECT, null=True, blank=True, related_name="translations"
    )
    text = models.ForeignKey(
        Text, models.PROTECT, null=True, blank=True, related_name="translations"
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(AtDesk.Meta):
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ("-made_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(source_language=models.F("target_language")),
                name="national_translation_two_languages",
                violation_error_message=_("A translation goes into another language."),
            ),
            models.CheckConstraint(
                condition=Q(contribution__isnull=True) | Q(text__isnull=True),
                name="national_translation_of_one",
            ),
        )

    def __str__(self) -> str:
        return self.title


@kept()
class TranslatedPassage(AtDesk):
    """A passage and its translation so far; `version` counts what was saved."""

    bitext = models.ForeignKey(Translation, models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField()
    original = models.TextField(_("original"))
    translation = models.TextField(_("translation"), blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=TranslationState, default=TranslationState.TO_DO
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(AtDesk.Meta):
        verbose_name = _("passage of a translation")
        verbose_name_plural = _("passages of a translation")
        ordering = ("bitext", "order")
        constraints = (
            one_of("state", TranslationState, "national_translated_passage_state"),
            models.UniqueConstraint(
                fields=["bitext", "order"], name="national_translated_passage_order"
            ),
            models.CheckConstraint(
                condition=Q(state="to-do", translation="")
                | (~Q(state="to-do") & ~Q(translation="")),
                name="national_translated_passage_has_text",
            ),
        )

    def __str__(self) -> str:
        return self.original[:80]


@kept(exclude=("length",))
class MemoryPair(AtDesk):
    """A passage in two languages, as it was translated once; `checksum` is that of the pair."""

    source_language = models.CharField(_("from"), max_length=35)
    target_language = models.CharField(_("into"), max_length=35)
    source = models.TextField(_("original"))
    target = models.TextField(_("translation"))
    origin = models.CharField(_("whose translation"), max_length=200, blank=True)
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True)
    checksum = models.CharField(max_length=64)
    length = models.FloatField(default=0)

    class Meta(AtDesk.Meta):
        verbose_name = _("pair of the translation memory")
        verbose_name_plural = _("translation memory")
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=["party", "checksum"], name="national_memory_pair_once"),
        )

    def __str__(self) -> str:
        return self.source[:80]
