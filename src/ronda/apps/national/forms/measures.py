"""Asks for measures, their steps, and what they serve."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.forms.fields import (
    InstitutionField,
    InstitutionsField,
    offer_institutions,
)
from ronda.apps.national.forms.institutions import day_field
from ronda.apps.national.forms.requests import text_area
from ronda.apps.national.models import Measure, MeasureKind, MeasureStatus
from ronda.apps.national.selectors.asked import Recommended
from ronda.apps.national.services.measures import Planned
from ronda.apps.national.standing import Standing


class MeasureForm(forms.Form):
    """A measure; `version` is the one that was on the page."""

    name = forms.CharField(label=_("Name"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=MeasureKind.choices)
    institution = InstitutionField(label=_("Led by"), queryset=None)
    partners = InstitutionsField(label=_("Partners"), queryset=None, required=False)
    about = text_area(_("What it is"), required=False, max_length=10_000)
    begins = day_field(_("Begins"))
    ends = day_field(_("Ends"), required=False, help_text=_("If it has an end."))
    budget = forms.DecimalField(
        label=_("Budget"), min_value=0, max_digits=14, decimal_places=2, required=False
    )
    currency = forms.RegexField(
        r"^[A-Z]{3}$",
        label=_("Currency"),
        required=False,
        help_text=_("Three capital letters, such as EUR or RSD."),
    )
    status = forms.ChoiceField(label=_("Status"), choices=MeasureStatus.choices)
    obstacles = text_area(_("Obstacles"), 3, required=False, max_length=10_000)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_institutions(self.fields["institution"], None if who.coordinator else who.writes_for)
        offer_institutions(self.fields["partners"])

    def planned(self) -> Planned:
        """What was told."""
        told = {key: value for key, value in self.cleaned_data.items() if key != "version"}
        told["kind"], told["status"] = MeasureKind(told["kind"]), MeasureStatus(told["status"])
        return Planned(**told | {"partners": tuple(told["partners"])})


def told_of(measure: Measure) -> dict[str, object]:
    """What a form shows of a measure."""
    names = ("name", "kind", "institution", "about", "begins", "ends", "budget", "currency")
    told: dict[str, object] = {name: getattr(measure, name) for name in names}
    return told | {
        "status": measure.status,
        "obstacles": measure.obstacles,
        "version": measure.version,
        "partners": [one.institution_id for one in measure.partners.all()],
    }


class StepForm(forms.Form):
    """A step."""

    name = forms.CharField(label=_("Step"), max_length=300)
    due = day_field(_("Due"))


class ServesForm(forms.Form):
    """Which recommendations a measure serves."""

    keys = forms.MultipleChoiceField(
        label=_("Recommendations"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, recommendations: Sequence[Recommended], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["keys"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (one.key, f"{one.asked_by}, {one.code}: {one.wording[:200]}") for one in recommendations
        ]


class FindMeasuresForm(forms.Form):
    """Measures of an institution, with a word in their names, of a status."""

    of = InstitutionField(
        label=_("Led by"), queryset=None, required=False, empty_label=_("all institutions")
    )
    q = forms.CharField(label=_("Word in the name"), max_length=100, required=False)

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_institutions(self.fields["of"], None if who.coordinator else who.works_for)

    def status(self) -> MeasureStatus | None:
        """The status whose measures are listed, if one is told."""
        told = self.data.get("status", "")
        return MeasureStatus(told) if told in MeasureStatus.values else None

    def among(self, measures: QuerySet[Measure]) -> QuerySet[Measure]:
        """Those of these measures that are looked for."""
        told = self.cleaned_data if self.is_valid() else {}
        if of := told.get("of"):
            measures = measures.filter(institution=of)
        if words := told.get("q"):
            measures = measures.filter(name__icontains=words)
        status = self.status()
        return measures.filter(status=status) if status else measures
