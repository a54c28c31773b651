"""Bodies, the conventions they watch, the Parties bound by them and what these said, and rounds.

Two things to know. What a body's rules say is data of `ronda.procedure`; here is only what other
records must point at. And Parties marked `invented` exist for demonstration and bind nobody.
"""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


@tracked()
class Convention(models.Model):
    """A treaty, by its number in the series it belongs to."""

    number = models.CharField(_("number"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=300)

    class Meta:
        verbose_name = _("convention")
        verbose_name_plural = _("conventions")

    def __str__(self) -> str:
        return self.number


@tracked()
class Body(models.Model):
    """A monitoring body; its `slug` names its file in `ronda.procedure.bodies`."""

    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    convention = models.ForeignKey(Convention, models.PROTECT, related_name="bodies")

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")

    def __str__(self) -> str:
        return self.name


@tracked()
class Party(models.Model):
    """A State or union bound by the convention, with its ISO 3166-1 codes."""

    code = models.CharField(_("code"), max_length=3, unique=True)
    alpha2 = models.CharField(_("two-letter code"), max_length=2, unique=True)
    name = models.CharField(_("name"), max_length=100)
    names = models.JSONField(_("names by language"), default=dict)
    invented = models.BooleanField(_("invented for demonstration"), default=False)

    class Meta:
        verbose_name = _("Party")
        verbose_name_plural = _("Parties")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[A-Z]{3}$")
                & models.Q(alpha2__regex=r"^[A-Z]{2}$"),
                name="treaties_party_codes",
                violation_error_message=_("The codes are three and two capital letters."),
            ),
        )

    def __str__(self) -> str:
        return self.name


@tracked()
class Round(models.Model):
    """One theme, examined in all Parties at once."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("number"))
    theme = models.CharField(_("theme"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = (
            models.UniqueConstraint(
                fields=["body", "number"],
                name="treaties_round_number",
                violation_error_message=_("The body already has a round of this number."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}, {self.number}"


class ReservationKind(models.TextChoices):
    """What a Party said formally of the convention."""

    RESERVATION = "reservation", _("reservation")
    DECLARATION = "declaration", _("declaration")
    OBJECTION = "objection", _("objection")


@tracked()
class Reservation(models.Model):
    """What a Party said of the convention when it joined it or later; its words are by language.

    `articles` are numbers ("25"), none where it is of the whole. One that was entered by mistake is
    taken out; one that the Party withdrew is in force until a day.
    """

    key = models.UUIDField(_("key"), default=uuid4, unique=True, editable=False)
    convention = models.ForeignKey(Convention, models.PROTECT, related_name="reservations")
    party = models.ForeignKey(Party, models.PROTECT, related_name="reservations")
    kind = models.CharField(_("kind"), max_length=12, choices=ReservationKind)
    articles = models.JSONField(_("articles"), default=list, blank=True)
    texts = models.JSONField(_("words by language"), default=dict)
    made_on = models.DateField(_("made on"))
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_until = models.DateField(_("in force until"), null=True, blank=True)
    reference = models.CharField(_("where it stands"), max_length=200)
    link = models.URLField(_("public source"), max_length=500, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    taken_out_at = models.DateTimeField(_("taken out"), null=True, blank=True)
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("reservation or declaration")
        verbose_name_plural = _("reservations and declarations")
        ordering = ("party__name", "-made_on", "pk")
        constraints = (
            one_of("kind", ReservationKind, "treaties_reservation_kind"),
            models.CheckConstraint(
                condition=models.Q(in_force_until__isnull=True)
                | models.Q(in_force_until__gte=models.F("made_on")),
                name="treaties_reservation_ends_after_it_was_made",
                violation_error_message=_("It cannot end before it was made."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.party}, {self.kind}, {self.made_on}"
