"""A Word file that was given out to be filled in and came back, before a person takes it in.

Two things to know. The file is kept and read, and changes nothing until a person has looked at what
it would change. And it is a record of the app whose form it is: it adds to the fields here a key to
what is filled in.
"""

from typing import TypeVar

from django import forms
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.errors import NotNow


class CameBackState(models.TextChoices):
    """What became of a file that came back."""

    PREVIEWED = "previewed", gettext_lazy("looked at")
    TAKEN_IN = "taken-in", gettext_lazy("taken in")
    DISMISSED = "dismissed", gettext_lazy("not taken in")


class FileThatCameBack(models.Model):
    """A Word file that came back; `content` is what was read in it."""

    source = models.ForeignKey("sources.Source", models.PROTECT, related_name="+")
    state = models.CharField(
        gettext_lazy("state"),
        max_length=10,
        choices=CameBackState,
        default=CameBackState.PREVIEWED,
    )
    content = models.JSONField(gettext_lazy("what was read"))
    received_at = models.DateTimeField(gettext_lazy("received"), auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(gettext_lazy("settled"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def waits(self) -> bool:
        """Whether nothing was decided yet."""
        return self.state == CameBackState.PREVIEWED


F = TypeVar("F", bound=FileThatCameBack)


def file_waiting(came: F) -> F:
    """The file, which nobody else settles meanwhile; raises NotNow where somebody has."""
    locked = type(came)._default_manager.select_for_update(of=("self",)).get(pk=came.pk)
    if not locked.waits:
        sentence = _("This file is “%(state)s” already.")
        raise NotNow(sentence % {"state": locked.get_state_display()})
    return locked


def file_settled(came: FileThatCameBack, state: CameBackState) -> None:
    """Say what became of it."""
    came.state, came.settled_at = state, timezone.now()
    came.save(update_fields=["state", "settled_at"])


class WordFileForm(forms.Form):
    """Hands in a Word file that was downloaded here and filled in."""

    file = forms.FileField(
        help_text=gettext_lazy("The Word file that you downloaded here."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        allow_empty_file=True,
    )

    def __init__(self, *args: object, label: str, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["file"].label = label
