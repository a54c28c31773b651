"""Asks for operations, what is counted of them, and which article a figure counts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.charges.models import Operation
from ronda.apps.charges.services.operations import Conducted
from ronda.apps.laws.models import Article, Law
from ronda.apps.laws.selectors.laws import articles_of_desk, laws_visible
from ronda.apps.national.counting import unit_name
from ronda.apps.national.forms.fields import InstitutionField, offer_institutions
from ronda.apps.national.forms.institutions import day_field
from ronda.apps.national.forms.requests import text_area
from ronda.apps.national.models import UNITS, Indicator
from ronda.apps.national.standing import Standing


class ArticleField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An article of a law of the desk."""

    def label_from_instance(self, obj: Any) -> str:
        """The law, and the article's number."""
        return _("%(law)s, Article %(number)s") % {"law": obj.law.short, "number": obj.number}


class LawField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A law of the desk."""

    def label_from_instance(self, obj: Any) -> str:
        """Its short title."""
        law: Law = obj
        return law.short


class FindForm(forms.Form):
    """Charges of which law."""

    law = LawField(label=_("Law"), queryset=None, required=False, empty_label=_("all laws"))

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["law"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = laws_visible(who)


class TieForm(forms.Form):
    """Which article a figure counts as a whole, or each of its groups."""

    def __init__(self, *args: Any, indicator: Indicator, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        articles = articles_of_desk(who)
        self.names: dict[str, str] = {"whole": ""}
        self.fields["whole"] = ArticleField(
            label=_("The figure as a whole counts"),
            queryset=articles,
            required=False,
            help_text=_("Where it counts one article, told apart by sex, age or not at all."),
        )
        for turn, group in enumerate(indicator.groups):
            self.names[f"group-{turn}"] = group
            self.fields[f"group-{turn}"] = ArticleField(
                label=_("The group “%(group)s” counts") % {"group": group},
                queryset=articles,
                required=False,
            )

    def articles(self) -> dict[str, Article]:
        """The articles that were chosen, by group."""
        told = {group: self.cleaned_data[name] for name, group in self.names.items()}
        return {group: article for group, article in told.items() if article is not None}


class OperationForm(forms.Form):
    """An operation; `version` is the one that was on the page."""

    name = forms.CharField(label=_("Name"), max_length=150)
    institution = InstitutionField(label=_("Kept by"), queryset=None)
    begins = day_field(_("Begins"))
    ends = day_field(_("Ends"), required=False, help_text=_("If it has an end."))
    network = forms.CharField(
        label=_("Within"),
        max_length=200,
        required=False,
        help_text=_("A network or a joint action that it was part of."),
    )
    about = text_area(_("What it is"), required=False, max_length=10_000)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, who: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_institutions(self.fields["institution"], None if who.coordinator else who.writes_for)

    def conducted(self) -> Conducted:
        """What was told."""
        return Conducted(**{k: v for k, v in self.cleaned_data.items() if k != "version"})


def told_of(operation: Operation) -> dict[str, object]:
    """What a form shows of an operation."""
    names = ("name", "institution", "begins", "ends", "network", "about", "version")
    return {name: getattr(operation, name) for name in names}


class CountForm(forms.Form):
    """What is counted of an operation."""

    unit = forms.ChoiceField(
        label=_("Unit"), help_text=_("Two units are never added: charges are not persons charged.")
    )
    words = forms.CharField(
        label=_("What is counted"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        help_text=_("Exactly: which acts, which persons, at which moment they are counted."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        named = {unit_name(key): key for key, _label in UNITS}
        field.choices = [(key, name) for name, key in sorted(named.items())]
