"""Asks for a target of an indicator."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.forms.figures import period_read
from ronda.apps.national.forms.institutions import day_field
from ronda.apps.national.models import Direction, Indicator, Target
from ronda.apps.national.services.aims import Aimed
from ronda.figures.periods import Period


class RecommendationField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A recommendation that the indicator serves."""

    def label_from_instance(self, obj: Any) -> str:
        """Who asks it, its code, how it begins."""
        return f"{obj.asked_by}, {obj.code}: {obj.wording[:80]}"


class AimForm(forms.Form):
    """How much, by when, decided where."""

    period = forms.CharField(
        label=_("For the period"), max_length=40, help_text=_("2027, 2027-H1, 2027-Q2, 2027-05.")
    )
    group = forms.ChoiceField(label=_("Group"), required=False)
    direction = forms.ChoiceField(label=_("Direction"), choices=Direction.choices)
    amount = forms.DecimalField(label=_("Value"), min_value=0, max_digits=14, decimal_places=0)
    decision = forms.CharField(
        label=_("Decided in"),
        max_length=300,
        help_text=_("The strategy, action plan or decision in which it stands."),
    )
    dated = day_field(_("Dated"), required=False)
    recommendation = RecommendationField(
        label=_("For the recommendation"),
        queryset=None,
        required=False,
        empty_label=_("none in particular"),
        help_text=_("One of those that the figure serves."),
    )

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group, served = self.fields["group"], self.fields["recommendation"]
        assert isinstance(group, forms.ChoiceField)
        assert isinstance(served, forms.ModelChoiceField)
        group.choices = [("", _("all")), *((one, one) for one in indicator.groups)]
        if not indicator.groups:
            del self.fields["group"]
        found = Target.objects.filter(counted_by__indicator=indicator)
        served.queryset = found.select_related("round__body", "outside")

    def clean_period(self) -> Period:
        """The period, as it was written."""
        return period_read(self.cleaned_data["period"])

    def aimed(self) -> Aimed:
        """The target that was set."""
        told = self.cleaned_data
        return Aimed(**told | {"direction": Direction(told["direction"])})
