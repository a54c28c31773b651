"""From a document's blocks to its report, step by step.

Two things to know. A file that Ronda wrote is read by the roles of its blocks, any other by their
looks, and both ways meet in one file that an official wrote into. And nothing is invented: what a
file does not say is empty, named, or kept aside.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from ronda.factsheets.account import Account, Fault
from ronda.factsheets.blocks import Document, Kind
from ronda.factsheets.errors import NotAReport, TooLarge
from ronda.procedure.body import Words, folded, load_body
from ronda.procedure.loading import load_procedure
from ronda.reports.model import Addressed, Report
from ronda.reports.reading.asking import CodeFinder
from ronda.reports.reading.by_looks import ByLooks
from ronda.reports.reading.by_role import ByRole
from ronda.reports.reading.drafting import Book, ChapterDraft, EntryDraft, FindingDraft, What
from ronda.reports.reading.headings import Headings
from ronda.reports.reading.identity import Identity
from ronda.reports.reading.pieces import pieces
from ronda.reports.words import Spoken, spoken

LONGEST = 6_000_000
"""So many characters a report's file may have; one of 300 pages has some 900,000."""
_SAMPLE = 400


@dataclass(frozen=True)
class ReadReport:
    """A report as it was read in one language, and what became of every word of its file.

    `own` says that Ronda wrote the file, so that its ids are those that went out.
    """

    report: Report
    account: Account
    own: bool

    @property
    def language(self) -> str:
        """The language that the file is in."""
        return self.report.languages[0]


def parse(
    document: Document,
    *,
    body: str | None = None,
    round: int | None = None,
    known: Report | None = None,
) -> ReadReport:
    """The report in a document; raises NotAReport, TooLarge, UnknownBody.

    `body` and `round` are those of a file that does not name its own. `known` is the draft before,
    whose ids are given to what is plainly the same.
    """
    if len(document.text) > LONGEST:
        raise TooLarge(
            f"The file has {len(document.text):,} characters and Ronda takes a report of up to"
            f" {LONGEST:,}: take in the report alone."
        )
    told = document.properties
    body = told.get("body") or body or "lanzarote"
    words = spoken(body, told.get("language") or _language(document, body))
    reading = _Reading(document, body, words, known)
    return reading.read(_figure(told.get("round")) or round or load_body(body).round)


class _Reading:
    """Reads one document."""

    def __init__(self, document: Document, body: str, words: Spoken, known: Report | None) -> None:
        self._document = document
        self._body = body
        self._words = words
        every = list(pieces(document))
        self._pieces = [piece for piece in every if piece.kind is not Kind.NOTE]
        noted = [piece for piece in every if piece.kind is Kind.NOTE]
        notes = {p.block.note: p for p in reversed(noted) if p.block.note is not None}
        self._strays = [p for p in noted if notes.get(p.block.note or 0) is not p]
        self._book = Book(document, notes)
        self._identity = Identity(known, words.language, self._pieces)
        codes = CodeFinder(load_procedure(body).codes, words)
        self._roles = ByRole(self._book, words, codes, self._identity)
        self._looks = ByLooks(self._roles, Headings(self._pieces, words))

    def read(self, round: int) -> ReadReport:
        at = 0
        while at < len(self._pieces):
            piece = self._pieces[at]
            if piece.role is not None:
                self._roles.take(piece)
                self._looks.passed(piece)
                at += 1
            else:
                at += self._looks.take(self._pieces[at : at + _RUN])
        self._looks.finish()
        self._book.set_notes_aside()
        for piece in self._strays:
            self._book.set_aside(piece)
        return self._made(round)

    def _made(self, round: int) -> ReadReport:
        book = self._book
        if not any(entry.what in _TELLING for c in book.chapters for entry in c.entries):
            raise NotAReport(
                "This is not a report: no chapter with numbered paragraphs or with recommendations"
                " and their codes was found. Give the report as the Secretariat keeps it."
            )
        if self._identity.recognised:
            count = self._identity.recognised
            what = f"{count} entries were taken for those of the draft before, by code or words"
            book.doubt(what, "the whole file")
        account = book.ledger.account()
        faults = (*book.faults, *_twice(book.chapters))
        return ReadReport(
            self._report(round),
            account.model_copy(update={"faults": faults}),
            own="draft" in self._document.properties,
        )

    def _report(self, round: int) -> Report:
        language = self._words.language
        values = {
            "body": self._body,
            "round": round,
            "draft": max(1, _figure(self._document.properties.get("draft")) or 1),
            "languages": (language,),
            "title": {language: self._book.title},
            "chapters": [_chapter(chapter, language) for chapter in self._book.chapters],
            "adopted": dict(self._book.adopted) if self._book.adopted is not None else None,
        }
        try:
            return Report.model_validate(values)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = "/".join(str(step) for step in first["loc"])
            raise NotAReport(
                f"The report cannot be kept at “{where}”: {first['msg']}. Correct that place."
            ) from error


_RUN = 400
"""The points of one list that are looked at together."""
_TELLING = (What.PARAGRAPH, What.RECOMMENDATION)


def _chapter(chapter: ChapterDraft, language: str) -> Mapping[str, object]:
    opening = "\n".join(chapter.introduction)
    return {
        "id": chapter.id,
        "number": chapter.number,
        "title": {language: chapter.title},
        "introduction": {language: opening} if opening else None,
        "entries": [_entry(entry, language) for entry in chapter.entries],
    }


def _entry(entry: EntryDraft, language: str) -> Mapping[str, object]:
    text = {language: "\n".join(entry.lines)}
    made: dict[str, object] = {"type": entry.what.value, "id": entry.id}
    if entry.what is What.TOPIC:
        return made | {"title": text}
    made["text"] = text
    if entry.what is What.PARAGRAPH:
        findings = [_finding(finding, language) for finding in entry.findings]
        return made | {"number": entry.number, "findings": findings}
    if entry.what is What.PRACTICE:
        return made | {"party": entry.party}
    return made | {
        "code": entry.code,
        "strength": entry.strength,
        "items": [{language: item} for item in entry.items],
        "addressed": entry.addressed or Addressed.ALL,
        "parties": entry.parties,
        "basis": entry.basis,
        "withdrawn": entry.withdrawn,
    }


def _finding(finding: FindingDraft, language: str) -> Mapping[str, object]:
    text = {language: "\n".join(finding.lines)} if finding.lines else None
    return {"id": finding.id, "party": finding.party, "kind": finding.kind, "text": text}


def _twice(chapters: Iterable[ChapterDraft]) -> Iterator[Fault]:
    seen: set[str] = set()
    for chapter in chapters:
        for entry in chapter.entries:
            if entry.what is What.RECOMMENDATION and entry.code in seen:
                what = f"the code {entry.code} stands twice"
                remedy = "give each recommendation its own"
                yield Fault(code="code-twice", what=what, where=entry.where, remedy=remedy)
            seen.add(entry.code)


def _language(document: Document, body: str) -> str:
    """The language most of whose words a file has; the one it declares where that is even."""
    of_body = load_body(body)
    texts = [folded(block.text) for block in document.blocks[:_SAMPLE]]
    declared = (document.language or "").casefold()

    def weight(words: Words) -> tuple[int, bool]:
        return _told(words, texts), declared.startswith(words.language.split("-")[0])

    tags = [tag for tag in of_body.languages if "report" in of_body.lists[tag]]
    return max(map(of_body.words, tags or ["en"]), key=weight).language


def _told(words: Words, texts: Sequence[str]) -> int:
    return sum(words.strength_pattern.search(text[:300]) is not None for text in texts)


def _figure(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else None
