"""Passages of the replies, beside the finding that is to rest on them.

Two things to know. Only what was submitted is shown, and of that only the replies that the writer
may see. And what a finding rests on is taken from the answer itself, with its place in it; a
passage that a later submission words otherwise is told, never changed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.reports.models import Piece, Writing
from ronda.apps.reports.selectors.writing import findings_in
from ronda.apps.rounds.selectors.compilations import Entry, compiled
from ronda.apps.rounds.selectors.rounds import conduct_of
from ronda.reports.model import Evidence

WHOLE = "whole"
_STRETCH = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r".+?(?:[.!?…](?=\s+\S)|$)", re.DOTALL)
LONG = 320
"""A paragraph of an answer that is longer is offered by sentences."""


@dataclass(frozen=True)
class Passage:
    """A stretch of an answer that a finding may rest on; `at` is how a form names it."""

    start: int
    end: int
    text: str

    @property
    def at(self) -> str:
        """Its place, as a form sends it."""
        return f"{self.start}-{self.end}"


@dataclass(frozen=True)
class AnswerShown:
    """A Party's answer to one question, by passages, with the findings that rest on it."""

    question: str
    number: str
    entry: Entry
    passages: tuple[Passage, ...]
    resting: tuple[Piece, ...]

    def evidence(self, at: str) -> Evidence:
        """What rests on a passage, or on the whole answer; raises NotVisible for no passage."""
        entry = self.entry
        if at == WHOLE:
            return _evidence(self.question, entry, None, entry.answer)
        found = next((one for one in self.passages if one.at == at), None)
        if found is None:
            raise NotVisible(at)
        return _evidence(self.question, entry, found, found.text)

    def words(self, quote: str) -> Evidence | None:
        """What rests on words of the answer, wherever they stand first; None if nowhere."""
        start = self.entry.answer.find(quote)
        if start < 0:
            return None
        place = Passage(start, start + len(quote), quote)
        return _evidence(self.question, self.entry, place, quote)


def answer_shown(
    actor: Actor, writing: Writing, party: str, question: str, but: Piece | None = None
) -> AnswerShown | None:
    """A Party's answer to a question; None where there is none that `actor` may see.

    The findings told are all that rest on it, except `but`.
    """
    conduct = conduct_of(writing.report.round)
    if conduct is None or not question or not party:
        return None
    try:
        told = compiled(actor, conduct, question, [party])
    except NotVisible:
        return None
    entry = next((one for one in told.entries if one.party.party.code == party), None)
    if entry is None or not entry.answer:
        return None
    resting = tuple(
        one for one in findings_in(writing) if one != but and rests_on(one, party, question)
    )
    number = told.question.full_number
    return AnswerShown(question, number, entry, tuple(passages(entry.answer)), resting)


def rests_on(finding: Piece, party: str, question: str) -> bool:
    """Whether a finding on a Party rests on its answer to a question."""
    content = finding.content
    return content["party"] == party and question in {
        one["question"] for one in content["rests_on"]
    }


def passages(answer: str) -> Iterator[Passage]:
    r"""The paragraphs of an answer, long ones by sentences; each with its place in the answer.

    >>> [one.text for one in passages("One.\nTwo.")]
    ['One.', 'Two.']
    """
    for stretch in _STRETCH.finditer(answer):
        parts: Sequence[re.Match[str]] = [stretch]
        if len(stretch.group()) > LONG:
            parts = list(_SENTENCE.finditer(answer, stretch.start(), stretch.end()))
        for part in parts:
            text = part.group().strip()
            if text:
                start = part.start() + part.group().index(text)
                yield Passage(start, start + len(text), text)


def still_there(kept: Mapping[str, object], shown: AnswerShown | None) -> bool:
    """Whether what a finding rests on reads in the answer as it did; True where it is not shown."""
    if shown is None or kept["question"] != shown.question:
        return True
    start, end, quote = kept["from"], kept["to"], str(kept["quote"])
    if isinstance(start, int) and isinstance(end, int):
        return shown.entry.answer[start:end] == quote
    return shown.entry.answer == quote


def _evidence(question: str, entry: Entry, place: Passage | None, quote: str) -> Evidence:
    return Evidence.model_validate(
        {
            "question": question,
            "source": entry.reference,
            "from": place.start if place else None,
            "to": place.end if place else None,
            "quote": quote,
        }
    )
