"""What stands in an edition, chapter by chapter.

Two things to know. `order` is the place in the list the value has; `position` the place among all
that a chapter holds. And a recommendation keeps its `stable_id` through editions and languages,
whatever becomes of its codes.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.compliance.models.factsheets import Edition
from ronda.apps.constraints import one_of
from ronda.factsheets.model import HeadingKind, NotedBy, NoteKind, Scope, Strength

SCOPES = ((Scope.SPECIFIC.value, _("specific")), (Scope.GENERIC.value, _("generic")))
STRENGTHS = (
    (Strength.REQUIRE.value, _("require")),
    (Strength.REQUEST.value, _("request")),
    (Strength.INVITE.value, _("invite")),
)
NOTED_BY = ((NotedBy.COMMITTEE.value, _("the Committee")), (NotedBy.PARTY.value, _("the Party")))
NOTE_KINDS = (
    (NoteKind.PARAGRAPHS.value, _("report paragraphs")),
    (NoteKind.RECOMMENDATIONS.value, _("recommendations")),
    (NoteKind.SOURCE.value, _("source")),
    (NoteKind.NOTE.value, _("remark")),
)
HEADING_KINDS = (
    (HeadingKind.SECTION.value, _("section")),
    (HeadingKind.TOPIC.value, _("topic")),
    (HeadingKind.PRACTICES.value, _("promising practices")),
)


class Worded(models.Model):
    """Text with the footnote marks and styles that stand in it, each with its offset."""

    text = models.TextField(_("text"), blank=True)
    marks = models.JSONField(_("footnote marks"), default=list)
    styles = models.JSONField(_("emphasis and links"), default=list)

    class Meta:
        abstract = True


@tracked()
class Chapter(models.Model):
    """One chapter of an edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="chapters")
    order = models.PositiveSmallIntegerField()
    number = models.CharField(_("number"), max_length=40, blank=True)
    title = models.TextField(_("title"), blank=True)
    title_marks = models.JSONField(default=list)
    introduction = models.TextField(_("introduction"), blank=True)
    marks = models.JSONField(default=list)
    styles = models.JSONField(default=list)

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
        ordering = ("edition", "order")
        constraints = (
            models.UniqueConstraint(fields=["edition", "order"], name="compliance_chapter_order"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class InChapter(Worded):
    """Something that stands in a chapter, at its place in a list."""

    chapter = models.ForeignKey(Chapter, models.CASCADE, related_name="%(class)ss")
    order = models.PositiveIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text[:80]


@tracked()
class LeadIn(InChapter):
    """The words that open a list of observations or recommendations."""

    class Meta:
        verbose_name = _("lead-in")
        verbose_name_plural = _("lead-ins")
        ordering = ("chapter", "order")
        constraints = (
            models.UniqueConstraint(fields=["chapter", "order"], name="compliance_lead_in_order"),
        )


@tracked()
class Heading(InChapter):
    """A heading inside a chapter; it stands before what has the same position."""

    kind = models.CharField(_("kind"), max_length=20, choices=HEADING_KINDS)
    scope = models.CharField(_("scope"), max_length=20, choices=SCOPES)
    position = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("heading")
        verbose_name_plural = _("headings")
        ordering = ("chapter", "order")
        constraints = (
            models.UniqueConstraint(fields=["chapter", "order"], name="compliance_heading_order"),
            one_of("kind", HEADING_KINDS, "compliance_heading_kind"),
            one_of("scope", SCOPES, "compliance_heading_scope"),
        )


class Stated(InChapter):
    """What observations and recommendations share."""

    position = models.IntegerField(default=-1)
    scope = models.CharField(_("scope"), max_length=20, choices=SCOPES)
    topic = models.TextField(_("topic"), null=True, blank=True)  # noqa: DJ001 — none is not ""
    lead_in = models.ForeignKey(
        LeadIn, models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    items = ArrayField(models.TextField(), default=list, verbose_name=_("sub-points"))
    labels = ArrayField(models.TextField(), default=list, verbose_name=_("labels"))

    class Meta:
        abstract = True


@tracked()
class Observation(Stated):
    """A finding as it is worded in the factsheet, with the report's paragraph numbers."""

    paragraphs = ArrayField(models.IntegerField(), default=list, verbose_name=_("paragraphs"))

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ("chapter", "order")
        constraints = (
            models.UniqueConstraint(
                fields=["chapter", "order"], name="compliance_observation_order"
            ),
            one_of("scope", SCOPES, "compliance_observation_scope"),
        )


@tracked()
class Recommendation(Stated):
    """What the body asks. `strength` is empty only where a reading could not tell it."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="recommendations")
    stable_id = models.UUIDField(_("stable id"), default=uuid.uuid4, db_index=True)
    codes = ArrayField(models.CharField(max_length=40), default=list, verbose_name=_("codes"))
    strength = models.CharField(_("strength"), max_length=20, choices=STRENGTHS, blank=True)

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ("chapter", "order")
        indexes = (
            GinIndex(fields=["codes"], name="compliance_codes"),
            models.Index(fields=["edition", "strength", "scope"], name="compliance_by_strength"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["chapter", "order"], name="compliance_recommendation_order"
            ),
            models.UniqueConstraint(
                fields=["edition", "stable_id"],
                name="compliance_recommendation_once",
                # At the end of the transaction: taking one out moves the others up by one.
                deferrable=models.Deferrable.DEFERRED,
            ),
            one_of("strength", (("", ""), *STRENGTHS), "compliance_recommendation_strength"),
            one_of("scope", SCOPES, "compliance_recommendation_scope"),
        )


@tracked()
class FollowUp(Worded):
    """The Party's information in an orange box; `text` is "" where nothing was submitted."""

    recommendation = models.OneToOneField(Recommendation, models.CASCADE, related_name="follow_up")

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-up")

    def __str__(self) -> str:
        return self.text[:80]


@tracked()
class Practice(InChapter):
    """A promising practice told by the Committee; the Party's stand in its `PracticeBox`."""

    noted_by = models.CharField(_("noted by"), max_length=20, choices=NOTED_BY)
    position = models.IntegerField(default=-1)

    class Meta:
        verbose_name = _("promising practice")
        verbose_name_plural = _("promising practices")
        ordering = ("chapter", "order")
        constraints = (
            models.UniqueConstraint(fields=["chapter", "order"], name="compliance_practice_order"),
            models.CheckConstraint(
                condition=Q(noted_by=NotedBy.COMMITTEE.value),
                name="compliance_practice_of_the_committee",
            ),
        )


@tracked()
class PracticeBox(Worded):
    """The blue box of a chapter; `text` is "" where nothing was submitted."""

    chapter = models.OneToOneField(Chapter, models.CASCADE, related_name="practice_box")

    class Meta:
        verbose_name = _("practice box")
        verbose_name_plural = _("practice boxes")

    def __str__(self) -> str:
        return self.text[:80]


@tracked()
class Footnote(models.Model):
    """A note of an edition. Two may have one number: that is a fault a person decides on."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="footnotes")
    order = models.PositiveIntegerField()
    number = models.PositiveIntegerField(_("number"))
    text = models.TextField(_("text"), blank=True)
    styles = models.JSONField(default=list)
    kind = models.CharField(_("kind"), max_length=20, choices=NOTE_KINDS)
    paragraphs = ArrayField(models.IntegerField(), default=list)
    recommendations = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        verbose_name = _("footnote")
        verbose_name_plural = _("footnotes")
        ordering = ("edition", "order")
        indexes = (models.Index(fields=["edition", "number"], name="compliance_footnote_number"),)
        constraints = (
            models.UniqueConstraint(fields=["edition", "order"], name="compliance_footnote_order"),
            one_of("kind", NOTE_KINDS, "compliance_footnote_kind"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.text[:80]}"
