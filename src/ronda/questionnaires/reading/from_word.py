"""A questionnaire that an official wrote, in Word or another format, to a proposal.

Two things to know. Numbers, letters, arrows and words such as "if not, why?" tell what each line
is; whatever is told by less than that is a doubt, with its place, for a person to settle. And no
line is dropped: what fits nowhere is said so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from ronda.factsheets.blocks import Block, Document, Kind
from ronda.factsheets.errors import NotAQuestionnaire
from ronda.factsheets.reading import read_document
from ronda.factsheets.texts import Value
from ronda.procedure.stated import Wording
from ronda.questionnaires.model import (
    Asks,
    AsksNothing,
    AsksNumber,
    AsksText,
    AsksYesNo,
    Chapter,
    Condition,
    Question,
    Questionnaire,
)
from ronda.questionnaires.reading.question_words import asked_by, condition_in, is_prompt

_NUMBER = re.compile(
    r"(?:question\s+)?(\d{1,3}(?:\.\d{1,3}){0,3})(?:[.)]|\s|$)\s*[-–—:]?\s*", re.IGNORECASE
)
_LETTER = re.compile(r"\(?([a-z])[.)]\s+|\(?([a-z])[.)]$")
_ARROW = re.compile(r"^(?:[→➔⇒➢►▶]|-{1,2}>|=>)\s*")
_CHAPTER = re.compile(
    r"(?:(?:chapter|part|section|chapitre|partie)\s+)?([IVX]{1,6}|[A-Z])\s*[.:)–—-]\s+(?=\S)",
    re.IGNORECASE,
)
_LONGEST_HEADING = 150


class DoubtKind(StrEnum):
    """What is not certain about a line."""

    ASKS = "asks"
    CONDITION = "condition"
    BULLET = "bullet"
    CONTINUED = "continued"
    NUMBER = "number"
    UNPLACED = "unplaced"


_SENTENCES = {
    DoubtKind.ASKS: "Question {number} was taken to ask for {said} by its first words: check that.",
    DoubtKind.CONDITION: "“{text}” looks like a condition, but no question above it is answered"
    " with yes or no: say what it depends on.",
    DoubtKind.BULLET: "“{text}” stands as a bullet and was taken for a prompt of question {number}:"
    " check that.",
    DoubtKind.CONTINUED: "“{text}” has no number and was added to question {number}: check that.",
    DoubtKind.NUMBER: "The number {number} stands a second time, at “{text}”: check the order.",
    DoubtKind.UNPLACED: "“{text}” was placed nowhere: place it by hand, or leave it out.",
}


class Doubt(Value):
    """One thing that a person should look at."""

    kind: DoubtKind
    question: str = ""
    number: str = ""
    text: str = ""
    said: str = ""

    @property
    def sentence(self) -> str:
        """What to look at, in English."""
        short = self.text if len(self.text) <= 80 else f"{self.text[:79]}…"
        return _SENTENCES[self.kind].format(number=self.number, text=short, said=self.said)


class Proposal(Value):
    """A questionnaire as it was understood, with what is unsure."""

    questionnaire: Questionnaire
    doubts: tuple[Doubt, ...] = ()


def read_proposal(
    data: bytes,
    *,
    id: str = "proposal",
    body: str = "lanzarote",
    round: int = 0,
    name: str | None = None,
) -> Proposal:
    """The proposal in a file; raises NotAQuestionnaire, and what reading a file raises."""
    return proposal_of(read_document(data, name=name), id=id, body=body, round=round)


def proposal_of(document: Document, *, id: str, body: str, round: int) -> Proposal:
    """The proposal in a document's blocks; raises NotAQuestionnaire where it asks nothing."""
    language = (document.language or "en").split("-")[0].lower()
    reading = _Reading(language)
    for block in document.blocks:
        if block.kind is not Kind.FURNITURE and block.text.strip():
            reading.take(block)
    if not any(chapter.nodes for chapter in reading.chapters):
        raise NotAQuestionnaire(
            "No numbered question was found in this file: number the questions (1, 2, 2.1 …) and"
            " give it again."
        )
    return Proposal(
        questionnaire=Questionnaire(
            id=id,
            body=body,
            round=round,
            languages=(language,),
            title=reading.wording(" ".join(reading.title) or "Questionnaire"),
            introduction=reading.wording("\n".join(reading.front)) if reading.front else None,
            chapters=tuple(reading.chapter(turn) for turn in range(len(reading.chapters))),
        ),
        doubts=tuple(reading.doubts),
    )


