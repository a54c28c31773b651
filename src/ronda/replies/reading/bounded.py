"""Has a letter, or whatever a file is, read by a process of its own, within bounds.

Two things to know. It is the same process as for factsheets, with the same limits and refusals.
And `either` gives what is in the file: a command takes both.
"""

from pathlib import Path
from typing import Literal

from ronda.factsheets.errors import NotAReply
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import Opened, opened
from ronda.factsheets.reading.bounded import error_in, fresh
from ronda.factsheets.reading.forking import Answer, Bounds, Request, forked
from ronda.replies.model import Reply
from ronda.replies.reading import either_in

_MODULE = "ronda.replies.reading.reading_process"
_A_FACTSHEET = "This is a factsheet, not a letter or reply: hand it in where factsheets are taken."


class EitherAnswer(Answer):
    """What came of reading: a factsheet or a reply, with its text, or an error's sentence."""

    reply: Reply | None = None


def read_bounded(
    source: Path | bytes,
    *,
    name: str | None = None,
    bounds: Bounds | None = None,
    start: Literal["fresh", "fork"] = "fresh",
) -> tuple[Reply, str]:
    """A reply and its text; raises what `read` does, TooLarge and ReaderBroke."""
    answer = _answered(source, name=name, party=None, bounds=bounds, start=start)
    if answer.reply is None:
        raise NotAReply(_A_FACTSHEET)
    return answer.reply, answer.text


def either_bounded(
    source: Path | bytes,
    *,
    name: str | None = None,
    party: str | None = None,
    bounds: Bounds | None = None,
    start: Literal["fresh", "fork"] = "fresh",
) -> Factsheet | Reply:
    """What is in a file; raises what `read_either` does, TooLarge and ReaderBroke."""
    answer = _answered(source, name=name, party=party, bounds=bounds, start=start)
    found = answer.reply or answer.factsheet
    assert found is not None
    return found


def either_answer(request: Request, source: Path | bytes) -> EitherAnswer:
    """What comes of reading, in the reading process; raises what reading raises."""
    return answer_of(opened(source, name=request.name, largest=request.bounds.largest), request)


def answer_of(file: Opened, request: Request) -> EitherAnswer:
    """What comes of reading an opened file."""
    found = either_in(file, party=request.party)
    is_reply = isinstance(found.value, Reply)
    return EitherAnswer(
        factsheet=None if isinstance(found.value, Reply) else found.value,
        reply=found.value if isinstance(found.value, Reply) else None,
        text=found.text if is_reply else "",
    )


def _answered(
    source: Path | bytes,
    *,
    name: str | None,
    party: str | None,
    bounds: Bounds | None,
    start: Literal["fresh", "fork"],
) -> EitherAnswer:
    path = None if isinstance(source, bytes) else str(Path(source).absolute())
    request = Request(path=path, name=name, party=party, bounds=bounds or Bounds())
    data = source if isinstance(source, bytes) else b""
    if start == "fresh":
        told = fresh(request, data, _MODULE)
    else:
        told = forked(request, data, either_answer)
    answer = EitherAnswer.model_validate_json(told)
    if answer.error:
        raise error_in(answer)
    return answer
