"""Two people on one text: both texts are kept, shown beside each other, and made one by a person.

Two things to know. Whatever is written in by several people counts its changes; who saves says
which one they saw, and over a newer one their text becomes a rival: nothing is overwritten. And the
rival is a record of the app whose text it is: it adds to the fields here a key to that text, and
what was written.
"""

from collections.abc import Iterable
from typing import ClassVar, TypeAlias, TypeVar

from django import forms
from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.accounts.models import User
from ronda.apps.constraints import one_of
from ronda.apps.errors import NotNow, NotValid


class RivalState(models.TextChoices):
    """What became of a rival text."""

    OPEN = "open", gettext_lazy("to be merged")
    MERGED = "merged", gettext_lazy("merged")
    DROPPED = "dropped", gettext_lazy("dropped")


class RivalText(models.Model):
    """What somebody wrote over a text that another had changed since they saw it."""

    seen = models.PositiveIntegerField(gettext_lazy("revision that its writer saw"))
    state = models.CharField(
        gettext_lazy("state"), max_length=10, choices=RivalState, default=RivalState.OPEN
    )
    written_at = models.DateTimeField(gettext_lazy("written"), auto_now_add=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(gettext_lazy("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            one_of("state", RivalState, "%(app_label)s_rival_state"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(settled_at__isnull=False),
                name="%(app_label)s_rival_settled_when",
            ),
        )


R = TypeVar("R", bound=RivalText)


def rival_kept(beside: QuerySet[R], person: User, seen: int, written: dict[str, object]) -> R:
    """What was `written` (field and value), kept beside a text whose rivals are `beside`.

    One who goes on writing goes on with the same rival.
    """
    same = beside.filter(written_by=person, seen=seen, state=RivalState.OPEN).first()
    if same is None:
        return beside.create(written_by=person, seen=seen, **written)
    if any(getattr(same, name) != value for name, value in written.items()):
        for name, value in written.items():
            setattr(same, name, value)
        same.save(update_fields=list(written))
    return same


def rival_waiting(rival: R) -> R:
    """The rival, which nobody else settles meanwhile; raises NotNow where somebody has."""
    locked = type(rival)._default_manager.select_for_update(of=("self",)).get(pk=rival.pk)
    if locked.state != RivalState.OPEN:
        raise NotNow(_("Somebody has merged these two texts already."))
    return locked


def rival_settled(rival: RivalText, person: User, *, drop: bool) -> None:
    """Say that the two are one again: merged, or with `drop` the standing text stays."""
    rival.state = RivalState.DROPPED if drop else RivalState.MERGED
    rival.settled_by, rival.settled_at = person, timezone.now()
    rival.save(update_fields=["state", "settled_by", "settled_at"])


STANDING, OTHER, OWN = "standing", "other", "own"


class MergeForm(forms.Form):
    """Chooses one of two texts, or gives a third; `seen` is the revision it was made for."""

    keep = forms.ChoiceField(widget=forms.RadioSelect)
    text = forms.CharField(
        label=gettext_lazy("The merged text"),
        help_text=gettext_lazy("It counts where you chose to merge."),
        widget=forms.Textarea(attrs={"rows": 12}),
        required=False,
        strip=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def ask(self, question: str, choices: Iterable[tuple[str, str]]) -> None:
        """Ask which of the texts counts; without a third one there is no field to write it in."""
        keep = self.fields["keep"]
        assert isinstance(keep, forms.ChoiceField)
        keep.label, keep.choices = question, list(choices)
        if OWN not in dict(keep.choices):
            del self.fields["text"]

    def show_again(self, seen: int) -> None:
        """Have the form sent again for a newer revision; what was typed stays."""
        self.data = dict(self.data.items()) | {"seen": str(seen)}


Told: TypeAlias = tuple[dict[str, object], int]
"""What the script of a page is told of a text it sent, and the status."""


def told_beside(said: str, link: str) -> Told:
    """That both texts are kept, and where they are merged."""
    label = _("Compare and merge")
    return {"state": "rival", "said": said, "link": link, "label": label}, 409


def told_saved(seen: int, shown: str) -> Told:
    """That it is saved, as which revision; `shown` is the mark of what stands there now."""
    said = _("Saved at %(time)s.") % {"time": date_format(timezone.localtime(), "H:i")}
    return {"state": "saved", "said": said, "seen": seen, "shown": shown}, 200


def told_refused(refusal: NotValid | NotNow) -> Told:
    """That it cannot be kept as it is, or not any more."""
    if isinstance(refusal, NotValid):
        return {"state": "refused", "said": str(refusal)}, 422
    return {"state": "closed", "said": str(refusal)}, 409
