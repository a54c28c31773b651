"""What is asked when a passage is placed."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ChosenForm(forms.Form):
    """One thing that is asked, by its key."""

    key = forms.CharField(
        widget=forms.HiddenInput, error_messages={"required": _("Choose what it answers.")}
    )


class DecisionForm(ChosenForm):
    """One decision: on what, and why, if somebody says so."""

    reason = forms.CharField(label=_("Why"), required=False, max_length=2000)


class NothingForm(forms.Form):
    """That a passage answers nothing that is asked."""

    reason = forms.CharField(label=_("Why"), required=False, max_length=2000)


class ElsewhereForm(forms.Form):
    """A search in all that is asked."""

    q = forms.CharField(
        label=_("Look for what it answers"),
        help_text=_("A few words of it, in any language, or its number or code."),
        required=False,
        max_length=200,
    )

    def words(self) -> str:
        """What is looked for; nothing where it cannot be."""
        return str(self.cleaned_data["q"]) if self.is_valid() else ""
