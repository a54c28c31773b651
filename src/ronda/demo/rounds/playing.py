"""Plays eight rounds through the services: one is left in each stage that people work in.

Two things to know. Days are reckoned from today, so that a demonstration that is loaded anew is
always under way. And all of it is one transaction: a loading that breaks off leaves nothing.
"""

import calendar
import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

from django.db import connection, transaction
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import person_by_email
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.selectors.rounds import parties_of, party_of
from ronda.apps.rounds.services.comments import comment_move
from ronda.apps.rounds.services.events import event_record
from ronda.apps.rounds.services.milestones import extension_grant
from ronda.apps.rounds.services.questionnaires import (
    questionnaire_adopt,
    questionnaire_draft_save,
)
from ronda.apps.rounds.services.reminders import reminder_send
from ronda.apps.rounds.services.rounds import round_begin
from ronda.apps.treaties.selectors import bodies
from ronda.demo.loading import SECRETARIAT
from ronda.demo.rounds import assessing, concluding, following_up, speaking
from ronda.demo.rounds.answering import answer, open_reply, submit
from ronda.demo.rounds.cast import CIVIL_SOCIETY, RAPPORTEUR, Cast, cast
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.reading.from_json import questionnaire_of_toml

ALL = 48
CONCLUDED, COMPILED, COMMENTS, REPLIES, PREPARATION, REPORTED, ASSESSED, READ = (
    1,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
)
"""The numbers of the rounds, by the stage that each is left in."""
LAUNCHED = {CONCLUDED: 118, ASSESSED: 112, REPORTED: 100}
"""So many days ago, where the report is adopted: in the order of the meetings that adopted it."""
THEMES = {
    CONCLUDED: {"en": "Help that is easy to find", "fr": "Une aide facile à trouver"},
    REPORTED: {"en": "Words that children understand", "fr": "Des mots que l’enfant comprend"},
    ASSESSED: {"en": "Schools that listen", "fr": "Des écoles à l’écoute"},
    READ: {"en": "Help across borders", "fr": "Une aide par-delà les frontières"},
    COMPILED: {"en": "Help that children find on line", "fr": "L’aide que les enfants trouvent"},
    COMMENTS: {"en": "Training of those who help", "fr": "La formation des personnes qui aident"},
    REPLIES: {"en": "Services for children on line", "fr": "Les services aux enfants en ligne"},
    PREPARATION: {"en": "Co-operation with companies", "fr": "La coopération avec les entreprises"},
}
REMINDER = {
    "subject": {"en": "{round}: the reply of {party}", "fr": "{round} : la réponse de {party}"},
    "text": {
        "en": "Dear colleague,\n\nthe reply of {party} was due on {due}. We would be grateful to"
        " have it.\n\n{link}\n\nThe secretariat",
        "fr": "Madame, Monsieur,\n\nla réponse de {party} était attendue le {due}. Nous vous"
        " serions reconnaissants de nous l’envoyer.\n\n{link}\n\nLe secrétariat",
    },
}
OVERDUE = timedelta(days=12)
EXTENDED = timedelta(days=14)
PROPOSED = 8
"""For so many Parties statuses are proposed where none is decided yet; Arcadia is the first."""
AFTER_LAUNCH = (40, 48, 52, 60, 66, 70, 74)
"""Days after the launch: replies out, compiled, a draft, the meeting, publication, letters."""
WHY_EXTENDED = "The ministry moved to another building in the middle of the work."
Telling = Callable[[str], None]


@dataclass(frozen=True)
class Stage:
    """What every round needs: who serves it, who is asked, and today."""

    secretary: User
    cast: Cast
    today: date

    def ago(self, days: int) -> date:
        """A day so many days ago."""
        return self.today - timedelta(days=days)


def load_rounds(*, parties: int = ALL, tell: Telling = lambda _line: None) -> bool:
    """Play the rounds with so many Parties; False where they are there already."""
    if rounds_are_there():
        return False
    secretary = person_by_email(SECRETARIAT.email)
    body = bodies().get(slug="lanzarote")
    with _transaction():
        stage = Stage(secretary, cast(body, parties), timezone.localdate())
        for play in (_preparation, _replies, _comments, _compiled, _read):
            conduct = play(stage)
            tell(f"Round {conduct.round.number} is played: {conduct.themes['en']}.")
        reported = {number: _reported(stage, number, tell) for number in LAUNCHED}
        _concluded(stage, reported[CONCLUDED], tell)
        _assessed(stage, reported[ASSESSED], tell)
        _followed_up(stage, reported[REPORTED], tell)
    return True


def rounds_are_there() -> bool:
    """Whether they were played before."""
    return User.objects.filter(email=CIVIL_SOCIETY.email).exists()


def questionnaire() -> Questionnaire:
    """What all rounds ask."""
    text = files("ronda.demo") / "texts" / "questionnaire.toml"
    return questionnaire_of_toml(text.read_bytes())


