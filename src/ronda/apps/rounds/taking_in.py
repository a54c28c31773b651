"""A questionnaire taken in from a file that somebody hands in.

Two things to know. Data are read as they are; a file that an official wrote is read by a process of
its own, into a proposal with doubts that a person settles. And a file is read whole or not at all.
"""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from ronda.factsheets.errors import DocumentError
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.reading.bounded import proposal_bounded
from ronda.questionnaires.reading.from_json import questionnaire_of, questionnaire_of_toml
from ronda.questionnaires.reading.from_word import Doubt

LARGEST = 5 * 1024 * 1024


@dataclass(frozen=True)
class TakenIn:
    """What a file asks, and what a person should look at."""

    questionnaire: Questionnaire
    doubts: tuple[Doubt, ...] = ()


def read_file(form: forms.Form) -> TakenIn | None:
    """What the form's `file` asks; None where it cannot be read, told at the field."""
    file = form.cleaned_data["file"]
    if file is None:
        form.add_error("file", _("Choose a file."))
        return None
    if file.size > LARGEST:
        form.add_error("file", _("The file is larger than any questionnaire: 5 MB at most."))
        return None
    try:
        return questionnaire_in(file.read(), file.name)
    except DocumentError as error:
        form.add_error("file", str(error))
    return None


def questionnaire_in(data: bytes, name: str) -> TakenIn:
    """What a file of this name asks; raises a DocumentError."""
    if name.lower().endswith(".toml"):
        return TakenIn(questionnaire_of_toml(data))
    if name.lower().endswith(".json"):
        return TakenIn(questionnaire_of(data))
    proposal = proposal_bounded(data, name=name)
    return TakenIn(proposal.questionnaire, proposal.doubts)


def taken_back(form: forms.Form) -> Questionnaire | None:
    """What the preview showed, as its page sent it back; None where nothing was sent."""
    content = form.cleaned_data["content"]
    try:
        return questionnaire_of(content.encode()) if content else None
    except DocumentError as error:
        form.add_error(None, str(error))
    return None
