"""The form of an adoption, and what a correction adds to the form of a piece."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.reports.forms.findings import FindingForm
from ronda.apps.reports.forms.pieces import FORMS, PieceForm
from ronda.apps.reports.models import Piece, PieceKind
from ronda.apps.reports.selectors.writers import Writes


class AdoptForm(forms.Form):
    """Where, when and as which document a report is adopted."""

    meeting = forms.CharField(
        label=gettext_lazy("Meeting"),
        help_text=gettext_lazy("As the report names it."),
        max_length=120,
    )
    on = forms.DateField(
        label=gettext_lazy("Day of adoption"), widget=forms.DateInput(attrs={"type": "date"})
    )
    document = forms.CharField(
        label=gettext_lazy("Number of the document"),
        help_text=gettext_lazy("As the body numbers its documents."),
        max_length=60,
    )


def correction_form(data: Any, piece: Piece) -> PieceForm:
    """The form of a piece with the reason of its correction, and the code where it has one."""
    more: dict[str, Any] = {"writing": piece.writing, "writes": Writes(True), "piece": piece}
    kind = PieceKind(piece.kind)
    if kind is PieceKind.FINDING:
        party = str(piece.content["party"])
        form: PieceForm = FindingForm(data, party=party, shown=None, **more)
    else:
        form = FORMS[kind](data, **more)
    form.fields.pop("question", None)
    if kind is PieceKind.RECOMMENDATION:
        form.fields["called"] = forms.CharField(label=_("Code"), max_length=30)
        form.initial["called"] = piece.called
    form.fields["reason"] = forms.CharField(
        label=_("Why it is corrected"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5000
    )
    return form
