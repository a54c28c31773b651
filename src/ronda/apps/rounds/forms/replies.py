"""The forms of a reply besides its answers: language, submitting, reopening, files."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

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


class SubmitForm(forms.Form):
    """Submits what the page shows; the key makes that a form sent twice counts once."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    with_gaps = forms.BooleanField(
        label=_("Submit the reply without these answers."), required=False
    )

    def __init__(self, *args: Any, gaps: int = 0, **more: Any) -> None:
        super().__init__(*args, **more)
        if not gaps:
            del self.fields["with_gaps"]


class DecideForm(forms.Form):
    """Grants or refuses that a reply is opened again."""

    decision = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[("grant", _("Open the reply again")), ("refuse", _("Leave it as submitted"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("What you answer the Party"),
        help_text=_("Needed where you refuse."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


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


class WordFileForm(forms.Form):
    """The questionnaire that came back as a Word file."""

    file = forms.FileField(
        label=_("The filled-in questionnaire"),
        help_text=_("The Word file that you downloaded here."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        allow_empty_file=True,
    )


class LetterForm(forms.Form):
    """A letter that came for a reply."""

    file = forms.FileField(
        label=_("The letter"),
        help_text=_("Word, PDF or text. It is kept byte for byte."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt,.md,.html,.htm"}),
        allow_empty_file=True,
    )
