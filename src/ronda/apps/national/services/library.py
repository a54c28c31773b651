"""Keeping the answer library: answers taken in, given an end, reused; laws that changed.

Two things to know. An answer is never reworded here: what the State said, it said. And one that is
reused becomes a piece of the State's text, which is then written as any other.
"""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotValid
from ronda.apps.national import finding
from ronda.apps.national.desk import at_desk
from ronda.apps.national.keeping_answers import (
    Occasion,
    Said,
    answers_keep,
    said_in_factsheet,
    said_in_reply,
    said_in_text,
)
from ronda.apps.national.models import EarlierAnswer, FoundIn, LawChange, Target
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors.texts import pieces_of, text_of, version_of
from ronda.apps.national.sentences import sentences
from ronda.apps.national.services.placing import asked_as_target
from ronda.apps.national.services.texts import Written, text_write, written_in
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.policy import demand
from ronda.factsheets.errors import DocumentError
from ronda.factsheets.model import Factsheet
from ronda.replies.placing.terms import name_key
from ronda.replies.reading.bounded import either_bounded
from ronda.replies.wording import language_of

LARGEST_TEXT = 200_000


def answers_import(
    *, actor: Actor, data: bytes, name: str, occasion: Occasion
) -> list[EarlierAnswer]:
    """Take in an earlier reply, letter or factsheet: its passages, or what stands in its boxes.

    Raises NotValid where it cannot be read, or says nothing.
    """
    said = _read(data, name)
    return _keep(actor, occasion, said, field="file")


def answers_add(
    *, actor: Actor, text: str, language: str, answers: str, occasion: Occasion
) -> list[EarlierAnswer]:
    """Take in a text, each paragraph an answer."""
    if len(text) > LARGEST_TEXT:
        raise NotValid(_("This text is too long: take it in as a file, or in parts."), "text")
    return _keep(actor, occasion, said_in_text(text, language, answers), field="text")


def _read(data: bytes, name: str) -> list[Said]:
    try:
        value = either_bounded(data, name=name)
    except DocumentError as error:
        raise NotValid(str(error), "file") from error
    return said_in_factsheet(value) if isinstance(value, Factsheet) else said_in_reply(value)


def _keep(actor: Actor, occasion: Occasion, said: list[Said], field: str) -> list[EarlierAnswer]:
    if occasion.said_on > timezone.localdate():
        raise NotValid(_("This day is still to come."), "said_on")
    if occasion.valid_until and occasion.valid_until < occasion.said_on:
        raise NotValid(_("An answer cannot end before it was said."), "valid_until")
    with at_desk(actor):
        who = _keeper(actor)
        if not said:
            raise NotValid(_("Nothing was found in it that the State said."), field)
        with act(actor=actor, what=Can.KEEP_LIBRARY) as done:
            kept = answers_keep(who.party_id, occasion, said)
            done.after = {"answers": len(kept)}
    return kept


def answer_reuse(*, actor: Actor, answer: EarlierAnswer, key: str) -> Target:
    """Put an answer at the end of the State's text for what is asked under `key`."""
    with at_desk(actor):
        who = _keeper(actor)
        target = asked_as_target(who.party_id, key)
        text = text_of(target)
        there = written_in(pieces_of(version_of(text))) if text else []
        added = [
            Written(words, new_paragraph=at == 0 and bool(there))
            for at, words in enumerate(sentences(answer.text))
        ]
        version = text.version if text else 0
        with act(actor=actor, what=Can.KEEP_LIBRARY, about=(answer, target)):
            text_write(actor=actor, target=target, pieces=[*there, *added], based_on=version)
    return target


def answer_end(*, actor: Actor, answer: EarlierAnswer, on: date) -> EarlierAnswer:
    """Say until when an answer held."""
    with at_desk(actor):
        _keeper(actor)
        if on < answer.said_on:
            raise NotValid(_("An answer cannot end before it was said."), "valid_until")
        with act(actor=actor, what=Can.KEEP_LIBRARY, about=(answer,)):
            answer.valid_until = on
            answer.save()
    return answer


def answer_remove(*, actor: Actor, answer: EarlierAnswer) -> None:
    """Take an answer out that was taken in by mistake; its history stays."""
    with at_desk(actor):
        _keeper(actor)
        with act(actor=actor, what=Can.KEEP_LIBRARY, about=(answer,)):
            finding.take_away(FoundIn.ANSWER, [answer.pk])
            answer.delete()


def law_change_add(*, actor: Actor, names: str, changed_on: date, note: str = "") -> LawChange:
    """That a law was changed on a day; `names` has one of its names a line."""
    lines = [line.strip() for line in names.splitlines() if line.strip()]
    if not lines:
        raise NotValid(_("Give at least one name of the law."), "names")
    with at_desk(actor):
        who = _keeper(actor)
        with act(actor=actor, what=Can.KEEP_LIBRARY) as done:
            change = law_change_note(who.party_id, lines, changed_on, note)
            done.concerns(change)
    return change


def law_change_note(
    party_id: int, names: Sequence[str], changed_on: date, note: str = ""
) -> LawChange:
    """Note that a law was changed, so that earlier answers are flagged; a step of an act."""
    return LawChange.objects.create(
        party_id=party_id,
        names="\n".join(names),
        keys=[name_key(line, language_of(line)) for line in names],
        changed_on=changed_on,
        note=note,
    )


def law_change_remove(*, actor: Actor, change: LawChange) -> None:
    """Take a change out that was told by mistake."""
    with at_desk(actor):
        _keeper(actor)
        with act(actor=actor, what=Can.KEEP_LIBRARY, about=(change,)):
            change.delete()


def _keeper(actor: Actor) -> Standing:
    who = standing_of(actor)
    demand(verdict(who, Can.KEEP_LIBRARY))
    return who
