"""Has a filled Word file read by a process of its own, within bounds.

Two things to know. It is the same process as for factsheets, with the same limits and refusals; it
only takes the file apart, and the pieces are understood here. And a defect of the reader costs the
caller no more than a `ReaderBroke`.
"""

from pathlib import Path
from typing import Literal

from ronda.factsheets.errors import NotAQuestionnaire
from ronda.factsheets.reading.bounded import error_in, fresh
from ronda.factsheets.reading.forking import Answer, Bounds, Request, forked
from ronda.factsheets.reading.loading import load, too_large
from ronda.factsheets.reading.sniffing import FileKind, sniff
from ronda.questionnaires.reading.docx_pieces import FilledFile, filled_file

_MODULE = "ronda.questionnaires.reading.reading_process"


class FileAnswer(Answer):
    """What came of reading: the pieces of a file, or an error's sentence."""

    file: FilledFile | None = None


def file_bounded(
    data: bytes, *, bounds: Bounds | None = None, start: Literal["fresh", "fork"] = "fresh"
) -> FilledFile:
    """The pieces of a file; raises what `filled_file` does, TooLarge and ReaderBroke."""
    request = Request(path=None, name=None, party=None, bounds=bounds or Bounds())
    is_fresh = start == "fresh"
    told = fresh(request, data, _MODULE) if is_fresh else forked(request, data, file_answer)
    answer = FileAnswer.model_validate_json(told)
    if answer.error:
        raise error_in(answer)
    assert answer.file is not None
    return answer.file


def file_answer(request: Request, source: Path | bytes) -> FileAnswer:
    """What comes of reading, in the reading process; raises what reading raises."""
    data = source if isinstance(source, bytes) else load(source, request.bounds.largest)
    if len(data) > request.bounds.largest:
        raise too_large(len(data), request.bounds.largest)
    if sniff(data) is not FileKind.DOCX:
        raise NotAQuestionnaire(
            "This is not a Word file (.docx): save the questionnaire as a Word document and hand"
            " that in."
        )
    return FileAnswer(file=filled_file(data))
