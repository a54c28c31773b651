"""Has a filled form, or an official's file, read by a process of its own, within bounds.

Two things to know. It is the same process as for factsheets, with the same limits and refusals; of
a form it only takes the file apart, and the pieces are understood here. And a defect of the reader
costs the caller no more than a `ReaderBroke`.
"""

from pathlib import Path
from typing import Literal

from ronda.factsheets.errors import NotAQuestionnaire
from ronda.factsheets.reading.bounded import error_in, fresh
from ronda.factsheets.reading.forking import Answer, Bounds, Request, forked
from ronda.factsheets.reading.loading import load, too_large
from ronda.factsheets.reading.sniffing import FileKind, sniff
from ronda.questionnaires.reading.docx_pieces import FilledFile, filled_file
from ronda.questionnaires.reading.from_word import Proposal, read_proposal

_FORMS = "ronda.questionnaires.reading.reading_process"
_PROPOSALS = "ronda.questionnaires.reading.proposing_process"
Start = Literal["fresh", "fork"]


class FileAnswer(Answer):
    """What came of reading: the pieces of a file, or an error's sentence."""

    file: FilledFile | None = None


class ProposalAnswer(Answer):
    """What came of reading: a proposal, or an error's sentence."""

    proposal: Proposal | None = None


def file_bounded(
    data: bytes, *, bounds: Bounds | None = None, start: Start = "fresh"
) -> FilledFile:
    """The pieces of a form; raises what `filled_file` does, TooLarge and ReaderBroke."""
    request = Request(path=None, name=None, party=None, bounds=bounds or Bounds())
    is_fresh = start == "fresh"
    told = fresh(request, data, _FORMS) if is_fresh else forked(request, data, file_answer)
    answer = FileAnswer.model_validate_json(told)
    if answer.error:
        raise error_in(answer)
    assert answer.file is not None
    return answer.file


def proposal_bounded(
    data: bytes,
    *,
    name: str | None = None,
    bounds: Bounds | None = None,
    start: Start = "fresh",
) -> Proposal:
    """The proposal in a file; raises what `read_proposal` does, TooLarge and ReaderBroke.

    Its questionnaire has no id, body and round of its own yet: the caller gives them.
    """
    request = Request(path=None, name=name, party=None, bounds=bounds or Bounds())
    is_fresh = start == "fresh"
    told = fresh(request, data, _PROPOSALS) if is_fresh else forked(request, data, proposal_answer)
    answer = ProposalAnswer.model_validate_json(told)
    if answer.error:
        raise error_in(answer)
    assert answer.proposal is not None
    return answer.proposal


def file_answer(request: Request, source: Path | bytes) -> FileAnswer:
    """What comes of reading a form, in the reading process; raises what reading raises."""
    data = _bytes(request, source)
    if sniff(data) is not FileKind.DOCX:
        raise NotAQuestionnaire(
            "This is not a Word file (.docx): save the questionnaire as a Word document and hand"
            " that in."
        )
    return FileAnswer(file=filled_file(data))


def proposal_answer(request: Request, source: Path | bytes) -> ProposalAnswer:
    """What comes of reading a proposal, in the reading process; raises what reading raises."""
    return ProposalAnswer(proposal=read_proposal(_bytes(request, source), name=request.name))


def _bytes(request: Request, source: Path | bytes) -> bytes:
    data = source if isinstance(source, bytes) else load(source, request.bounds.largest)
    if len(data) > request.bounds.largest:
        raise too_large(len(data), request.bounds.largest)
    return data
