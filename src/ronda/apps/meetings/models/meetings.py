"""A meeting, its agenda, its documents and those present.

Two things to know. Who votes follows from the delegation that a person sits in: one vote for each
Party. And a document's number is given once, by the body's scheme, and never again.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class MeetingState(models.TextChoices):
    """How far a meeting has come."""

    PLANNED = "planned", _("planned")
    OPEN = "open", _("under way")
    CLOSED = "closed", _("closed")


@tracked()
class Meeting(models.Model):
    """A meeting of a body, by its number."""

    body = models.ForeignKey("treaties.Body", models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField(_("number"))
    begins = models.DateField(_("begins"))
    ends = models.DateField(_("ends"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=MeetingState, default=MeetingState.PLANNED
    )
    agenda_sent_at = models.DateTimeField(_("agenda sent"), null=True, blank=True)
    decisions_published_at = models.DateTimeField(_("decisions published"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("body", "-number")
        constraints = (
            one_of("state", MeetingState, "meetings_meeting_state"),
            models.UniqueConstraint(
                fields=["body", "number"],
                name="meetings_meeting_number",
                violation_error_message=_("The body already has a meeting of this number."),
            ),
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(state="open"),
                name="meetings_meeting_one_under_way",
                violation_error_message=_("Another meeting of this body is under way."),
            ),
            models.CheckConstraint(
                condition=Q(ends__gte=F("begins")),
                name="meetings_meeting_ends_after_it_begins",
                violation_error_message=_("A meeting cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(decisions_published_at__isnull=True) | Q(state="closed"),
                name="meetings_meeting_published_when_closed",
                violation_error_message=_("Decisions are published once the meeting is closed."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}, {self.number}"


@tracked()
class MeetingDocument(models.Model):
    """A document or a revision of one, by its number in the body's scheme ("T-ES(2026)12 rev.1").

    The number names no language: each file of it does. `about` is the key of the record that it is
    made of ("reports.draft:12").
    """

    body = models.ForeignKey("treaties.Body", models.PROTECT, related_name="documents")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="documents"
    )
    scheme = models.CharField(_("scheme of its number"), max_length=40)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    session = models.PositiveSmallIntegerField(_("session"), null=True, blank=True)
    serial = models.PositiveIntegerField(_("number in the series"))
    revision = models.PositiveSmallIntegerField(_("revision"), default=0)
    number = models.CharField(_("document number"), max_length=80)
    titles = models.JSONField(_("title by language"), default=dict)
    about = models.CharField(_("made of"), max_length=100, blank=True)
    given_at = models.DateTimeField(_("given"), auto_now_add=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("document of a meeting")
        verbose_name_plural = _("documents of meetings")
        ordering = ("body", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["body", "number"],
                name="meetings_document_number",
                violation_error_message=_("This document number is given already."),
            ),
        )

    def __str__(self) -> str:
        return self.number


@tracked()
class DocumentFile(models.Model):
    """A document in one language, as a file; another file for it is a revision."""

    document = models.ForeignKey(MeetingDocument, models.PROTECT, related_name="files")
    language = models.CharField(_("language"), max_length=10)
    source = models.ForeignKey("sources.Source", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of documents")
        ordering = ("document", "language")
        constraints = (
            models.UniqueConstraint(
                fields=["document", "language"],
                name="meetings_document_file_once",
                violation_error_message=_("The document has a file in this language."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.document}_{self.language}"


@tracked()
class AgendaItem(models.Model):
    """A point of the agenda.

    `about` is the key of the record that is ready to be decided on, `link` where it is read.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda")
    order = models.PositiveIntegerField(_("order"))
    titles = models.JSONField(_("title by language"), default=dict)
    about = models.CharField(_("about"), max_length=100, blank=True)
    link = models.CharField(_("where it is read"), max_length=300, blank=True)
    document = models.ForeignKey(
        MeetingDocument, models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ("meeting", "order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "about"],
                condition=Q(removed_at__isnull=True) & ~Q(about=""),
                name="meetings_agenda_about_once",
                violation_error_message=_("This is on the agenda already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}, {self.order}"


@tracked()
class Presence(models.Model):
    """That a member was present, as what: in a Party's seat with a vote, or without one."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="presences")
    membership = models.ForeignKey("accounts.Membership", models.PROTECT, related_name="presences")
    party = models.ForeignKey(
        "treaties.Party", models.PROTECT, null=True, blank=True, related_name="+"
    )
    votes = models.BooleanField(_("votes"), default=False)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "membership"], name="meetings_presence_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "party"],
                condition=Q(votes=True),
                name="meetings_presence_one_vote",
                violation_error_message=_("Each Party has one vote."),
            ),
            models.CheckConstraint(
                condition=Q(votes=False) | Q(party__isnull=False),
                name="meetings_presence_votes_for_a_party",
                violation_error_message=_("Only a Party’s seat has a vote."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.membership}, {self.meeting}"
