"""What is asked when the answer library is kept: an answer, a document, a law that changed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.keeping_answers import Occasion
from ronda.apps.national.languages import LANGUAGES


class DayInput(forms.DateInput):
    """A day, chosen from a calendar where the browser has one."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class OccasionForm(forms.Form):
    """When something was said, to whom, in which document."""

    said_to = forms.CharField(
        label=_("Said to"), max_length=200, help_text=_("A body: Lanzarote Committee, GRETA, …")
    )
    document = forms.CharField(
        label=_("Document"), max_length=300, help_text=_("What it is called, with its number.")
    )
    said_on = forms.DateField(label=_("Said on"), widget=DayInput)
    valid_until = forms.DateField(
        label=_("Holds until"), widget=DayInput, required=False, help_text=_("If it has an end.")
    )

    def occasion(self) -> Occasion:
        """The occasion that was told."""
        names = ("said_on", "said_to", "document", "valid_until")
        return Occasion(**{name: self.cleaned_data[name] for name in names})


class ImportForm(OccasionForm):
    """An earlier document as a file."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A reply or letter, or a factsheet with filled boxes: Word, PDF or text."),
    )
    field_order = ("file",)


class AddForm(OccasionForm):
    """An answer as a text."""

    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Each paragraph becomes an answer of its own."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    answers = forms.CharField(label=_("In answer to"), required=False, max_length=1000)
    field_order = ("text", "language", "answers")


class SearchForm(forms.Form):
    """Words to look for."""

    q = forms.CharField(label=_("Words"), required=False, max_length=300)


class EndForm(forms.Form):
    """Until when an answer held."""

    on = forms.DateField(label=_("Held until"), widget=DayInput)


class LawForm(forms.Form):
    """A law that was changed."""

    names = forms.CharField(
        label=_("Names of the law"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("One a line, in each language in which answers cite it."),
    )
    changed_on = forms.DateField(label=_("Changed on"), widget=DayInput)
    note = forms.CharField(label=_("What changed"), required=False, max_length=2000)
