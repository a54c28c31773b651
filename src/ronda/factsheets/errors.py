"""What can be wrong with a file, each with a stable code, one sentence and an exit code.

The sentence says what is wrong, where, why where that helps, and what to do. The command exits
with `exit_code`; a form shows the sentence.
"""


class DocumentError(Exception):
    """A file that cannot be read or written; base of all below."""

    code = "document"
    exit_code = 10


class NotFound(DocumentError):
    """There is no such file, or it may not be opened."""

    code = "not-found"
    exit_code = 11


class Empty(DocumentError):
    """The file has nothing in it."""

    code = "empty"
    exit_code = 12


class UnknownFormat(DocumentError):
    """The bytes are of no kind that Ronda reads, or not of the kind the name says."""

    code = "unknown-format"
    exit_code = 13


class Damaged(DocumentError):
    """The file is truncated or not well formed."""

    code = "damaged"
    exit_code = 14


class Protected(DocumentError):
    """The file needs a password."""

    code = "protected"
    exit_code = 15


class NeedsOcr(DocumentError):
    """A scan: pictures of pages without text."""

    code = "needs-ocr"
    exit_code = 16


class TooLarge(DocumentError):
    """Larger, when opened, than Ronda takes in."""

    code = "too-large"
    exit_code = 17


class Forbidden(DocumentError):
    """Carries what an honest document has no need of: entities, macros."""

    code = "forbidden"
    exit_code = 18


class NotAFactsheet(DocumentError):
    """Readable, but not a factsheet."""

    code = "not-a-factsheet"
    exit_code = 19


class InvalidJson(DocumentError):
    """JSON that is not `ronda-factsheet/1`; the message names the field."""

    code = "invalid-json"
    exit_code = 20


class CannotWrite(DocumentError):
    """A factsheet that the wanted format cannot carry, or a target that cannot be written."""

    code = "cannot-write"
    exit_code = 21


class WrongFactsheet(DocumentError):
    """A factsheet, but of another Party, round or body than the one expected."""

    code = "wrong-factsheet"
    exit_code = 22


class NotAReply(DocumentError):
    """Readable, but no letter or reply."""

    code = "not-a-reply"
    exit_code = 24


class Faulty(DocumentError):
    """A broken factsheet that a person must put right before it is kept or written."""

    code = "faulty"
    exit_code = 23


class NotAQuestionnaire(DocumentError):
    """Readable, but no questionnaire, and no answers to one."""

    code = "not-a-questionnaire"
    exit_code = 25


class WrongQuestionnaire(DocumentError):
    """Answers, but of another questionnaire, version, round or Party than the one expected."""

    code = "wrong-questionnaire"
    exit_code = 26


class NotAReport(DocumentError):
    """Readable, but not an implementation report."""

    code = "not-a-report"
    exit_code = 27
