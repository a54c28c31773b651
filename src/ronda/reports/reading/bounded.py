"""Has a report, or whatever a file is, read by a process of its own, within bounds.

Two things to know. It is the same process as for factsheets, with the same limits and refusals.
And `anything_bounded` gives what is in the file: a command takes factsheets, letters and reports.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ronda.factsheets.account import Account
from ronda.factsheets.errors import InvalidJson, NotAReport
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import opened
from ronda.factsheets.reading.bounded import error_in, fresh
from ronda.factsheets.reading.forking import Bounds, Request, forked
from ronda.factsheets.reading.sniffing import FileKind
from ronda.replies.model import Reply
from ronda.replies.reading.bounded import EitherAnswer, answer_of
from ronda.reports.json_form import NoReport, is_report, report_of
from ronda.reports.model import Report
from ronda.reports.reading.parsing import ReadReport, parse
from ronda.reports.reading.telling import is_report as is_report_document

_MODULE = "ronda.reports.reading.reading_process"
_NO_WORD = "This is not a Word file (.docx): give the report as Word, or as JSON."


@dataclass(frozen=True)
class OfFile:
    """The body and round of a file that does not name its own, and the draft before."""

    body: str | None = None
    round: int | None = None
    known: Report | None = None


class ReportRequest(Request):
    """What is to be read as a report."""

    body: str | None = None
    round: int | None = None
    known: Report | None = None


class AnyAnswer(EitherAnswer):
    """What came of reading: a factsheet, a reply or a report, or an error's sentence."""

    report: Report | None = None
    account: Account = Account()
    own: bool = False


def report_bounded(
    data: bytes,
    of: OfFile,
    *,
    bounds: Bounds | None = None,
    start: Literal["fresh", "fork"] = "fresh",
) -> ReadReport:
    """The report in the bytes of a Word file; raises DocumentError as `from_docx` does."""
    request = ReportRequest(
        path=None,
        name="report.docx",
        party=None,
        bounds=bounds or Bounds(),
        body=of.body,
        round=of.round,
        known=of.known,
    )
    if start == "fresh":
        told = fresh(request, data, _MODULE)
    else:
        told = forked(request, data, report_answer)
    answer = _sound(told)
    assert answer.report is not None
    return ReadReport(answer.report, answer.account, answer.own)


def anything_bounded(path: Path, *, party: str | None = None) -> Factsheet | Reply | ReadReport:
    """What is in a file, for commands with a single thread; raises what reading raises."""
    request = Request(path=str(path.absolute()), name=None, party=party, bounds=Bounds())
    answer = _sound(forked(request, b"", any_answer))
    if answer.report is not None:
        return ReadReport(answer.report, answer.account, answer.own)
    found = answer.reply or answer.factsheet
    assert found is not None
    return found


def report_answer(request: Request, source: Path | bytes) -> AnyAnswer:
    """What comes of reading a report, in the reading process; raises what reading raises."""
    assert isinstance(request, ReportRequest)
    file = opened(source, name=request.name, largest=request.bounds.largest)
    if file.kind is not FileKind.DOCX or file.document is None:
        raise NotAReport(_NO_WORD)
    found = parse(file.document, body=request.body, round=request.round, known=request.known)
    return AnyAnswer(report=found.report, account=found.account, own=found.own)


def any_answer(request: Request, source: Path | bytes) -> AnyAnswer:
    """What comes of reading a file of any kind, in the reading process."""
    file = opened(source, name=request.name, largest=request.bounds.largest)
    if file.document is None and is_report(file.data):
        try:
            return AnyAnswer(report=report_of(file.data))
        except NoReport as error:
            raise InvalidJson(str(error)) from error
    if file.document is not None and is_report_document(file.document):
        found = parse(file.document)
        return AnyAnswer(report=found.report, account=found.account, own=found.own)
    either = answer_of(file, request)
    return AnyAnswer(factsheet=either.factsheet, reply=either.reply, text=either.text)


def _sound(told: bytes) -> AnyAnswer:
    answer = AnyAnswer.model_validate_json(told)
    if answer.error:
        raise error_in(answer)
    return answer
