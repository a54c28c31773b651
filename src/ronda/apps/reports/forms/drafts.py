"""Asks for a report's file, and for the day of its publication."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TakeInForm(forms.Form):
    """A report as a file."""

    file = forms.FileField(
        label=_("The report"),
        help_text=_(
            "A Word file (.docx), which is shown to you before it is kept, or a file of Ronda’s"
            " report format, ronda-report/1, as JSON."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.json,application/json"}),
        allow_empty_file=True,
    )
    note = forms.CharField(
        label=_("What it is for"),
        help_text=_("For example the meeting that reads it."),
        required=False,
        max_length=300,
    )


class TakeInShownForm(forms.Form):
    """A report as its preview showed it, sent back by the page."""

    content = forms.CharField(widget=forms.HiddenInput)
    name = forms.CharField(widget=forms.HiddenInput, max_length=255)
    note = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)


class PublishForm(forms.Form):
    """The day on which a report is published."""

    on = forms.DateField(
        label=_("Day"),
        help_text=_("The day on which everybody may see it."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
