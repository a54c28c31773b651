"""Asks what is counted, for values, and for spreadsheets of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.counting import unit_name
from ronda.apps.national.forms.fields import InstitutionField, offer_institutions
from ronda.apps.national.forms.institutions import day_field
from ronda.apps.national.models import UNITS, Indicator
from ronda.apps.national.services.figures import Defined, Given
from ronda.apps.national.standing import Standing
from ronda.figures.model import Unit
from ronda.figures.periods import Period


def period_read(written: str) -> Period:
    """A period as it is written; raises ValidationError."""
    try:
        return Period.of(written)
    except ValueError as error:
        told = _("Write 2023, 2023-H1, 2023-Q2, 2023-05 or 2023-01-01/2023-05-31.")
        raise forms.ValidationError(told) from error


class DefinitionForm(forms.Form):
    """What is counted from a day on."""

    words = forms.CharField(
        label=_("What is counted"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        help_text=_("Exactly: which acts, which persons, at which moment they are counted."),
    )
    since = day_field(_("Counted so since"))


class IndicatorForm(DefinitionForm):
    """An indicator with its first definition."""

    name = forms.CharField(label=_("Name"), max_length=200)
    unit = forms.ChoiceField(
        label=_("Unit"), help_text=_("Two units are never added: charges are not persons charged.")
    )
    institution = InstitutionField(label=_("Counted by"), queryset=None)
    breakdown = forms.CharField(
        label=_("Told apart by"),
        max_length=60,
        required=False,
        help_text=_("Such as: sex, age, article. Leave it empty if it is not told apart."),
    )
    groups = forms.CharField(
        label=_("Groups"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_("One a line, such as: girls, boys."),
    )
    field_order = ("name", "unit", "institution", "words", "since", "breakdown", "groups")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        named = {unit_name(key): key for key, _label in UNITS}
        field.choices = [(key, name) for name, key in sorted(named.items())]
        offer_institutions(self.fields["institution"])

    def clean_groups(self) -> list[str]:
        """The groups, one a line."""
        lines = self.cleaned_data["groups"].splitlines()
        return [line.strip()[:60] for line in lines if line.strip()]

    def defined(self) -> Defined:
        """What was told."""
        told = {k: v for k, v in self.cleaned_data.items() if k not in ("institution", "unit")}
        return Defined(unit=Unit(self.cleaned_data["unit"]), **told)


class ValueForm(forms.Form):
    """One value, with where it is from."""

    period = forms.CharField(
        label=_("Period"), max_length=40, help_text=_("2023, 2023-H1, 2023-Q2, 2023-05.")
    )
    group = forms.ChoiceField(label=_("Group"), required=False)
    amount = forms.DecimalField(label=_("Value"), min_value=0, max_digits=14, decimal_places=0)
    document = forms.CharField(
        label=_("Document"), max_length=300, help_text=_("Where the figure stands.")
    )
    dated = day_field(_("Dated"), required=False)
    place = forms.CharField(
        label=_("Place in it"), max_length=100, required=False, help_text=_("A page or table.")
    )

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("all")), *((group, group) for group in indicator.groups)]
        if not indicator.groups:
            del self.fields["group"]

    def clean_period(self) -> Period:
        """The period, as it was written."""
        return period_read(self.cleaned_data["period"])

    def given(self) -> Given:
        """The value that was told."""
        return Given(**self.cleaned_data)


class SpreadsheetForm(forms.Form):
    """A spreadsheet to be looked through."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_(
            "XLSX, CSV or JSON, with the headings of the template. Nothing is taken in yet."
        ),
    )


class FindForm(forms.Form):
    """Of which institution."""

    of = InstitutionField(
        label=_("Counted by"), queryset=None, required=False, empty_label=_("all institutions")
    )

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_institutions(self.fields["of"], None if who.coordinator else who.works_for)
