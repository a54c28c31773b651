"""Loads what Arcadia plans and tells by the year: other bodies, targets, an annual report.

Two things to know. The recommendations of other bodies and their documents are invented, as Arcadia
is. And the annual report waits for the validator of the ministry, so that it can be signed.
"""

import json
from datetime import date
from decimal import Decimal

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Arrangement,
    Direction,
    Indicator,
    Measure,
    Post,
    PostKind,
    Target,
    UploadKind,
)
from ronda.apps.national.services.aims import Aimed, aim_set
from ronda.apps.national.services.annual import Yearly, annual_draft, annual_send
from ronda.apps.national.services.drafting import indicator_serve
from ronda.apps.national.services.measures import measure_serve
from ronda.apps.national.services.spreadsheets import spreadsheet_receive, spreadsheet_take_in
from ronda.apps.national.services.uploads import INTO_OUTSIDE
from ronda.figures.periods import Period

_YEAR = 2025
_DECISION, _DECIDED = "Plan of Arcadia for children online, 2025 to 2028", date(2025, 4, 10)
_AIMS = {"2025": 8, "2028": 12}
_OTHERS = (
    {
        "AnnotationId": "xar-1",
        "Symbol": "CRC/C/XAR/CO/4",
        "Body": "CRC",
        "PublicationDate": "2024-06-12",
        "AnnotationType": "Concerns/Observations; Recommendations",
        "Countries": "Arcadia",
        "AffectedPersons": "Children",
        "Themes": "Sexual exploitation of children; Human rights education",
        "Text": "Teach every pupil, in words of their age, how to recognise an adult who seeks"
        " contact online, and whom to tell.",
    },
    {
        "AnnotationId": "xar-2",
        "Symbol": "CRC/C/XAR/CO/4",
        "Body": "CRC",
        "PublicationDate": "2024-06-12",
        "AnnotationType": "Recommendations",
        "Countries": "Arcadia",
        "AffectedPersons": "Children",
        "Themes": "Statistics",
        "Text": "Collect figures on offences against children online by sex and age, and publish"
        " them each year.",
    },
    {
        "AnnotationId": "xar-3",
        "Symbol": "A/HRC/58/XAR",
        "Body": "UPR",
        "PublicationDate": "2025-01-21",
        "AnnotationType": "Recommendations",
        "Countries": "Arcadia",
        "AffectedPersons": "Children; Women and girls",
        "Themes": "International cooperation",
        "Text": "Work more closely with the police of neighbouring States against the sharing of"
        " abuse material.",
    },
)


def load_yearly(coordinator: User) -> None:
    """Fill the recommendations of other bodies, the targets and the annual report of Arcadia."""
    _other_bodies(coordinator)
    _targets(coordinator)
    _annual(coordinator)


def _other_bodies(actor: User) -> None:
    upload = spreadsheet_receive(
        intake=INTO_OUTSIDE,
        actor=actor,
        data=json.dumps(_OTHERS).encode(),
        name="uhri-arcadia.json",
        kept={"kind": UploadKind.OUTSIDE},
    )
    spreadsheet_take_in(intake=INTO_OUTSIDE, actor=actor, upload=upload)
    with at_desk(actor):
        campaign = Measure.objects.get(name="Campaign in schools")
        asked = _from_outside("xar-1")
    measure_serve(actor=actor, measure=campaign, keys=[asked.key])


def _targets(actor: User) -> None:
    with at_desk(actor):
        countries = Indicator.objects.get(name="Countries in joint operations")
        asked = _from_outside("xar-3")
    indicator_serve(actor=actor, indicator=countries, keys=[asked.key])
    for year, amount in _AIMS.items():
        aimed = Aimed(
            period=Period.of(year),
            direction=Direction.AT_LEAST,
            amount=Decimal(amount),
            decision=_DECISION,
            dated=_DECIDED,
            recommendation=asked,
        )
        aim_set(actor=actor, indicator=countries, aimed=aimed)


def _annual(actor: User) -> None:
    title = "What Arcadia did for children online in 2025"
    yearly = Yearly(_YEAR, Arrangement.INSTITUTION, "en", title)
    report = annual_draft(actor=actor, yearly=yearly)
    with at_desk(actor):
        post = Post.objects.filter(what=PostKind.VALIDATOR).earliest("pk")
    annual_send(actor=actor, report=report, post=post)


def _from_outside(identity: str) -> Target:
    return Target.objects.select_related("outside").get(outside__identity=identity)
