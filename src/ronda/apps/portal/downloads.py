"""What a downloaded factsheet is called, and what a browser is told that it is."""

from ronda.apps.compliance.models import Edition

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}


def content_type(format: str) -> str:
    """The media type of a format."""
    return _TYPES[format]


def file_name(edition: Edition, format: str) -> str:
    """A name that says Party, round, language and edition: "factsheet-srb-2-en-1.docx"."""
    factsheet = edition.factsheet
    parts = (factsheet.party.code, factsheet.round.number, edition.language, edition.number)
    return "-".join(["factsheet", *map(str, parts)]).lower() + f".{format}"
