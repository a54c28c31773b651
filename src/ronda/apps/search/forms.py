"""The form by which a search is saved, or called otherwise."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SavedForm(forms.Form):
    """A name, and whether to be told what is new."""

    name = forms.CharField(label=_("Name of the search"), max_length=120)
    alerts = forms.BooleanField(
        label=_("Tell me by e-mail, once a day, what is new"), required=False, initial=True
    )
