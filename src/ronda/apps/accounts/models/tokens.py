"""The tokens by which programs ask in a person's name, and how much was asked.

Two things to know. Of a token only its checksum is kept, so that nobody can read it here. And what
it opens is never more than what its owner may do at that moment: scopes only take away.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked


class Scope(models.TextChoices):
    """What a token opens beyond what is public; each value is kept and shown in the API."""

    READ = "read", _("read what you see when you are signed in")
    RECORD_WRITE = "record:write", _("enter figures and trainings at your State’s desk")


@tracked(exclude=("last_used_at",))
class Token(models.Model):
    """That a program may ask in a person's name, until a moment or until the token is ended.

    `ending` is the last letters of the token, by which its owner knows it again.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tokens")
    name = models.CharField(_("name"), max_length=100)
    digest = models.CharField(_("checksum of the token"), max_length=64, unique=True)
    ending = models.CharField(_("ends in"), max_length=4)
    scopes = ArrayField(
        models.CharField(max_length=20), verbose_name=_("what it opens"), default=list, blank=True
    )
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("good until"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ("-made_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "name"],
                condition=Q(ended_at__isnull=True),
                name="accounts_token_name",
                violation_error_message=_("You have a token of this name already."),
            ),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="accounts_token_digest"
            ),
            models.CheckConstraint(
                condition=Q(scopes__contained_by=Scope.values), name="accounts_token_scopes"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")),
                name="accounts_token_expires",
                violation_error_message=_("A token cannot end before it begins."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Usage(models.Model):
    """How often somebody asked in one minute; `who` is a token, or a keyed digest of an address.

    Rows are cleared away within a day; nothing else is kept of who asked.
    """

    who = models.CharField(_("who"), max_length=80)
    since = models.DateTimeField(_("from"))
    count = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("count of questions")
        verbose_name_plural = _("counts of questions")
        indexes = (models.Index(fields=["since"], name="accounts_usage_since"),)
        constraints = (
            models.UniqueConstraint(fields=["who", "since"], name="accounts_usage_once"),
        )

    def __str__(self) -> str:
        return f"{self.who}, {self.since:%Y-%m-%d %H:%M}: {self.count}"
