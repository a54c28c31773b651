"""Asks for a list, and for what is done about what was new."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.models import User
from ronda.apps.hashes.models import Outcome, Post
from ronda.apps.hashes.recording import is_opaque
from ronda.apps.hashes.schemes import choices
from ronda.apps.hashes.selectors.triage import officers
from ronda.hashes.kinds import PDQ_THRESHOLD

REFERENCE_HINT = _(
    "Letters, digits and . _ : / # -, with at least one digit. Never a name: only your own file "
    "knows what it stands for."
)


class HandInForm(forms.Form):
    """A list of hashes and how it is to be triaged."""

    file = forms.FileField(
        label=_("List of hashes"),
        help_text=_(
            "A table with a heading (CSV) or VICS as JSON, such as “ronda hash” and forensic "
            "programs write. Paths, names and pictures in it are not kept."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.json"}),
        allow_empty_file=True,
    )
    reference = forms.CharField(label=_("Case reference"), help_text=REFERENCE_HINT, max_length=80)
    threshold = forms.IntegerField(
        label=_("Near-duplicates up to"),
        help_text=_("In bits of a PDQ hash, from 0 to 64; 31 is what its authors recommend."),
        initial=PDQ_THRESHOLD,
        min_value=0,
        max_value=64,
    )
    all_or_nothing = forms.BooleanField(
        label=_("Refuse the whole list if one line is broken"), required=False
    )


class AssignForm(forms.Form):
    """Who works on it."""

    to: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label=_("Officer"), queryset=User.objects.none()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = officers()


class ReferForm(forms.Form):
    """To whom it is put."""

    partner = forms.CharField(
        label=_("Partner"), max_length=200, help_text=_("Such as INTERPOL, Europol, another State.")
    )
    reference = forms.CharField(
        label=_("Reference at the partner"),
        required=False,
        max_length=80,
        help_text=REFERENCE_HINT,
    )

    def clean_reference(self) -> str:
        """A code or nothing."""
        given = str(self.cleaned_data["reference"])
        if given and not is_opaque(given):
            raise forms.ValidationError(REFERENCE_HINT)
        return given


class OutcomeForm(forms.Form):
    """What came of it."""

    outcome = forms.ChoiceField(label=_("What came of it"), choices=Outcome.choices)


class ProposeForm(forms.Form):
    """As what a group goes into the base."""

    which = forms.ChoiceField(label=_("Class"))
    handling = forms.RegexField(
        label=_("Handling code"),
        regex=r"^[a-z][a-z0-9.-]{0,39}$",
        required=False,
        help_text=_("Says who may have it; without one it is passed on to nobody."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["which"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices()


class InviteForm(forms.Form):
    """A person who gets an account and a post."""

    email = forms.EmailField(label=_("Email address"))
    full_name = forms.CharField(label=_("Full name"), max_length=200)
    post = forms.ChoiceField(label=_("Post"), choices=Post.choices)


class PostForm(forms.Form):
    """A post more."""

    post = forms.ChoiceField(label=_("Post"), choices=Post.choices)
