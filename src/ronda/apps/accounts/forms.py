"""Forms about people: their language, inviting them, giving, ending and handing over roles."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypedDict

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.models import Membership, Organisation, OrganisationKind, Role, User

Choice = tuple[str, str]


def languages() -> list[Choice]:
    """Every language of the pages under its own name."""
    return [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]


class LanguageForm(forms.Form):
    """The language in which Ronda speaks and writes to a person."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=languages,
        help_text=_("For these pages and for letters that Ronda sends you."),
    )


class RoleForm(forms.Form):
    """A role in an organisation, out of those that one may give."""

    role = forms.ChoiceField(label=_("Role"))

    def __init__(
        self,
        *args: object,
        offered: Sequence[tuple[Organisation, Role]],
        needed: bool = True,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.offered = {f"{where.pk}:{role}": (where, role) for where, role in offered}
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        named = [
            (key, f"{shown(where)}: {role.label}") for key, (where, role) in self.offered.items()
        ]
        field.choices, field.required = [("", "—"), *named], needed

    def clean_role(self) -> tuple[Organisation, Role] | None:
        """The organisation and the role; None where none was chosen."""
        return self.offered.get(self.cleaned_data["role"])


class InviteForm(RoleForm):
    """A person to invite."""

    full_name = forms.CharField(label=_("Full name"), max_length=200)
    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("A letter goes there with a link by which the person chooses a password."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=languages)
    field_order = ("full_name", "email", "language", "role")


class Served(TypedDict):
    """An organisation to be added."""

    name: str
    kind: OrganisationKind
    body_id: int | None
    party_id: int | None


class SearchForm(forms.Form):
    """Somebody to look for."""

    q = forms.CharField(label=_("Name, address or organisation"), required=False, max_length=200)


class OrganisationForm(forms.Form):
    """An organisation of a kind that one may add, for a body or a Party that one may speak for."""

    kind = forms.ChoiceField(label=_("Kind"))
    name = forms.CharField(label=_("Name"), max_length=200)
    body = forms.ChoiceField(
        label=_("Body"), required=False, help_text=_("An authority of a Party serves no body.")
    )
    party = forms.ChoiceField(
        label=_("Party"),
        required=False,
        help_text=_("Of an authority, a delegation, a human rights institution, a facilitator."),
    )

    def __init__(
        self,
        *args: object,
        kinds: Iterable[OrganisationKind],
        bodies: Iterable[Choice],
        parties: Iterable[Choice],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        given = {
            "kind": [(kind.value, capfirst(str(kind.label))) for kind in kinds],
            "body": [("", "—"), *bodies],
            "party": [("", "—"), *parties],
        }
        for name, choices in given.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        # Who has no body to speak for adds authorities of one Party: nothing is left to choose.
        if len(given["body"]) == 1:
            for name in ("kind", "body", "party"):
                self.fields[name].widget = forms.HiddenInput()
                self.initial[name] = given[name][-1][0]

    def served(self) -> Served:
        """What the service wants to know."""
        told = self.cleaned_data
        return {
            "name": told["name"],
            "kind": OrganisationKind(told["kind"]),
            "body_id": int(told["body"]) if told["body"] else None,
            "party_id": int(told["party"]) if told["party"] else None,
        }


class _OnADay(forms.Form):
    """A day, today unless said otherwise, and why."""

    on = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The role is held until the end of this day; yesterday ends it at once."),
    )
    reason = forms.CharField(
        label=_("Why does the role end?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class EndForm(_OnADay):
    """The end of a role without a successor."""

    vacant = forms.BooleanField(label=_("The place stays empty for now"), required=False)

    def __init__(self, *args: object, others: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if others:
            del self.fields["vacant"]


class HandOverForm(_OnADay):
    """A successor, and the day on which the role is handed over."""

    to = forms.ChoiceField(
        label=_("Successor"),
        help_text=_("Who is not in this list has no account yet: invite them first."),
    )
    field_order = ("to", "on", "reason")

    def __init__(
        self, *args: object, successors: Iterable[User | Membership], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.known = {_key(one): one for one in successors}
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *((key, _label(one)) for key, one in self.known.items())]

    def clean_to(self) -> User | Membership:
        """The person, or what somebody is elsewhere."""
        return self.known[self.cleaned_data["to"]]


class CloseForm(forms.Form):
    """Why an account is closed, and for each role that it has who follows."""

    EMPTY = "empty"
    reason = forms.CharField(
        label=_("Why is the account closed?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def __init__(
        self,
        *args: object,
        roles: Iterable[tuple[Membership, Sequence[User]]],
        people: Sequence[User],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.people = {str(one.pk): one for one in people}
        self.memberships: dict[str, Membership] = {}
        for membership, others in roles:
            name = f"role-{membership.pk}"
            self.memberships[name] = membership
            self.fields[name] = forms.ChoiceField(
                label=gettext("Who follows as %(role)s in %(organisation)s?")
                % {"role": membership.get_role_display(), "organisation": membership.organisation},
                choices=[*_without(others), *((key, str(one)) for key, one in self.people.items())],
                required=not others,
            )

    def successors(self) -> dict[int, User | None]:
        """For the key of each membership who follows, None for nobody; others are left out."""
        told = {m.pk: self.cleaned_data[name] for name, m in self.memberships.items()}
        return {key: self.people.get(value) for key, value in told.items() if value}


def _without(others: Sequence[User]) -> list[Choice]:
    """What may be chosen without naming a successor."""
    if others:
        names = ", ".join(str(one) for one in others)
        return [("", gettext("Those who have this role there: %(names)s") % {"names": names})]
    return [("", "—"), (CloseForm.EMPTY, gettext("Nobody: the place stays empty for now"))]


def shown(where: Organisation) -> str:
    """An organisation's name, with its Party where the name does not say it."""
    party = str(where.party or "")
    return f"{where} ({party})" if party and party not in where.name else str(where)


def _key(one: User | Membership) -> str:
    return f"{'person' if isinstance(one, User) else 'role'}:{one.pk}"


def _label(one: User | Membership) -> str:
    if isinstance(one, User):
        return str(one)
    return f"{one.person}, {one.get_role_display()}, {shown(one.organisation)}"


def today(day: date) -> dict[str, str]:
    """What a form about a day begins with."""
    return {"on": day.isoformat()}
