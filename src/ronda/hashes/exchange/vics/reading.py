"""A VICS file to entries: the lists of media are walked, each record is read on its own."""

from collections.abc import Iterator
from typing import BinaryIO

from ronda.hashes.exchange.contract import BrokenRow, Origin, Report, Scheme
from ronda.hashes.exchange.drafting import Draft, RowFault, classification_of
from ronda.hashes.exchange.errors import UnknownFile
from ronda.hashes.exchange.json_items import JsonItems, Malformed
from ronda.hashes.exchange.report import Why
from ronda.hashes.exchange.separated.cells import split
from ronda.hashes.exchange.vics.fields import ALTERNATIVE_KINDS, FLAGS, LEFT_OUT
from ronda.hashes.exchange.vics.profile import CONTEXT_NAMES, Context, context_of
from ronda.hashes.model import Entry


class VicsReader:
    """One reading of one file."""

    def __init__(self, stream: BinaryIO, origin: Origin, report: Report) -> None:
        self._text, self._origin, self._report = JsonItems(stream), origin, report
        self._where = 0
        self._scheme = Scheme("vics")

    def rows(self) -> Iterator[Entry | BrokenRow]:
        """Each media record in turn. Raises UnknownFile where this is no VICS."""
        if self._text.peek() != "{":
            raise UnknownFile(NO_VICS)
        context = None
        for name in self._text.members():
            if name.lower() in CONTEXT_NAMES:
                context = context_of(self._text.value())
            elif name == "value":
                if context is None:
                    raise UnknownFile(NO_VICS)
                self._scheme = context.scheme(self._origin.scheme)
                yield from self._records(context)
            else:
                self._pass_over(name)
        if context is None:
            raise UnknownFile(NO_VICS)
        self._text.finish()

    def _records(self, context: Context) -> Iterator[Entry | BrokenRow]:
        if not context.cases:
            yield from self._media()
            return
        for _ in self._text.elements():
            for name in self._text.members():
                if name == "Media" and self._text.peek() == "[":
                    yield from self._media()
                else:
                    self._pass_over(name)

    def _media(self) -> Iterator[Entry | BrokenRow]:
        for item in self._text.items():
            self._where += 1
            try:
                yield self._entry(item)
            except RowFault as fault:
                yield self._report.refuse(fault.at(self._where))
            else:
                self._report.take()

    def _pass_over(self, name: str) -> None:
        """Leave out a field of the file or of a case: of whom, by whom, where, how many."""
        if self._text.value() not in (None, "", [], {}):
            self._report.drop(name, Why.PRIVATE)

    def _entry(self, item: object) -> Entry:
        if isinstance(item, Malformed):
            raise RowFault("row", "not-well-formed", f"It {item.why}.")
        if not isinstance(item, dict):
            raise RowFault("row", "not-well-formed", "It is no record.")
        record = {name.lower(): value for name, value in item.items()}
        if len(record) < len(item):
            raise RowFault("row", "not-well-formed", "It says one of its fields twice.")
        draft = self._drafted(record)
        self._tell(record, {name.lower(): name for name in item})
        return draft.entry()

    def _drafted(self, record: dict[str, object]) -> Draft:
        """The draft of what is taken out of the record; the rest stays in it."""
        draft = Draft(self._origin, self._report)
        for kind in ("md5", "sha1"):
            draft.hash(kind, text_of(record.pop(kind, None)))
        self._alternatives(draft, record.pop("alternativehashes", None))
        self._category(draft, record)
        draft.size("MediaSize", text_of(record.pop("mediasize", None)))
        draft.mime("MimeType", text_of(record.pop("mimetype", None)))
        draft.instant("DateUpdated", "updated", text_of(record.pop("dateupdated", None)))
        draft.victim("VictimIdentified", text_of(record.pop("victimidentified", None)))
        for name, field in FLAGS.items():
            draft.flag(field, field, text_of(record.pop(name, None)))
        draft.line("series", text_of(record.pop("series", None)))
        tags = draft.checked("tags", text_of(record.pop("tags", None)))
        draft.fields["tags"] = tuple(split(tags))
        return draft

    def _tell(self, rest: dict[str, object], names: dict[str, str]) -> None:
        """Count what is left of a record, by its names there."""
        for name, value in rest.items():
            if value not in (None, "", [], {}) and "odata." not in name:
                self._report.drop(names[name], LEFT_OUT.get(name, Why.UNKNOWN_FIELD))

    def _alternatives(self, draft: Draft, given: object) -> None:
        for one in given if isinstance(given, list) else ():
            if not isinstance(one, dict):
                raise RowFault("AlternativeHashes", "not-well-formed", "One of them is no record.")
            name = text_of(one.get("HashName"))
            plain = name.lower().replace("-", "").replace("_", "").replace(" ", "")
            if plain in ALTERNATIVE_KINDS:
                draft.hash(ALTERNATIVE_KINDS[plain], text_of(one.get("HashValue")))
            else:
                self._report.drop(name or "AlternativeHashes", Why.UNKNOWN_KIND)

    def _category(self, draft: Draft, record: dict[str, object]) -> None:
        told = record.pop("category", None)
        by = draft.checked("PrecategorizationSource", text_of(record.pop(SOURCE, None)))
        original = text_of(told).strip()
        if not original:
            if by:
                self._report.drop("PrecategorizationSource", Why.NO_PLACE)
            return
        if not (original.isascii() and original.isdigit() and len(original) <= 4):
            why = "Its category is not a whole number."
            raise RowFault("Category", "bad-category", why)
        made = classification_of(
            scheme=self._scheme.scheme,
            version=self._scheme.version,
            country=self._scheme.country,
            code=str(int(original)),
            by=by[:200],
            original=original,
        )
        draft.classifications.append(made)


SOURCE = "precategorizationsource"
NO_VICS = (
    "The file does not say, before its list, which data model of Project VIC it follows"
    " (“@odata.context” or “odata.metadata”): without it the numbers of its categories have no"
    " meaning. Ask its maker for a VICS file."
)


def text_of(value: object) -> str:
    """A JSON value as the text it is written as; null, lists and records as none."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, (str, int, float)) else ""
