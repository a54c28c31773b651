"""Three rounds of 48 Parties and 60 questions, with all that people did in them: for measuring.

Two things to know. Everything is invented and the same at every run. And rows are laid down many at
once, past the services, whose speed is not what pages are measured for.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from ronda.apps.accounts.models import Membership, Organisation, OrganisationKind, Role, User
from ronda.apps.accounts.selectors import machine
from ronda.apps.rounds.models import (
    Answer,
    Comment,
    CommentKind,
    CommentParty,
    CommentState,
    Conduct,
    Happening,
    Openness,
    QuestionnaireVersion,
    Reply,
    ReplyState,
    RoundParty,
    Submission,
    VersionState,
)
from ronda.apps.sources.models import Purpose
from ronda.apps.sources.services import source_receive
from ronda.apps.treaties.models import Body, Party, Round
from ronda.apps.treaties.selectors import parties
from ronda.procedure.loading import body_text
from ronda.procedure.stated import Wording
from ronda.questionnaires.model import (
    AsksNumber,
    AsksYesNo,
    Audience,
    Chapter,
    Question,
    Questionnaire,
)

ROUNDS, QUESTIONS, CHAPTERS = 3, 60, 6
SAVES = 3
COMMENTS = 120
_SENTENCE = (
    "the service answers by telephone and on line every day and in several languages and staff"
    " are trained once a year by people from outside the service who know its work well"
)
_WORDS = _SENTENCE.split()


def filled() -> None:
    """Lay it all down in an empty database."""
    by, body = machine(), Body.objects.get(slug="lanzarote")
    bound = list(parties())
    _people(body, bound)
    for number in range(11, 11 + ROUNDS):
        _round(body, number, bound, by, day=date(2026 - 2 * (10 + ROUNDS - number), 3, 1))


def _round(body: Body, number: int, bound: list[Party], by: User, day: date) -> None:
    conduct = Conduct.objects.create(
        round=Round.objects.create(body=body, number=number, theme="Help on line"),
        procedure="lanzarote",
        procedure_text=body_text("lanzarote"),
        themes={"en": "Help on line", "fr": "L’aide en ligne"},
        stage="comments",
        openness=Openness.PUBLIC,
        created_by=by,
    )
    asked = RoundParty.objects.bulk_create(RoundParty(conduct=conduct, party=one) for one in bound)
    _events(conduct, asked, by, day)
    version = _version(conduct, by)
    replies = Reply.objects.bulk_create(
        Reply(
            party=one,
            version=version,
            state=ReplyState.SUBMITTED,
            opened_at=timezone.now(),
            submitted_at=timezone.now(),
        )
        for one in asked
    )
    _answers(replies, version, by)
    _submissions(replies, version, by)
    _comments(conduct, asked, by)


def _events(conduct: Conduct, asked: Iterable[RoundParty], by: User, day: date) -> None:
    whole = ("theme_chosen", "launch", "replies_published")
    _at_once()
    Happening.objects.bulk_create(
        Happening(conduct=conduct, event=event, on=day + timedelta(days=turn), recorded_by=by)
        for turn, event in enumerate(whole)
    )
    Happening.objects.bulk_create(
        Happening(conduct=conduct, event=event, party=one, on=day, recorded_by=by)
        for one in asked
        for event in ("reply_submitted", "comments_transmitted")
    )


def _version(conduct: Conduct, by: User) -> QuestionnaireVersion:
    return QuestionnaireVersion.objects.create(
        conduct=conduct,
        number=1,
        state=VersionState.OPEN,
        content=questionnaire(conduct.round.number).model_dump(mode="json"),
        created_by=by,
        opened_at=timezone.now(),
    )


def questionnaire(number: int) -> Questionnaire:
    """Sixty questions in six chapters, in two languages."""
    chapters = tuple(
        Chapter(
            id=f"c-{chapter}",
            number=str(chapter),
            title=_both(f"Chapter {chapter}: {said(chapter, 6)}"),
            audiences=(Audience.PARTY,),
            questions=tuple(
                _question(chapter, turn) for turn in range(1, QUESTIONS // CHAPTERS + 1)
            ),
        )
        for chapter in range(1, CHAPTERS + 1)
    )
    return Questionnaire(
        id="measured",
        body="lanzarote",
        round=number,
        languages=("en", "fr"),
        title=_both("Help on line"),
        chapters=chapters,
    )


def _question(chapter: int, turn: int) -> Question:
    asks = {1: AsksYesNo(), 2: AsksNumber(minimum=0)}.get(turn)
    given = {"asks": asks} if asks is not None else {}
    return Question(
        id=f"q-{chapter}-{turn}",
        number=f"{chapter}.{turn}",
        text=_both(f"{said(turn, 30)}?"),
        **given,
    )


def _answers(replies: list[Reply], version: QuestionnaireVersion, by: User) -> None:
    """Each answer saved several times, so that there is a history."""
    _at_once()
    Answer.objects.bulk_create(
        [
            Answer(
                reply=reply,
                question=answer["question"],
                version=version,
                value=answer["value"],
                changed_by=by,
            )
            for reply in replies
            for answer in given(reply.party.party.code)
        ],
        batch_size=500,
    )
    for turn in range(2, SAVES + 1):
        Answer.objects.filter(version=version).update(revision=turn)


def given(code: str) -> Iterator[dict[str, Any]]:
    """The answers of a Party, as `ronda-answers/1` has them."""
    salt = sum(map(ord, code))
    for chapter in range(1, CHAPTERS + 1):
        for turn in range(1, QUESTIONS // CHAPTERS + 1):
            value: dict[str, Any] = {"kind": "text", "text": said(salt + turn, 60 + 7 * turn)}
            if turn == 1:
                value = {"kind": "yes_no", "yes": salt % 2 == 0}
            elif turn == 2:
                value = {"kind": "number", "number": salt + chapter}
            yield {"question": f"q-{chapter}-{turn}", "value": value}


def _submissions(replies: list[Reply], version: QuestionnaireVersion, by: User) -> None:
    _at_once()
    Submission.objects.bulk_create(_submission(one, version, by) for one in replies)


def _submission(reply: Reply, version: QuestionnaireVersion, by: User) -> Submission:
    code = reply.party.party.code
    reference = f"{code}-R{reply.party.conduct.round.number}-2026-0001"
    digest = hashlib.sha256(reference.encode()).hexdigest()
    answers = {
        "format": "ronda-answers/1",
        "questionnaire": "measured",
        "version": 1,
        "party": code,
        "audience": "party",
        "language": "en",
        "answers": [one | {"version": None, "asked": None} for one in given(code)],
    }
    receipt = {
        "format": "ronda-receipt/1",
        "reference": reference,
        "submitted": timezone.now().isoformat(),
        "questionnaire": "measured",
        "version": 1,
        "party": code,
        "answers": QUESTIONS,
        "attachments": [],
        "checksum": digest,
    }
    content = {
        "format": "ronda-submission/1",
        "questionnaire": version.content,
        "answers": answers,
        "receipt": receipt,
        "gaps": [],
        "files": [],
    }
    received = source_receive(
        actor=by,
        data=f"%PDF {reference}".encode(),
        name=f"{reference}.pdf",
        purpose=Purpose.SUBMITTED,
        about=reference,
        party=reply.party.party,
    )
    return Submission(
        reply=reply,
        number=1,
        reference=reference,
        sha256=digest,
        content=content,
        document=received.source,
        key=UUID(digest[:32]),
        submitted_by=by,
    )


def _comments(conduct: Conduct, asked: list[RoundParty], by: User) -> None:
    """Comments of associations, each on a Party or two; every tenth still waits."""
    associations = Organisation.objects.filter(kind=OrganisationKind.CIVIL_SOCIETY).order_by("pk")
    now, turns = timezone.now(), cycle(asked)
    _at_once()
    made = Comment.objects.bulk_create(
        Comment(
            conduct=conduct,
            organisation=organisation,
            author="civil_society",
            kind=CommentKind.COMMENT,
            language="en",
            text=said(turn, 400),
            state=CommentState.SUBMITTED if turn % 10 == 0 else CommentState.ADMITTED,
            submitted_at=now,
            admitted_at=None if turn % 10 == 0 else now,
            created_by=by,
        )
        for turn, organisation in enumerate(islice(cycle(associations), COMMENTS))
    )
    CommentParty.objects.bulk_create(
        CommentParty(comment=one, party=party, transmitted_at=one.admitted_at)
        for one in made
        for party in islice(turns, 2)
    )


def _people(body: Body, bound: list[Party]) -> None:
    """Somebody of each role; a coordinator of each Party."""
    kinds = {
        "secretary": (OrganisationKind.SECRETARIAT, Role.SECRETARIAT),
        "member": (OrganisationKind.DELEGATION, Role.MEMBER),
        "ngo": (OrganisationKind.CIVIL_SOCIETY, Role.CIVIL_SOCIETY),
    }
    for name, (kind, role) in kinds.items():
        party = bound[0] if kind == OrganisationKind.DELEGATION else None
        _person(name, _organisation(kind, name, body, party), role)
    for turn in range(20):
        _organisation(OrganisationKind.CIVIL_SOCIETY, f"Association {turn}", body, None)
    for one in bound:
        ministry = Organisation.objects.create(
            name=f"Ministry of {one}", kind=OrganisationKind.STATE, party=one
        )
        _person(f"coordinator-{one.code.lower()}", ministry, Role.COORDINATOR)


def _organisation(kind: str, name: str, body: Body, party: Party | None) -> Organisation:
    known = Organisation.objects.filter(kind=kind, body=body, party=party)
    found = known.first() if kind == OrganisationKind.SECRETARIAT else None
    return found or Organisation.objects.create(name=name, kind=kind, body=body, party=party)


def _person(name: str, where: Organisation, role: str) -> None:
    who = User.objects.create(email=f"{name}@example.org", full_name=name)
    Membership.objects.create(person=who, organisation=where, role=role, since=date(2020, 1, 1))


def said(salt: int, words: int) -> str:
    """So many words that say nothing, another order for each `salt`."""
    start = salt % len(_WORDS)
    told = list(islice(cycle(_WORDS[start:] + _WORDS[:start]), words))
    return " ".join(told).capitalize()


def _both(text: str) -> Wording:
    return Wording.of({"en": text, "fr": f"(fr) {text}"})


def _at_once() -> None:
    """Check what is deferred at once: the triggers of many rows would else check it each time."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
