"""Asks for institutions, their names, posts and routes, holidays."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.selectors import memberships_running
from ronda.apps.national.forms.fields import (
    InstitutionField,
    MembershipField,
    offer_institutions,
    offer_memberships,
)
from ronda.apps.national.languages import LANGUAGES
from ronda.apps.national.models import Institution, NameKind, PostKind, RouteKind
from ronda.apps.treaties.models import Body
from ronda.apps.treaties.selectors import bodies


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, chosen in the browser's calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


class InstitutionForm(forms.Form):
    """An institution, or a unit of one."""

    name = forms.CharField(label=_("Official name"), max_length=300)
    language = forms.ChoiceField(label=_("Language and script of the name"), choices=LANGUAGES)
    abbreviation = forms.CharField(label=_("Abbreviation"), max_length=40, required=False)
    parent = InstitutionField(label=_("Unit of"), queryset=None, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_institutions(self.fields["parent"])


class NameForm(forms.Form):
    """A further name of an institution."""

    name = forms.CharField(label=_("Name"), max_length=300)
    language = forms.ChoiceField(label=_("Language and script of the name"), choices=LANGUAGES)
    abbreviation = forms.CharField(label=_("Abbreviation"), max_length=40, required=False)
    kind = forms.ChoiceField(
        label=_("What kind of name"),
        choices=NameKind.choices,
        help_text=_("A new official name makes the one before it a former name."),
    )
    since = day_field(_("In use from"), required=False)
    until = day_field(_("In use until"), required=False)


class PostForm(forms.Form):
    """Gives a post to somebody who serves the State."""

    membership = MembershipField(label=_("Who"), queryset=None)
    what = forms.ChoiceField(label=_("Post"), choices=PostKind.choices)
    order = forms.IntegerField(
        label=_("Order of signing"),
        min_value=1,
        max_value=99,
        initial=1,
        help_text=_("For validators: who has 1 signs first."),
    )

    def __init__(self, *args: Any, party_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        running = memberships_running(timezone.localdate()).filter(organisation__party=party_id)
        offer_memberships(
            self.fields["membership"], running.filter(organisation__kind="state").order_by("person")
        )


class PostEndForm(forms.Form):
    """Ends a post, and gives it to somebody else if wanted."""

    hand_over_to = MembershipField(
        label=_("Hand over to"),
        queryset=None,
        required=False,
        empty_label=_("Nobody"),
        help_text=_("What waits at this post waits for them from now on."),
    )

    def __init__(self, *args: Any, party_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        running = memberships_running(timezone.localdate()).filter(organisation__party=party_id)
        offer_memberships(
            self.fields["hand_over_to"],
            running.filter(organisation__kind="state").order_by("person"),
        )


class RouteForm(forms.Form):
    """A line of the routing table."""

    institution = InstitutionField(label=_("Institution"), queryset=None)
    body: "forms.ModelChoiceField[Body]" = forms.ModelChoiceField(label=_("Body"), queryset=None)
    kind = forms.ChoiceField(label=_("Answers"), choices=RouteKind.choices)
    code = forms.CharField(
        label=_("Number or code"),
        max_length=60,
        help_text=_("Such as 12 or III-12; III-* stands for all that begin with III-."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_institutions(self.fields["institution"])
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = bodies()


class HolidayForm(forms.Form):
    """A day on which offices are closed."""

    day = day_field(_("Day"))
    name = forms.CharField(label=_("Name"), max_length=200)


class DissolveForm(forms.Form):
    """Dissolves an institution."""

    on = day_field(_("Dissolved on"))
    successor = InstitutionField(
        label=_("Taken over by"),
        queryset=None,
        required=False,
        empty_label=_("Nobody"),
    )
    move = forms.BooleanField(
        label=_("Move its open requests to the institution that takes over"), required=False
    )

    def __init__(self, *args: Any, institution: Institution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_institutions(self.fields["successor"], without=institution.pk)
