"""An assessment of a round with an adopted report of invented text; made by the services.

Two things to know. Of the report's five recommendations three are assessed: r-1 (Arcadia alone),
r-2 and r-4. And Arcadia wrote in the box of I-1; the other Parties sent nothing, and are overdue.
"""

from collections.abc import Sequence

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor
from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.services.deciding import Seen, assessments_decide
from ronda.apps.assessments.services.proposals import Citation, Proposed, proposal_make
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.services.editions import edition_approve
from ronda.apps.compliance.services.factsheets import edition_record
from ronda.apps.meetings.models import Decision, Meeting
from ronda.apps.meetings.services.meetings import meeting_open, meeting_plan
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import procedure_of, report_of
from ronda.apps.rounds.models import Conduct
from ronda.apps.treaties.models import Round
from ronda.factsheets.model import Factsheet
from ronda.reports.generating import Addressee, Cover, factsheet_of
from tests.apps.follow_ups.scene import conducted
from tests.apps.meetings.scene import DAYS
from tests.apps.people import monitoring_body, rapporteur, secretary, state
from tests.apps.reports.scene import adopted

BOX = "Arcadia wrote the age into its code.\nIt is in force."
QUOTE = "wrote the age into its code"
WHY = {"en": "The age is set now.", "fr": "L’âge est désormais fixé."}
TEXTS = {"en": "The statuses are adopted.", "fr": "Les statuts sont adoptés."}


def assessing(*, days: int = -10) -> Conduct:
    """The round, its report adopted, Arcadia's box filled in."""
    conduct = conducted(days=days)
    draft = adopted()
    informed(draft)
    return conduct


def the_round(conduct: Conduct) -> Round:
    """The round that is assessed, fresh."""
    return Round.objects.select_related("body__convention").get(pk=conduct.round.pk)


def informed(draft: Draft, code: str = "XAR", text: str = BOX, at: str = "I-1") -> Edition:
    """A Party's factsheet with a text in one of its boxes, approved."""
    party, who = state(code), secretary()
    value = filled(draft, code, text, at)
    edition = edition_record(actor=who, value=value, party=party, round=draft.report.round)
    edition.draft = draft
    edition.save(update_fields=["draft"])
    return edition_approve(actor=who, edition=edition)


def filled(draft: Draft, code: str, text: str, at: str) -> Factsheet:
    """The factsheet that the draft gives a Party, with a text in the box of a code."""
    addressee = Addressee(code, state(code).name)
    made = factsheet_of(
        report_of(draft), addressee, "en", procedure_of(draft), Cover(prepared="2026-03")
    )
    told = made.model_dump(mode="json", by_alias=True)
    for chapter in told["chapters"]:
        for one in chapter["recommendations"]:
            if at in one["codes"]:
                one["follow_up"]["text"] = text
    return Factsheet.model_validate(told)


def proposed(
    conduct: Conduct,
    actor: Actor | None = None,
    *,
    code: str = "XAR",
    id: str = "r-1",
    status: str = "partly",
    evidence: Sequence[Citation] = (),
) -> Assessment:
    """A proposal on a cell."""
    return proposal_make(
        actor=actor or rapporteur("XTA"),
        round=the_round(conduct),
        party=state(code),
        recommendation=id,
        proposed=Proposed(status, WHY, evidence),
    )


def under_way(number: int = 46, who: User | None = None) -> Meeting:
    """A meeting that decides."""
    actor = who or secretary()
    plan = meeting_plan(actor=actor, body=monitoring_body(), number=number, when=DAYS)
    return meeting_open(actor=actor, meeting=plan)


def decided(conduct: Conduct, *rows: Assessment, meeting: Meeting | None = None) -> Decision:
    """What a meeting decided on proposals."""
    return assessments_decide(
        actor=secretary(),
        round=the_round(conduct),
        meeting=meeting or under_way(),
        seen=[Seen(one.pk, one.version) for one in rows],
        texts=TEXTS,
    )
