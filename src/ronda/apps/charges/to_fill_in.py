"""A spreadsheet of charges to be filled in: a row for each article that is counted.

Two things to know. It is taken in where all spreadsheets of figures are, with the same headings.
And rows without a value are to be taken out, or are told as incomplete.
"""

from django.utils.translation import gettext as _

from ronda.apps.charges.models import CountsArticle
from ronda.apps.charges.selectors.tables import ties_visible
from ronda.apps.national.standing import Standing
from ronda.apps.national.taking_in import Values
from ronda.spreadsheets.writing import Written, workbook


def to_fill_in(who: Standing, year: int) -> bytes:
    """An XLSX with a row for each figure, group and this year, its value left empty."""
    layout = Values(who).layout()
    headings = [f"{one.heading} *" if one.required else one.heading for one in layout.columns]
    ties = [one for one in ties_visible(who) if who.coordinator or _counts(who, one)]
    cells = [(tie.indicator.name, group) for tie in ties for group in _groups(tie)]
    rows: list[list[Written]] = [
        [name, str(year), group or None, None, None, None, None] for name, group in cells
    ]
    return workbook({_("Values"): [headings, *rows]})


def _counts(who: Standing, tie: CountsArticle) -> bool:
    return tie.indicator.institution_id in who.writes_for


def _groups(tie: CountsArticle) -> tuple[str, ...]:
    return (tie.group,) if tie.group else ("", *tie.indicator.groups)
