"""The form of an adoption, and what a correction adds to the form of a piece."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ronda.apps.meetings.models import Meeting, MeetingDocument
from ronda.apps.reports.forms.findings import FindingForm
from ronda.apps.reports.forms.pieces import FORMS, PieceForm
from ronda.apps.reports.models import Piece, PieceKind
from ronda.apps.reports.selectors.writers import Writes
from ronda.apps.reports.services.adoption import Adopted
from ronda.procedure.stated import Wording


class AdoptForm(forms.Form):
    """Where, when and as which document a report is adopted.

    The document is chosen among those of the meeting; where the body's meetings are not kept here,
    its number is typed.
    """

    meeting = forms.CharField(
        label=gettext_lazy("Meeting"),
        help_text=gettext_lazy("As the report names it."),
        max_length=120,
    )
    on = forms.DateField(
        label=gettext_lazy("Day of adoption"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(
        self,
        data: Any,
        *,
        documents: Sequence[MeetingDocument] | None,
        initial: Mapping[str, object],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.documents = {str(one.pk): one for one in documents or ()}
        if documents is None:
            self.fields["document"] = forms.CharField(
                label=_("Number of the document"),
                help_text=_("As the body numbers its documents."),
                max_length=60,
            )
        else:
            self.fields["document"] = forms.ChoiceField(
                label=_("Document"),
                help_text=_("One of the meeting’s documents; it is numbered there."),
                choices=[
                    ("", "–"),
                    *((key, document_called(one)) for key, one in self.documents.items()),
                ],
            )

    def adopted(self) -> Adopted:
        """What the report says of its adoption."""
        given = self.cleaned_data
        document = self.documents.get(given["document"])
        number = document.number if document is not None else given["document"]
        return Adopted(given["meeting"], given["on"], number, document)


def document_called(document: MeetingDocument) -> str:
    """A document by its number and its title."""
    title = Wording.of(document.titles).in_language(get_language() or "en")
    return f"{document.number}, {title}"[:200]


class SettleForm(forms.Form):
    """The meeting at which a chapter was settled: one that is kept here, or by its name."""

    def __init__(self, data: Any, *, meetings: Sequence[Meeting]) -> None:
        super().__init__(data)
        self.meetings = {str(one.pk): one for one in meetings}
        if meetings:
            self.fields["meeting"] = forms.ChoiceField(
                label=_("Meeting"),
                choices=[(key, meeting_called(one)) for key, one in self.meetings.items()],
            )
        else:
            self.fields["named"] = forms.CharField(label=_("Meeting"), max_length=120)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting that was chosen; None where none is kept here."""
        return self.meetings.get(self.cleaned_data.get("meeting", ""))


def meeting_called(meeting: Meeting) -> str:
    """A meeting by its number and its first day."""
    told = {"number": meeting.number, "day": date_format(meeting.begins)}
    return _("Meeting %(number)d, %(day)s") % told


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
