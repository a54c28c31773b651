"""A report of invented text, taken in as a draft."""

import json
from typing import Any

from ronda.apps.reports.models import Draft
from ronda.apps.reports.services import draft_take_in
from ronda.apps.treaties.models import Round
from ronda.apps.treaties.selectors import round_by_number
from ronda.reports.json_form import json_of
from tests.apps.people import secretary, state
from tests.reports.arcadian import report

ADOPTED = {"meeting": "50th meeting", "on": "2026-03-10", "document": "T-ES(2026)02"}


def the_round() -> Round:
    """Round 2, with the Parties that the report names."""
    for code in ("XAR", "XTA"):
        state(code)
    return round_by_number("lanzarote", 2)


def file_of(**changes: Any) -> bytes:
    """The report as a file, with other values of the whole."""
    return json.dumps(json.loads(json_of(report())) | changes).encode()


def taken_in(**changes: Any) -> Draft:
    """The next draft, with other values of the whole."""
    data = file_of(**changes)
    return draft_take_in(actor=secretary(), round=the_round(), data=data, name="report.json")


def adopted() -> Draft:
    """A draft that says where and when it was adopted."""
    return taken_in(adopted=ADOPTED)
