"""The second half of a round: its report before a meeting, the decision, the factsheets of all.

Two things to know. It goes through the services that people's clicks go through. And a meeting to
come is planned as well, with an agenda that is sent, so that there is one to look at.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import person_by_email
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.services.editions import edition_approve, edition_publish
from ronda.apps.compliance.services.generating import factsheets_generate
from ronda.apps.meetings.models import Meeting, MeetingDocument
from ronda.apps.meetings.selectors import visible_to
from ronda.apps.meetings.selectors.agenda import agenda_of
from ronda.apps.meetings.selectors.documents import number_in
from ronda.apps.meetings.selectors.presence import seats_of
from ronda.apps.meetings.services.agenda import agenda_add, agenda_document, agenda_send
from ronda.apps.meetings.services.decisions import decision_record
from ronda.apps.meetings.services.documents import document_number, document_revise
from ronda.apps.meetings.services.meetings import When, meeting_close, meeting_open, meeting_plan
from ronda.apps.meetings.services.presence import presence_record
from ronda.apps.meetings.services.publishing import decisions_publish
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import report_of
from ronda.apps.reports.selectors.writers import may_be_named
from ronda.apps.reports.services import draft_take_in, report_publish
from ronda.apps.reports.services.beginning import writing_begin_from
from ronda.apps.reports.services.rapporteurs import rapporteur_name
from ronda.apps.reports.services.readings import amendment_propose, draft_share
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.selectors.rounds import parties_of
from ronda.demo.rounds.cast import MEMBER, RAPPORTEUR
from ronda.demo.rounds.reporting import report
from ronda.reports.model import Adoption

FIRST, PLACE = 38, "Strasbourg"
OPENING = {"en": "Opening of the meeting", "fr": "Ouverture de la réunion"}
REPORT = {"en": "Draft implementation report", "fr": "Projet de rapport de mise en œuvre"}
NEXT = {"en": "Dates of the next meetings", "fr": "Dates des prochaines réunions"}
STATE = {"en": "State of play of the replies", "fr": "État des réponses"}
ADOPTED = {
    "en": "The Committee adopted the implementation report, subject to editing.",
    "fr": "Le Comité a adopté le rapport de mise en œuvre, sous réserve de mise en forme.",
}
AMENDMENTS = (
    (
        MEMBER,
        "information-1",
        {
            "en": "Children learn at school, and from each other, where they find help.",
            "fr": "Les enfants apprennent à l’école, et entre eux, où trouver de l’aide.",
        },
        "The replies speak of peers as well as of schools.",
    ),
    (
        RAPPORTEUR,
        "services-1",
        {
            "en": "A service answers children every day and every night, free of charge.",
            "fr": "Un service répond aux enfants jour et nuit, gratuitement.",
        },
        "What happens at night is what the findings differ on.",
    ),
)
"""Who proposes that a paragraph says what, and why."""


@dataclass(frozen=True)
class Adopted:
    """The report as it was adopted, and the day."""

    draft: Draft
    on: date


def draft_read(secretary: User, conduct: Conduct) -> Draft:
    """The first draft of the report, taken in for the Committee to read."""
    return _taken_in(secretary, conduct, None, "First reading")


def members_read(secretary: User, draft: Draft, until: date) -> None:
    """The draft is given to the members, the rapporteur writes on, two amendments are proposed."""
    writing = writing_begin_from(actor=secretary, draft=draft)
    rapporteur = next(one for one in may_be_named(writing) if one.person.email == RAPPORTEUR.email)
    chapter = writing.pieces.get(key=report_of(draft).chapters[0].id)
    rapporteur_name(actor=secretary, writing=writing, membership=rapporteur, chapter=chapter)
    reading = draft_share(actor=secretary, draft=draft, until=until)
    for who, key, text, reason in AMENDMENTS:
        amendment_propose(
            actor=person_by_email(who.email),
            reading=reading,
            key=key,
            words={"text": text},
            reason=reason,
        )


def adopted(secretary: User, conduct: Conduct, begins: date) -> Adopted:
    """A meeting reads the draft and adopts it; the adopted text is taken in."""
    meeting = held(secretary, conduct, begins, (OPENING, REPORT, NEXT))
    ends = meeting.ends
    draft = conduct.round.report.drafts.latest("number")
    final = _before_meeting(secretary, meeting, draft)
    decision_record(
        actor=secretary, meeting=meeting, what="report.adopt", texts=ADOPTED, about=(draft,)
    )
    told(secretary, meeting_close(actor=secretary, meeting=meeting))
    said = Adoption(meeting=f"Meeting {meeting.number}", on=ends, document=number_in(final))
    return Adopted(_taken_in(secretary, conduct, said, "As adopted"), ends)


def published(secretary: User, draft: Draft, on: date) -> list[Edition]:
    """The report is opened to everybody, and every Party has its factsheet."""
    report_publish(actor=secretary, draft=draft, on=on)
    return [
        edition_publish(actor=secretary, edition=edition_approve(actor=secretary, edition=edition))
        for edition in factsheets_generate(actor=secretary, draft=draft)
    ]


def next_meeting(secretary: User, conduct: Conduct, begins: date) -> Meeting:
    """A meeting to come, whose agenda is sent."""
    meeting = _planned(secretary, conduct, begins)
    for titles in (OPENING, STATE, NEXT):
        agenda_add(actor=secretary, meeting=meeting, titles=titles)
    return agenda_send(actor=secretary, meeting=meeting)


def _planned(secretary: User, conduct: Conduct, begins: date) -> Meeting:
    """The next meeting of the body."""
    when, body = When(begins, begins + timedelta(days=2), PLACE), conduct.round.body
    last = visible_to(secretary).filter(body=body).order_by("number").last()
    number = last.number + 1 if last else FIRST
    return meeting_plan(actor=secretary, body=body, number=number, when=when)


def held(
    secretary: User, conduct: Conduct, begins: date, points: Iterable[Mapping[str, str]]
) -> Meeting:
    """A meeting with its agenda, opened, with all who can sit in it present."""
    meeting = _planned(secretary, conduct, begins)
    for titles in points:
        agenda_add(actor=secretary, meeting=meeting, titles=titles)
    meeting = agenda_send(actor=secretary, meeting=meeting)
    meeting = meeting_open(actor=secretary, meeting=meeting)
    there = [seat.membership.pk for seat in seats_of(meeting)]
    presence_record(actor=secretary, meeting=meeting, seen=meeting.version, present=there)
    return meeting


def told(secretary: User, meeting: Meeting) -> Meeting:
    """Everybody may read all that a closed meeting decided."""
    chosen = list(meeting.decisions.values_list("number", flat=True))
    return decisions_publish(actor=secretary, meeting=meeting, seen=meeting.version, chosen=chosen)


def _before_meeting(secretary: User, meeting: Meeting, draft: Draft) -> MeetingDocument:
    """The draft's document and its revision after the reading, on its point of the agenda."""
    first = document_number(actor=secretary, meeting=meeting, titles=REPORT, about=draft)
    revised = document_revise(actor=secretary, document=first, meeting=meeting)
    item = next(one for one in agenda_of(secretary, meeting) if one.titles == REPORT)
    agenda_document(actor=secretary, item=item, document=revised)
    return revised


def _taken_in(secretary: User, conduct: Conduct, said: Adoption | None, note: str) -> Draft:
    asked = [one.party for one in parties_of(conduct)]
    value = report(conduct.round.body.slug, conduct.round.number, conduct.themes, asked, said)
    return draft_take_in(
        actor=secretary,
        round=conduct.round,
        data=value.model_dump_json(by_alias=True).encode(),
        name="report.json",
        note=note,
    )
