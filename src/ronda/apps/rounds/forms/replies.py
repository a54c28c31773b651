"""The forms of a reply besides its answers: language, submitting, reopening, files."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.forms import SubmissionForm
from ronda.apps.rounds.limits import KINDS

ENDINGS = ",".join(f".{ending}" for ending in KINDS)


class LanguageForm(forms.Form):
    """In which of the questionnaire's languages a Party answers."""

    language = forms.ChoiceField(label=_("Language of your answers"))

    def __init__(self, *args: Any, languages: Iterable[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(languages)


class SubmitForm(SubmissionForm):
    """Submits the reply that the page shows."""

    in_spite = _("Submit the reply without these answers.")


class FilesInput(forms.ClearableFileInput):
    """A field for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each as it was sent; what is in them is for the service to judge."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Every file."""
        given = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if not given:
            super().clean(None, initial)
        return given


class AttachmentForm(forms.Form):
    """Files that go with a reply."""

    documents = FilesField(
        label=_("Files"),
        help_text=_("Up to 20 at once: PDF, Word, Excel, OpenDocument, pictures, text, ZIP."),
        widget=FilesInput(attrs={"accept": ENDINGS}),
    )
    question = forms.ChoiceField(label=_("They belong to"), required=False)
    title = forms.CharField(label=_("What it is"), max_length=300, required=False)

    def __init__(self, *args: Any, questions: Iterable[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["question"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("The whole reply")), *questions]


class LetterForm(forms.Form):
    """A letter that came for a reply."""

    file = forms.FileField(
        label=_("The letter"),
        help_text=_("Word, PDF or text. It is kept byte for byte."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt,.md,.html,.htm"}),
        allow_empty_file=True,
    )
