"""People, the organisations they serve, and what they are there.

Two things to know. A person signs in with an e-mail address and has no role of their own: every
right comes from a membership that runs today. And memberships are never deleted: they end.
"""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class UserManager(BaseUserManager["User"]):
    """Finds people by their address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person with this address."""
        return self.get(email__iexact=username)


@tracked(exclude=("password", "last_login"))
class User(AbstractBaseUser):
    """A person with an account, or the machine account under which commands run."""

    email = models.EmailField(_("e-mail"), unique=True)
    full_name = models.CharField(_("full name"), max_length=200)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default="en"
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_machine = models.BooleanField(_("is not a person"), default=False)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]  # noqa: RUF012 — as Django declares it

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email",
                violation_error_message=_("There is already an account with this address."),
            ),
            models.CheckConstraint(
                condition=Q(is_machine=False) | Q(is_active=False),
                name="accounts_machine_never_signs_in",
                violation_error_message=_("The machine account cannot sign in."),
            ),
        )

    def __str__(self) -> str:
        return self.full_name


class OrganisationKind(models.TextChoices):
    """What an organisation is; with it goes whether it serves a body, a Party or both."""

    SECRETARIAT = "secretariat", _("secretariat of a body")
    STATE = "state", _("authority of a Party")
    DELEGATION = "delegation", _("delegation of a Party to a body")
    PARTICIPANT = "participant", _("committee or organisation that takes part in a body")
    OBSERVER = "observer", _("observer to a body")
    CIVIL_SOCIETY = "civil_society", _("civil society")
    NHRI = "nhri", _("national human rights institution")
    FACILITATOR = "facilitator", _("facilitator of children’s participation")


def _serves(kinds: tuple[str, ...], *, body: bool, party: bool | None) -> Q:
    """That organisations of these kinds serve a body, a Party; None where they may or may not."""
    served = Q(kind__in=kinds, body__isnull=not body)
    return served if party is None else served & Q(party__isnull=not party)


@tracked()
class Organisation(models.Model):
    """Where people serve: a secretariat, an authority of a Party, a delegation, an association."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    body = models.ForeignKey(
        "treaties.Body", models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    party = models.ForeignKey(
        "treaties.Party", models.PROTECT, null=True, blank=True, related_name="organisations"
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = (
            one_of("kind", OrganisationKind, "accounts_organisation_kind"),
            # Not by `nulls_distinct`, which PostgreSQL 14 does not know.
            models.UniqueConstraint(
                F("name"),
                F("kind"),
                Coalesce(F("body"), 0),
                Coalesce(F("party"), 0),
                name="accounts_organisation_name",
                violation_error_message=_("There is already an organisation of this name."),
            ),
            models.CheckConstraint(
                condition=_serves(
                    ("secretariat", "participant", "observer"), body=True, party=False
                )
                | _serves(("state",), body=False, party=True)
                | _serves(("delegation", "nhri", "facilitator"), body=True, party=True)
                | _serves(("civil_society",), body=True, party=None),
                name="accounts_organisation_serves",
                violation_error_message=_(
                    "An authority serves a Party; a delegation, a human rights institution and a "
                    "facilitator serve a body for a Party; all others serve a body."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a person is in an organisation."""

    SECRETARIAT = "secretariat", _("member of the secretariat")
    COORDINATOR = "coordinator", _("coordinator of a Party")
    CONTRIBUTOR = "contributor", _("contributor of a Party")
    VALIDATOR = "validator", _("validator of a Party")
    MEMBER = "member", _("member of the Committee")
    RAPPORTEUR = "rapporteur", _("rapporteur of the Committee")
    OBSERVER = "observer", _("observer")
    CIVIL_SOCIETY = "civil_society", _("representative of civil society")
    NHRI = "nhri", _("representative of a national human rights institution")
    FACILITATOR = "facilitator", _("facilitator for children")


_COMMITTEE = (Role.MEMBER, Role.RAPPORTEUR)
ROLES_IN = {
    OrganisationKind.SECRETARIAT: (Role.SECRETARIAT,),
    OrganisationKind.STATE: (Role.COORDINATOR, Role.CONTRIBUTOR, Role.VALIDATOR),
    OrganisationKind.DELEGATION: _COMMITTEE,
    OrganisationKind.PARTICIPANT: _COMMITTEE,
    OrganisationKind.OBSERVER: (Role.OBSERVER,),
    OrganisationKind.CIVIL_SOCIETY: (Role.CIVIL_SOCIETY,),
    OrganisationKind.NHRI: (Role.NHRI,),
    OrganisationKind.FACILITATOR: (Role.FACILITATOR,),
}
"""The roles there are in each kind of organisation; the database holds memberships to it."""


@tracked()
class Membership(models.Model):
    """That a person serves an organisation in a role, from one day until another."""

    person = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    handed_over_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="taken_over_from"
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = (
            one_of("role", Role, "accounts_membership_role"),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(until__isnull=True),
                name="accounts_membership_once",
                violation_error_message=_("This person already has this role here."),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="accounts_membership_ends_after_it_begins",
                violation_error_message=_("A membership cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(handed_over_to__isnull=True)
                | Q(until__isnull=False) & ~Q(handed_over_to=F("id")),
                name="accounts_membership_handed_over_ends",
                violation_error_message=_(
                    "A membership that is handed over ends, and goes to another one."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}, {self.organisation}"
