"""All Parties' answers to one question together: what each said, or why there is nothing.

Two things to know. No reply, no answer, "no information" and "not asked" are four different things
and stay so. And every Party that was asked is there, in the order given, whether it replied or not.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from ronda.factsheets.texts import Value
from ronda.procedure.stated import Wording
from ronda.questionnaires.answers import Answer, Answers, AnswerValue, NoInformation
from ronda.questionnaires.asking import asked
from ronda.questionnaires.checking import says
from ronda.questionnaires.model import Audience, Question, Questionnaire
from ronda.questionnaires.versions import OtherQuestionnaire
from ronda.questionnaires.walking import Placed, answerable, placed


class Said(StrEnum):
    """What a Party's reply has on a question."""

    ANSWERED = "answered"
    NO_INFORMATION = "no_information"
    NO_ANSWER = "no_answer"
    NOT_ASKED = "not_asked"
    NO_REPLY = "no_reply"


class CompiledAnswer(Value):
    """What one Party said; `language` is that of its reply, `asked` an earlier wording."""

    party: str
    said: Said
    value: AnswerValue | None = None
    language: str = ""
    version: int | None = None
    asked: Wording | None = None


class CompiledQuestion(Value):
    """One question with what every Party said; `within` are the questions that it stands in."""

    question: Question
    within: tuple[Wording, ...] = ()
    number: str
    chapter: str
    answers: tuple[CompiledAnswer, ...]

    def count(self, said: Said) -> int:
        """How many Parties said this."""
        return sum(one.said is said for one in self.answers)


def compiled(
    questionnaire: Questionnaire,
    replies: Iterable[Answers],
    parties: Sequence[str],
    *,
    questions: Iterable[str] | None = None,
    audience: Audience = Audience.PARTY,
) -> tuple[CompiledQuestion, ...]:
    """The compilation, of all questions or of those named by id, in the questionnaire's order.

    `parties` are the codes of all that were asked. Raises OtherQuestionnaire for a reply to
    another questionnaire or version: carry it over first.
    """
    by_party = {reply.party: reply for reply in replies if reply.party is not None}
    for reply in by_party.values():
        if (reply.questionnaire, reply.version) != (questionnaire.id, questionnaire.version):
            raise OtherQuestionnaire(
                f"The reply of {reply.party} is to version {reply.version} of"
                f" “{reply.questionnaire}”, not to version {questionnaire.version} of"
                f" “{questionnaire.id}”: carry it over first."
            )
    given = {party: reply.by_question for party, reply in by_party.items()}
    wanted = {
        party: frozenset(one.id for one in asked(questionnaire, reply, audience))
        for party, reply in by_party.items()
    }
    named = None if questions is None else set(questions)

    def of(place: Placed) -> Iterator[CompiledAnswer]:
        for party in parties:
            reply = by_party.get(party)
            if reply is None:
                yield CompiledAnswer(party=party, said=Said.NO_REPLY)
            else:
                answer = given[party].get(place.id)
                yield _said(party, reply, answer, is_asked=place.id in wanted[party])

    worded = {one.id: one.question.text for one in placed(questionnaire, audience)}
    return tuple(
        CompiledQuestion(
            question=place.question,
            within=tuple(worded[id] for id in place.above),
            number=place.full_number,
            chapter=place.chapter.id,
            answers=tuple(of(place)),
        )
        for place in answerable(questionnaire, audience)
        if named is None or place.id in named
    )


def _said(party: str, reply: Answers, answer: Answer | None, *, is_asked: bool) -> CompiledAnswer:
    if answer is None or not says(answer.value):
        said = Said.NO_ANSWER if is_asked else Said.NOT_ASKED
        return CompiledAnswer(party=party, said=said, language=reply.language)
    none = isinstance(answer.value, NoInformation)
    return CompiledAnswer(
        party=party,
        said=Said.NO_INFORMATION if none else Said.ANSWERED,
        value=answer.value,
        language=reply.language,
        version=answer.version,
        asked=answer.asked,
    )
