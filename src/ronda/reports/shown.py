"""A report as its Word form and its PDF show it: in one language, as words on a page.

Two things to know. What a finding or recommendation rests on is not shown, because these files are
handed on and a draft's evidence is not; the JSON form has it. And a page folds blanks and shows no
empty line, so a text that has either is shown as the page would have it.
"""

import re

from ronda.procedure.stated import Wording
from ronda.reports.model import (
    Basis,
    Chapter,
    Entry,
    Finding,
    Paragraph,
    PromisingPractice,
    Recommendation,
    Report,
    Topic,
)

_BLANKS = re.compile(r"[ \t\r\f\v\u2028\u2029\x85\x1c-\x1f]+")
NO_REASON = "–"


def as_shown(report: Report, language: str) -> Report:
    """The report with the texts of one language, as they stand on a page."""
    return _Page(language).report(report)


def flat(text: str) -> str:
    """`text` on one line, with single blanks."""
    return " ".join(lines(text))


def lines(text: str) -> list[str]:
    """The lines of `text` that have anything, with single blanks."""
    folded = (_BLANKS.sub(" ", line).strip(" ") for line in text.split("\n"))
    return [line for line in folded if line]


class _Page:
    def __init__(self, language: str) -> None:
        self._language = language

    def report(self, report: Report) -> Report:
        chapters = tuple(self.chapter(chapter) for chapter in report.chapters)
        adopted = report.adopted
        if adopted is not None:
            meeting, document = flat(adopted.meeting), flat(adopted.document)
            adopted = adopted.model_copy(update={"meeting": meeting, "document": document})
        return report.model_copy(
            update={
                "languages": (self._language,),
                "title": self.line(report.title),
                "chapters": chapters,
                "adopted": adopted,
            }
        )

    def chapter(self, chapter: Chapter) -> Chapter:
        return chapter.model_copy(
            update={
                "number": flat(chapter.number),
                "title": self.line(chapter.title),
                "introduction": self.unless_empty(chapter.introduction),
                "entries": tuple(self.entry(entry) for entry in chapter.entries),
            }
        )

    def entry(self, entry: Entry) -> Entry:
        if isinstance(entry, Topic):
            return entry.model_copy(update={"title": self.line(entry.title)})
        if isinstance(entry, Paragraph):
            findings = tuple(self.finding(finding) for finding in entry.findings)
            return entry.model_copy(update={"text": self.text(entry.text), "findings": findings})
        if isinstance(entry, PromisingPractice):
            return entry.model_copy(update={"text": self.text(entry.text)})
        return self.recommendation(entry)

    def finding(self, finding: Finding) -> Finding:
        text = self.unless_empty(finding.text)
        return finding.model_copy(update={"text": text, "rests_on": (), "cites": ()})

    def recommendation(self, one: Recommendation) -> Recommendation:
        withdrawn = one.withdrawn
        return one.model_copy(
            update={
                "code": flat(one.code),
                "strength": flat(one.strength),
                "text": self.text(one.text),
                "items": tuple(self.line(item) for item in one.items),
                "basis": tuple(basis_shown(each) for each in one.basis),
                "rests_on": (),
                "withdrawn": None if withdrawn is None else flat(withdrawn) or NO_REASON,
            }
        )

    def line(self, wording: Wording) -> Wording:
        return Wording.of({self._language: flat(wording.in_language(self._language))})

    def text(self, wording: Wording) -> Wording:
        text = "\n".join(lines(wording.in_language(self._language)))
        return Wording.of({self._language: text})

    def unless_empty(self, wording: Wording | None) -> Wording | None:
        if wording is None:
            return None
        text = self.text(wording)
        return text if text.in_language(self._language) else None


def basis_shown(basis: Basis) -> Basis:
    """A legal basis as it stands on a page."""

    def plain(text: str) -> str:
        return flat(text.replace("[", "(").replace("]", ")"))

    update = {"text": plain(basis.text), "place": plain(basis.place), "passage": None}
    return basis.model_copy(update=update)
