"""How a reader narrows a matrix and orders it.

Two things to know. A field offers only what there is in the round. And what is asked wrongly is not
applied: the form says so, and the matrix shows everything.
"""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ronda.apps.long_choices import LongSelect
from ronda.apps.portal.filters import STRENGTHS
from ronda.apps.portal.selectors.cells import Situation
from ronda.apps.portal.selectors.laid import Laid
from ronda.apps.portal.selectors.matrices import Filters, Order
from ronda.apps.treaties.selectors import party_named


class MatrixForm(forms.Form):
    """The reader's choice; nothing chosen shows everything, by code and by name."""

    chapter = forms.ChoiceField(label=gettext_lazy("Chapter"), required=False, widget=LongSelect)
    strength = forms.ChoiceField(label=gettext_lazy("Strength"), required=False)
    shows = forms.ChoiceField(label=gettext_lazy("Rows with"), required=False)
    party = forms.ChoiceField(label=gettext_lazy("Party"), required=False, widget=LongSelect)
    rows = forms.ChoiceField(label=gettext_lazy("Order of recommendations"), required=False)
    parties = forms.ChoiceField(label=gettext_lazy("Order of Parties"), required=False)

    def __init__(self, data: Any, *, laid: Laid) -> None:
        super().__init__(data)
        said = [(one.code, party_named(one)) for one in laid.parties]
        self._offer("chapter", _("All chapters"), [(n, f"{n}. {t}") for n, t in laid.chapters])
        self._offer("strength", _("All strengths"), [(key, str(said)) for key, said in STRENGTHS])
        self._offer("shows", _("Anything"), [*_statuses(laid), *_situations()])
        self._offer("party", _("All Parties"), said)
        most, least = Order.MOST_SAID.value, Order.LEAST_SAID.value
        by = [(most, _("most said first")), (least, _("least said first"))]
        self._offer("rows", _("by code"), by)
        self._offer("parties", _("by name"), by)

    def _offer(self, name: str, nothing: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing), *choices]

    def filters(self) -> Filters:
        """What was chosen, as far as there is it."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Filters(
            chapter=said.get("chapter", ""),
            strength=said.get("strength", ""),
            shows=said.get("shows", ""),
            party=said.get("party", ""),
            rows=Order(said.get("rows") or Order.PLAIN),
            parties=Order(said.get("parties") or Order.PLAIN),
        )


def _statuses(laid: Laid) -> list[tuple[str, str]]:
    if laid.basis is None:
        return []
    here = get_language() or "en"
    return [(one.id, one.name.in_language(here)) for one in laid.basis.procedure.statuses.values]


def _situations() -> list[tuple[str, str]]:
    return [
        (Situation.SAID.value, _("the Party said what it did")),
        (Situation.ASKED.value, _("asked, nothing said yet")),
        (Situation.NO_BOX.value, _("asked, without a box to answer in")),
    ]
