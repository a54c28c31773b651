"""Asks for trainings, lectures and campaigns.

Two things to know. Each profession and each audience has a field for how many were reached, and a
box to tick where that is not known. And a form checks only that it can be understood.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.national.forms.fields import (
    InstitutionField,
    InstitutionsField,
    offer_institutions,
)
from ronda.apps.national.forms.institutions import day_field
from ronda.apps.national.forms.requests import text_area
from ronda.apps.national.selectors.asked import Recommended
from ronda.apps.national.standing import Standing
from ronda.apps.trainings.models import Audience, Lecture, LectureKind, Training
from ronda.apps.trainings.models.held import Held
from ronda.apps.trainings.selectors import lists
from ronda.apps.trainings.services.holding import FIELDS
from ronda.apps.trainings.services.lectures import LectureHeld
from ronda.apps.trainings.services.trainings import TrainingHeld

_L = gettext_lazy


class HoldingForm(forms.Form):
    """What was held; `version` is the one that was on the page."""

    title = forms.CharField(label=_L("Title"), max_length=300)
    institution = InstitutionField(label=_L("Institution"), queryset=None)
    begins = day_field(_L("First day"))
    ends = day_field(_L("Last day"))
    place = forms.CharField(label=_L("Place"), max_length=200, required=False)
    everywhere = forms.BooleanField(label=_L("In all regions"), required=False)
    regions = forms.MultipleChoiceField(
        label=_L("Regions"), widget=forms.CheckboxSelectMultiple, required=False
    )
    about = text_area(_L("What it was"), 3, required=False, max_length=10_000)
    document = forms.CharField(
        label=_L("Document"), max_length=300, help_text=_L("What proves it: a report, a list.")
    )
    dated = day_field(_L("Dated"), required=False)
    document_place = forms.CharField(label=_L("Place in it"), max_length=100, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    last = ("about", "document", "dated", "document_place", "version")

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among = None if who.coordinator else who.writes_for
        offer_institutions(self.fields["institution"], among)
        self._regions = {str(one.pk): one for one in lists.regions()}
        choose(self, "regions", [(key, one.name) for key, one in self._regions.items()])
        if not self._regions:
            del self.fields["regions"], self.fields["everywhere"]

    def reached_fields(self, named: Mapping[str, str]) -> None:
        """A field and a box for each profession or audience."""
        self._named = named
        for key, label in named.items():
            self.fields[f"number-{key}"] = forms.IntegerField(
                label=_("How many: %(whom)s") % {"whom": label},
                min_value=0,
                max_value=10_000_000,
                required=False,
            )
        self.fields["reached"] = forms.MultipleChoiceField(
            label=_("Reached, how many is not known"),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            choices=list(named.items()),
        )

    def common(self) -> dict[str, Any]:
        """What both kinds of records have."""
        told = self.cleaned_data
        chosen = told.get("regions", ())
        everywhere = told.get("everywhere")
        regions = self._regions.values() if everywhere else [self._regions[k] for k in chosen]
        return {name: told[name] for name in FIELDS} | {"regions": tuple(regions)}

    def numbers(self) -> dict[str, int | None]:
        """How many were reached, by key; None for those of whom it is not known."""
        found: dict[str, int | None] = dict.fromkeys(self.cleaned_data["reached"])
        for key in self._named:
            number = self.cleaned_data[f"number-{key}"]
            if number is not None:
                found[key] = number
        return found


class TrainingForm(HoldingForm):
    """A training."""

    organisers = InstitutionsField(label=_L("Organised with"), queryset=None, required=False)
    joint = forms.BooleanField(
        label=_L("Joint"), required=False, help_text=_L("Professions were trained together.")
    )
    items = forms.MultipleChoiceField(
        label=_L("Curriculum items"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_institutions(self.fields["organisers"])
        self._items = {str(one.pk): one for one in lists.items()}
        choose(self, "items", [(key, one.name) for key, one in self._items.items()])
        if not self._items:
            del self.fields["items"]
        self.reached_fields({str(one.pk): one.name for one in lists.professions()})
        first = [name for name in self.fields if name not in self.last]
        self.order_fields([*first, *self.last])

    def held(self) -> TrainingHeld:
        """The training that was told."""
        return TrainingHeld(
            **self.common(),
            items=[self._items[key] for key in self.cleaned_data.get("items", ())],
            organisers=tuple(self.cleaned_data["organisers"]),
            joint=self.cleaned_data["joint"],
            reached={int(key): number for key, number in self.numbers().items()},
        )


class LectureForm(HoldingForm):
    """A lecture or campaign."""

    kind = forms.ChoiceField(label=_L("Kind"), choices=LectureKind.choices)
    sessions = forms.IntegerField(label=_L("How many lectures"), min_value=0, required=False)
    schools = forms.IntegerField(label=_L("In how many schools"), min_value=0, required=False)
    serves = forms.MultipleChoiceField(
        label=_L("Recommendations that it serves"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, recommendations: Sequence[Recommended], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "serves", told_recommendations(recommendations))
        self.reached_fields({one.value: str(one.label) for one in Audience})
        first = [name for name in self.fields if name not in (*self.last, "kind", "serves")]
        self.order_fields(["kind", *first, "serves", *self.last])

    def held(self) -> LectureHeld:
        """The lecture or campaign that was told."""
        told = self.cleaned_data
        return LectureHeld(
            **self.common(),
            kind=LectureKind(told["kind"]),
            sessions=told["sessions"],
            schools=told["schools"],
            reached=self.numbers(),
            serves=told["serves"],
        )


def choose(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    """Let a field choose among these."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def told_recommendations(found: Sequence[Recommended]) -> list[tuple[str, str]]:
    """Recommendations as they are offered, by key."""
    return [(one.key, f"{one.asked_by}, {one.code}: {one.wording[:160]}") for one in found]


def told_of(training: Training) -> dict[str, Any]:
    """What a form shows of a training."""
    numbers = {str(one.profession_id): one.number for one in training.reached.all()}
    return _common(training, numbers) | {
        "organisers": [one.institution_id for one in training.organisers.all()],
        "items": [str(one.item_id) for one in training.items.all()],
        "joint": training.joint,
    }


def told_of_lecture(lecture: Lecture) -> dict[str, Any]:
    """What a form shows of a lecture or campaign."""
    numbers = {one.audience: one.number for one in lecture.reached.all()}
    return _common(lecture, numbers) | {
        "kind": lecture.kind,
        "sessions": lecture.sessions,
        "schools": lecture.schools,
        "serves": [one.target.key for one in lecture.serves.all()],
    }


def _common(record: Held, numbers: Mapping[str, int | None]) -> dict[str, Any]:
    beside: Any = record
    told: dict[str, Any] = {name: getattr(record, name) for name in FIELDS}
    told |= {f"number-{key}": number for key, number in numbers.items()}
    return told | {
        "version": record.version,
        "regions": [str(one.region_id) for one in beside.regions.all()],
        "reached": [key for key, number in numbers.items() if number is None],
    }
