"""A filled Word file read for a reply: what it would change, question by question.

Two things to know. A file of an earlier version of the same questionnaire is read as that version;
its answers are offered for the questions that are still asked. And each answer that is offered
carries the revision it was compared with, so that a later change on line is never overwritten.
"""

from ronda.apps.rounds.models import QuestionnaireVersion
from ronda.apps.rounds.selectors.answers import Draft
from ronda.apps.rounds.selectors.versions import questionnaire_of
from ronda.factsheets.errors import WrongQuestionnaire
from ronda.factsheets.texts import Value
from ronda.questionnaires.answers import Answers, AnswerValue
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.reading.bounded import file_bounded
from ronda.questionnaires.reading.from_docx import TAKEN, Entry, EntryState, Stray, read_filled
from ronda.questionnaires.reading.identity import identity_in
from ronda.questionnaires.versions import changes
from ronda.questionnaires.walking import answerable


class Offered(Value):
    """One answer that a file would change; `reworded` where its question reads otherwise now."""

    question: str
    number: str
    state: EntryState
    before: AnswerValue | None = None
    after: AnswerValue | None = None
    text: str = ""
    seen: int = 0
    reworded: bool = False
    is_gone: bool = False
    pictures: int = 0

    @property
    def is_conflict(self) -> bool:
        """Whether it was changed in the file and on line, each otherwise."""
        return self.state is EntryState.CONFLICT

    @property
    def can_be_taken(self) -> bool:
        """Whether a person may choose to take it in."""
        return not self.is_gone and (self.state in TAKEN or self.is_conflict)

    @property
    def is_proposed(self) -> bool:
        """Whether it is chosen unless a person says otherwise."""
        return self.can_be_taken and not self.is_conflict and not self.reworded


class FilledReply(Value):
    """What was read in a file: of which version, what it would change, what belongs nowhere."""

    version: int
    is_earlier: bool = False
    unchanged: int = 0
    offered: tuple[Offered, ...] = ()
    strays: tuple[Stray, ...] = ()


def read_reply(data: bytes, draft: Draft) -> FilledReply:
    """What a file would change in a reply as it stands.

    Raises what `read_filled` raises: WrongQuestionnaire for another Party, round or version.
    """
    party = draft.reply.party.party.code
    wanted = draft.questionnaire
    identity = identity_in(file_bounded(data))
    of_ours = (identity.questionnaire, identity.party) == (wanted.id, party)
    if of_ours and identity.version < wanted.version:
        wanted = _earlier(draft, identity.version)
    before = draft.answers.model_copy(update={"version": wanted.version})
    found = read_filled(data, wanted, party=party, before=_without_wordings(before, wanted))
    reworded = _reworded(wanted, draft.questionnaire)
    changed = [one for one in found.entries if one.state is not EntryState.UNCHANGED]
    return FilledReply(
        version=wanted.version,
        is_earlier=wanted.version != draft.questionnaire.version,
        unchanged=len(found.entries) - len(changed),
        offered=tuple(_offered(draft, one, reworded) for one in changed),
        strays=found.strays,
    )


def _earlier(draft: Draft, number: int) -> Questionnaire:
    found = QuestionnaireVersion.objects.filter(
        conduct=draft.reply.party.conduct, number=number, opened_at__isnull=False
    ).first()
    if found is None:
        raise WrongQuestionnaire(
            "This file is of a version of the questionnaire that was never open for answers:"
            " download the file again and copy the answers into it."
        )
    return questionnaire_of(found)


def _without_wordings(answers: Answers, questionnaire: Questionnaire) -> Answers:
    """The answers that a version asks for, as answers to it."""
    known = {one.id for one in answerable(questionnaire)}
    kept = (one for one in answers.answers if one.question in known)
    plain = tuple(one.model_copy(update={"asked": None, "version": None}) for one in kept)
    return answers.model_copy(update={"answers": plain})


def _reworded(old: Questionnaire, new: Questionnaire) -> frozenset[str]:
    if old.version == new.version:
        return frozenset()
    return frozenset(one.question for one in changes(old, new) if one.kind in {"reworded", "asks"})


def _offered(draft: Draft, entry: Entry, reworded: frozenset[str]) -> Offered:
    row = draft.rows.get(entry.question)
    return Offered(
        question=entry.question,
        number=entry.number,
        state=entry.state,
        before=entry.before,
        after=entry.after,
        text=entry.text,
        seen=row.revision if row is not None else 0,
        reworded=entry.question in reworded,
        is_gone=entry.question not in draft.asked,
        pictures=entry.pictures,
    )
