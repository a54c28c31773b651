"""Asks for what a Party said of a convention."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ronda.apps.forms import DayField, InLanguages
from ronda.apps.treaties.models import Convention, Party, Reservation, ReservationKind
from ronda.apps.treaties.selectors import parties, party_named
from ronda.apps.treaties.services import LONGEST_REFERENCE, LONGEST_TEXT, Said

LANGUAGES = ("en", "fr")
"""The official languages of the depositary."""


class PartyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A Party."""

    def label_from_instance(self, obj: Any) -> str:
        """Its name in the reader's language."""
        return party_named(obj)


class ReservationForm(InLanguages):
    """A reservation, declaration or objection as its public source has it."""

    name = "text"
    lines = 6
    longest = LONGEST_TEXT

    convention = forms.ModelChoiceField(
        label=_("Convention"), queryset=Convention.objects.none(), empty_label=None
    )
    party = PartyField(label=_("Party"), queryset=Party.objects.none())
    kind = forms.ChoiceField(label=_("Kind"), choices=ReservationKind)
    articles = forms.CharField(
        label=_("Articles"),
        required=False,
        max_length=200,
        help_text=_("Their numbers, such as 20, 25. Nothing where it is of the whole convention."),
    )
    made_on = DayField(label=_("Made on"))
    in_force_from = DayField(label=_("In force from"), required=False)
    in_force_until = DayField(
        label=_("In force until"),
        required=False,
        help_text=_("The last day, where the Party withdrew it or it ran out."),
    )
    reference = forms.CharField(
        label=_("Where it stands"),
        max_length=LONGEST_REFERENCE,
        help_text=_("The instrument or letter that has it, with its day."),
    )
    link = forms.CharField(label=_("Public source"), required=False, max_length=500)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        conventions: QuerySet[Convention],
        found: Reservation | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.add_texts(LANGUAGES, str(_("Words")), required=False)
        kept = {"convention": conventions, "party": parties(with_invented=True)}
        for name, rows in kept.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
        self.order_fields(
            ["convention", "party", "kind", "articles", *(f"text_{tag}" for tag in LANGUAGES)]
        )
        if found is not None:
            self._show(found)

    def said(self) -> Said:
        """As the service takes it."""
        data = self.cleaned_data
        return Said(
            kind=ReservationKind(data["kind"]),
            articles=tuple(data["articles"].replace(";", ",").split(",")),
            texts={**self.initial.get("texts", {}), **self.texts()},
            made_on=data["made_on"],
            reference=data["reference"],
            in_force_from=data["in_force_from"],
            in_force_until=data["in_force_until"],
            link=data["link"],
        )

    def _show(self, found: Reservation) -> None:
        """What is kept; whose it is and of what does not change."""
        names = ("kind", "made_on", "in_force_from", "in_force_until", "reference", "link")
        self.initial.update({name: getattr(found, name) for name in names})
        shown = {
            "convention": found.convention,
            "party": found.party,
            "articles": ", ".join(found.articles),
            "texts": {tag: text for tag, text in found.texts.items() if tag not in LANGUAGES},
            "seen": found.version,
            **{f"text_{tag}": found.texts.get(tag, "") for tag in LANGUAGES},
        }
        self.initial.update(shown)
        for name in ("convention", "party"):
            self.fields[name].disabled = True
