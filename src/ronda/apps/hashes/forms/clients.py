"""Asks about clients of the matching service."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.hashes.forms.partners import lines
from ronda.apps.hashes.models import Kind
from ronda.apps.hashes.schemes import choices, chosen
from ronda.apps.hashes.services.clients import Accreditation


class ClientForm(forms.Form):
    """What a client may ask."""

    code = forms.CharField(
        label=_("Code"),
        max_length=80,
        help_text=_("What its tokens call it (“iss”): small letters, digits and -."),
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    public_key = forms.CharField(
        label=_("Public key"), max_length=200, help_text=_("Ed25519, 64 hexadecimal digits.")
    )
    certificate = forms.CharField(
        label=_("Fingerprint of its TLS certificate"),
        required=False,
        max_length=100,
        help_text=_("SHA-256, 64 hexadecimal digits: where it must show one."),
    )
    purposes = forms.CharField(
        label=_("Purposes"), widget=forms.Textarea(attrs={"rows": 2}), help_text=_("One a line.")
    )
    legal_bases = forms.CharField(
        label=_("Legal bases"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line, as its tokens say it."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of hash"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    schemes = forms.MultipleChoiceField(
        label=_("Schemes whose classes it is told"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    farthest = forms.IntegerField(
        label=_("Greatest distance"), initial=31, min_value=0, max_value=64, help_text=_("In bits.")
    )
    per_second = forms.IntegerField(
        label=_("Hashes a second"), initial=50, min_value=1, max_value=1_000_000
    )
    at_once = forms.IntegerField(
        label=_("Hashes at once"), initial=1000, min_value=1, max_value=10_000
    )
    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["schemes"]
        assert isinstance(field, forms.MultipleChoiceField)
        known = {chosen(codes[0][0]).scheme: title for title, codes in choices() if codes}
        field.choices = list(known.items())

    def wanted(self) -> Accreditation:
        """What was asked for."""
        given = dict(self.cleaned_data)
        given["purposes"] = lines(given["purposes"])
        given["legal_bases"] = lines(given["legal_bases"])
        return Accreditation(**given)
