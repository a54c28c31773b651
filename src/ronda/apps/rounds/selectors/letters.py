"""Letters that were taken in for a reply: their passages, and where each was placed.

Two things to know. A letter is its Party's own, as the draft is. And a passage is known by where it
stands in the letter's text.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.rounds.models import Letter, LetterPassage, Reply
from ronda.apps.rounds.saying import number_said, read
from ronda.apps.rounds.selectors.replies import asked_now
from ronda.questionnaires.model import AsksKind
from ronda.replies.model import Reply as ReadReply
from ronda.replies.model import Section


@dataclass(frozen=True)
class PassageLine:
    """A passage on the page of its letter, with the places it was put."""

    start: int
    end: int
    text: str
    level: int
    placed: tuple[tuple[LetterPassage, str], ...] = ()
    """Each with the number of its question."""


@dataclass(frozen=True)
class SectionLines:
    """A heading of the letter and what stands under it."""

    heading: str
    passages: tuple[PassageLine, ...]


@dataclass(frozen=True)
class LetterPage:
    """A letter on its page."""

    letter: Letter
    sender: str
    subject: str
    sections: tuple[SectionLines, ...]

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return sum(len(one.passages) for one in self.sections)

    @property
    def placed(self) -> int:
        """How many of them were placed somewhere."""
        return sum(bool(one.placed) for section in self.sections for one in section.passages)


def letters_of(reply: Reply) -> QuerySet[Letter]:
    """The letters of a reply, without their texts."""
    found = Letter.objects.filter(reply=reply, removed_at=None).select_related("source")
    return found.defer("content", "text").order_by("-pk")


def letter_visible(reply: Reply, id: int) -> Letter:
    """The letter of a reply with this key; raises NotVisible."""
    found = Letter.objects.filter(reply=reply, removed_at=None, pk=id).select_related("source")
    one = found.first()
    if one is None:
        raise NotVisible(_("There is no such letter."))
    one.reply = reply
    return one


def passage_visible(letter: Letter, id: int) -> LetterPassage:
    """A passage of a letter that is placed; raises NotVisible."""
    found = LetterPassage.objects.filter(letter=letter, pk=id, taken_back_at=None).first()
    if found is None:
        raise NotVisible(_("There is no such passage."))
    found.letter = letter
    return found


def passages_in(letter: Letter) -> tuple[Section, ...]:
    """What the letter says, as it was read."""
    return ReadReply.model_validate(letter.content).sections


def letter_page(letter: Letter) -> LetterPage:
    """The page of a letter."""
    known = ReadReply.model_validate(letter.content)
    numbers = {
        id: number_said(one.full_number) or id for id, one in asked_now(letter.reply).items()
    }
    placed: dict[tuple[int, int], list[tuple[LetterPassage, str]]] = {}
    for one in letter.placed.filter(taken_back_at=None).order_by("pk"):
        number = numbers.get(one.question, one.question)
        placed.setdefault((one.start, one.end), []).append((one, number))
    return LetterPage(
        letter=letter,
        sender=known.header.sender or "",
        subject=known.header.subject or "",
        sections=tuple(_lines(section, placed) for section in known.sections),
    )


def text_questions(reply: Reply) -> list[tuple[str, str]]:
    """The questions that ask for text, each with its number and first words."""
    asked = asked_now(reply).items()
    return [
        (id, f"{number_said(one.full_number)} {read(one.question.text)}"[:90])
        for id, one in asked
        if one.question.asks.kind is AsksKind.TEXT
    ]


def _lines(
    section: Section, placed: dict[tuple[int, int], list[tuple[LetterPassage, str]]]
) -> SectionLines:
    return SectionLines(section.heading, tuple(_passages(section, placed)))


def _passages(
    section: Section, placed: dict[tuple[int, int], list[tuple[LetterPassage, str]]]
) -> Iterable[PassageLine]:
    for one in section.passages:
        yield PassageLine(
            start=one.start,
            end=one.end,
            text=one.text,
            level=one.level,
            placed=tuple(placed.get((one.start, one.end), ())),
        )
