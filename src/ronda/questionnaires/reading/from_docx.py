"""A filled Word file to answers, with a preview: what is new, what was changed, what is unsure.

Two things to know. A file of another questionnaire, version, Party or audience is refused with a
sentence that says which. And it is compared three ways: with what went out in it and with what is
kept today, so that an old file never undoes what was answered on line since.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from ronda.factsheets.errors import NotAQuestionnaire, TooLarge, WrongQuestionnaire
from ronda.factsheets.texts import Value
from ronda.questionnaires import file_names
from ronda.questionnaires.answers import (
    LONGEST_TEXT,
    Answer,
    AnswerChoice,
    Answers,
    AnswerText,
    AnswerValue,
    NoInformation,
    typed,
)
from ronda.questionnaires.canonical import checksum
from ronda.questionnaires.form import Form
from ronda.questionnaires.model import AsksChoice, Audience, Questionnaire
from ronda.questionnaires.reading.bounded import file_bounded
from ronda.questionnaires.reading.docx_pieces import FilledFile, filled_file
from ronda.questionnaires.reading.docx_places import FoundAnswer, FoundBy, Places
from ronda.questionnaires.reading.identity import Identity, identity_in
from ronda.questionnaires.reading.values import Unread, value_of, without_prompt
from ronda.questionnaires.writing.to_docx import written_text


class EntryState(StrEnum):
    """What a file does to one answer, if it is taken.

    `outdated`: the file has what went out, but it was changed elsewhere since. `conflict`: both
    were changed, and differ. `unread`: it cannot be told as a value. `lost`: its field is gone.
    """

    UNCHANGED = "unchanged"
    NEW = "new"
    CHANGED = "changed"
    EMPTIED = "emptied"
    OUTDATED = "outdated"
    CONFLICT = "conflict"
    UNREAD = "unread"
    LOST = "lost"


TAKEN = frozenset({EntryState.NEW, EntryState.CHANGED, EntryState.EMPTIED})
"""What is taken over unless a person says otherwise."""


class Entry(Value):
    """One answer in the preview: what is kept `before`, and what the file would make of it.

    `text` is what stands in the file. `reason` says why it is unread; `pictures` how many pictures
    stand in the answer, which are not taken over.
    """

    question: str
    number: str
    state: EntryState
    before: AnswerValue | None = None
    after: AnswerValue | None = None
    text: str = ""
    found_by: FoundBy = FoundBy.CONTROL
    reason: Unread | None = None
    pictures: int = 0


class Stray(Value):
    """Text that stands in no answer: after which question, or in a "comment" or running "head"."""

    text: str
    after: str = ""
    place: str = ""


class Filled(Value):
    """What is in a filled file."""

    identity: Identity
    entries: tuple[Entry, ...]
    strays: tuple[Stray, ...] = ()

    def taken(self, before: Answers, *, also: frozenset[str] = frozenset()) -> Answers:
        """`before` with what the file changes; `also` are questions of a conflict settled for it.

        Nothing is taken of what is unread, lost or outdated.
        """
        changed = {
            one.question: one.after
            for one in self.entries
            if one.state in TAKEN or (one.question in also and one.state is EntryState.CONFLICT)
        }
        kept = [
            one if one.question not in changed else _changed(one, changed[one.question])
            for one in before.answers
        ]
        known = set(before.by_question)
        fresh = [
            Answer(question=id, value=value)
            for id, value in changed.items()
            if id not in known and value is not None
        ]
        answers = (*(one for one in kept if one is not None), *fresh)
        return before.model_copy(update={"answers": answers})


def read_filled(
    data: bytes,
    questionnaire: Questionnaire,
    *,
    party: str | None = None,
    audience: Audience = Audience.PARTY,
    before: Answers | None = None,
    bounded: Literal["fresh", "fork", "no"] = "fresh",
) -> Filled:
    """What is in a filled file, compared with the answers kept `before`.

    `bounded` says whether the file is read by a process of its own, and how that is started.
    Raises WrongQuestionnaire, NotAQuestionnaire, and what reading a Word file raises.
    """
    file = filled_file(data) if bounded == "no" else file_bounded(data, start=bounded)
    identity = identity_in(file)
    _refuse_other(identity, questionnaire, party, audience)
    form = Form(questionnaire, identity.languages, audience, party, before)
    return _compared(file, identity, form)


def empty_answers(identity: Identity) -> Answers:
    """Answers of whom a file is from, with nothing in them yet."""
    return Answers(
        questionnaire=identity.questionnaire,
        version=identity.version,
        party=identity.party,
        audience=identity.audience,
        language=identity.languages[0],
    )


def _changed(answer: Answer, value: AnswerValue | None) -> Answer | None:
    """A changed answer answers the present words."""
    return None if value is None else Answer(question=answer.question, value=value)


_OTHER_ROUND = (
    "This file has the questionnaire “{0}” of round {1}, but “{2}” of round {3} is being answered:"
    " hand it in there, or take the file that was meant."
)
_OTHER_VERSION = (
    "This file has version {0} of the questionnaire, but version {1} is being answered: download"
    " the file of version {1} and copy the answers into it."
)
_OTHER_PARTY = (
    "This file is that of the Party {0}, but the reply is that of {1}: take the file that was"
    " meant."
)
_OTHER_AUDIENCE = (
    "This file is for another audience ({0}) than the one that answers here ({1}): take the file"
    " that was meant."
)
_OTHER_QUESTIONS = (
    "This file has other questions than the questionnaire of this round, though it bears the same"
    " name and version: download the file again and copy the answers into it."
)


def _refuse_other(
    identity: Identity, wanted: Questionnaire, party: str | None, audience: Audience
) -> None:
    round = wanted.round if identity.round is None else identity.round
    if (identity.questionnaire, round) != (wanted.id, wanted.round):
        told = (identity.questionnaire, round, wanted.id, wanted.round)
        raise WrongQuestionnaire(_OTHER_ROUND.format(*told))
    if identity.version != wanted.version:
        raise WrongQuestionnaire(_OTHER_VERSION.format(identity.version, wanted.version))
    if identity.party != party:
        raise WrongQuestionnaire(_OTHER_PARTY.format(identity.party or "none", party or "none"))
    if identity.audience is not audience:
        raise WrongQuestionnaire(_OTHER_AUDIENCE.format(identity.audience.value, audience.value))
    if identity.checksum not in {None, checksum(wanted)}:
        raise WrongQuestionnaire(_OTHER_QUESTIONS)


def _compared(file: FilledFile, identity: Identity, form: Form) -> Filled:
    places = Places(form, file.pieces)
    found = places.answers()
    if all(one.by is FoundBy.NOWHERE for one in found):
        raise NotAQuestionnaire(
            "None of the questionnaire’s answers was found in this file: download the file again"
            " and write only in its fields."
        )
    went_out = file_names.from_pieces(file.properties)
    sums = dict(zip((one.place.id for one in found), went_out, strict=False))
    if len(went_out) != len(found) or form.answers is None:
        sums = {}
    entries = tuple(_entry(one, form, sums) for one in found)
    strays = tuple(
        Stray(text=one.text, after=one.after, place=one.place) for one in places.strays()
    )
    return Filled(identity=identity, entries=entries, strays=strays)


def _entry(found: FoundAnswer, form: Form, sums: Mapping[str, str]) -> Entry:
    place = found.place
    language = form.languages[0]
    kept = form.answer(place)
    before_text = written_text(kept, place, language)
    before = kept.value if kept is not None and before_text is not None else None
    entry = Entry(
        question=place.id,
        number=place.full_number or place.id,
        state=EntryState.LOST,
        before=before,
        found_by=found.by,
        pictures=found.pictures,
    )
    if found.by is FoundBy.NOWHERE:
        return entry
    value, text = _told(found, form)
    entry = entry.model_copy(update={"text": text})
    if before_text is not None and text == before_text:
        return entry.model_copy(update={"state": EntryState.UNCHANGED, "after": before})
    touched = sums.get(place.id) != file_names.fingerprint(text if text.strip() else None)
    if isinstance(value, Unread):
        return entry.model_copy(update={"state": EntryState.UNREAD, "reason": value})
    after = None if not text.strip() else value
    changed_elsewhere = place.id in sums and sums[place.id] != file_names.fingerprint(before_text)
    state = _state(before, after, touched=touched, changed_elsewhere=changed_elsewhere)
    return entry.model_copy(update={"state": state, "after": after})


def _state(
    before: AnswerValue | None,
    after: AnswerValue | None,
    *,
    touched: bool,
    changed_elsewhere: bool,
) -> EntryState:
    if before == after:
        return EntryState.UNCHANGED
    if changed_elsewhere:
        return EntryState.CONFLICT if touched else EntryState.OUTDATED
    if after is None:
        return EntryState.EMPTIED
    return EntryState.NEW if before is None else EntryState.CHANGED


def _told(found: FoundAnswer, form: Form) -> tuple[AnswerValue | Unread, str]:
    """The value of what was found, and its text as it went out if nobody changed it."""
    question = found.place.question
    asks = question.asks
    if isinstance(asks, AsksChoice) and asks.several:
        value = _ticked(found, asks)
        answer = Answer(question=question.id, value=value)
        return value, written_text(answer, found.place, form.languages[0]) or ""
    text = typed(without_prompt(found.text, form.languages))
    if len(text) > LONGEST_TEXT:
        number = found.place.full_number or question.id
        raise TooLarge(
            f"The answer to question {number} has {len(text):,} characters, more than the"
            f" {LONGEST_TEXT:,} that an answer may have: attach it as a file of its own."
        )
    return value_of(text, question, form.languages), text


def _ticked(found: FoundAnswer, asks: AsksChoice) -> AnswerValue:
    chosen = tuple(
        option.id
        for turn, option in enumerate(asks.options, start=1)
        if found.ticked.get(str(turn))
    )
    if not chosen and found.ticked.get(file_names.NONE_OPTION):
        return NoInformation(reason=found.reason)
    return AnswerChoice(options=chosen) if chosen else AnswerText(text="")
