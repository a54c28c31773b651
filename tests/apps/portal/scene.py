"""A round of which factsheets are published, and conclusions on request; all invented.

Two things to know. Arcadia and Tamaria have published factsheets in round 2, with a text in the box
of I-1 of Arcadia alone. And pages are read as they come, in nobody's name unless said otherwise.
"""

import re
from collections.abc import Iterable

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.compliance.models import Edition, Status
from ronda.apps.compliance.selectors import edition_assemble
from ronda.apps.compliance.services.factsheets import edition_record
from ronda.apps.reports.models import Draft
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.selectors import procedure_of
from ronda.apps.rounds.services.events import event_record
from ronda.apps.treaties.models import Round
from ronda.factsheets.model import Factsheet
from ronda.procedure.stages import Per
from tests.apps.assessments.scene import BOX, assessing, informed
from tests.apps.people import secretary

AT = ("lanzarote", 2)
MATRIX = reverse("portal:matrix", args=AT)
CSV = reverse("portal:matrix-csv", args=AT)
COMPARE = reverse("portal:compare-parties")
HOME = reverse("portal:home")
PARTY = reverse("portal:party", args=["xar"])
ROUND = reverse("rounds:round", args=AT)
PAGES = {
    "home": HOME,
    "party": PARTY,
    "matrix": MATRIX,
    "csv": CSV,
    "compare": f"{COMPARE}?party=xar&party=xta",
    "choose": COMPARE,
    "round": ROUND,
}


def laid() -> Conduct:
    """The round, with the factsheets of two Parties published."""
    conduct = assessing()
    draft = Draft.objects.latest("number")
    with_sheets(draft, ("XTA",), text="")
    publish(Edition.objects.get(factsheet__party__code="XAR"))
    return conduct


def publish(edition: Edition) -> Edition:
    """Published past the service, which waits for the round to come so far."""
    edition.status, edition.published_at = Status.PUBLISHED, timezone.now()
    edition.save(update_fields=["status", "published_at"])
    return edition


def with_sheets(draft: Draft, codes: Iterable[str], text: str = BOX, at: str = "II-2") -> None:
    """Parties' factsheets, published."""
    for code in codes:
        publish(informed(draft, code, text, at=at))


def earlier_round() -> Edition:
    """Arcadia's factsheet of an earlier round: one recommendation is worded anew, the rest not."""
    now = Edition.objects.get(factsheet__party__code="XAR", factsheet__round__number=2)
    round = Round.objects.create(body=now.factsheet.round.body, number=1, theme="An earlier theme")
    told = edition_assemble(now).model_dump_json(by_alias=True)
    value = Factsheet.model_validate_json(told.replace("to do what r-1 says", "to do less"))
    who = secretary()
    made = edition_record(
        actor=who,
        value=value.model_copy(update={"round": 1}),
        party=now.factsheet.party,
        round=round,
    )
    return publish(made)


def open_conclusions(conduct: Conduct) -> None:
    """What was decided is open to everybody from now on."""
    known = Conduct.objects.select_related("round__body").get(pk=conduct.pk)
    events = procedure_of(known).stages.events
    rule = next(one for one in events if one.id == "assessment_adopted")
    for party in known.parties.all() if rule.per is Per.PARTY else [None]:
        day = timezone.localdate()
        event_record(actor=secretary(), conduct=known, event=rule.id, on=day, party=party)


def read(address: str, who: User | None = None) -> str:
    """What a page says, without what differs at every request."""
    client = Client()
    if who is not None:
        client.force_login(who)
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def main_of(html: str) -> str:
    """The part of a page that is its own."""
    return html.partition("<main")[2].partition("</main>")[0]
