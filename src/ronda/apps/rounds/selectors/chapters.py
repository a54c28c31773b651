"""A chapter of a reply as its page shows it: every question with its answer and what hangs on it.

Two things to know. Questions under a condition are all there, each with the sentence that says
when it is asked: a page without scripts shows them, and only scripts hide them. And the texts are
in the reader's language where the questionnaire has it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.rounds.forms.answering import NO, YES, Typed, typed_of
from ronda.apps.rounds.limits import LONGEST_ANSWER
from ronda.apps.rounds.models import Answer, Attachment, Reply, ReplyState, Rival
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.saying import condition_said, fault_said, read, reading_language, unit_of
from ronda.apps.rounds.selectors.answers import Draft, draft_of, rivals_of, value_of
from ronda.apps.rounds.selectors.attachments import attachments_of
from ronda.questionnaires.asking import asked
from ronda.questionnaires.checking import ChapterFill
from ronda.questionnaires.model import AsksChoice, Audience, Chapter, Question
from ronda.questionnaires.walking import Placed, chapters_for, placed


@dataclass(frozen=True)
class Choice:
    """One option as it stands in the form."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Line:
    """One question of the page; `wrong` is why what was typed was not saved."""

    place: Placed
    text: str
    language: str
    typed: Typed
    row: Answer | None = None
    condition: str = ""
    is_asked: bool = True
    earlier: str = ""
    wrong: str = ""
    remarks: tuple[str, ...] = ()
    rivals: tuple[Rival, ...] = ()
    files: tuple[Attachment, ...] = ()

    @property
    def id(self) -> str:
        """The question's id."""
        return self.place.id

    @property
    def kind(self) -> str:
        """What kind of answer is asked for: "none" for a heading."""
        return self.place.question.asks.kind.value

    @property
    def several(self) -> bool:
        """Whether several options may be chosen."""
        asks = self.place.question.asks
        return isinstance(asks, AsksChoice) and asks.several

    @property
    def unit(self) -> str:
        """The unit of the figure that is asked for."""
        return unit_of(self.place.question)

    @property
    def is_prefilled(self) -> bool:
        """Whether the answer was taken over from an earlier round and nobody confirmed it."""
        return self.row is not None and self.row.prefilled_from_id is not None

    @property
    def is_answered(self) -> bool:
        """Whether there is any answer."""
        return self.row is not None and bool(self.row.value)

    @property
    def rows(self) -> int:
        """How high the field is to begin with."""
        lines = sum(1 + len(one) // 90 for one in self.typed.text.split("\n"))
        return max(3, min(lines + 1, 18))

    @property
    def choices(self) -> list[Choice]:
        """The options, yes and no among them."""
        return list(_choices(self.place.question, self.typed))


@dataclass(frozen=True)
class ChapterPage:
    """A chapter with its questions, how far it is, and the chapters around it."""

    chapter: Chapter
    title: str
    introduction: str
    language: str
    fill: ChapterFill
    lines: tuple[Line, ...]
    before: Chapter | None
    after: Chapter | None
    answers_in: str
    may_answer: bool

    @property
    def longest(self) -> str:
        """How many characters an answer may have, as the reader's language writes it."""
        return number_format(LONGEST_ANSWER, force_grouping=True)

    @property
    def longest_plain(self) -> str:
        """The same in digits alone, for scripts."""
        return str(LONGEST_ANSWER)


@dataclass(frozen=True)
class Refused:
    """What was typed and could not be saved, and why."""

    typed: Typed
    sentence: str


@dataclass(frozen=True)
class _Known:
    draft: Draft
    asked: frozenset[str]
    rivals: Mapping[str, list[Rival]] = field(default_factory=dict)
    refused: Mapping[str, Refused] = field(default_factory=dict)
    files: Mapping[str, list[Attachment]] = field(default_factory=dict)


def chapter_shown(
    actor: Actor, reply: Reply, chapter: str, refused: Mapping[str, Refused] | None = None
) -> ChapterPage:
    """The page of a chapter; raises NotVisible where Parties are asked no such chapter."""
    draft = draft_of(reply)
    chapters = chapters_for(draft.questionnaire, Audience.PARTY)
    turn = next((n for n, one in enumerate(chapters) if one.id == chapter), None)
    if turn is None:
        raise NotVisible(_("There is no such chapter in the questionnaire."))
    here = chapters[turn]
    wanted = frozenset(one.id for one in asked(draft.questionnaire, draft.answers))
    known = _Known(draft, wanted, _by_question(rivals_of(reply)), refused or {}, _files(reply))
    is_open = reply.state != ReplyState.SUBMITTED
    every = placed(draft.questionnaire, Audience.PARTY)
    return ChapterPage(
        chapter=here,
        title=read(here.title),
        introduction=read(here.introduction) if here.introduction else "",
        language=reading_language(here.title),
        fill=next(one for one in draft.chapters if one.chapter == chapter),
        lines=tuple(_line(known, one) for one in every if one.chapter.id == chapter),
        before=chapters[turn - 1] if turn else None,
        after=chapters[turn + 1] if turn + 1 < len(chapters) else None,
        answers_in=draft.answers.language,
        may_answer=is_open and bool(reply_verdict(actor, Can.ANSWER, reply)),
    )


def _by_question(rivals: Iterable[Rival]) -> dict[str, list[Rival]]:
    found: dict[str, list[Rival]] = {}
    for one in rivals:
        found.setdefault(one.answer.question, []).append(one)
    return found


def _files(reply: Reply) -> dict[str, list[Attachment]]:
    found: dict[str, list[Attachment]] = {}
    for one in attachments_of(reply):
        found.setdefault(one.question, []).append(one)
    return found


def _line(known: _Known, place: Placed) -> Line:
    draft, row = known.draft, known.draft.rows.get(place.id)
    refused = known.refused.get(place.id)
    stored = typed_of(value_of(row), row.revision if row is not None else 0)
    condition = place.question.condition
    other = draft.asked.get(condition.question) if condition is not None else None
    before = draft.earlier.get(place.id) if row is not None and row.value else None
    return Line(
        place=place,
        text=read(place.question.text),
        language=reading_language(place.question.text),
        typed=refused.typed if refused else _shown(stored),
        row=row,
        condition=condition_said(condition, other) if condition and other else "",
        is_asked=place.id in known.asked or not place.is_answerable,
        earlier=read(before) if before is not None else "",
        wrong=refused.sentence if refused else "",
        remarks=_remarks(draft, place),
        rivals=tuple(known.rivals.get(place.id, ())),
        files=tuple(known.files.get(place.id, ())),
    )


def _shown(typed: Typed) -> Typed:
    return replace(typed, shown=typed.mark)


def _remarks(draft: Draft, place: Placed) -> tuple[str, ...]:
    """What is wrong with the answer as it is kept; that one is missing is told on top."""
    found = (one for one in draft.faults if one.question == place.id)
    told = {"missing", "earlier-wording"}
    return tuple(fault_said(one) for one in found if one.code.value not in told)


def _choices(question: Question, typed: Typed) -> Iterator[Choice]:
    asks = question.asks
    if isinstance(asks, AsksChoice):
        for one in asks.options:
            yield Choice(one.id, read(one.text), one.id in typed.chosen)
    else:
        yield Choice(YES, _("Yes"), YES in typed.chosen)
        yield Choice(NO, _("No"), NO in typed.chosen)
