"""A piece of a report as a row keeps it, and as the value that it is a part of.

Two things to know. A row keeps what an entry says and nothing of where it stands: its id, its
number or code and what it holds are the row's own. And a content is right if the entry can be made
of it; what the whole report must keep to is found by `ronda.reports.faults`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from ronda.apps.reports.models import PieceKind
from ronda.factsheets.texts import Value
from ronda.reports import model
from ronda.reports.numbering import NOT_YET

Content = dict[str, object]
WORDS = ("title", "introduction", "text", "items")
OWN_OF_THE_ROW = {"type", "id", "number", "code", "entries", "findings"}


class NotReadable(ValueError):
    """A content of which no entry can be made; says where it is wrong."""


@dataclass(frozen=True)
class Told:
    """A piece of a report as it is kept: what it is, under which id, in what, what it says."""

    kind: PieceKind
    key: str
    within: str
    called: str
    content: Content


def fields_of(kind: str, key: str, called: str, content: Mapping[str, object]) -> Content:
    """An entry, chapter or finding as `ronda-report/1` has it, without what it holds."""
    fields: Content = {**content, "id": key}
    if kind == PieceKind.CHAPTER:
        return fields | {"number": called or NOT_YET}
    if kind == PieceKind.FINDING:
        return fields
    if kind == PieceKind.PARAGRAPH:
        fields["number"] = int(called) if called.isdecimal() else 1
    if kind == PieceKind.RECOMMENDATION:
        fields["code"] = called or NOT_YET
    return fields | {"type": str(kind)}


def checked(kind: str, content: Mapping[str, object]) -> Content:
    """The content as it is kept, every field in its place; raises NotReadable."""
    fields = fields_of(kind, "x-1", "", content)
    try:
        return _content(_MODELS[PieceKind(kind)].model_validate(fields))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = "/".join(str(step) for step in first["loc"])
        raise NotReadable(f"{where}: {first['msg']}") from error


def read_piece(
    kind: str, key: str, called: str, content: Mapping[str, object]
) -> model.Chapter | model.Entry | model.Finding:
    """A piece as a value, without what it holds."""
    found = _MODELS[PieceKind(kind)].model_validate(fields_of(kind, key, called, content))
    assert isinstance(found, _THINGS)
    return found


def pieces_of(report: model.Report) -> Iterator[Told]:
    """Every piece of a report, whatever holds another before what it holds."""
    for chapter in report.chapters:
        yield Told(PieceKind.CHAPTER, chapter.id, "", chapter.number, _content(chapter))
        for entry in chapter.entries:
            kind = PieceKind(entry.type)
            yield Told(kind, entry.id, chapter.id, called_of(entry), _content(entry))
            if isinstance(entry, model.Paragraph):
                for one in entry.findings:
                    yield Told(PieceKind.FINDING, one.id, entry.id, "", _content(one))


def words_of(content: Mapping[str, object]) -> Content:
    """Those parts of a content that are words."""
    return {name: content[name] for name in WORDS if name in content}


def called_of(thing: model.Entry | model.Chapter) -> str:
    """The number or the code of a piece in its report; "" where it has none."""
    if isinstance(thing, model.Recommendation):
        return thing.code
    return str(thing.number) if isinstance(thing, model.Chapter | model.Paragraph) else ""


def _content(thing: Value) -> Content:
    told = thing.model_dump(mode="json", by_alias=True)
    return {name: value for name, value in told.items() if name not in OWN_OF_THE_ROW}


_MODELS: Mapping[PieceKind, type[Value]] = {
    PieceKind.CHAPTER: model.Chapter,
    PieceKind.TOPIC: model.Topic,
    PieceKind.PARAGRAPH: model.Paragraph,
    PieceKind.RECOMMENDATION: model.Recommendation,
    PieceKind.PRACTICE: model.PromisingPractice,
    PieceKind.FINDING: model.Finding,
}
_THINGS = (
    model.Chapter,
    model.Topic,
    model.Paragraph,
    model.Recommendation,
    model.PromisingPractice,
    model.Finding,
)
