"""A table to entries: each row on its own; rows that differ in category alone are one entry."""

from collections.abc import Iterator
from typing import BinaryIO

from ronda.hashes.exchange.carrying import FLAGS
from ronda.hashes.exchange.contract import BrokenRow, Origin, Report, Scheme
from ronda.hashes.exchange.drafting import EMPTY, NO, YES, Draft, RowFault, classification_of
from ronda.hashes.exchange.errors import UnknownFile
from ronda.hashes.exchange.report import Why
from ronda.hashes.exchange.separated.cells import fused, split
from ronda.hashes.exchange.separated.columns import CATEGORY, FIELDS, HASHES, field_of
from ronda.hashes.exchange.separated.rows import Row, Rows
from ronda.hashes.kinds import KINDS
from ronda.hashes.model import Classification, Entry, State

UNSTATED = Scheme("unstated")
NO_HASHES = (
    "The table has no column of hashes in its first line (MD5, SHA-1, SHA-256 or PDQ): give each"
    " column its heading."
)


class TableReader:
    """One reading of one table."""

    def __init__(self, stream: BinaryIO, origin: Origin, report: Report) -> None:
        self._rows, self._origin, self._report = Rows(stream), origin, report
        self._columns = self._read_heading()

    def rows(self) -> Iterator[Entry | BrokenRow]:
        """Each entry in turn. Raises UnknownFile where there is no column of hashes."""
        held: Entry | None = None
        for row in self._rows:
            found = self._read(row)
            together = one_entry(held, found) if held and isinstance(found, Entry) else None
            if held is not None and together is None:
                self._report.take()
                yield held
            held = together or (found if isinstance(found, Entry) else None)
            if isinstance(found, BrokenRow):
                yield self._report.refuse(found)
        if held is not None:
            self._report.take()
            yield held

    def _read_heading(self) -> list[str | Why]:
        columns = [field_of(heading) for heading in self._rows.heading]
        if set(HASHES) & set(columns):
            return [
                Why.NO_PLACE if column in FIELDS.values() and column in columns[:number] else column
                for number, column in enumerate(columns)
            ]
        kind = kind_of_list(self._rows.heading)
        if kind is None:
            raise UnknownFile(NO_HASHES)
        self._rows.give_back_heading()
        return [kind]

    def _read(self, row: Row) -> Entry | BrokenRow:
        if row.fault:
            return RowFault("row", "not-well-formed", row.fault).at(row.line)
        try:
            return self._entry(self._cells(row.cells))
        except RowFault as fault:
            return fault.at(row.line)

    def _cells(self, cells: list[str]) -> dict[str, str]:
        """The cells by field; those that are left out are told."""
        told = {}
        for column, heading, cell in zip(self._columns, self._rows.heading, cells, strict=False):
            text = cell.strip()
            if isinstance(column, Why):
                if text:
                    self._report.drop(heading.strip(), column)
            else:
                told[column] = fused(text)
        return told

    def _entry(self, cells: dict[str, str]) -> Entry:
        draft = Draft(self._origin, self._report)
        quality = self._number("quality", cells.get("pdq_quality", ""))
        for kind in HASHES:
            perceptual = KINDS[kind].perceptual
            draft.hash(kind, cells.get(kind, ""), quality if perceptual else None)
        self._source(draft, cells.get("source", ""))
        draft.mime("mime", cells.get("mime", ""))
        draft.type("type", cells.get("type", ""))
        draft.size("size", cells.get("size", ""))
        draft.fields["state"] = state_of(cells.get("state", ""))
        draft.victim("victim", cells.get("victim", ""))
        for name in FLAGS:
            draft.flag(name, name, cells.get(name, ""))
        for name in ("series", "case_reference", "handling"):
            draft.line(name, cells.get(name, ""))
        draft.fields["tags"] = tuple(split(draft.checked("tags", cells.get("tags", ""))))
        for name in ("first_seen", "updated"):
            draft.instant(name, name, cells.get(name, ""))
        self.classify(draft, cells)
        return draft.entry(cells.get("key", ""))

    def _source(self, draft: Draft, told: str) -> None:
        if told and self._origin.sources_told:
            draft.line("source", told)
        elif told not in ("", self._origin.source):
            self._report.drop("source", Why.UNRELIABLE)

    def classify(self, draft: Draft, cells: dict[str, str]) -> None:
        """What the row says that the item is."""
        if code := draft.checked("category", cells.get("category", "")):
            draft.classifications.append(self._classification(code, cells))
        elif any(cells.get(name) for name in CATEGORY):
            raise RowFault("category", "bad-category", "It says of whom or when, but no category.")
        baseline = cells.get("baseline", "").lower()
        if baseline in YES | NO:
            code = "baseline" if baseline in YES else "not-baseline"
            made = Classification(scheme="icse", code=code, original=cells["baseline"])
            draft.classifications.append(made)
        elif baseline not in EMPTY:
            self._report.drop("baseline", Why.UNREADABLE)

    def _classification(self, code: str, cells: dict[str, str]) -> Classification:
        default = self._origin.scheme or UNSTATED
        named = cells.get("category_scheme", "")
        try:
            return classification_of(
                scheme=named or default.scheme,
                version=cells.get("category_version", "") or ("" if named else default.version),
                country=cells.get("category_country") or (None if named else default.country),
                code=code,
                by=cells.get("category_by", ""),
                votes=self._number("votes", cells.get("category_votes", "")),
                original=cells.get("category_original", "") or code,
            )
        except ValueError:
            why = "Its category's scheme, country or number of votes is not well formed."
            raise RowFault("category", "bad-category", why) from None

    def _number(self, name: str, text: str) -> int | None:
        if text.lower() in EMPTY:
            return None
        if text.isascii() and text.isdigit() and len(text) < 10:
            return int(text)
        self._report.drop(name, Why.UNREADABLE)
        return None


def kind_of_list(heading: list[str]) -> str | None:
    """The kind of hash of a list that has nothing else and no heading, told by its first line.

    64 digits could be SHA-256 or PDQ: such a list needs a heading.
    """
    text = heading[0].strip().lower() if len(heading) == 1 else ""
    kinds = {32: "md5", 40: "sha1"}
    return kinds.get(len(text)) if set(text) <= set("0123456789abcdef") else None


def state_of(text: str) -> State:
    """The state; an unknown one is a fault, since it could mean that the entry is void."""
    told = text.lower()
    if not told:
        return State.ACTIVE
    if told not in {s.value for s in State}:
        raise RowFault("state", "bad-state", "Its state is none of active, disputed, withdrawn.")
    return State(told)


def one_entry(held: Entry, found: Entry) -> Entry | None:
    """Both rows as one entry, where they differ in their categories only."""
    if (held.source, held.key) != (found.source, found.key):
        return None
    if held.model_copy(update={"classifications": found.classifications}) != found:
        return None
    both = (*held.classifications, *found.classifications)
    return Entry.model_validate(dict(held) | {"classifications": both})
