"""The answers of a reply as values, with how far its chapters have come.

Two things to know. An answer that was given to another wording keeps that wording until a person
confirms it. And what answers no question of the questionnaire as it stands is kept apart, never
thrown away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from json import dumps

from django.db.models import QuerySet
from pydantic import TypeAdapter

from ronda.apps.rivals import RivalState
from ronda.apps.rounds.models import (
    Answer,
    ChapterMark,
    QuestionnaireVersion,
    Reply,
    Rival,
)
from ronda.apps.rounds.selectors.replies import asked_of_parties, version_of
from ronda.apps.rounds.selectors.versions import asked_in, questionnaire_of
from ronda.procedure.stated import Wording
from ronda.questionnaires import answers as values
from ronda.questionnaires.checking import ChapterFill, chapter_fills
from ronda.questionnaires.faults import Fault, FaultCode
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.walking import Placed

NOTHING: dict[str, object] = {}
"""What is kept of an answer that was taken out again."""

_VALUE: TypeAdapter[values.AnswerValue] = TypeAdapter(values.AnswerValue)


@dataclass(frozen=True)
class Draft:
    """A reply as it stands: its questionnaire, its answers by question, how far chapters are."""

    reply: Reply
    version: QuestionnaireVersion
    questionnaire: Questionnaire
    asked: Mapping[str, Placed]
    rows: Mapping[str, Answer]
    answers: values.Answers
    chapters: tuple[ChapterFill, ...]
    apart: tuple[Answer, ...]
    """Answers to questions that are no longer asked."""
    earlier: Mapping[str, Wording]
    """The wordings that answers were given to, by question, where those have another one now."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All that is missing or wrong, in the order of the questionnaire."""
        return tuple(fault for chapter in self.chapters for fault in chapter.faults)

    @property
    def gaps(self) -> tuple[Fault, ...]:
        """What is missing; a reply may be submitted all the same if somebody says so."""
        return tuple(fault for fault in self.faults if fault.code is FaultCode.MISSING)

    @property
    def wrong(self) -> tuple[Fault, ...]:
        """What must be put right before anything is submitted."""
        missing = FaultCode.MISSING
        return tuple(one for one in self.faults if one.blocks and one.code is not missing)

    @property
    def unconfirmed(self) -> tuple[Answer, ...]:
        """Answers taken over from an earlier round that nobody has confirmed."""
        return tuple(
            row
            for row in self.rows.values()
            if row.prefilled_from_id is not None and row.question in self.asked
        )


def draft_of(reply: Reply) -> Draft:
    """The reply as it stands now; whether one may see it was asked before."""
    version = version_of(reply)
    questionnaire = questionnaire_of(version)
    asked = asked_in(version)
    rows = {row.question: row for row in answer_rows(reply)}
    earlier = _earlier_wordings(version, asked, rows)
    answers = values.Answers(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        party=reply.party.party.code,
        language=language_of(reply, questionnaire),
        answers=tuple(_answer(rows[id], earlier.get(id)) for id in asked if _says(rows.get(id))),
    )
    marks = ChapterMark.objects.filter(reply=reply).values_list("chapter", flat=True)
    return Draft(
        reply=reply,
        version=version,
        questionnaire=questionnaire,
        asked=asked,
        rows=rows,
        answers=answers,
        chapters=chapter_fills(questionnaire, answers, said_ready=frozenset(marks)),
        apart=tuple(row for row in rows.values() if row.question not in asked and row.value),
        earlier=earlier,
    )


def answer_rows(reply: Reply) -> QuerySet[Answer]:
    """The answers of a reply, each with the version it answered, without that version's text."""
    found = Answer.objects.filter(reply=reply).select_related("version", "changed_by")
    return found.defer("version__content").order_by("pk")


def value_of(row: Answer | Rival | None) -> values.AnswerValue | None:
    """What was answered, as a value; None for nothing."""
    return stored_value(row.value) if row is not None else None


def stored_value(stored: object) -> values.AnswerValue | None:
    """What was answered, from how it is kept."""
    return _VALUE.validate_json(dumps(stored)) if stored else None


def kept_value(value: values.AnswerValue | None) -> dict[str, object]:
    """How a value is kept in the database."""
    return dict(NOTHING) if value is None else value.model_dump(mode="json")


def rivals_of(reply: Reply) -> QuerySet[Rival]:
    """The rival texts of a reply that are still to be merged."""
    found = Rival.objects.filter(answer__reply=reply, state=RivalState.OPEN)
    return found.select_related("answer__version", "answer__changed_by", "written_by").defer(
        "answer__version__content"
    )


def language_of(reply: Reply, questionnaire: Questionnaire) -> str:
    """The language that the Party answers in."""
    return reply.language or questionnaire.languages[0]


def _says(row: Answer | None) -> bool:
    return row is not None and bool(row.value)


def _answer(row: Answer, earlier: Wording | None) -> values.Answer:
    value = value_of(row)
    assert value is not None
    return values.Answer(
        question=row.question,
        value=value,
        version=row.version.number if earlier is not None else None,
        asked=earlier,
    )


def _earlier_wordings(
    version: QuestionnaireVersion, asked: Mapping[str, Placed], rows: Mapping[str, Answer]
) -> dict[str, Wording]:
    """The wordings that answers were given to, where the question is worded otherwise now."""
    old = {id: row.version_id for id, row in rows.items() if row.version_id != version.pk}
    if not old:
        return {}
    versions = QuestionnaireVersion.objects.in_bulk(set(old.values()))
    before = {key: asked_of_parties(questionnaire_of(one)) for key, one in versions.items()}
    found = ((id, before[key].get(id)) for id, key in old.items() if id in asked)
    return {
        id: was.question.text
        for id, was in found
        if was is not None and _asked_otherwise(was, asked[id])
    }


def _asked_otherwise(was: Placed, now: Placed) -> bool:
    return (was.question.text, was.question.asks) != (now.question.text, now.question.asks)
