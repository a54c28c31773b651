"""Opening again what was submitted: a Party asks and says why, the secretariat decides.

Two things to know. The request is a record of whichever app keeps what was submitted: it gives the
fields here a key to that, and lets one request wait at a time. And the steps are parts of a service
of that app, which has asked its policy, holds the transaction and tells the Party.
"""

from typing import ClassVar, TypeVar

from django import forms
from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.accounts.models import User
from ronda.apps.constraints import one_of
from ronda.apps.errors import NotNow


class RequestState(models.TextChoices):
    """What became of a request."""

    ASKED = "asked", gettext_lazy("asked")
    GRANTED = "granted", gettext_lazy("granted")
    REFUSED = "refused", gettext_lazy("refused")


class RequestToReopen(models.Model):
    """A request to open again what was submitted, and what was decided on it."""

    state = models.CharField(
        gettext_lazy("state"), max_length=10, choices=RequestState, default=RequestState.ASKED
    )
    reason = models.TextField(gettext_lazy("why"))
    asked_at = models.DateTimeField(gettext_lazy("asked"), auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(gettext_lazy("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.TextField(gettext_lazy("what was answered"), blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            one_of("state", RequestState, "%(app_label)s_reopening_state"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="%(app_label)s_reopening_why",
                violation_error_message=gettext_lazy("Reopening needs a reason."),
            ),
        )


R = TypeVar("R", bound=RequestToReopen)


def request_made(request: R, waits: str) -> R:
    """The request, kept; raises NotNow with `waits` where one waits already."""
    try:
        with transaction.atomic():
            request.save()
            return request
    except IntegrityError as error:
        raise NotNow(waits) from error


def request_decided(request: R, person: User, answer: str, *, grant: bool) -> R:
    """The request as it was decided, read again; raises NotNow where that was done before."""
    locked = type(request)._default_manager.select_for_update().get(pk=request.pk)
    if locked.state != RequestState.ASKED:
        raise NotNow(_("Somebody has decided on this request already."))
    locked.state = RequestState.GRANTED if grant else RequestState.REFUSED
    locked.decided_by, locked.decided_at = person, timezone.now()
    locked.answer = answer
    locked.save()
    return locked


class DecideForm(forms.Form):
    """Grants or refuses that what was submitted is opened again."""

    decision = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        choices=[
            ("grant", gettext_lazy("Open it again")),
            ("refuse", gettext_lazy("Leave it as submitted")),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=gettext_lazy("What you answer the Party"),
        help_text=gettext_lazy("Needed where you refuse."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
