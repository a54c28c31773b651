"""What is wrong in a report, each as a fault with a code, one sentence and the entry's id.

Two things to know. A draft may have faults; what is adopted may not. And a fault never stops a
report from being shown or written: whoever adopts or generates asks for `faults` first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ronda.procedure.numbering import NotInScheme
from ronda.procedure.procedure import Procedure
from ronda.procedure.stated import Wording
from ronda.reports.model import (
    Addressed,
    Paragraph,
    PartyCode,
    PromisingPractice,
    Recommendation,
    Report,
    Topic,
)


class FaultCode(StrEnum):
    """What can be wrong in a report."""

    ID_TWICE = "id-twice"
    CODE_TWICE = "code-twice"
    CODE_NOT_IN_SCHEME = "code-not-in-scheme"
    CODE_IN_OTHER_CHAPTER = "code-in-other-chapter"
    PARAGRAPH_OUT_OF_ORDER = "paragraph-out-of-order"
    STRENGTH_UNKNOWN = "strength-unknown"
    NOBODY_ADDRESSED = "nobody-addressed"
    PARTY_UNKNOWN = "party-unknown"
    RESTS_ON_NOTHING_KNOWN = "rests-on-unknown"
    LANGUAGE_MISSING = "language-missing"


@dataclass(frozen=True)
class ReportFault:
    """One thing that is wrong: where, and what to do, in one sentence."""

    code: FaultCode
    entry: str
    sentence: str


def faults(
    report: Report, procedure: Procedure, parties: Iterable[PartyCode]
) -> tuple[ReportFault, ...]:
    """Everything that is wrong in a report of a round run by `procedure` with these `parties`."""
    return (
        *_ids(report),
        *_codes(report, procedure),
        *_paragraphs(report),
        *_recommendations(report, procedure),
        *_parties(report, frozenset(parties)),
        *_languages(report),
    )


def _ids(report: Report) -> Iterator[ReportFault]:
    ids = [chapter.id for chapter in report.chapters]
    ids += [entry.id for chapter in report.chapters for entry in chapter.entries]
    ids += [finding.id for _, finding in report.findings]
    for id, count in Counter(ids).items():
        if count > 1:
            sentence = f"The id “{id}” is given {count} times: give each entry one of its own."
            yield ReportFault(FaultCode.ID_TWICE, id, sentence)


def _codes(report: Report, procedure: Procedure) -> Iterator[ReportFault]:
    for code, count in Counter(r.code for r in report.of(Recommendation)).items():
        if count > 1:
            sentence = f"{count} recommendations have the code {code}: give each its own."
            yield ReportFault(FaultCode.CODE_TWICE, code, sentence)
    for chapter in report.chapters:
        for recommendation in chapter.of(Recommendation):
            yield from _code(recommendation, chapter.number, procedure)


def _code(one: Recommendation, chapter: str, procedure: Procedure) -> Iterator[ReportFault]:
    codes = procedure.codes
    try:
        read = codes.read(one.code)
    except NotInScheme:
        sentence = f"“{one.code}” is not written as {codes.scheme}, as in {codes.examples[0]}."
        yield ReportFault(FaultCode.CODE_NOT_IN_SCHEME, one.id, sentence)
        return
    numeral = codes.chapters
    if numeral is not None and read.chapter and numeral.written(read.chapter) != chapter:
        sentence = f"{one.code} stands in chapter {chapter}: number the codes anew."
        yield ReportFault(FaultCode.CODE_IN_OTHER_CHAPTER, one.id, sentence)


def _paragraphs(report: Report) -> Iterator[ReportFault]:
    for due, paragraph in enumerate(report.of(Paragraph), start=1):
        if paragraph.number != due:
            sentence = f"Paragraph {paragraph.number} stands where {due} is due: number anew."
            yield ReportFault(FaultCode.PARAGRAPH_OUT_OF_ORDER, paragraph.id, sentence)
            return


def _recommendations(report: Report, procedure: Procedure) -> Iterator[ReportFault]:
    strengths = {level.id for level in procedure.strengths.levels}
    found = {finding.id for _, finding in report.findings}
    for one in report.of(Recommendation):
        if one.strength not in strengths:
            known = ", ".join(level.id for level in procedure.strengths.levels)
            sentence = f"{one.code} has the strength “{one.strength}”; the round has {known}."
            yield ReportFault(FaultCode.STRENGTH_UNKNOWN, one.id, sentence)
        if one.addressed is Addressed.NAMED and not one.parties:
            sentence = f"{one.code} is addressed to named Parties and names none: name them."
            yield ReportFault(FaultCode.NOBODY_ADDRESSED, one.id, sentence)
        for missing in sorted(set(one.rests_on) - found):
            sentence = f"{one.code} rests on “{missing}”, which is no finding of this report."
            yield ReportFault(FaultCode.RESTS_ON_NOTHING_KNOWN, one.id, sentence)


def _parties(report: Report, known: frozenset[str]) -> Iterator[ReportFault]:
    named = [(finding.id, finding.party) for _, finding in report.findings]
    named += [(one.id, party) for one in report.of(Recommendation) for party in one.parties]
    named += [(one.id, one.party) for one in report.of(PromisingPractice)]
    for id, party in named:
        if party not in known:
            sentence = f"“{id}” names {party}, which is no Party of this round."
            yield ReportFault(FaultCode.PARTY_UNKNOWN, id, sentence)


def _languages(report: Report) -> Iterator[ReportFault]:
    for id, wording in _wordings(report):
        for language in report.languages:
            if not dict(wording.texts).get(language, "").strip():
                sentence = f"“{id}” has no text in the language “{language}”: write it."
                yield ReportFault(FaultCode.LANGUAGE_MISSING, id, sentence)


def _wordings(report: Report) -> Iterator[tuple[str, Wording]]:
    yield "title", report.title
    for chapter in report.chapters:
        yield chapter.id, chapter.title
        if chapter.introduction is not None:
            yield chapter.id, chapter.introduction
        for topic in chapter.of(Topic):
            yield topic.id, topic.title
    yield from ((p.id, p.text) for p in report.of(Paragraph))
    yield from ((f.id, f.text) for _, f in report.findings if f.text is not None)
    yield from ((r.id, text) for r in report.of(Recommendation) for text in (r.text, *r.items))
    yield from ((p.id, p.text) for p in report.of(PromisingPractice))
