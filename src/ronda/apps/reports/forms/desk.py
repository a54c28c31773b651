"""Begins a report, makes a draft of it, names rapporteurs, puts a piece elsewhere."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ronda.apps.reports.forms.texts import TextsForm
from ronda.apps.reports.models import Piece, Writing
from ronda.apps.reports.selectors.writers import may_be_named, questions_of
from ronda.apps.reports.selectors.writing import holders_for
from ronda.procedure.stated import Wording


class BeginForm(TextsForm):
    """The title of a report that is begun from nothing."""

    def __init__(self, data: Any, *, languages: tuple[str, ...]) -> None:
        super().__init__(data, languages=languages)
        self.add_text("title", _("Title of the report"), rows=2, required=True)


class MakeDraftForm(forms.Form):
    """What a draft is for, and whether codes stay as they are."""

    note = forms.CharField(
        label=gettext_lazy("What it is for"),
        help_text=gettext_lazy("For example the meeting that reads it."),
        required=False,
        max_length=300,
    )


class CodesForm(forms.Form):
    """Whether codes that were given stay."""

    keep = forms.ChoiceField(
        label=gettext_lazy("Codes of recommendations"),
        choices=(
            ("", gettext_lazy("follow the order of the text, and change with it")),
            ("yes", gettext_lazy("stay as they were given")),
        ),
        widget=forms.RadioSelect,
        required=False,
    )


class RapporteurForm(forms.Form):
    """A rapporteur, and a chapter or a question."""

    rapporteur = forms.TypedChoiceField(label=gettext_lazy("Rapporteur"), coerce=int)
    on = forms.ChoiceField(label=gettext_lazy("For the chapter or question"))

    def __init__(self, data: Any, *, writing: Writing, chapters: list[tuple[Piece, str]]) -> None:
        super().__init__(data)
        people = [(one.pk, f"{one.person}, {one.organisation}") for one in may_be_named(writing)]
        self.fields["rapporteur"].choices = [("", "–"), *people]  # type: ignore[attr-defined]
        asked = [
            (f"question:{one.id}", _line(one.full_number, one.question.text))
            for one in questions_of(writing)
        ]
        named = [(f"chapter:{piece.key}", title) for piece, title in chapters]
        groups = [(_("Chapters"), named), (_("Questions"), asked)]
        choices = [("", "–"), *((label, some) for label, some in groups if some)]
        self.fields["on"].choices = choices  # type: ignore[attr-defined]


class PlaceForm(forms.Form):
    """Another chapter, or another paragraph, for a piece."""

    within = forms.ChoiceField(label=gettext_lazy("Put it at the end of"))

    def __init__(self, data: Any, *, piece: Piece) -> None:
        super().__init__(data)
        found = [(one.key, _called(one)) for one in holders_for(piece)]
        self.fields["within"].choices = found  # type: ignore[attr-defined]


def _line(number: str, text: Wording) -> str:
    return f"{number} {text.in_language(get_language() or 'en')}"[:120]


def _called(piece: Piece) -> str:
    words = piece.content.get("title") or piece.content.get("text") or {}
    return f"{piece.called} {Wording.of(words).in_language(get_language() or 'en')}"[:120].strip()
