"""Who may ask the matching service, and what was asked.

Two things to know. A client's accreditation needs two people and runs from one day until another.
And a query is a row that is only ever added; of the hashes it has keyed digests and nothing else.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class ClientState(models.TextChoices):
    """How an accreditation stands."""

    PROPOSED = "proposed", _("waits for a second person")
    ACCREDITED = "accredited", _("accredited")
    DECLINED = "declined", _("declined")
    ENDED = "ended", _("ended")


@tracked()
class Client(models.Model):
    """One client of the matching service and what it may ask.

    `certificate` is the SHA-256 of the TLS certificate it must show, "" where it need not.
    `farthest` is in bits; `per_second` in hashes a second, `at_once` in hashes.
    """

    code = models.CharField(_("code"), max_length=80)
    name = models.CharField(_("name"), max_length=200)
    public_key = models.CharField(_("public key"), max_length=64)
    certificate = models.CharField(_("certificate"), max_length=64, blank=True)
    purposes = ArrayField(models.CharField(max_length=300), verbose_name=_("purposes"))
    legal_bases = ArrayField(models.CharField(max_length=300), verbose_name=_("legal bases"))
    kinds = ArrayField(models.CharField(max_length=20), verbose_name=_("kinds of hash"))
    schemes = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("schemes it is told of"),
        default=list,
        blank=True,
    )
    farthest = models.PositiveSmallIntegerField(_("greatest distance"), default=31)
    per_second = models.PositiveIntegerField(_("hashes a second"), default=50)
    at_once = models.PositiveIntegerField(_("hashes at once"), default=1000)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    state = models.CharField(
        _("state"), max_length=10, choices=ClientState, default=ClientState.PROPOSED
    )
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("client")
        verbose_name_plural = _("clients")
        ordering = ("name", "-id")
        constraints = (
            one_of("state", ClientState, "hashes_client_state"),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(state="accredited"),
                name="hashes_client_code",
                violation_error_message=_("A client with this code is accredited already."),
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[a-z0-9][a-z0-9-]{0,79}$"),
                name="hashes_client_code_form",
                violation_error_message=_(
                    "A code has small letters, digits and - only, at most 80."
                ),
            ),
            models.CheckConstraint(
                condition=Q(public_key__regex=r"^[0-9a-f]{64}$"),
                name="hashes_client_key",
                violation_error_message=_("A public key has 64 hexadecimal digits."),
            ),
            models.CheckConstraint(
                condition=Q(certificate="") | Q(certificate__regex=r"^[0-9a-f]{64}$"),
                name="hashes_client_certificate",
                violation_error_message=_(
                    "The fingerprint of a certificate has 64 hexadecimal digits."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("accredited", "ended"))
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))),
                name="hashes_client_two_people",
                violation_error_message=_("An accreditation needs two people."),
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")),
                name="hashes_client_ends_after_it_begins",
                violation_error_message=_("An accreditation cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(farthest__lte=64)
                & Q(per_second__gte=1)
                & Q(per_second__lte=1_000_000)
                & Q(at_once__gte=1)
                & Q(at_once__lte=10_000),
                name="hashes_client_bounds",
                violation_error_message=_(
                    "The greatest distance is at most 64, the hashes a second from 1 to 1,000,000"
                    " and the hashes at once from 1 to 10,000."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name


class QueryLog(models.Model):
    """A log file of the matching service, and how far it was read.

    `seal` is the seal of the last line that was read; `altered` the sentence that says where the
    file was found changed, "" where it was not.
    """

    file_name = models.CharField(_("file"), max_length=200, unique=True)
    position = models.PositiveBigIntegerField(_("read up to"), default=0)
    seal = models.CharField(_("last seal"), max_length=64, default="0" * 64)
    altered = models.TextField(_("altered"), blank=True)
    read_at = models.DateTimeField(_("last read"), auto_now=True)

    class Meta:
        verbose_name = _("log of queries")
        verbose_name_plural = _("logs of queries")
        ordering = ("file_name",)

    def __str__(self) -> str:
        return self.file_name


class Query(models.Model):
    """One question to the matching service: who, when, for what purpose, on what basis.

    `digests` has 16 bytes for each hash, which only the service's secret compares with anything.
    """

    log = models.ForeignKey(QueryLog, models.PROTECT, related_name="queries")
    position = models.PositiveBigIntegerField(_("place in the log"))
    at = models.DateTimeField(_("when"), db_index=True)
    client = models.CharField(_("client"), max_length=80, db_index=True)
    agreement = models.CharField(_("accreditation"), max_length=300)
    purpose = models.CharField(_("purpose"), max_length=300)
    legal_basis = models.CharField(_("legal basis"), max_length=300)
    case_reference = models.CharField(_("case reference"), max_length=100, blank=True)
    token = models.CharField(_("token"), max_length=64)
    kinds = ArrayField(models.CharField(max_length=20), verbose_name=_("kinds of hash"))
    threshold = models.PositiveSmallIntegerField(_("distance"))
    hash_count = models.PositiveIntegerField(_("hashes"))
    known_count = models.PositiveIntegerField(_("known"))
    digests = models.BinaryField(_("digests"))

    class Meta:
        verbose_name = _("query")
        verbose_name_plural = _("queries")
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(fields=["log", "position"], name="hashes_query_once"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.client}"
