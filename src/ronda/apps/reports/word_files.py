"""A report that came as a Word file: read, compared with the draft that it goes on from, shown.

Two things to know. Nothing is kept before a person looked at the account: what was read goes to the
page signed, and comes back with their yes. And a file in one language keeps the other languages and
the evidence of the draft that it came from.
"""

from dataclasses import dataclass
from json import dumps, loads

from django.core import signing
from django.utils.translation import gettext as _

from ronda.apps.errors import NotValid
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import report_of
from ronda.apps.treaties.models import Round
from ronda.factsheets.account import Account
from ronda.factsheets.errors import DocumentError
from ronda.procedure.body import UnknownBody
from ronda.reports.comparing import DraftChange, draft_changes
from ronda.reports.json_form import json_of
from ronda.reports.kept import kept
from ronda.reports.model import Paragraph, Recommendation, Report
from ronda.reports.reading import ReadReport
from ronda.reports.reading.bounded import OfFile, report_bounded
from ronda.reports.words import spoken

LARGEST = 20 * 1024 * 1024
MOST_SHOWN = 60


@dataclass(frozen=True)
class WordPreview:
    """What a Word file has: the report as it would be kept, its account, what it changes.

    `before` is the draft that it goes on from; `newer` says that later drafts are there.
    """

    report: Report
    account: Account
    language: str
    before: Draft | None
    newer: bool
    changes: tuple[DraftChange, ...]

    @property
    def shown_changes(self) -> tuple[DraftChange, ...]:
        """The first of the changes."""
        return self.changes[:MOST_SHOWN]

    @property
    def more_changes(self) -> int:
        """How many changes there are besides."""
        return max(0, len(self.changes) - MOST_SHOWN)

    @property
    def paragraphs(self) -> int:
        """How many numbered paragraphs it has."""
        return sum(1 for _one in self.report.of(Paragraph))

    @property
    def recommendations(self) -> int:
        """How many recommendations it has."""
        return sum(1 for _one in self.report.of(Recommendation))


@dataclass(frozen=True)
class DraftFile:
    """A file that a draft can be had as."""

    language: str
    format: str


def draft_files(report: Report) -> list[DraftFile]:
    """The files that a draft can be had as; none where its body has no words for reports."""
    try:
        spoken(report.body, "en")
    except UnknownBody:
        return []
    return [
        DraftFile(language, format) for language in report.languages for format in ("docx", "pdf")
    ]


def is_word(data: bytes) -> bool:
    """Whether a file is a package, as Word's are; what it is, its reader says."""
    return data.startswith(b"PK")


def word_preview(data: bytes, round: Round, drafts: list[Draft]) -> WordPreview:
    """What a Word file has, for a round with these drafts, newest first; raises NotValid."""
    if len(data) > LARGEST:
        raise NotValid(_("The file is larger than any report: 20 MB at most."), "file")
    latest = drafts[0] if drafts else None
    known = report_of(latest) if latest is not None else None
    of = OfFile(round.body.slug, round.number, known)
    try:
        read = report_bounded(data, of)
    except (DocumentError, UnknownBody) as error:
        raise NotValid(str(error), "file") from error
    before = _came_from(read, drafts) or latest
    report: Report = read.report
    changes: tuple[DraftChange, ...] = ()
    if before is not None:
        old = report_of(before)
        report = kept(read.report, old)
        changes = draft_changes(old, report)
    newer = before is not None and before is not latest
    return WordPreview(report, read.account, read.language, before, newer, changes)


def sealed(preview: WordPreview, round: Round) -> str:
    """The report of a preview, for its page to send back as it was shown."""
    return signing.dumps(loads(json_of(preview.report)), salt=_salt(round), compress=True)


def unsealed(text: str, round: Round) -> bytes:
    """What a page sent back, as the report's file; raises NotValid where it is another's."""
    try:
        return dumps(signing.loads(text, salt=_salt(round))).encode()
    except signing.BadSignature as error:
        raise NotValid(
            _("The preview is not that of this round: choose the file again.")
        ) from error


def _came_from(read: ReadReport, drafts: list[Draft]) -> Draft | None:
    """The draft that a file of ours was written from."""
    if not read.own:
        return None
    return next((draft for draft in drafts if draft.number == read.report.draft), None)


def _salt(round: Round) -> str:
    return f"ronda.reports.word:{round.pk}"