def _preparation(stage: Stage) -> Conduct:
    """The theme is chosen, the questionnaire a draft."""
    return _begun(stage, PREPARATION, stage.ago(20))


def _replies(stage: Stage) -> Conduct:
    """The day has passed: some have replied, some have more time, some are late."""
    launch = _months_before(stage.today - OVERDUE, 4)
    conduct = _launched(stage, REPLIES, launch)
    asked = list(parties_of(conduct))
    for party, turn in _turns(asked):
        if turn in {1, 2, 3, 4}:
            _extend(stage, party)
        _go_on(party, stage.cast.coordinators[party.party.code], turn)
    speaking.contribute(stage.cast, conduct, party_of(conduct, "XAR"), stage.secretary)
    owing = [party for party, turn in _turns(asked) if turn in {6, 7}]
    reminder_send(actor=stage.secretary, conduct=conduct, parties=owing, **REMINDER)
    return conduct


def _turns(asked: list[RoundParty]) -> Iterator[tuple[RoundParty, int]]:
    """How far each Party is to come: Arcadia is under way, the others take turns."""
    others = itertools.cycle((2, 3, 4, 5, 6, 7, 0, 1))
    for party in asked:
        yield party, 1 if party.party.code == "XAR" else next(others)


def _go_on(party: RoundParty, who: User, turn: int) -> None:
    """How far one Party has come: submitted, under way, opened, or only asked."""
    if turn in {2, 3, 4, 5}:
        submit(answer(party, who), who)
    elif turn in {0, 1}:
        answer(party, who, chapters=2)
    elif turn == 6:
        open_reply(party, who)


def _comments(stage: Stage) -> Conduct:
    """All have replied; comments come in, are admitted, and go to the Parties."""
    conduct = _replied(stage, COMMENTS, stage.ago(100), stage.ago(10))
    first, *others = list(parties_of(conduct))[:6]
    arcadia = party_of(conduct, "XAR")
    chosen = [one for one in (first, *others) if one.pk != arcadia.pk]
    speaking.comment_on_all(stage.cast, conduct, chosen[:2], stage.secretary)
    speaking.comment(stage.cast.speaker, conduct, stage.cast.association, chosen[2], 1)
    speaking.draft(stage.cast, conduct, chosen[3])
    made = speaking.comment(stage.cast.ombudsperson, conduct, stage.cast.institution, arcadia, 0)
    comment_move(actor=stage.secretary, comment=made, name="admit")
    return conduct


def _compiled(stage: Stage) -> Conduct:
    """All have replied, comments are transmitted, the replies are compiled by question."""
    conduct = _replied(stage, COMPILED, stage.ago(110), stage.ago(30))
    some = list(parties_of(conduct))[:8]
    speaking.comment_on_all(stage.cast, conduct, some, stage.secretary)
    return _happened(stage, conduct, "replies_compiled", stage.today)


def _read(stage: Stage) -> Conduct:
    """A draft of the report is with the members, who propose amendments."""
    conduct = _replied(stage, READ, stage.ago(75), stage.ago(30), chapters=1)
    conduct = _happened(stage, conduct, "replies_compiled", stage.ago(20))
    draft = concluding.draft_read(stage.secretary, conduct)
    conduct = _happened(stage, conduct, "chapters_drafted", stage.ago(3))
    concluding.members_read(stage.secretary, draft, stage.today + timedelta(days=10))
    return conduct


def _concluded(stage: Stage, conduct: Conduct, tell: Telling) -> None:
    """The whole round: boxes are filled in, and a meeting decided on every status."""
    conduct, replied = _informed(stage, conduct, 40, tell)
    conduct = _happened(stage, conduct, "assessment_begun", stage.ago(30))
    who = person_by_email(RAPPORTEUR.email)
    assessing.assessed(stage.secretary, who, conduct, replied, stage.ago(12))
    conduct = _happened(stage, conduct, "assessment_adopted", stage.ago(10))
    tell(f"Round {CONCLUDED} is played to its conclusions: {conduct.themes['en']}.")


def _assessed(stage: Stage, conduct: Conduct, tell: Telling) -> None:
    """Statuses are proposed for some Parties, some of which see them; none is decided."""
    conduct, replied = _informed(stage, conduct, 30, tell)
    conduct = _happened(stage, conduct, "assessment_begun", stage.ago(20))
    who = person_by_email(RAPPORTEUR.email)
    assessing.proposed(who, conduct, replied, stage.cast.parties[:PROPOSED])
    tell(f"Round {ASSESSED} is played: {conduct.themes['en']}.")


