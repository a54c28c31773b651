"""From a document's blocks to its Factsheet, step by step."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ronda.factsheets.blocks import Block, Document, Kind, Role
from ronda.factsheets.errors import NotAFactsheet
from ronda.factsheets.faults import faults
from ronda.factsheets.model import Chapter, Factsheet
from ronda.factsheets.reading.grammar.boxing import units
from ronda.factsheets.reading.grammar.chapters import ChapterReader
from ronda.factsheets.reading.grammar.front import party_of_sections, read_front, split
from ronda.factsheets.reading.grammar.joining import Sureness, is_open, joined, joined_notes
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.factsheets.reading.grammar.looks import Looks, roman
from ronda.factsheets.reading.grammar.notes import Notes, read_notes
from ronda.factsheets.reading.grammar.passages import Passage
from ronda.factsheets.reading.grammar.renumbering import numbered_through
from ronda.procedure.body import Body, Words, folded, load_body

Part = tuple[Passage, str, list[Passage]]


def parse(document: Document) -> Factsheet:
    """The factsheet that `document` holds, with the account of its reading.

    Raises NotAFactsheet where no numbered chapter with anything asked or observed is found.
    What is broken but readable is told in `account.faults`.
    """
    body = load_body(document.properties.get("body", "lanzarote"))
    words = _words(document, body)
    ledger = Ledger(document)
    passages = _sorted_out(document, ledger)
    if "language" not in document.properties:
        passages = numbered_through(passages, ledger)
    note_passages, others = joined_notes(
        [p for p in passages if p.kind is Kind.NOTE],
        [p for p in passages if p.kind is not Kind.NOTE],
    )
    notes = read_notes(note_passages, words, ledger)
    looks = Looks(words)
    contents, first = split(others, looks)
    front = read_front(others[:contents], looks, document.properties, ledger)
    ledger.place_all(others[contents:first], "contents")
    party = front.party
    if not party.name:
        party = party_of_sections(others[first:], looks) or party
    looks = replace(looks, party=party.name)
    chapters = _chapters(
        joined(others[first:], looks, notes, ledger, _sureness(document)), looks, notes, ledger
    )
    _check(chapters)
    factsheet = Factsheet(
        body=body.id,
        round=int(document.properties.get("round", body.round)),
        party=party,
        title=front.title,
        preface=front.preface,
        language=document.properties.get("language", words.language),
        prepared=front.prepared,
        updated=front.updated,
        chapters=chapters,
        footnotes=notes.footnotes,
        account=ledger.account(),
    )
    account = factsheet.account.model_copy(update={"faults": faults(factsheet)})
    return factsheet.model_copy(update={"account": account})


def _words(document: Document, body: Body) -> Words:
    """The words of the language that the file names, else of the one most of whose words it has."""
    if "language" in document.properties:
        return body.words(document.properties["language"])
    texts = (block.text.strip() for block in document.blocks)
    sample = [folded(text) for text in texts if 0 < len(text) < _SHORT]
    return max(map(body.words, body.languages), key=lambda words: _told(words, sample))


_TELLING = ("cover", "contents", "follow_up_box", "practice_box", "section", "recommendations")
_SHORT = 120


def _told(words: Words, texts: Sequence[str]) -> int:
    """How many short blocks are titles or notes in these words."""
    patterns = [words.patterns[name] for name in _TELLING]
    return sum(any(p.search(text) for p in patterns) for text in texts)


def _sureness(document: Document) -> Sureness:
    """How far a format's own paragraphs can be trusted."""
    if document.format == "pdf":
        return Sureness.WITHIN_PAGES
    if "language" in document.properties:
        return Sureness.WHOLE
    whole = document.format in ("docx", "html") and not _is_cut_by_notes(document.blocks)
    return Sureness.WHOLE if whole else Sureness.NONE


def _is_cut_by_notes(blocks: Sequence[Block]) -> bool:
    """Whether notes stand in the middle of sentences, as in words copied from pages."""
    text: Block | None = None
    noted = False
    for block in blocks:
        if block.kind is Kind.NOTE:
            noted = True
        elif block.kind is not Kind.FURNITURE and block.text:
            if noted and text is not None and block.text[:1].islower() and is_open(text.text):
                return True
            text, noted = block, False
    return False


def _sorted_out(document: Document, ledger: Ledger) -> list[Passage]:
    """Every passage with words in it, running heads and page numbers set aside."""
    passages = []
    for block in document.blocks:
        passage = Passage.of(block, document)
        if block.kind is Kind.FURNITURE:
            ledger.place(passage, "furniture")
        elif passage.text or passage.marks or block.box or block.kind is Kind.NOTE:
            passages.append(passage)
    return passages


def _chapters(
    passages: Sequence[Passage], looks: Looks, notes: Notes, ledger: Ledger
) -> tuple[Chapter, ...]:
    chapters = []
    for index, (heading, number, content) in enumerate(_parts(passages, looks)):
        reader = ChapterReader(index, looks, notes, ledger)
        reader.head(heading, number)
        reader.take(units(content, looks, notes))
        chapters.append(reader.chapter())
    return tuple(chapters)


def _parts(passages: Sequence[Passage], looks: Looks) -> Iterator[Part]:
    """The chapters: each begins with a heading whose numeral is the next one due."""
    part: Part | None = None
    for passage in passages:
        heading = looks.chapter(passage)
        if heading and _begins_chapter(passage, heading["number"], part):
            if part:
                yield part
            part = (passage, heading["number"], [])
        elif part:
            part[2].append(passage)
    if part:
        yield part


_LONGEST_GAP = 4


def _begins_chapter(passage: Passage, numeral: str, before: Part | None) -> bool:
    """Whether the numeral is the next one due.

    A heading that looks like the chapter heading before it may skip a few numbers, or give one
    twice (a fault that is told later); other words must have the very next.
    """
    if passage.role is Role.CHAPTER:
        return True
    due = roman(before[1]) + 1 if before else 1
    value = roman(numeral)
    alike = before and (before[0].kind, before[0].level) == (passage.kind, passage.level)
    likely = passage.kind is Kind.HEADING and bool(alike or not before)
    return value == due or (likely and value <= due + _LONGEST_GAP)


def _check(chapters: Sequence[Chapter]) -> None:
    if not any(chapter.recommendations or chapter.observations for chapter in chapters):
        raise NotAFactsheet(
            "This is not a factsheet: no chapter with a Roman numeral that observes or recommends "
            "anything was found. Give the factsheet as the Secretariat sent it."
        )
