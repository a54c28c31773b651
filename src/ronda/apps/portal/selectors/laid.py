"""All that is published of a round, laid out by Party and code: what is asked, what is concluded.

Two things to know. A recommendation is told by its code, as the factsheets of a round share their
codes. And a round that is laid out is kept in the process as long as the record is as it was.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.concluded import Concluded, concluded, stamp_of
from ronda.apps.assessments.selectors.published import bases_decided
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors import newest_published
from ronda.apps.compliance.selectors.sheets import (
    Counts,
    Entry,
    entries_in,
    sheets_published,
    with_texts,
)
from ronda.apps.kept_values import KeptValues
from ronda.apps.portal.selectors import ANYONE
from ronda.apps.portal.selectors.cells import Row, cells_of
from ronda.apps.treaties.models import Party, Round

_KEPT: KeptValues["Laid"] = KeptValues(most=32)
_CODE = re.compile(r"(\D*)(\d*)(.*)", re.DOTALL)


@dataclass
class Laid:
    """What is published of a round; `basis` is None where nothing is concluded.

    `first` has the entry that the first Party has under each code, with its text in `texts`;
    `asked` each entry by Party and code, `known` each conclusion. `counts` has what is asked of a
    Party by strength, `statuses` how often it has each. `rows` has a row for each code with a cell
    for each Party, both in order. `uncoded` counts what bears no code.
    """

    round: Round
    basis: Basis | None
    sheets: Sequence[Edition]
    known: Mapping[tuple[int, str], Concluded]
    first: dict[str, tuple[Entry, Edition]] = field(default_factory=dict)
    asked: dict[tuple[int, str], Entry] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    counts: dict[int, dict[str, Counts]] = field(default_factory=dict)
    statuses: dict[int, Counter[str]] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    uncoded: int = 0

    @property
    def parties(self) -> tuple[Party, ...]:
        """The Parties with a published factsheet, by name."""
        return tuple(one.factsheet.party for one in self.sheets)

    @property
    def codes(self) -> list[str]:
        """All codes, chapter by chapter, "III-2" before "III-12"."""
        return sorted(self.first, key=lambda one: (self.first[one][0].chapter, parts_of(one)))

    @property
    def chapters(self) -> tuple[tuple[str, str], ...]:
        """The number and title of each chapter with a recommendation, in order."""
        entries = sorted((one for one, _sheet in self.first.values()), key=lambda one: one.chapter)
        found: dict[str, str] = {}
        for one in entries:
            found.setdefault(one.number, one.title)
        return tuple(found.items())


def laid_out(round: Round) -> Laid:
    """What is published of a round."""
    kept = _KEPT.get(round.pk, lambda: _laid(round), told_by=lambda: _state_of(round))
    return replace(kept, round=round)


def _state_of(round: Round) -> str:
    """What changes with all that is laid out: what is published itself never does."""
    sheets = newest_published(ANYONE).filter(factsheet__round=round).order_by("pk")
    editions = list(sheets.values_list("pk", "version"))
    return str((editions, stamp_of(ANYONE, bases_decided(round))))


def _laid(round: Round) -> Laid:
    sheets = sheets_published(ANYONE, factsheet__round=round)
    bases = bases_decided(round)
    found = concluded(ANYONE, bases) if bases else []
    laid = Laid(
        round,
        bases.get(round.pk) if found else None,
        sheets,
        {(one.party, one.code): one for one in found},
    )
    newest = {(one.party, one.recommendation): one.status for one in found}
    for (party, _recommendation), status in newest.items():
        laid.statuses.setdefault(party, Counter())[status] += 1
    entries = entries_in(sheets)
    for sheet in sheets:
        counts: dict[str, Counts] = {}
        laid.counts[sheet.factsheet.party_id] = counts
        for entry in entries.get(sheet.pk, ()):
            _lay(laid, sheet, entry)
            counts[entry.strength] = counts.get(entry.strength, Counts()) + Counts.of(entry)
    texts = with_texts(entry.row for entry, _sheet in laid.first.values())
    laid.texts |= {code: texts[entry.row].text for code, (entry, _sheet) in laid.first.items()}
    laid.rows = tuple(_rows(laid))
    return laid


def _rows(laid: Laid) -> Iterator[Row]:
    parties = [one.factsheet.party_id for one in laid.sheets]
    for code in laid.codes:
        entry, sheet = laid.first[code]
        cells = tuple(cells_of(code, parties, laid.asked, laid.known))
        yield Row(code, entry, cells, laid.texts[code], sheet.language)


def _lay(laid: Laid, sheet: Edition, entry: Entry) -> None:
    laid.uncoded += not entry.codes
    for code in entry.codes:
        laid.first.setdefault(code, (entry, sheet))
        laid.asked[sheet.factsheet.party_id, code] = entry


def parts_of(code: str) -> tuple[str, int, str]:
    """What a code is sorted by.

    >>> sorted(["III-12", "III-2", "R7"], key=parts_of)
    ['III-2', 'III-12', 'R7']
    """
    found = _CODE.fullmatch(code)
    assert found is not None
    word, number, rest = found.groups()
    return word, int(number or 0), rest
