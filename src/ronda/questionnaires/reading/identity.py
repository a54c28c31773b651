"""What a filled file is of: by its properties, else by the line of text that says the same.

Two things to know. Some programs drop the properties; the line "This file: id / version / Party /
audience" then tells enough to refuse a wrong file. And nothing here is trusted: whatever does not
fit is no file of ours.
"""

import re

from pydantic import Field, ValidationError

from ronda.factsheets.errors import NotAQuestionnaire
from ronda.factsheets.texts import Value
from ronda.questionnaires import file_names
from ronda.questionnaires.model import Audience, QuestionId
from ronda.questionnaires.reading.docx_pieces import FilledFile
from ronda.questionnaires.words import all_words, form_words

_LINE = re.compile(r":\s*([a-z0-9._-]+) / (\d{1,6}) / ([A-Z]{3}|-) / ([a-z_]+)\s*$")
_NOT_OURS = (
    "This Word file is not a questionnaire that was downloaded here, or what it says of itself was"
    " lost: download the file again and copy the answers into it."
)


class Identity(Value):
    """Whose file it is; `round` and `checksum` are null where only the line of text told."""

    questionnaire: QuestionId
    version: int
    round: int | None = None
    party: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    audience: Audience
    languages: tuple[str, ...]
    checksum: str | None = None


def identity_in(file: FilledFile) -> Identity:
    """What a file says that it is of; raises NotAQuestionnaire where it says nothing."""
    told = file.properties
    try:
        if file_names.QUESTIONNAIRE in told:
            return Identity(
                questionnaire=told[file_names.QUESTIONNAIRE],
                version=int(told.get(file_names.VERSION, "")),
                round=int(told.get(file_names.ROUND, "")),
                party=_party(told.get(file_names.PARTY, "-")),
                audience=Audience(told.get(file_names.AUDIENCE, "")),
                languages=tuple(told.get(file_names.LANGUAGES, "en").split()),
                checksum=told.get(file_names.CHECKSUM),
            )
        return _from_line(file)
    except (ValueError, ValidationError) as error:
        raise NotAQuestionnaire(_NOT_OURS) from error


def _from_line(file: FilledFile) -> Identity:
    for piece in file.pieces:
        found = _LINE.search(piece.text)
        if found is not None and not piece.place:
            return Identity(
                questionnaire=found[1],
                version=int(found[2]),
                party=_party(found[3]),
                audience=Audience(found[4]),
                languages=_languages(piece.text),
            )
    raise NotAQuestionnaire(_NOT_OURS)


def _languages(line: str) -> tuple[str, ...]:
    """The languages of a form, by the words in front of that line."""
    said = line.partition(":")[0].split(" / ")
    by_word = {form_words(tag).file: tag for tag in ("en", "fr", "sr-Cyrl", "sr-Latn")}
    known = tuple(by_word[word.strip()] for word in said if word.strip() in by_word)
    assert len(by_word) == len(all_words())
    return known or ("en",)


def _party(code: str) -> str | None:
    return None if code == "-" else code
