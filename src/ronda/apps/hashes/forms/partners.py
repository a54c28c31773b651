"""Asks about partners: who they are, what may leave for them, what they sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.hashes.models import Kind
from ronda.apps.hashes.partner_words import field_choices
from ronda.apps.hashes.schemes import choices, chosen
from ronda.apps.hashes.services.disclosures import FORMATS, WITHDRAWALS
from ronda.apps.hashes.services.partner_files import Told
from ronda.apps.hashes.services.partners import Wanted
from ronda.hashes.exchange.contract import Scheme


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class PartnerForm(forms.Form):
    """A partner."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        help_text=gettext_lazy(
            "Its name in feeds, as the partner itself uses it: small letters, digits, . and -."
        ),
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    address = forms.CharField(
        label=gettext_lazy("Address of its base"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("https://… Only needed to fetch its feed."),
    )


class AddressForm(forms.Form):
    """Where a partner's base answers."""

    address = forms.CharField(
        label=gettext_lazy("Address of its base"), required=False, max_length=300
    )


class KeyForm(forms.Form):
    """A public key."""

    public_key = forms.CharField(
        label=gettext_lazy("Public key"),
        max_length=200,
        help_text=gettext_lazy(
            "Ed25519, 64 hexadecimal digits. A second person asks the partner by another way"
            " whether it is theirs."
        ),
    )


class AgreementForm(forms.Form):
    """What may leave; see `ronda.hashes.exchange.agreement`."""

    legal_basis = forms.CharField(
        label=gettext_lazy("Legal basis"),
        max_length=300,
        help_text=gettext_lazy("The treaty, law or arrangement, with its article."),
    )
    since = forms.DateField(
        label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=gettext_lazy("Until"), widget=forms.DateInput(attrs={"type": "date"})
    )
    categories = forms.MultipleChoiceField(
        label=gettext_lazy("Classes that may leave"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    never = forms.MultipleChoiceField(
        label=gettext_lazy("Classes that never leave"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("An entry with one of these stays, whatever else it is."),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds of hash"),
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    fields_ = forms.MultipleChoiceField(
        label=gettext_lazy("What else is told of an entry"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("The source, its key and the handling code go with every entry."),
    )
    handling = forms.CharField(
        label=gettext_lazy("Handling codes"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        help_text=gettext_lazy("One a line. An entry with another one, or none, stays."),
    )
    sources = forms.CharField(
        label=gettext_lazy("Sources"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4000,
        help_text=gettext_lazy("The organisations whose entries may be passed on, one a line."),
    )
    disputed = forms.BooleanField(
        label=gettext_lazy("Disputed entries may leave too"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, known in (
            ("categories", choices()),
            ("never", choices()),
            ("fields_", field_choices()),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            # Groups would put a heading between checkboxes that screen readers do not tell.
            field.choices = _flat(known)

    def wanted(self) -> Wanted:
        """What was asked for."""
        given = self.cleaned_data
        terms: dict[str, object] = {
            "categories": _categories(given["categories"]),
            "never": _categories(given["never"]),
            "kinds": given["kinds"],
            "fields": given["fields_"],
            "handling": lines(given["handling"]),
            "sources": lines(given["sources"]),
            "disputed": given["disputed"],
        }
        return Wanted(given["legal_basis"], terms, given["since"], given["until"])


def _flat(known: list[Any]) -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for one, label in known:
        if isinstance(label, list):
            flat += [(value, f"{one}, {told}") for value, told in label]
        else:
            flat.append((one, label))
    return flat


def _categories(picked: list[str]) -> list[dict[str, object]]:
    """The classes that were ticked, by their scheme."""
    found: dict[tuple[str, str, str | None], list[str]] = {}
    for one in map(chosen, picked):
        found.setdefault((one.scheme, one.version, one.country), []).append(one.code)
    return [
        {"scheme": scheme, "version": version, "country": country, "codes": codes}
        for (scheme, version, country), codes in found.items()
    ]


class GiveForm(forms.Form):
    """A file for a partner."""

    format = forms.ChoiceField(label=gettext_lazy("Format"))
    purpose = forms.CharField(
        label=gettext_lazy("Purpose"),
        max_length=300,
        help_text=gettext_lazy("What it is given for; it stands in the record of disclosures."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {
            "vics": "Project VIC (VICS, JSON)",
            "csv": "CSV",
            "misp": "MISP (JSON)",
            WITHDRAWALS: _("What is withdrawn (CSV)"),
        }
        field = self.fields["format"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one, names[one]) for one in FORMATS]


class PartnerFileForm(forms.Form):
    """A file of a partner."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "VICS or MISP as JSON, or a table (CSV). Pictures, paths and names in it are not kept."
        ),
        allow_empty_file=True,
    )
    scheme = forms.ChoiceField(
        label=gettext_lazy("Scheme of its classes"),
        required=False,
        help_text=gettext_lazy("Only where the file does not say it itself."),
    )
    handling = forms.RegexField(
        label=gettext_lazy("Handling code"),
        regex=r"^[a-z][a-z0-9.-]{0,39}$",
        required=False,
        help_text=gettext_lazy(
            "For rows that have none; without one they are passed on to nobody."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["scheme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *((codes[0][0], title) for title, codes in choices() if codes)]

    def told(self) -> Told:
        """What was said of the file."""
        given = self.cleaned_data
        one = chosen(given["scheme"]) if given["scheme"] else None
        scheme = Scheme(one.scheme, one.version, one.country) if one else None
        return Told(given["handling"], scheme)


class TakeInForm(forms.Form):
    """How a file is taken in."""

    all_or_nothing = forms.BooleanField(
        label=gettext_lazy("Take nothing in if one row is broken"), required=False, initial=True
    )
