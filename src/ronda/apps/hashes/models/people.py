"""What people are in the hash base.

Two things to know. Every right comes from an appointment that runs today; a person may hold
several, but never confirms what they proposed. And appointments end, they are not deleted.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of


class Post(models.TextChoices):
    """What a person is in the hash base."""

    INVESTIGATOR = "investigator", _("investigator")
    CLASSIFIER = "classifier", _("classifier")
    CONFIRMER = "confirmer", _("confirmer")
    OFFICER = "officer", _("victim identification officer")
    CUSTODIAN = "custodian", _("custodian of the base")
    AUDITOR = "auditor", _("auditor")


@tracked()
class Appointment(models.Model):
    """That a person holds a post in the base, from one day until another."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")
    post = models.CharField(_("post"), max_length=20, choices=Post)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ("-since", "-id")
        constraints = (
            one_of("post", Post, "hashes_appointment_post"),
            models.UniqueConstraint(
                fields=["person", "post"],
                condition=Q(until__isnull=True),
                name="hashes_appointment_once",
                violation_error_message=_("This person already holds this post."),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="hashes_appointment_ends_after_it_begins",
                violation_error_message=_("An appointment cannot end before it begins."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.get_post_display()}"
