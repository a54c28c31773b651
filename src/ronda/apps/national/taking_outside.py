"""Recommendations of bodies outside this Ronda, read in the field names of the UHRI.

Two things to know. The Universal Human Rights Index of the United Nations gives its records as JSON
and as spreadsheets under these names, written with or without gaps; what is not listed here is left
unread. And a record that stands here already in the same words is left out, one whose words have
changed since takes the place of what stood here, whose history stays.
"""

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.models import Outside, Spreadsheet, Target, TargetKind, Upload
from ronda.apps.national.services.rows import FAULTS, Fits, Passed, Problem, column
from ronda.apps.national.standing import Standing
from ronda.apps.treaties.selectors import party_of
from ronda.spreadsheets.faults import Fault, Wrong
from ronda.spreadsheets.layout import Column, Kind, Layout
from ronda.spreadsheets.reading import LeftOut, Taken, lines

LONGEST_TEXT, LONGEST_LIST = 20_000, 8_000
_FIELDS: tuple[tuple[str, str, tuple[str, ...], Kind, bool], ...] = (
    ("text", "Text", ("Recommendation", "Text original"), Kind.TEXT, True),
    ("body", "Body", ("Mechanism", "UN body"), Kind.TEXT, True),
    ("symbol", "Symbol", ("DocumentSymbol", "Document symbol", "Document"), Kind.TEXT, False),
    ("annotation_id", "AnnotationId", ("Annotation ID",), Kind.TEXT, False),
    ("annotation_type", "AnnotationType", ("Annotation type", "Type"), Kind.TEXT, False),
    ("published", "PublicationDate", ("Publication date", "Date"), Kind.DAY, False),
    ("countries", "Countries", ("Country", "State"), Kind.LIST, False),
    ("regions", "Regions", ("Region",), Kind.LIST, False),
    (
        "affected_persons",
        "AffectedPersons",
        ("Affected persons", "Persons affected"),
        Kind.LIST,
        False,
    ),
    ("themes", "Themes", ("Theme",), Kind.LIST, False),
    ("sdgs", "Sdgs", ("SDG", "SDG targets"), Kind.LIST, False),
)
"""The name in the index, other ways in which it is written, what stands in it."""


@dataclass(frozen=True)
class Recommended:
    """A recommendation to be kept, with its words, and the one whose place it takes, if any."""

    outside: Outside
    words: str
    known: Target | None


Found = Fits[Recommended] | Problem | Passed | LeftOut
COLUMNS = (_("Body"), _("Document"), _("Published"), _("Recommendation"))
"""What is shown of a row as it was understood."""


class Outsides:
    """The recommendations from outside that stand at a desk."""

    def __init__(self, who: Standing) -> None:
        self._who = who
        self._party = party_of(who.party_id)
        found = Target.objects.filter(outside__isnull=False).select_related("outside")
        self._known: Mapping[str, Target] = {
            one.outside.identity: one for one in found if one.outside
        }
        self._seen: dict[str, int] = {}

    def layout(self) -> Layout:
        """The columns, by the names that the index gives them."""
        return Layout(columns=tuple(_column(*told) for told in _FIELDS))

    def looked(self, upload: Spreadsheet) -> Iterator[Found]:
        """Every row of a spreadsheet; raises DocumentError as `lines` does."""
        for line in lines(io.BytesIO(upload.data), self.layout()):
            if isinstance(line, LeftOut):
                yield line
            elif isinstance(line, Wrong):
                yield Problem.of(line)
            else:
                yield self._looked(line, cast("Upload", upload))

    def _looked(self, taken: Taken, upload: Upload) -> Found:
        told = taken.values
        words = cast("str", told["text"])
        identity = _identity(told)
        countries = cast("tuple[str, ...]", told["countries"] or ())
        if countries and not any(self._is_ours(one) for one in countries):
            sentence = gettext(
                "It is addressed to %(countries)s: take out what is not for your State."
            )
            return Problem(taken.row, sentence % {"countries": ", ".join(countries[:3])})
        if self._seen.setdefault(identity, taken.row) != taken.row:
            told_twice = FAULTS[Fault.OTHERWISE] % {"other": self._seen[identity]}
            return Problem(taken.row, str(told_twice))
        known = self._known.get(identity)
        if known is not None and known.wording == words:
            return Passed(taken.row, gettext("it stands here already"))
        outside = known.outside if known is not None and known.outside is not None else Outside()
        _fill(outside, told, identity)
        outside.party_id, outside.row = self._who.party_id, taken.row
        outside.upload = upload
        day = outside.published.isoformat() if outside.published else ""
        shown = (outside.body, outside.symbol, day, words[:200])
        record = Recommended(outside, words, known)
        return Fits(taken.row, record, shown, bool(taken.formulas))

    def _is_ours(self, country: str) -> bool:
        """Whether this is the State, by its code or by a name that holds or is held by it."""
        theirs = country.strip().casefold()
        codes = {self._party.code.casefold(), self._party.alpha2.casefold()}
        names = [self._party.name, *map(str, self._party.names.values())]
        ours = [name.casefold() for name in names if name]
        return theirs in codes or any(name in theirs or theirs in name for name in ours)


def keep(records: Sequence[Recommended]) -> None:
    """Save recommendations, each with what measures and figures point at; a step of an act."""
    new = [one for one in records if one.known is None]
    kept = Outside.objects.bulk_create([one.outside for one in new])
    Target.objects.bulk_create(
        [_target(outside, one.words) for outside, one in zip(kept, new, strict=True)]
    )
    for one in records:
        if one.known is not None:
            one.outside.save()
            one.known.wording, one.known.code = one.words, code_of(one.outside)
            one.known.save()


def _target(outside: Outside, words: str) -> Target:
    return Target(
        party_id=outside.party_id,
        outside=outside,
        kind=TargetKind.RECOMMENDATION,
        code=code_of(outside),
        heading=", ".join(outside.themes)[:1000],
        wording=words,
    )


def code_of(outside: Outside) -> str:
    """By what people call it: the document that it stands in, else the body."""
    return (outside.symbol or outside.body)[:60]


def _column(key: str, heading: str, also: tuple[str, ...], kind: Kind, required: bool) -> Column:
    longest = LONGEST_TEXT if key == "text" else LONGEST_LIST
    return column(key, heading, kind, required=required, also=also, longest=longest)


def _identity(told: Mapping[str, object]) -> str:
    """What the index calls it, else a checksum of its document and words."""
    if told["annotation_id"]:
        return str(told["annotation_id"])[:80]
    whole = f"{told['body']}\x1f{told['symbol'] or ''}\x1f{' '.join(str(told['text']).split())}"
    return f"sha256:{hashlib.sha256(whole.encode()).hexdigest()}"


def _fill(outside: Outside, told: Mapping[str, object], identity: str) -> None:
    outside.identity = identity
    outside.body = str(told["body"])[:200]
    outside.symbol = str(told["symbol"] or "")[:100]
    outside.kind = str(told["annotation_type"] or "")[:100]
    outside.published = cast("date | None", told["published"])
    for name in ("countries", "regions", "affected_persons", "themes", "sdgs"):
        parts = cast("tuple[str, ...]", told[name] or ())
        setattr(outside, name, [part[:300] for part in parts])
