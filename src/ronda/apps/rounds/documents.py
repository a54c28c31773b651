"""TEMP shim."""

from ronda.questionnaires.answers import Answers
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.receipt import Receipt


def submitted_pdf(questionnaire: Questionnaire, answers: Answers, receipt: Receipt) -> bytes:
    """TEMP."""
    return b"%PDF-1.7 " + receipt.model_dump_json().encode() + answers.model_dump_json().encode()
