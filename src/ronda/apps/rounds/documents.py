"""The files that a reply gives: the questionnaire to fill in, and the PDF of what was submitted.

Two things to know. They are made of values, never of records: the same value gives the same file.
And their names say whose they are, so that a file found later can be told from another.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.rounds.selectors.answers import Draft
from ronda.questionnaires.answers import Answers
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.receipt import Receipt
from ronda.questionnaires.writing.to_docx import form_docx
from ronda.questionnaires.writing.to_pdf import form_pdf, reply_pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


@dataclass(frozen=True)
class FormFile:
    """A file to be saved."""

    name: str
    type: str
    data: bytes


def form_file(draft: Draft, format: str) -> FormFile:
    """The questionnaire with the answers so far: "docx" to fill in, "pdf" to print."""
    party = draft.reply.party
    at = party.conduct.round
    stem = f"{at.body.slug}-r{at.number}-{party.party.code.lower()}-v{draft.version.number}"
    if format == "docx":
        data = form_docx(draft.questionnaire, party=party.party.code, answers=draft.answers)
        return FormFile(f"{stem}.docx", DOCX, data)
    if format == "pdf":
        return FormFile(f"{stem}.pdf", PDF, form_pdf(draft.questionnaire, party=party.party.code))
    raise NotVisible(_("There is no such file."))


def submitted_pdf(questionnaire: Questionnaire, answers: Answers, receipt: Receipt) -> bytes:
    """The PDF of exactly what is submitted."""
    return reply_pdf(questionnaire, answers, receipt)
