"""Three assessed rounds of 48 Parties and 150 recommendations, with history: for measuring.

Two things to know. Everything is invented and the same at every run. And rows are laid down many at
once, past the services, whose speed is not what pages are measured for.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from bench.round_content import _at_once, _people, said
from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import machine
from ronda.apps.assessments.models import Assessment, AssessmentState, Cited
from ronda.apps.compliance.models import Edition, Status
from ronda.apps.compliance.services.factsheets import edition_add
from ronda.apps.meetings.models import Decision, Meeting, MeetingState
from ronda.apps.reports.models import Draft, Report
from ronda.apps.rounds.models import Conduct, Happening, Milestone, Openness, RoundParty
from ronda.apps.search.services.index import everything_refresh
from ronda.apps.treaties.models import Body, Party, Round
from ronda.apps.treaties.selectors import parties
from ronda.factsheets.model import Factsheet
from ronda.procedure.loading import body_text, load_procedure
from ronda.reports import model
from ronda.reports.generating import Addressee, Cover, factsheet_of

ROUNDS, CHAPTERS, EACH = (31, 32, 33), 10, 15
STATUSES = ("in_compliance", "partly", "not_in_compliance", "clarification", "rejected")
QUOTED = 12
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def filled(told: Callable[[int], model.Report] | None = None) -> None:
    """Lay it all down in an empty database; `told` gives each round's report, else `report`."""
    by, body = machine(), Body.objects.get(slug="lanzarote")
    bound = list(parties())
    _people(body, bound)
    _at_once()
    for turn, number in enumerate(ROUNDS):
        last = number == ROUNDS[-1]
        value = (told or report)(number)
        _round(body, value, bound, by, date(2022 + 2 * turn, 3, 1), last=last)
    everything_refresh()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _round(
    body: Body, value: model.Report, bound: list[Party], by: User, day: date, *, last: bool
) -> None:
    number = value.round
    round = Round.objects.create(body=body, number=number, theme="Help on line")
    conduct = Conduct.objects.create(
        round=round,
        procedure="lanzarote",
        procedure_text=body_text("lanzarote"),
        themes={"en": "Help on line", "fr": "L’aide en ligne"},
        stage="assessment",
        openness=Openness.PUBLIC,
        created_by=by,
    )
    RoundParty.objects.bulk_create(RoundParty(conduct=conduct, party=one) for one in bound)
    Happening.objects.bulk_create(
        Happening(conduct=conduct, event=event, on=day + timedelta(days=turn), recorded_by=by)
        for turn, event in enumerate(("launch", "report_adopted", "assessment_adopted"))
    )
    Milestone.objects.create(
        conduct=conduct, rule="follow_up", titles={"en": "Due"}, on=day + timedelta(days=90)
    )
    draft = _draft(round, value, by)
    if last:
        _editions(draft, bound, by)
    meeting = Meeting.objects.create(
        body=body,
        number=number,
        begins=day,
        ends=day,
        state=MeetingState.OPEN if last else MeetingState.CLOSED,
    )
    decision = Decision.objects.create(
        meeting=meeting, number=1, what="assessment.status", texts={"en": "x"}, recorded_by=by
    )
    rows = Assessment.objects.bulk_create(
        _assessments(draft, bound, by, decision, last=last), batch_size=2_000
    )
    if last:
        about = Edition.objects.values_list("pk", flat=True).first()
        Cited.objects.bulk_create((_cited(row, about) for row in rows), batch_size=2_000)


def _draft(round: Round, value: model.Report, by: User) -> Draft:
    content = value.model_dump(mode="json", by_alias=True)
    told = json.dumps(content, sort_keys=True).encode()
    kept = Report.objects.create(round=round, created_by=by)
    return Draft.objects.create(
        report=kept,
        number=1,
        content=content,
        sha256=hashlib.sha256(told).hexdigest(),
        file_name="report.json",
        adopted=True,
        made_by=by,
    )


def report(number: int) -> model.Report:
    """150 recommendations in ten chapters, all followed up, addressed to everybody."""
    chapters = [
        {
            "id": f"c-{turn}",
            "number": NUMERALS[turn],
            "title": _both(f"Subject {turn}: {said(turn, 4)}"),
            "entries": [_recommendation(turn, each) for each in range(1, EACH + 1)],
        }
        for turn in range(CHAPTERS)
    ]
    return model.Report.model_validate(
        {
            "body": "lanzarote",
            "round": number,
            "languages": ["en", "fr"],
            "title": _both("Help on line"),
            "adopted": {"meeting": "A meeting", "on": "2022-03-01", "document": "T-ES(2022)02"},
            "chapters": chapters,
        }
    )


def _recommendation(chapter: int, turn: int) -> dict[str, object]:
    number = NUMERALS[chapter]
    return {
        "type": "recommendation",
        "id": f"r-{chapter}-{turn}",
        "code": f"{number}-{turn}",
        "strength": "require" if turn % 2 else "request",
        "text": _both(said(chapter * 31 + turn, 30)),
    }


def _both(text: str) -> dict[str, str]:
    return {"en": text, "fr": f"(fr) {text}"}


def _editions(draft: Draft, bound: list[Party], by: User) -> None:
    """Every Party's factsheet with its boxes filled in, but for the last three Parties."""
    procedure, value = load_procedure("lanzarote"), model.Report.model_validate(draft.content)
    for turn, party in enumerate(bound[:-3]):
        made = factsheet_of(value, Addressee(party.code, party.name), "en", procedure, Cover())
        told = made.model_dump(mode="json", by_alias=True)
        for chapter in told["chapters"]:
            for each, one in enumerate(chapter["recommendations"]):
                one["follow_up"]["text"] = said(turn * 7 + each, 60)
        sheet = Factsheet.model_validate(told)
        edition = edition_add(by, sheet, party, draft.report.round, None)
        edition.draft, edition.status = draft, Status.PUBLISHED
        edition.approved_at = edition.published_at = timezone.now()
        edition.save()


def _assessments(
    draft: Draft, bound: list[Party], by: User, decision: Decision, *, last: bool
) -> Iterator[Assessment]:
    """All are decided in the earlier rounds; in the last one some are proposed, some are open."""
    value = model.Report.model_validate(draft.content)
    for turn, party in enumerate(bound):
        for each, one in enumerate(value.of(model.Recommendation)):
            kind = (turn * 7 + each) % 20 if last else 0
            if kind == 19:
                continue
            done = kind < 16
            yield Assessment(
                round=draft.report.round,
                party=party,
                draft=draft,
                recommendation=one.id,
                code=one.code,
                status=STATUSES[(turn + each) % len(STATUSES)],
                state=AssessmentState.DECIDED if done else AssessmentState.PROPOSED,
                reasons=_both(said(turn + each, 40)),
                author=by,
                decision=decision if done else None,
                decided_at=timezone.now() if done else None,
            )


def _cited(row: Assessment, about: int | None) -> Cited:
    return Cited(
        assessment=row,
        about=f"compliance.edition:{about}",
        place=row.code,
        name=f"Box of {row.code}, edition 1",
        quote=said(row.pk, QUOTED),
    )
