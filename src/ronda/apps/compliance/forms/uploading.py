"""Asks for files: factsheets to read, a factsheet that came back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from ronda.apps.compliance.models import Decision
from ronda.apps.treaties.models import Party
from ronda.apps.treaties.selectors import parties

ACCEPTED = ".docx,.pdf,.txt,.md,.html,.htm,.json"


class FilesInput(forms.ClearableFileInput):
    """A field for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each as it was sent; what is in them is for the service to judge."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Sequence["UploadedFile[bytes]"]:
        """Every file; an empty one is passed on, so that it is told by its name."""
        given = data if isinstance(data, list | tuple) else [data]
        files = [one for one in given if one is not None]
        if not files:
            super().clean(None, initial)
        return files


class ImportForm(forms.Form):
    """Factsheets to have read."""

    documents = FilesField(
        label=_("Files"),
        help_text=_(
            "Word, PDF, text, Markdown, web pages or Ronda’s own format; several at once. "
            "The originals are kept byte for byte."
        ),
        widget=FilesInput(attrs={"accept": ACCEPTED}),
    )
    party = forms.ModelChoiceField(
        label=_("Party"),
        help_text=_("Only for a file that does not say itself which Party it is about."),
        queryset=Party.objects.none(),
        required=False,
        empty_label=_("As the file says"),
    )

    def __init__(self, *args: Any, with_invented: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["party"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = parties(with_invented=with_invented)


class ReturnedForm(forms.Form):
    """A factsheet that came back with its boxes filled in."""

    file = forms.FileField(
        label=_("The filled-in factsheet"),
        help_text=_(
            "The file you downloaded from here, with the boxes filled in. Word is best; "
            "PDF and the other formats are read too."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        allow_empty_file=True,
    )


class DecisionForm(forms.Form):
    """What to do with one change outside the boxes."""

    decision = forms.ChoiceField(
        choices=[
            (Decision.ACCEPTED.value, _("Take the change in")),
            (Decision.REFUSED.value, _("Leave it out")),
        ]
    )
    reason = forms.CharField(label=_("Why"), required=False, max_length=2000)