def joined(first: Proposal, second: Proposal) -> Proposal | None:
    """Two languages of one questionnaire as one; None where they are not built alike."""
    merged = _merged(
        first.questionnaire.model_dump(mode="json"), second.questionnaire.model_dump(mode="json")
    )
    if merged is None:
        return None
    languages = (*first.questionnaire.languages, *second.questionnaire.languages)
    merged_questionnaire = Questionnaire.model_validate({**merged, "languages": languages})
    return Proposal(questionnaire=merged_questionnaire, doubts=(*first.doubts, *second.doubts))


_TEXTS = {"title", "text", "introduction", "unit"}


def _merged(one: dict[str, object], other: dict[str, object]) -> dict[str, object] | None:
    """Two shapes with their texts put together; None where they differ in anything else."""
    merged: dict[str, object] = {}
    for name, value in one.items():
        beside = other.get(name)
        if name in _TEXTS and isinstance(value, dict) and isinstance(beside, dict):
            merged[name] = {**value, **beside}
        elif isinstance(value, list) and isinstance(beside, list) and name != "languages":
            inner = _merged_lists(value, beside)
            if inner is None:
                return None
            merged[name] = inner
        elif isinstance(value, dict) != isinstance(beside, dict) or (
            name in {"number", "id"} and value != beside
        ):
            return None
        else:
            merged[name] = value
    return merged


def _merged_lists(one: list[object], other: list[object]) -> list[object] | None:
    if len(one) != len(other):
        return None
    merged: list[object] = []
    for left, right in zip(one, other, strict=True):
        if isinstance(left, dict) and isinstance(right, dict):
            inner = _merged(left, right)
            if inner is None:
                return None
            merged.append(inner)
        else:
            merged.append(left)
    return merged


# ------------------------------------------------------------ reading


@dataclass
class _Node:
    """A question, item or prompt being read."""

    id: str
    number: str
    text: str
    full: str
    asks: Asks = field(default_factory=AsksText)
    condition: Condition | None = None
    items: list["_Node"] = field(default_factory=list)
    prompts: list["_Node"] = field(default_factory=list)
    questions: list["_Node"] = field(default_factory=list)


@dataclass
class _Chapter:
    number: str
    title: str
    front: list[str] = field(default_factory=list)
    nodes: list[_Node] = field(default_factory=list)


