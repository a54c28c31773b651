"""How a round is run: its procedure, what happened when, its Parties, its dates.

Two things to know. The text of the body's file is kept with the round, so that a later file changes
no round under way; `procedure_of` in `selectors` reads it. And the stage follows from what happened
(`Stages.stage_after`), and so does how open it is; `stage` and `openness` only repeat it, so that
queries can ask for it.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class Openness(models.TextChoices):
    """Who sees a round and what is asked in it; the values are those of `Publicity`."""

    CONFIDENTIAL = "confidential", _("the secretariat and the Committee")
    RESTRICTED = "restricted", _("they, the Parties and those who take part")
    PUBLIC = "public", _("everybody")


@tracked()
class Conduct(models.Model):
    """That a round is run here: by which procedure, on which theme, at which stage."""

    round = models.OneToOneField(
        "treaties.Round", models.PROTECT, primary_key=True, related_name="conduct"
    )
    procedure = models.SlugField(_("procedure"), max_length=40)
    procedure_text = models.TextField(_("the body’s file as it was at the beginning"))
    themes = models.JSONField(_("theme by language"), default=dict)
    days_off = models.JSONField(_("days not worked in this round"), default=list, blank=True)
    pairs = models.JSONField(_("questions of the earlier round by these"), default=dict, blank=True)
    stage = models.CharField(_("stage"), max_length=60, blank=True, db_index=True)
    openness = models.CharField(
        _("who sees it"),
        max_length=20,
        choices=Openness,
        default=Openness.CONFIDENTIAL,
        db_index=True,
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("conduct of a round")
        verbose_name_plural = _("conduct of rounds")
        constraints = (one_of("openness", Openness, "rounds_conduct_openness"),)

    def __str__(self) -> str:
        return str(self.round)

    @property
    def body_id(self) -> int:
        """The key of the body whose round it is."""
        return self.round.body_id


@tracked()
class RoundParty(models.Model):
    """A Party of a round, in the snapshot taken at its launch; and since when it no longer is."""

    conduct = models.ForeignKey(Conduct, models.PROTECT, related_name="parties")
    party = models.ForeignKey("treaties.Party", models.PROTECT, related_name="rounds")
    left_on = models.DateField(_("left on"), null=True, blank=True)
    left_reason = models.TextField(_("why it left"), blank=True)

    class Meta:
        verbose_name = _("Party of a round")
        verbose_name_plural = _("Parties of rounds")
        constraints = (
            models.UniqueConstraint(
                fields=["conduct", "party"],
                name="rounds_party_once",
                violation_error_message=_("This Party is in the round already."),
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | ~Q(left_reason=""),
                name="rounds_party_left_why",
                violation_error_message=_("That a Party leaves needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.party}, {self.conduct}"


@tracked()
class Happening(models.Model):
    """That an event of the procedure happened on a day: for the round, or for one Party.

    `event` is its id in the procedure. One recorded by mistake is taken back, with a reason.
    """

    conduct = models.ForeignKey(Conduct, models.PROTECT, related_name="happenings")
    event = models.CharField(_("event"), max_length=60)
    party = models.ForeignKey(
        RoundParty, models.PROTECT, null=True, blank=True, related_name="happenings"
    )
    on = models.DateField(_("on"))
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    taken_back_reason = models.TextField(_("why it was taken back"), blank=True)

    class Meta:
        verbose_name = _("event of a round")
        verbose_name_plural = _("events of rounds")
        ordering = ("conduct", "on", "id")
        constraints = (
            # Not by `nulls_distinct`, which PostgreSQL 14 does not know.
            models.UniqueConstraint(
                F("conduct"),
                F("event"),
                Coalesce(F("party"), 0),
                condition=Q(taken_back_at__isnull=True),
                name="rounds_happening_once",
                violation_error_message=_("This has happened already."),
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | ~Q(taken_back_reason=""),
                name="rounds_happening_taken_back_why",
                violation_error_message=_("Taking back needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.event}, {self.on}"


@tracked()
class Milestone(models.Model):
    """A dated step of a round; one with a `rule` sets the day of that deadline."""

    conduct = models.ForeignKey(Conduct, models.PROTECT, related_name="milestones")
    rule = models.CharField(_("deadline"), max_length=60, blank=True)
    titles = models.JSONField(_("title by language"), default=dict)
    on = models.DateField(_("on"))
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)
    removed_reason = models.TextField(_("why it was taken out"), blank=True)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("conduct", "on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["conduct", "rule"],
                condition=~Q(rule="") & Q(removed_at__isnull=True),
                name="rounds_milestone_rule_once",
                violation_error_message=_("This deadline has a date already: change that one."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.conduct}, {self.on}"


@tracked()
class Extension(models.Model):
    """A later day of one deadline for one Party, with the reason; the latest one holds."""

    party = models.ForeignKey(RoundParty, models.PROTECT, related_name="extensions")
    rule = models.CharField(_("deadline"), max_length=60)
    due = models.DateField(_("due before"))
    until = models.DateField(_("extended until"))
    reason = models.TextField(_("why"))
    granted_at = models.DateTimeField(_("granted"), auto_now_add=True)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ("party", "rule", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__gt=F("due")),
                name="rounds_extension_later",
                violation_error_message=_("An extension only ever moves a date later."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="rounds_extension_why",
                violation_error_message=_("An extension needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.party}, {self.rule}, {self.until}"
