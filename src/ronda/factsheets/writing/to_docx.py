"""A factsheet as a Word file: real footnotes, headings, lists and coloured boxes to type in.

Two things to know. The text is walked as its outline has it, box by box. And the package around it
is put together by `docx_package`, so that the same factsheet always gives the same bytes.
"""

from collections.abc import Iterable, Sequence

from ronda.factsheets.blocks import Block, Kind, Role
from ronda.factsheets.errors import CannotWrite
from ronda.factsheets.model import Chapter, Factsheet, Recommendation
from ronda.factsheets.word_names import PROPERTIES
from ronda.factsheets.writing.docx_body import Body, BoxName
from ronda.factsheets.writing.docx_package import Text, Told, packed
from ronda.factsheets.writing.docx_text import Links, illegal
from ronda.factsheets.writing.outline import outline
from ronda.procedure.body import Words, load_body


def docx(factsheet: Factsheet) -> bytes:
    """The factsheet as a .docx file.

    Raises CannotWrite, naming the place, for a character that XML cannot carry.
    """
    blocks = outline(factsheet)
    _refuse_illegal(factsheet, blocks)
    words = load_body(factsheet.body).words(factsheet.language)
    body = Body(
        blocks, dict(enumerate(_box_names(factsheet, words), start=1)), words.phrases["contents"]
    )
    text = body.xml()
    note_links = Links()
    return packed(
        Told(
            title=" – ".join(line for line in factsheet.title.split("\n") if line),
            running_head=factsheet.title.split("\n")[0],
            language=factsheet.language,
            properties=_properties(factsheet),
        ),
        Text(
            document=text,
            links=body.links,
            lists=body.lists.xml(),
            notes=body.notes.xml(note_links),
            note_links=note_links,
        ),
    )


def _box_names(factsheet: Factsheet, words: Words) -> Iterable[BoxName]:
    """What each box is for, in the order in which boxes stand."""
    for chapter in factsheet.chapters:
        title = words.phrases["follow_up_box"].rstrip(" :\u00a0\u202f")
        for one in _asked(chapter):
            codes = ", ".join(one.codes)
            yield BoxName("+".join(one.codes), f"{title} {codes}".strip())
        if chapter.practice_box is not None:
            title = words.phrases["practice_box"].rstrip(" :\u00a0\u202f")
            yield BoxName(chapter.number, f"{title} {chapter.number}".strip())


def _asked(chapter: Chapter) -> Sequence[Recommendation]:
    boxed = [one for one in chapter.recommendations if one.follow_up is not None]
    return sorted(boxed, key=lambda one: one.position)


def _refuse_illegal(factsheet: Factsheet, blocks: Sequence[Block]) -> None:
    chapter = ""
    for block in blocks:
        if block.role is Role.CHAPTER:
            chapter = f"chapter {block.label.rstrip('.')}, "
        told = (block.label, *(text for run in block.runs for text in (run.text, run.href or "")))
        for text in told:
            if sign := illegal(text):
                raise _unwritable(sign, _place(block, chapter))
    for text in (factsheet.party.name, factsheet.party.code or "", factsheet.language):
        if sign := illegal(text):
            raise _unwritable(sign, "the name of the Party or of the language")


def _place(block: Block, chapter: str) -> str:
    shown = "".join(sign if sign.isprintable() else "□" for sign in block.text[:60])
    if block.kind is Kind.NOTE:
        return f"note {block.note}, “{shown}”"
    role = block.role.value.replace("-", " ") if block.role else "text"
    return f"{chapter}{role} “{shown}”"


def _unwritable(sign: str, place: str) -> CannotWrite:
    return CannotWrite(
        f"The character U+{ord(sign):04X} in {place} cannot stand in a Word file:"
        " take it out there."
    )


def _properties(factsheet: Factsheet) -> dict[str, str]:
    told = {
        "body": factsheet.body,
        "round": str(factsheet.round),
        "party": factsheet.party.name,
        "party_code": factsheet.party.code or "",
        "language": factsheet.language,
    }
    return {PROPERTIES[key]: value for key, value in told.items()}
