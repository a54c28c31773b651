"""What suggestions and searches are found by: which terms stand in what.

Two things to know. It is made from what it finds and can be made anew, so it has no history. And
it is rows and not a `tsvector`: under row-level security the database uses no index of full-text
search (its operators may tell of rows that are not shown), but it does one of equal words
(docs/decisions/0026).
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk
from ronda.apps.national.models.targets import TargetKind


class FoundIn(models.TextChoices):
    """In what a term stands; one letter each, as there are many rows."""

    ASKED = "q", _("what is asked")
    ANSWER = "a", _("answer given before")
    PAIR = "p", _("pair of the translation memory")


class TermPlace(AtDesk):
    """That a term stands in a record, and how much it counts there."""

    party = models.ForeignKey(
        "treaties.Party", models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    what = models.CharField(max_length=1, choices=FoundIn)
    term = models.CharField(max_length=120, db_collation="C")
    record = models.BigIntegerField()
    counts = models.FloatField()

    class Meta(AtDesk.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = (
            one_of("what", FoundIn, "national_term_place_what"),
            models.UniqueConstraint(
                fields=["party", "what", "term", "record"],
                include=["counts"],
                name="national_term_place_once",
            ),
        )
        indexes = (models.Index(fields=["what", "record"], name="national_term_place_record"),)

    def __str__(self) -> str:
        return self.term


class Gathered(AtDesk):
    """One thing that the State can be asked to answer now (`askable`), ready to be found.

    `key` is its name in forms; `length` what its terms count together.
    """

    round = models.ForeignKey("treaties.Round", models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=TargetKind)
    code = models.CharField(_("number or code"), max_length=60)
    heading = models.TextField(_("heading"), blank=True)
    wording = models.TextField(_("what is asked"))
    language = models.CharField(_("language"), max_length=35, default="en")
    length = models.FloatField(default=0)
    gathered_at = models.DateTimeField(_("gathered"), auto_now=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("what can be answered")
        verbose_name_plural = _("what can be answered")
        ordering = ("round", "kind", "id")
        constraints = (
            one_of("kind", TargetKind, "national_gathered_kind"),
            models.UniqueConstraint(
                fields=["party", "round", "kind", "code"], name="national_gathered_once"
            ),
            models.CheckConstraint(condition=Q(length__gte=0), name="national_gathered_length"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}"

    @property
    def key(self) -> str:
        """Its name in forms, as `askable.key_of` makes it."""
        return f"{self.round_id}:{self.kind}:{self.code}"

    @property
    def asked_by(self) -> str:
        """The body that asks it."""
        return str(self.round.body)