def _informed(
    stage: Stage, conduct: Conduct, published: int, tell: Telling
) -> tuple[Conduct, set[int]]:
    """Most Parties have filled in their boxes, published so many days ago; which Parties did."""
    following_up.ask_until(stage.secretary, conduct, stage.today)
    asked = list(parties_of(conduct))
    sent = [following_up.hand_in(stage.cast, one) for one in following_up.senders(asked)]
    # The real day is over by now: what comes in while the round is played is not late for it.
    following_up.ask_until(stage.secretary, conduct, stage.ago(published + 1))
    for party in asked:
        event_record(
            actor=stage.secretary,
            conduct=conduct,
            event="follow_up_published",
            on=stage.ago(published),
            party=party,
        )
    following_up.publish(stage.secretary, sent)
    tell(f"Round {conduct.round.number}: {len(sent)} Parties have filled in their boxes.")
    return conduct, {one.information.party.party_id for one in sent}


def _followed_up(stage: Stage, conduct: Conduct, tell: Telling) -> None:
    """The Parties are asked what they did and fill in their boxes; a meeting is to come."""
    following_up.ask_until(stage.secretary, conduct, stage.today + timedelta(days=30))
    arcadia = party_of(conduct, "XAR")
    others = [one for one in parties_of(conduct) if one.pk != arcadia.pk]
    following_up.come_in(stage.cast, arcadia, others)
    concluding.next_meeting(stage.secretary, conduct, stage.today + timedelta(days=25))
    tell(f"Round {REPORTED} is played: {conduct.themes['en']}.")


def _reported(stage: Stage, number: int, tell: Telling) -> Conduct:
    """All have replied, the report is adopted, letters are sent."""
    who, launched = stage.secretary, LAUNCHED[number]
    days = iter(stage.ago(launched - after) for after in AFTER_LAUNCH)
    chapters = 1 if number == ASSESSED else None
    conduct = _replied(stage, number, stage.ago(launched), next(days), chapters)
    tell(f"Round {number}: all have replied.")
    conduct = _happened(stage, conduct, "replies_compiled", next(days))
    concluding.draft_read(who, conduct)
    conduct = _happened(stage, conduct, "chapters_drafted", next(days))
    report = concluding.adopted(who, conduct, next(days))
    conduct = _happened(stage, conduct, "report_adopted", report.on)
    on = next(days)
    made = concluding.published(who, report.draft, on)
    conduct = _happened(stage, conduct, "report_published", on)
    conduct = _happened(stage, conduct, "factsheets_prepared", next(days))
    tell(f"Round {number}: the report is adopted, {len(made)} factsheets are published.")
    return _happened(stage, conduct, "letters_sent", next(days))


def _replied(
    stage: Stage, number: int, launch: date, published: date, chapters: int | None = None
) -> Conduct:
    """A round whose Parties have all replied, to all or few `chapters`; the replies are published.

    Where little depends on what they answered, few are answered: playing takes less time.
    """
    conduct = _launched(stage, number, launch)
    speaking.contribute(stage.cast, conduct, party_of(conduct, "XAR"), stage.secretary)
    for party, who in _with_people(stage, parties_of(conduct)):
        submit(answer(party, who, chapters=chapters), who)
    return _happened(stage, conduct, "replies_published", published)


def _begun(stage: Stage, number: int, theme_chosen: date) -> Conduct:
    conduct = round_begin(
        actor=stage.secretary,
        body=bodies().get(slug="lanzarote"),
        number=number,
        procedure="lanzarote",
        themes=THEMES[number],
    )
    questionnaire_draft_save(actor=stage.secretary, conduct=conduct, content=questionnaire())
    return _happened(stage, conduct, "theme_chosen", theme_chosen)


def _launched(stage: Stage, number: int, launch: date) -> Conduct:
    conduct = _begun(stage, number, launch - timedelta(days=90))
    questionnaire_adopt(actor=stage.secretary, version=conduct.versions.get())
    return _happened(stage, conduct, "launch", launch)


def _happened(stage: Stage, conduct: Conduct, event: str, on: date) -> Conduct:
    asked = stage.cast.parties if event == "launch" else None
    event_record(actor=stage.secretary, conduct=conduct, event=event, on=on, parties=asked)
    return Conduct.objects.select_related("round__body__convention").get(pk=conduct.pk)


def _extend(stage: Stage, party: RoundParty) -> None:
    extension_grant(
        actor=stage.secretary,
        party=party,
        rule="reply",
        until=stage.today + EXTENDED,
        reason=WHY_EXTENDED,
    )


def _with_people(stage: Stage, parties: Iterable[RoundParty]) -> Iterator[tuple[RoundParty, User]]:
    for party in parties:
        yield party, stage.cast.coordinators[party.party.code]


def _months_before(day: date, months: int) -> date:
    """The day so many months before; the last of its month where that is shorter."""
    at = day.year * 12 + day.month - 1 - months
    year, month = divmod(at, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@contextmanager
def _transaction() -> Iterator[None]:
    """One transaction, whose triggers do not wait for its end: thousands that wait make it slow."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield
