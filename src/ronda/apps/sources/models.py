"""Documents received, byte for byte, and the readings made of them.

Two things to know. The bytes lie in the database, once for each SHA-256, in a table to which rows
are only ever added: one backup, one transaction, no file that could go astray. And a reading is
never overwritten: a better reader makes another one.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class Content(models.Model):
    """The bytes of a document, under their own checksum."""

    sha256 = models.CharField(_("checksum"), max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    data = models.BinaryField(_("bytes"))

    class Meta:
        verbose_name = _("content")
        verbose_name_plural = _("contents")
        constraints = (
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="sources_content_checksum"
            ),
        )

    def __str__(self) -> str:
        return self.sha256


class Purpose(models.TextChoices):
    """What a document was received as."""

    FACTSHEET = "factsheet", _("factsheet")
    RETURNED = "returned", _("factsheet returned with its boxes filled in")
    REPLY = "reply", _("reply")
    LETTER = "letter", _("letter")
    ATTACHMENT = "attachment", _("file that goes with a reply")
    FILLED_IN = "filled-in", _("questionnaire returned filled in")
    SUBMITTED = "submitted", _("reply as it was submitted")
    COMMENT = "comment", _("comment or contribution")
    MEETING = "meeting", _("document of a meeting")


@tracked()
class Source(models.Model):
    """A document received: what it is, from whom, when, for what.

    `about` narrows the purpose where one document may rightly come twice ("edition:12").
    """

    content = models.ForeignKey(Content, models.PROTECT, related_name="sources")
    purpose = models.CharField(_("received as"), max_length=20, choices=Purpose)
    about = models.CharField(_("belongs to"), max_length=60, blank=True)
    party = models.ForeignKey(
        "treaties.Party", models.PROTECT, null=True, blank=True, related_name="sources"
    )
    file_name = models.CharField(_("file name"), max_length=255)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("-received_at", "-id")
        constraints = (
            one_of("purpose", Purpose, "sources_source_purpose"),
            models.UniqueConstraint(
                fields=["content", "purpose", "about"],
                name="sources_source_once",
                violation_error_message=_("This file was received before."),
            ),
        )

    def __str__(self) -> str:
        return self.file_name


class ReadingState(models.TextChoices):
    """How far a reading has come."""

    WAITING = "waiting", _("waiting")
    READING = "reading", _("being read")
    READ = "read", _("read")
    FAILED = "failed", _("could not be read")


@tracked(exclude=("percent", "step", "document_text", "factsheet_json"))
class Reading(models.Model):
    """What one version of the reader made of a source, and how far it has come."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="readings")
    state = models.CharField(
        _("state"), max_length=10, choices=ReadingState, default=ReadingState.WAITING
    )
    percent = models.PositiveSmallIntegerField(_("percent done"), default=0)
    step = models.CharField(_("what is being done"), max_length=40, blank=True)
    reader = models.CharField(_("reader"), max_length=60, blank=True)
    format = models.CharField(_("format"), max_length=20, blank=True)
    document_text = models.TextField(_("text of the document"), blank=True)
    factsheet_json = models.TextField(_("factsheet as read"), blank=True)
    error_code = models.CharField(_("error"), max_length=40, blank=True)
    error_sentence = models.TextField(_("what is wrong"), blank=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ("-requested_at", "-id")
        constraints = (
            one_of("state", ReadingState, "sources_reading_state"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="sources_reading_percent"),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error_sentence=""),
                name="sources_reading_says_why_it_failed",
            ),
            models.CheckConstraint(
                condition=~Q(state="read") | (~Q(factsheet_json="") & ~Q(reader="")),
                name="sources_reading_has_what_was_read",
            ),
        )

    def __str__(self) -> str:
        return f"{self.source}, {self.get_state_display()}"
