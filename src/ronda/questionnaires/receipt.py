"""The receipt of a submission: what was handed in, when, and a checksum that proves it.

Two things to know. The checksum covers the answers, the questionnaire's own checksum, and name,
size and checksum of each attachment: none of these can be exchanged unseen. And time and reference
are given by whoever submits; nothing here looks at a clock.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, Field

from ronda.factsheets.texts import Value
from ronda.questionnaires.answers import Answers
from ronda.questionnaires.canonical import checksum, content, spelled
from ronda.questionnaires.model import Questionnaire

FORMAT = "ronda-receipt/1"


class Attachment(Value):
    """A file handed in with answers; `question` is what it belongs to, "" for the whole reply."""

    name: str = Field(min_length=1, max_length=255)
    size: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    question: str = ""


class Receipt(Value):
    """What the author of a submission is given, and what Ronda keeps."""

    format: Literal["ronda-receipt/1"] = FORMAT  # type: ignore[assignment]
    reference: str = Field(min_length=1, max_length=100)
    submitted: AwareDatetime
    questionnaire: str
    version: int
    party: str | None
    answers: int
    attachments: tuple[Attachment, ...] = ()
    checksum: str = Field(pattern=r"^[0-9a-f]{64}$")

    @property
    def shown_checksum(self) -> str:
        """The checksum in groups of eight, as people compare it."""
        return " ".join(self.checksum[at : at + 8] for at in range(0, 64, 8))


def receipt_of(
    questionnaire: Questionnaire,
    answers: Answers,
    *,
    reference: str,
    submitted: datetime,
    attachments: Iterable[Attachment] = (),
) -> Receipt:
    """The receipt of these answers; `submitted` needs its time zone."""
    files = tuple(attachments)
    return Receipt(
        reference=reference,
        submitted=submitted,
        questionnaire=answers.questionnaire,
        version=answers.version,
        party=answers.party,
        answers=len(answers.answers),
        attachments=files,
        checksum=_sum(questionnaire, answers, files),
    )


def proves(receipt: Receipt, questionnaire: Questionnaire, answers: Answers) -> bool:
    """Whether these are the answers, and the attachments, that the receipt was given for."""
    return receipt.checksum == _sum(questionnaire, answers, receipt.attachments)


def _sum(questionnaire: Questionnaire, answers: Answers, files: tuple[Attachment, ...]) -> str:
    covered = {
        "answers": content(answers),
        "attachments": sorted(
            (one.model_dump(mode="json") for one in files),
            key=lambda one: (one["question"], one["name"], one["sha256"]),
        ),
        "questionnaire": checksum(questionnaire),
    }
    return hashlib.sha256(spelled(covered)).hexdigest()
