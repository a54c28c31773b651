"""The files as which a questionnaire is taken away.

Two things to know. A file for people has what one audience is asked, in every language of the
questionnaire, and no Party's name; that with a Party's own answers is made with its reply. And the
data are the whole, for every audience.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ronda.questionnaires.model import Audience, Questionnaire
from ronda.questionnaires.writing.to_docx import form_docx
from ronda.questionnaires.writing.to_json import json_bytes
from ronda.questionnaires.writing.to_pdf import form_pdf


@dataclass(frozen=True)
class Format:
    """A format: its media type, how it is written."""

    type: str
    write: Callable[[Questionnaire, Audience], bytes]


def _docx(questionnaire: Questionnaire, audience: Audience) -> bytes:
    return form_docx(questionnaire, audience=audience)


def _pdf(questionnaire: Questionnaire, audience: Audience) -> bytes:
    return form_pdf(questionnaire, audience=audience)


def _json(questionnaire: Questionnaire, _audience: Audience) -> bytes:
    return json_bytes(questionnaire)


FORMATS = {
    "docx": Format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx
    ),
    "pdf": Format("application/pdf", _pdf),
    "json": Format("application/json", _json),
}
