"""Ronda's own PDF without its attachment: what the pages alone must tell."""

import datetime as dt

from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.pdf_compiler import compiled, ordered
from ronda.factsheets.writing.to_pdf import sheet


def bare_pdf(factsheet: Factsheet) -> bytes:
    """The pages as Ronda lays them out, with nothing attached."""
    return compiled(ordered(sheet(factsheet, attach=False), dt.datetime.fromtimestamp(0, dt.UTC)))
