"""An assessment of which much is proposed, and one that is adopted and open to everybody."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.assessments.models import Assessment, EscalationStep, ReportOrder
from ronda.apps.assessments.services.deciding import Seen, assessments_decide
from ronda.apps.assessments.services.escalating import step_take
from ronda.apps.assessments.services.proposals import Proposed, proposal_make
from ronda.apps.assessments.services.sharing import proposals_share
from ronda.apps.meetings.models import Decision, Meeting
from ronda.apps.meetings.selectors import open_meeting
from ronda.apps.meetings.services.meetings import When, meeting_open, meeting_plan
from ronda.apps.reports.services import draft_take_in
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.services.events import event_record
from ronda.apps.rounds.services.milestones import milestone_set
from tests.apps.meetings.scene import DAYS
from tests.apps.people import monitoring_body, state
from tests.apps.reports.scene import ADOPTED, file_of
from tests.apps.rounds.scene import round_in
from tests.roles.cast import Cast

SECRET = "a judgement that nobody outside has seen"
SHARED = "a judgement that its Party was shown"
DECIDED = "a judgement that the Committee adopted"
OPENED = "a judgement that everybody may read"
STILL = "a judgement that is proposed beside the open ones"
STEP = "why a step was taken on a Party"
ARCHIVE = b"PK an archive of drafts"


@dataclass(frozen=True)
class Scene:
    """A round, and what addresses point at in it."""

    conduct: Conduct
    secret: Assessment
    shared: Assessment | None
    decision: Decision
    step: EscalationStep | None = None
    order: ReportOrder | None = None

    @property
    def number(self) -> int:
        """The round's number."""
        return self.conduct.round.number


def proposing(cast: Cast) -> Scene:
    """Arcadia: one proposed, one shared, one decided that is not open yet."""
    conduct = _round(cast, 41)
    secret = _proposed(cast, conduct, "r-1", SECRET)
    shared = _proposed(cast, conduct, "r-2", SHARED)
    proposals_share(actor=_user(cast, "rapporteur"), assessments=[shared])
    decision = _decided(cast, conduct, _proposed(cast, conduct, "r-4", DECIDED))
    step = step_take(
        actor=_user(cast, "secretariat"),
        round=conduct.round,
        party=state("XTA"),
        step="reminder",
        on=timezone.localdate(),
        reason=STEP,
    )
    order = ReportOrder.objects.create(
        round=conduct.round,
        form="draft",
        languages="en fr",
        state="done",
        archive=ARCHIVE,
        asked_by=_user(cast, "secretariat"),
    )
    return Scene(conduct, secret, shared, decision, step, order)


def adopted(cast: Cast) -> Scene:
    """Arcadia: one decided that everybody reads, one proposed beside it."""
    conduct = _round(cast, 42)
    decision = _decided(cast, conduct, _proposed(cast, conduct, "r-4", OPENED))
    secret = _proposed(cast, conduct, "r-1", STILL)
    who = _user(cast, "secretariat")
    today = timezone.localdate()
    for party in conduct.parties.all():
        event_record(actor=who, conduct=conduct, event="follow_up_published", on=today, party=party)
    for event in ("assessment_begun", "assessment_adopted"):
        event_record(actor=who, conduct=conduct, event=event, on=today)
    return replace(Scene(conduct, secret, None, decision), conduct=_fresh(conduct))


def _round(cast: Cast, number: int) -> Conduct:
    who = _user(cast, "secretariat")
    conduct = round_in("follow_up", who, number=number, codes=("XAR", "SRB", "XTA"))
    milestone_set(
        actor=who,
        conduct=conduct,
        titles={"en": "Information due", "fr": "Informations attendues"},
        on=timezone.localdate() - timedelta(days=30),
        rule="follow_up",
    )
    data = file_of(round=number, adopted=ADOPTED)
    draft_take_in(actor=who, round=conduct.round, data=data, name="adopted.json")
    return _fresh(conduct)


def _fresh(conduct: Conduct) -> Conduct:
    return Conduct.objects.select_related("round__body__convention").get(pk=conduct.pk)


def _proposed(cast: Cast, conduct: Conduct, id: str, text: str) -> Assessment:
    return proposal_make(
        actor=_user(cast, "rapporteur"),
        round=conduct.round,
        party=state("XAR"),
        recommendation=id,
        proposed=Proposed("partly", {"en": f"It is {text}.", "fr": "Voilà."}),
    )


def _decided(cast: Cast, conduct: Conduct, row: Assessment) -> Decision:
    who = _user(cast, "secretariat")
    return assessments_decide(
        actor=who,
        round=conduct.round,
        meeting=_meeting(who),
        seen=[Seen(row.pk, row.version)],
        texts={"en": "The status is adopted.", "fr": "Le statut est adopté."},
    )


def _meeting(who: User) -> Meeting:
    body = monitoring_body()
    found = open_meeting(body)
    if found is not None:
        return found
    when = When(DAYS.begins, DAYS.ends, DAYS.place)
    return meeting_open(actor=who, meeting=meeting_plan(actor=who, body=body, number=61, when=when))


def _user(cast: Cast, role: str) -> User:
    found = cast[role]
    assert isinstance(found, User)
    return found
