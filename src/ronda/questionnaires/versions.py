"""Two versions of a questionnaire: what changed, and what that does to answers already given.

Two things to know. Questions are told apart by their ids alone, so a moved or renumbered one is
the same one. And no answer is lost: one to changed words keeps the words it answered, one whose
question is gone is set aside with them.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from ronda.factsheets.texts import Value
from ronda.procedure.stated import Wording
from ronda.questionnaires.answers import Answer, Answers
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.walking import Placed, placed


class ChangeKind(StrEnum):
    """What can change about a question."""

    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    CONDITION = "condition"
    ASKS = "asks"
    AUDIENCE = "audience"
    REQUIRED = "required"


TOUCHES_ANSWERS = frozenset(
    {
        ChangeKind.REWORDED,
        ChangeKind.REMOVED,
        ChangeKind.CONDITION,
        ChangeKind.ASKS,
        ChangeKind.AUDIENCE,
    }
)
"""The changes after which somebody should look at an answer again."""


class Change(Value):
    """One change of one question; `languages` are those in which it was reworded.

    `before` and `after` are its shown numbers in both versions, "" where it is not there.
    """

    kind: ChangeKind
    question: str
    languages: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


class Carried(Value):
    """Answers brought to a new version.

    `affected` are the ids of the questions of given answers that someone should look at again;
    `set_aside` are the answers whose question is gone, with the wording they answered.
    """

    answers: Answers
    affected: tuple[str, ...] = ()
    set_aside: tuple[Answer, ...] = ()


class OtherQuestionnaire(ValueError):
    """What is compared or carried over is not of one questionnaire."""


def changes(old: Questionnaire, new: Questionnaire) -> tuple[Change, ...]:
    """What changed from `old` to `new`, in the order of `new`, what is gone at the end."""
    before = {one.id: one for one in placed(old)}
    after = {one.id: one for one in placed(new)}
    moved = _moved(before, after)
    found: list[Change] = []
    for id, now in after.items():
        if id not in before:
            found.append(Change(kind=ChangeKind.ADDED, question=id, after=now.full_number))
        else:
            found += _changed(before[id], now, moved=id in moved)
    gone = (one for id, one in before.items() if id not in after)
    found += [Change(kind=ChangeKind.REMOVED, question=o.id, before=o.full_number) for o in gone]
    return tuple(found)


def affected(found: Sequence[Change], answers: Answers) -> tuple[str, ...]:
    """The ids of the answered questions that a change touches, in the order of the changes."""
    given = answers.by_question
    touched = (one.question for one in found if one.kind in TOUCHES_ANSWERS)
    return tuple(dict.fromkeys(id for id in touched if id in given))


def carried_over(answers: Answers, old: Questionnaire, new: Questionnaire) -> Carried:
    """Answers to `old` as answers to `new`; raises OtherQuestionnaire where they are not to it."""
    if (answers.questionnaire, answers.version) != (old.id, old.version) or old.id != new.id:
        raise OtherQuestionnaire(
            f"The answers are to version {answers.version} of “{answers.questionnaire}”; they"
            f" cannot be carried from version {old.version} of “{old.id}” to version"
            f" {new.version} of “{new.id}”."
        )
    before = {one.id: one for one in placed(old)}
    after = {one.id: one for one in placed(new)}
    kept = [
        _kept(answer, before.get(answer.question), after[answer.question], old.version)
        for answer in answers.answers
        if answer.question in after
    ]
    aside = [
        _kept(answer, before.get(answer.question), None, old.version)
        for answer in answers.answers
        if answer.question not in after
    ]
    updated = answers.model_copy(update={"version": new.version, "answers": tuple(kept)})
    return Carried(
        answers=updated, affected=affected(changes(old, new), answers), set_aside=tuple(aside)
    )


def _kept(answer: Answer, before: Placed | None, now: Placed | None, version: int) -> Answer:
    """An answer with the wording that it answered, unless that is the present one."""
    asked, of = answer.asked, answer.version
    if asked is None and before is not None:
        asked, of = before.question.text, version
    if now is not None and asked == now.question.text and _asks_same(before, now):
        asked = of = None
    return answer.model_copy(update={"asked": asked, "version": of})


def _asks_same(before: Placed | None, now: Placed) -> bool:
    return before is None or before.question.asks == now.question.asks


def _changed(was: Placed, now: Placed, *, moved: bool) -> Iterator[Change]:
    old, new = was.question, now.question
    kinds = {
        ChangeKind.MOVED: moved,
        ChangeKind.RENUMBERED: was.full_number != now.full_number,
        ChangeKind.CONDITION: old.condition != new.condition,
        ChangeKind.ASKS: old.asks != new.asks,
        ChangeKind.AUDIENCE: was.audiences != now.audiences,
        ChangeKind.REQUIRED: old.required != new.required,
    }
    numbers = {"before": was.full_number, "after": now.full_number}
    if languages := _reworded(old.text, new.text):
        reworded = ChangeKind.REWORDED
        yield Change(kind=reworded, question=now.id, languages=languages, **numbers)
    for kind, changed in kinds.items():
        if changed:
            yield Change(kind=kind, question=now.id, **numbers)


def _reworded(old: Wording, new: Wording) -> tuple[str, ...]:
    was, now = dict(old.texts), dict(new.texts)
    return tuple(tag for tag in (was | now) if was.get(tag) != now.get(tag))


def _moved(before: Mapping[str, Placed], after: Mapping[str, Placed]) -> set[str]:
    """Those that stand in another list now, or in another order among those that stayed."""
    both = [id for id in after if id in before]
    other = {id for id in both if _list(before[id]) != _list(after[id])}
    turns = {id: turn for turn, id in enumerate(before)}
    lists: dict[object, list[str]] = {}
    for id in both:
        if id not in other:
            lists.setdefault(_list(after[id]), []).append(id)
    for stayed in lists.values():
        in_order = _longest_rising([turns[id] for id in stayed])
        other |= {id for id in stayed if turns[id] not in in_order}
    return other


def _list(one: Placed) -> tuple[str, str, str]:
    return one.chapter.id, one.above[-1] if one.above else "", one.standing


def _longest_rising(turns: Sequence[int]) -> set[int]:
    """The most of `turns` that are in rising order: what was not moved."""
    best: list[tuple[int, ...]] = []
    for turn in turns:
        best.append((*_longest([run for run in best if run[-1] < turn]), turn))
    return set(_longest(best))


def _longest(runs: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return max(runs, key=len) if runs else ()
