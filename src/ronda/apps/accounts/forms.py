"""Forms about people: their language, inviting them, giving them roles."""

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.models import Organisation, Role


def languages() -> list[tuple[str, str]]:
    """Every language of the pages under its own name."""
    return [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]


class LanguageForm(forms.Form):
    """The language in which Ronda speaks and writes to a person."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=languages,
        help_text=_("For these pages and for letters that Ronda sends you."),
    )


class InviteForm(forms.Form):
    """A person to invite."""

    full_name = forms.CharField(label=_("Full name"), max_length=200)
    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("A letter goes there with a link by which the person chooses a password."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=languages)


class OrganisationForm(forms.Form):
    """An authority of a Party."""

    name = forms.CharField(label=_("Name"), max_length=200)
    party = forms.ModelChoiceField(label=_("Party"), queryset=Organisation.objects.none())

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["party"]
        assert isinstance(field, forms.ModelChoiceField)
        # Reached by the foreign key: people know of Parties only what an organisation says.
        parties = Organisation._meta.get_field("party").related_model
        field.queryset = parties._default_manager.order_by("name")


class MembershipForm(forms.Form):
    """A role for a person in an organisation."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none()
    )
    role = forms.ChoiceField(label=_("Role"), choices=[("", "—"), *Role.choices])

    def __init__(
        self, *args: object, organisations: QuerySet[Organisation], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisations
