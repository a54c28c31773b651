"""A report with a draft that only the body sees, and one that is published."""

from dataclasses import dataclass
from datetime import date

from ronda.apps.reports.models import Draft
from ronda.apps.reports.services import draft_take_in, report_publish
from ronda.apps.treaties.models import Round
from tests.apps.people import monitoring_body, state
from tests.apps.reports.scene import ADOPTED, file_of
from tests.roles.cast import Cast

NUMBER = 9
SECRET = "worded otherwise in a draft that was never published"


@dataclass(frozen=True)
class Scene:
    """The drafts that addresses point at."""

    draft: Draft
    published: Draft


def scene(cast: Cast) -> Scene:
    """Both drafts."""
    for code in ("XAR", "XTA"):
        state(code)
    body = monitoring_body()
    at, _new = Round.objects.get_or_create(body=body, number=NUMBER)
    title = {"en": f"A title {SECRET}", "fr": "Un titre"}
    hidden = file_of(round=NUMBER, title=title)
    who = cast["secretariat"]
    first = draft_take_in(actor=who, round=at, data=hidden, name="first.json")
    final = draft_take_in(
        actor=who, round=at, data=file_of(round=NUMBER, adopted=ADOPTED), name="final.json"
    )
    report_publish(actor=who, draft=final, on=date(2026, 3, 20))
    return Scene(first, final)
