"""Rounds for tests, in each stage, with three invented Parties; made by the services people use.

Two things to know. `round_in("comments")` has had every event up to the one that opens that stage,
a day apart from 1 March 2026; `""` is a round that was only begun. And `drafted` is a questionnaire
that is not a word of any body's: `tests/questionnaires/invented.py`.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor
from ronda.apps.rounds.models import Conduct, QuestionnaireVersion, RoundParty
from ronda.apps.rounds.selectors import launching, procedure_of
from ronda.apps.rounds.selectors.rounds import party_of
from ronda.apps.rounds.services.events import event_record
from ronda.apps.rounds.services.questionnaires import (
    questionnaire_adopt,
    questionnaire_draft_save,
)
from ronda.apps.rounds.services.rounds import round_begin
from ronda.apps.treaties.models import Party
from ronda.procedure.loading import load_procedure
from ronda.procedure.stages import Event, Per
from ronda.questionnaires.model import Questionnaire
from tests.apps.people import monitoring_body, secretary, state
from tests.questionnaires.invented import questionnaire

CODES = ("XAR", "XTA", "XVE")
FIRST_DAY = date(2026, 3, 1)
THEMES = {"en": "Help for children on line", "fr": "L’aide aux enfants en ligne"}


def begun(actor: Actor | None = None, procedure: str = "lanzarote", number: int = 3) -> Conduct:
    """A round that was only begun."""
    body = load_procedure(procedure).body
    monitoring_body(body)
    return round_begin(
        actor=actor or secretary(body),
        body=monitoring_body(body),
        number=number,
        procedure=procedure,
        themes=THEMES,
    )


def drafted(
    conduct: Conduct, actor: Actor | None = None, content: Questionnaire | None = None
) -> QuestionnaireVersion:
    """The round's questionnaire as a draft."""
    return questionnaire_draft_save(
        actor=actor or _secretary(conduct), conduct=conduct, content=content or questionnaire()
    )


def adopted(conduct: Conduct, actor: Actor | None = None) -> QuestionnaireVersion:
    """The round's questionnaire, adopted."""
    version = drafted(conduct, actor)
    return questionnaire_adopt(actor=actor or _secretary(conduct), version=version)


def round_in(
    stage: str,
    actor: Actor | None = None,
    *,
    procedure: str = "lanzarote",
    number: int = 3,
    codes: Iterable[str] = CODES,
) -> Conduct:
    """A round that has reached a stage of its procedure (its id; "" for one only begun)."""
    asked = [state(code) for code in codes]
    conduct = begun(actor, procedure, number)
    who = actor or _secretary(conduct)
    known = procedure_of(conduct).stages
    opening = {one.id: one.opens_with for one in known.steps}.get(stage)
    ids = [one.id for one in known.events]
    coming = ids[: ids.index(opening) + 1] if opening else []
    for turn, event in enumerate(known.events[: len(coming)]):
        happen(conduct, event, FIRST_DAY + timedelta(days=turn), who, asked)
    return Conduct.objects.select_related("round__body__convention").get(pk=conduct.pk)


def happen(
    conduct: Conduct, event: Event, on: date, who: Actor, asked: Iterable[Party] = ()
) -> None:
    """One event, recorded for the round or for each of its Parties; a launch after adoption."""
    if event == launching(procedure_of(conduct)):
        adopted(conduct, who)
        event_record(actor=who, conduct=conduct, event=event.id, on=on, parties=asked)
        return
    for_whom = conduct.parties.all() if event.per is Per.PARTY else [None]
    for party in for_whom:
        event_record(actor=who, conduct=conduct, event=event.id, on=on, party=party)


def party(conduct: Conduct, code: str = "XAR") -> RoundParty:
    """The Party of a round with this code."""
    return party_of(conduct, code)


def _secretary(conduct: Conduct) -> User:
    return secretary(conduct.round.body.slug)
