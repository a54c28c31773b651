"""Bodies, the conventions they watch, the Parties bound by them, and rounds.

Two things to know. What a body's rules say is data of `ronda.procedure`; here is only what other
records must point at. And Parties marked `invented` exist for demonstration and bind nobody.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked


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
