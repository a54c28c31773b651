"""Asks which reservations and declarations to show."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.treaties.models import Reservation, ReservationKind
from ronda.apps.treaties.selectors import party_named


class ReservationsForm(forms.Form):
    """By Party, article and kind, as there are any."""

    party = forms.ChoiceField(label=_("Party"), required=False)
    article = forms.ChoiceField(label=_("Article"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: Any, rows: Sequence[Reservation], **more: Any) -> None:
        super().__init__(*args, **more)
        parties = {one.party.code.lower(): party_named(one.party) for one in rows}
        articles = {number for one in rows for number in one.articles}
        choices = {
            "party": list(parties.items()),
            "article": [(one, one) for one in sorted(articles, key=_by_number)],
            "kind": ReservationKind.choices,
        }
        for name, known in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("All")), *known]

    def fits(self, one: Reservation) -> bool:
        """Whether this is asked for; what is asked wrongly is passed over."""
        self.is_valid()
        told = getattr(self, "cleaned_data", {})
        return (
            told.get("party", "") in ("", one.party.code.lower())
            and told.get("article", "") in ("", *one.articles)
            and told.get("kind", "") in ("", one.kind)
        )


def _by_number(article: str) -> tuple[int, str]:
    digits = article.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits), article
