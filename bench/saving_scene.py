"""Prepares what saving is measured on: `saving_scene PEOPLE`, and tells who saves where, as JSON.

Two things to know. It runs in a process of its own, with the database of the bench's folder. And
Parties, people and questions are invented: 48 Parties, 60 questions, one coordinator or contributor
for each of the people.
"""

import json
import sys
from datetime import date, timedelta
from string import ascii_uppercase
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from ronda.apps.accounts.models import User
    from ronda.apps.treaties.models import Party
    from ronda.questionnaires.model import Questionnaire

PARTIES, QUESTIONS = 48, 60


def main(people: int) -> list[dict[str, str]]:
    """Where each person saves: the address, the question, the session."""
    from ronda.apps.accounts.models import Membership, Organisation, Role, User
    from ronda.apps.accounts.selectors import machine

    parties = _parties()
    _launched(machine(), parties)
    places = []
    for turn in range(people):
        party = parties[turn % PARTIES]
        who = User.objects.create(email=f"person{turn}@example.org", full_name=f"Person {turn}")
        office, _new = Organisation.objects.get_or_create(
            kind="state", party=party, name=f"Ministry of {party}"
        )
        role = Role.COORDINATOR if turn < PARTIES else Role.CONTRIBUTOR
        Membership.objects.create(
            person=who, organisation=office, role=role, since=date(2020, 1, 1)
        )
        code = party.code.lower()
        places.append({"cookie": _session(who), "at": f"/rounds/lanzarote/7/replies/{code}/"})
    return places


def _parties() -> "list[Party]":
    from ronda.apps.treaties.models import Party

    taken = set(Party.objects.values_list("alpha2", flat=True))
    pairs = (one + other for one in ascii_uppercase for other in ascii_uppercase)
    free = [pair for pair in pairs if pair not in taken][:PARTIES]
    made = [
        Party(code=f"Q{pair}", alpha2=pair, name=f"Party {pair}", invented=True) for pair in free
    ]
    Party.objects.bulk_create(made)
    return made


def _launched(who: "User", parties: "list[Party]") -> None:
    from ronda.apps.rounds.services import events, questionnaires, rounds
    from ronda.apps.treaties.models import Body

    conduct = rounds.round_begin(
        actor=who,
        body=Body.objects.get(slug="lanzarote"),
        number=7,
        procedure="lanzarote",
        themes={"en": "Speed", "fr": "Vitesse"},
    )
    version = questionnaires.questionnaire_draft_save(
        actor=who, conduct=conduct, content=_questionnaire()
    )
    questionnaires.questionnaire_adopt(actor=who, version=version)
    on = date.today() - timedelta(days=3)  # noqa: DTZ011
    events.event_record(actor=who, conduct=conduct, event="launch", on=on, parties=parties)


def _questionnaire() -> "Questionnaire":
    from ronda.procedure.stated import Wording
    from ronda.questionnaires.model import Chapter, Question, Questionnaire

    def both(text: str) -> Wording:
        return Wording.of({"en": f"{text}, in English?", "fr": f"{text}, en français ?"})

    chapters = tuple(
        Chapter(
            id=f"c-{turn}",
            number=str(turn + 1),
            title=both(f"Chapter {turn + 1}"),
            questions=tuple(
                Question(id=f"q-{n}", number=str(n), text=both(f"Question {n} about services"))
                for n in range(turn * 10 + 1, turn * 10 + 11)
            ),
        )
        for turn in range(QUESTIONS // 10)
    )
    return Questionnaire(
        id="speed",
        body="lanzarote",
        round=7,
        languages=("en", "fr"),
        title=both("Speed"),
        chapters=chapters,
    )


def _session(who: "User") -> str:
    from django.test import Client

    client = Client()
    client.force_login(who)
    return f"sessionid={client.cookies['sessionid'].value}; csrftoken={'c' * 32}"


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
