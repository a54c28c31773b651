"""What the rows of a spreadsheet become: operations, or a problem each.

Two things to know. Everything that is needed is fetched first, inside the door; the rows are then
read without the database. And what is counted of an operation is no part of it: that is a figure,
and comes in where all figures do.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from ronda.apps.charges.models import Operation, OperationFile
from ronda.apps.charges.services.operations import (
    Conducted,
    check,
    fitting,
    only_coordinators,
    there_already,
)
from ronda.apps.errors import NotValid
from ronda.apps.national.models import Institution, Spreadsheet
from ronda.apps.national.selectors.asked import (
    called_in_spreadsheets,
    recommendations,
    recommendations_unboxed,
)
from ronda.apps.national.selectors.institutions import called, institutions
from ronda.apps.national.services.rows import Fits, Problem, column
from ronda.apps.national.standing import Standing
from ronda.spreadsheets.faults import Wrong
from ronda.spreadsheets.layout import Column, Kind, Layout
from ronda.spreadsheets.reading import LeftOut, Line, lines

COLUMNS = (_("Operation"), _("Kept by"), _("Time"), _("Recommendations"))
"""What is shown of a row as it was understood."""


@dataclass(frozen=True)
class Row:
    """An operation, not yet saved, and the keys of what it serves, as somebody tells it."""

    who: Standing
    operation: Operation
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lists:
    """What a desk lists: the key of each choice by what people write for it."""

    institutions: Mapping[str, str] = field(default_factory=dict)
    recommendations: Mapping[str, str] = field(default_factory=dict)


def columns_of(lists: Lists) -> tuple[Column, ...]:
    """The columns; those of the form to put an operation down."""
    there, asked = lists.institutions, lists.recommendations
    return (
        column("name", _("Name"), required=True, longest=150),
        column("institution", _("Institution"), Kind.CHOICE, required=True, choices=there),
        column("begins", _("Begins"), Kind.DAY, required=True, example="2024-05-13"),
        column("ends", _("Ends"), Kind.DAY, example="2024-06-30"),
        column("network", _("Within"), longest=200),
        column("about", _("What it is"), longest=10_000),
        column("serves", _("Recommendations"), Kind.CHOICES, choices=asked),
    )


class Operations:
    """The operations of the desk, and what a row may name."""

    def __init__(self, who: Standing) -> None:
        self._who = who
        there = [one for one in institutions() if one.dissolved_on is None]
        self._every: dict[str, Institution] = {str(one.pk): one for one in there}
        self._called = {str(one.pk): called(one) for one in there}
        asked = [*recommendations(who), *recommendations_unboxed(who)] if who.coordinator else []
        self._asked = called_in_spreadsheets(asked)
        self._there = set(Operation.objects.values_list("name", flat=True))

    def layout(self) -> Layout:
        """The columns of the spreadsheet."""
        named = {name: key for key, name in self._called.items()}
        return Layout(columns=columns_of(Lists(named, self._asked)), same_by=("name",))

    def looked(self, upload: Spreadsheet) -> Iterator[Fits[Row] | Problem | LeftOut]:
        """Every row of a spreadsheet; raises DocumentError as `lines` does."""
        assert isinstance(upload, OperationFile)
        for line in lines(io.BytesIO(upload.data), self.layout()):
            yield self._looked(line, upload)

    def _looked(self, line: Line, upload: OperationFile) -> Fits[Row] | Problem | LeftOut:
        if isinstance(line, LeftOut):
            return line
        if isinstance(line, Wrong):
            return Problem.of(line)
        told: dict[str, Any] = {k: v for k, v in line.values.items() if v is not None}
        institution, serves = told.pop("institution"), told.pop("serves", ())
        conducted = Conducted(institution=self._every[institution], **told)
        try:
            self._check(conducted)
        except NotValid as refusal:
            return Problem(line.row, str(refusal))
        operation = fitting(Operation(party_id=self._who.party_id), conducted)
        operation.file, operation.file_row = upload, line.row
        time = f"{conducted.begins.isoformat()} – {conducted.ends or ''}".strip()
        seen = (conducted.name, self._called[institution], time, str(len(serves) or ""))
        return Fits(line.row, Row(self._who, operation, serves), seen, bool(line.formulas))

    def _check(self, conducted: Conducted) -> None:
        if not self._who.coordinator and conducted.institution.pk not in self._who.writes_for:
            raise NotValid(only_coordinators(), "institution")
        if conducted.name in self._there:
            raise NotValid(there_already(), "name")
        check(conducted)
