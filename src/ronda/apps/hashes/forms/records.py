"""Asks about entries: what they are, what is wrong with them, why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.hashes.correcting import FIELDS
from ronda.apps.hashes.schemes import choices

NO_NAMES = _("No names and no addresses: what is written here is kept and is shown to others.")


class WhyForm(forms.Form):
    """Asks why."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=NO_NAMES,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class ClassifyForm(forms.Form):
    """A class of a scheme."""

    which = forms.ChoiceField(label=_("Class"))
    votes = forms.IntegerField(
        label=_("How many people agreed"), required=False, min_value=1, max_value=1000
    )
    reason = forms.CharField(label=_("Why"), required=False, help_text=NO_NAMES, max_length=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["which"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices()


class CorrectForm(forms.Form):
    """Another value for a field."""

    field = forms.ChoiceField(label=_("What is wrong"), choices=list(FIELDS.items()))
    value = forms.CharField(
        label=_("What it should be"),
        required=False,
        max_length=200,
        help_text=_(
            "Victims: identified, not-identified or unknown. The other answers: yes, no or "
            "unknown. A day as 2026-03-31. Empty takes the value away."
        ),
    )
    reason = WhyForm.base_fields["reason"]


class DisputeForm(WhyForm):
    """Doubt about an entry."""

    on_behalf = forms.CharField(
        label=_("On behalf of"),
        required=False,
        max_length=200,
        help_text=_("The partner or unit that doubts it, where it is not your own."),
    )


class DecideForm(forms.Form):
    """The outcome of a dispute."""

    outcome = forms.CharField(
        label=_("Why you decide so"),
        help_text=NO_NAMES,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class SearchForm(forms.Form):
    """What is looked for."""

    q = forms.CharField(label=_("Hash, series or reference"), required=False, max_length=200)


class RuleForm(forms.Form):
    """A period and its ground."""

    months = forms.IntegerField(label=_("Months"), min_value=1, max_value=1200)
    ground = forms.CharField(
        label=_("Legal ground"),
        max_length=300,
        help_text=_("The law or rule that sets the period, with its article."),
    )
