"""What the worker does: reading factsheets in the background.

Two things to know. A job carries keys, never contents. And its name is part of what lies in the
queue: it stays when the function moves.
"""

from procrastinate.contrib.django import app

from ronda.apps.compliance.services.imports import READ_FACTSHEET, reading_do
from ronda.apps.sources.models import Reading
from ronda.apps.treaties.selectors import party_by_code


@app.task(name=READ_FACTSHEET, queue="readings")
def read_factsheet(reading_id: int, party: str | None) -> None:
    """Read a source and record what was read."""
    reading = Reading.objects.select_related("source").get(pk=reading_id)
    reading_do(reading=reading, party=party_by_code(party) if party else None)
