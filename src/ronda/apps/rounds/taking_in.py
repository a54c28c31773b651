"""A questionnaire taken in from a file that somebody hands in.

Two things to know. The format is told by the file's name and its beginning, and what is not read is
refused in one sentence. And a file is read whole or not at all.
"""

from django import forms
from django.utils.translation import gettext as _

from ronda.factsheets.errors import DocumentError
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.reading.from_json import questionnaire_of, questionnaire_of_toml

LARGEST = 5 * 1024 * 1024


def read_file(form: forms.Form) -> Questionnaire | None:
    """The questionnaire in the form's `file`; None where it cannot be read, told at the field."""
    file = form.cleaned_data["file"]
    if file.size > LARGEST:
        form.add_error("file", _("The file is larger than any questionnaire: 5 MB at most."))
        return None
    try:
        return questionnaire_in(file.read(), file.name)
    except DocumentError as error:
        form.add_error("file", str(error))
    return None


def questionnaire_in(data: bytes, name: str) -> Questionnaire:
    """The questionnaire in a file of this name; raises a DocumentError."""
    if name.lower().endswith(".toml"):
        return questionnaire_of_toml(data)
    return questionnaire_of(data)