class _Reading:
    """Takes blocks one after another; `path` is the questions that the last line stands in."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.title: list[str] = []
        self.front: list[str] = []
        self.chapters: list[_Chapter] = []
        self.doubts: list[Doubt] = []
        self._path: list[_Node] = []
        self._item: _Node | None = None
        self._ids: set[str] = set()

    def wording(self, text: str) -> Wording:
        return Wording.of({self._language: text})

    def take(self, block: Block) -> None:
        text = f"{block.label} {block.text}".strip() if block.label not in {"", "-"} else block.text
        text = text.strip()
        if block.kind is Kind.NOTE:
            self._doubt(DoubtKind.UNPLACED, text)
        elif arrow := _ARROW.match(text):
            self._prompt(text[arrow.end() :].strip(), text)
        elif (number := _NUMBER.match(text)) and not _is_year(number[1]):
            self._question(number[1], text[number.end() :].strip(), text)
        elif self._path and (letter := _LETTER.match(text)):
            self._lettered(letter[1] or letter[2], text[letter.end() :].strip(), text)
        elif self._is_chapter(block, text):
            self._chapter(text)
        elif not self.chapters:
            front = self.title if block.kind is Kind.HEADING or not self.title else self.front
            front.append(text)
        else:
            self._plain(block, text)

    def _is_chapter(self, block: Block, text: str) -> bool:
        if block.kind is Kind.HEADING:
            return bool(self.title)
        numbered = _CHAPTER.match(text)
        return numbered is not None and len(text) <= _LONGEST_HEADING and not text.endswith("?")

    def _chapter(self, text: str) -> None:
        numbered = _CHAPTER.match(text)
        number = numbered[1].upper() if numbered else ""
        title = text[numbered.end() :] if numbered else text
        self.chapters.append(_Chapter(number, title))
        self._path, self._item = [], None

    def _question(self, number: str, text: str, whole: str) -> None:
        if not self.chapters:
            self.chapters.append(_Chapter("", " ".join(self.title) or "Questionnaire"))
        node = self._node(f"q-{number.replace('.', '-')}", number, text or whole, number)
        depth = number.count(".")
        while self._path and not _is_above(self._path[-1].number, number):
            self._path.pop()
        if self._path and depth:
            self._path[-1].questions.append(node)
        else:
            self._path = []
            self.chapters[-1].nodes.append(node)
        self._path.append(node)
        self._item = None
        self._by_words(node)

    def _lettered(self, letter: str, text: str, whole: str) -> None:
        above = self._path[-1]
        node = self._node(f"{above.id}-{letter}", letter, text or whole, f"{above.full} {letter}")
        above.items.append(node)
        if above.text.rstrip().endswith(":") and isinstance(above.asks, AsksText):
            above.asks = AsksNothing()
        self._item = node
        self._by_words(node)

    def _prompt(self, text: str, whole: str) -> None:
        above = self._item or (self._path[-1] if self._path else None)
        if above is None:
            self._doubt(DoubtKind.UNPLACED, whole)
            return
        turn = len(above.prompts) + 1
        node = self._node(f"{above.id}-p{turn}", "", text or whole, f"{above.full} →")
        above.prompts.append(node)
        self._by_words(node)

    def _plain(self, block: Block, text: str) -> None:
        above = self._item or (self._path[-1] if self._path else None)
        if above is None:
            self.chapters[-1].front.append(text)
        elif is_prompt(text):
            self._prompt(text, text)
        elif block.kind is Kind.ITEM:
            self._prompt(text, text)
            self._doubt(DoubtKind.BULLET, text, above)
        else:
            above.text += f"\n{text}"
            self._doubt(DoubtKind.CONTINUED, text, above)

    def _node(self, id: str, number: str, text: str, full: str) -> _Node:
        unique, turn = id, 1
        while unique in self._ids:
            turn += 1
            unique = f"{id}-{turn}"
        self._ids.add(unique)
        node = _Node(unique, number, text, full)
        if unique != id:
            self._doubt(DoubtKind.NUMBER, text, node)
        return node

    def _by_words(self, node: _Node) -> None:
        """What a line asks for, and when, by the words it begins with."""
        wanted = condition_in(node.text)
        if wanted is not None:
            other = next((one for one in self._answered_before(node)), None)
            if other is None:
                self._doubt(DoubtKind.CONDITION, node.text, node)
            else:
                node.condition = Condition(question=other.id, value=wanted)
            return
        said = asked_by(node.text)
        if said == "number":
            node.asks = AsksNumber(minimum=0)
            self._doubt(DoubtKind.ASKS, node.text, node, "a figure")
        elif said == "yes_no":
            node.asks = AsksYesNo()
            self._doubt(DoubtKind.ASKS, node.text, node, "yes or no")

    def _answered_before(self, node: _Node) -> Iterator[_Node]:
        """The questions with yes or no that a condition can look at, the nearest first."""
        within = [*self._path, *([self._item] if self._item else [])]
        for one in reversed(within):
            if one is not node and isinstance(one.asks, AsksYesNo):
                yield one
            siblings = [*one.questions, *one.items, *one.prompts]
            yield from (s for s in reversed(siblings) if s is not node and _yes_no(s))
        for earlier in reversed(self.chapters[-1].nodes):
            if earlier is not node and isinstance(earlier.asks, AsksYesNo):
                yield earlier

    def _doubt(self, kind: DoubtKind, text: str, node: _Node | None = None, said: str = "") -> None:
        id, number = (node.id, node.full) if node is not None else ("", "")
        self.doubts.append(Doubt(kind=kind, question=id, number=number, text=text, said=said))

    # To values

    def chapter(self, turn: int) -> Chapter:
        """A chapter as a value."""
        one = self.chapters[turn]
        return Chapter(
            id=f"chapter-{turn + 1}",
            number=one.number,
            title=self.wording(one.title),
            introduction=self.wording("\n".join(one.front)) if one.front else None,
            questions=tuple(self._made(node) for node in one.nodes),
        )

    def _made(self, node: _Node) -> Question:
        return Question(
            id=node.id,
            number=node.number,
            text=self.wording(node.text),
            asks=node.asks,
            condition=node.condition,
            items=tuple(self._made(one) for one in node.items),
            prompts=tuple(self._made(one) for one in node.prompts),
            questions=tuple(self._made(one) for one in node.questions),
        )


def _yes_no(node: _Node) -> bool:
    return isinstance(node.asks, AsksYesNo)


def _is_above(number: str, below: str) -> bool:
    return below.startswith(f"{number}.")


def _is_year(number: str) -> bool:
    return len(number) > 3
