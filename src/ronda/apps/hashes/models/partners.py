"""Partners, the keys they sign with, and what was agreed with them.

Two things to know. A key and an agreement need two people, and the database itself refuses one who
does both. And without an agreement that two people signed and that runs today, nothing leaves.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of

CODE = r"^[a-z][a-z0-9.-]{0,39}$"


@tracked()
class Partner(models.Model):
    """An organisation with which the base exchanges entries.

    `code` is its name in feeds. `address` is where its own base answers, for feeds; "" where it
    has none, or is not to be asked.
    """

    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        error_messages={"unique": _("There is already a partner with this code.")},
    )
    name = models.CharField(_("name"), max_length=200)
    address = models.URLField(_("address of its base"), max_length=300, blank=True)
    added_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(code__regex=CODE),
                name="hashes_partner_code",
                violation_error_message=_(
                    "A code begins with a small letter and has small letters, digits, . and -"
                    " only, at most 40."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name


@tracked()
class PartnerKey(models.Model):
    """An Ed25519 public key of a partner, in 64 hexadecimal digits.

    Trusted once a second person has confirmed it (over another channel than it came by), from
    `since` until `until`.
    """

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="keys")
    public_key = models.CharField(_("public key"), max_length=64)
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("until"), null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        verbose_name = _("key")
        verbose_name_plural = _("keys")
        ordering = ("-added_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["public_key"],
                name="hashes_key_of_one_partner",
                violation_error_message=_("This key is known already."),
            ),
            models.CheckConstraint(
                condition=Q(public_key__regex=r"^[0-9a-f]{64}$"),
                name="hashes_key_form",
                violation_error_message=_("A public key has 64 hexadecimal digits."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("added_by")),
                name="hashes_key_two_people",
                violation_error_message=_("A key needs two people."),
            ),
        )

    def __str__(self) -> str:
        return self.public_key


class AgreementState(models.TextChoices):
    """How an agreement stands; what runs is signed, and between its dates."""

    DRAFTED = "drafted", _("waits for a second person")
    SIGNED = "signed", _("signed")
    DECLINED = "declined", _("declined")
    ENDED = "ended", _("ended")


@tracked()
class Agreement(models.Model):
    """What may leave for one partner, on what ground, from one day until another.

    `terms` are those of `ronda.hashes.exchange.agreement`, as JSON.
    """

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="agreements")
    legal_basis = models.CharField(_("legal basis"), max_length=300)
    terms = models.JSONField(_("terms"))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    state = models.CharField(
        _("state"), max_length=10, choices=AgreementState, default=AgreementState.DRAFTED
    )
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(_("drafted"), auto_now_add=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ("-drafted_at", "-id")
        constraints = (
            one_of("state", AgreementState, "hashes_agreement_state"),
            models.UniqueConstraint(
                fields=["partner"],
                condition=Q(state="signed"),
                name="hashes_agreement_one_signed",
                violation_error_message=_("Another agreement is signed: end that one first."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("signed", "ended"))
                | (Q(signed_by__isnull=False) & ~Q(signed_by=F("drafted_by"))),
                name="hashes_agreement_two_people",
                violation_error_message=_("An agreement needs two people."),
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")),
                name="hashes_agreement_ends_after_it_begins",
                violation_error_message=_("An agreement cannot end before it begins."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner}, {self.since} – {self.until}"
