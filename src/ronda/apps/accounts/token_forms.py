"""The form that makes a token."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ronda.apps.accounts.models import Scope

DAYS = (7, 30, 90, 365)


def lasting() -> list[tuple[int, str]]:
    """How long a token may be good."""
    return [(days, ngettext("%(n)d day", "%(n)d days", days) % {"n": days}) for days in DAYS]


class TokenForm(forms.Form):
    """What a token is for, what it opens, how long it is good."""

    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_("The program that will use it, so that you know it again."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it opens beyond what is public"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Never more than you may do yourself. What is public needs nothing."),
    )
    days = forms.TypedChoiceField(label=_("Good for"), choices=lasting, coerce=int, initial=90)

    def __init__(self, *args: object, offered: Iterable[Scope], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["scopes"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.value, one.label) for one in offered]
        if not field.choices:
            del self.fields["scopes"]
