"""Steps of a submission: what bars it, what is handed in, under which reference, as which PDF.

Two things to know. All of it follows from the reply as it stands and from the moment: made twice
of the same, it is the same. And a PDF takes a second to make, so it is made before anything is
locked; the transaction only looks whether what it shows is still what stands there.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from ronda.apps.rounds.documents import submitted_pdf
from ronda.apps.rounds.models import Attachment, Reply, Submission
from ronda.apps.rounds.selectors.answers import Draft, rivals_of
from ronda.apps.rounds.selectors.dates import is_over, reply_due, rule_for
from ronda.apps.rounds.workflow.replies import Attempt
from ronda.procedure.document_kinds import DocumentKind
from ronda.questionnaires.answers import Answers
from ronda.questionnaires.asking import asked
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.receipt import Attachment as ReceiptFile
from ronda.questionnaires.receipt import Receipt, receipt_of

FORMAT = "ronda-submission/1"


@dataclass(frozen=True)
class Prepared:
    """What is about to be handed in, ready to be kept."""

    questionnaire: Questionnaire
    answers: Answers
    receipt: Receipt
    gaps: tuple[str, ...]
    files: tuple[Attachment, ...]
    pdf: bytes = b""

    @property
    def content(self) -> dict[str, Any]:
        """What the submission keeps: everything that its checksum covers, and the gaps."""
        return {
            "format": FORMAT,
            "questionnaire": self.questionnaire.model_dump(mode="json"),
            "answers": self.answers.model_dump(mode="json"),
            "receipt": self.receipt.model_dump(mode="json"),
            "gaps": list(self.gaps),
            "files": [one.pk for one in self.files],
        }


def attempt_of(
    reply: Reply, draft: Draft, *, with_gaps: bool = False, at: datetime | None = None
) -> Attempt:
    """What the guards of a submission ask about, of one that was sent at this moment, or now."""
    return Attempt(
        draft=draft,
        rivals=rivals_of(reply).values("answer").distinct().count(),
        with_gaps=with_gaps,
        is_closed=is_closed(reply, at),
    )


def is_late(reply: Reply, at: datetime | None = None) -> bool:
    """Whether the day by which the reply is due had ended at this moment, or has by now."""
    due = reply_due(reply.party)
    return due is not None and is_over(due, at)


def is_closed(reply: Reply, at: datetime | None = None) -> bool:
    """Whether it has, in a round that takes nothing in after it."""
    rule = rule_for(reply.party.conduct, DocumentKind.REPLY)
    return rule is not None and rule.closes and is_late(reply, at)


def prepared_now(draft: Draft) -> Prepared:
    """What would be handed in of the reply as it stands, without a reference and a PDF."""
    return prepared(draft, "-", timezone.now(), with_pdf=False)


def prepared(draft: Draft, reference: str, at: datetime, *, with_pdf: bool = True) -> Prepared:
    """What would be handed in of a reply as it stands: what is asked, and the files with it."""
    wanted = {one.id for one in asked(draft.questionnaire, draft.answers)}
    given = tuple(one for one in draft.answers.answers if one.question in wanted)
    answers = draft.answers.model_copy(update={"answers": given})
    files = tuple(files_of(draft.reply))
    receipt = receipt_of(
        draft.questionnaire,
        answers,
        reference=reference,
        submitted=at,
        attachments=[_file(one) for one in files],
    )
    pdf = submitted_pdf(draft.questionnaire, answers, receipt) if with_pdf else b""
    gaps = tuple(one.question for one in draft.gaps)
    return Prepared(draft.questionnaire, answers, receipt, gaps, files, pdf)


def reference_for(reply: Reply, at: datetime) -> str:
    """The next reference of a Party in a round and a year: "XAR-R3-2026-0001"."""
    party = reply.party
    year = timezone.localtime(at).year
    start = f"{party.party.code}-R{party.conduct.round.number}-{year}-"
    taken = Submission.objects.filter(reference__startswith=start)
    last = max(
        (int(one[len(start) :]) for one in taken.values_list("reference", flat=True)), default=0
    )
    return f"{start}{last + 1:04d}"


def references_locked(reply: Reply) -> None:
    """Nobody else takes a reference of this Party until the transaction ends.

    References are the same for two bodies whose rounds have the same number; a lock on the reply
    would not be enough.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s))", [f"reference:{reply.party.party.code}"]
        )


def files_of(reply: Reply) -> list[Attachment]:
    """The files that go with a reply now, in order."""
    found = Attachment.objects.filter(reply=reply, removed_at=None)
    return list(
        found.select_related("source__content").defer("source__content__data").order_by("pk")
    )


def _file(one: Attachment) -> ReceiptFile:
    return ReceiptFile(
        name=one.source.file_name,
        size=one.source.content.size,
        sha256=one.source.content_id,
        question=one.question,
    )
