"""What the rows of a spreadsheet become: versions of laws, article by article, or a problem each.

Two things to know. A row is one article in one version, or says that the whole law ends; rows that
name one law, gazette and day are one version, and its first row says of both what later ones may
leave out. And what holds is worked out from what stands at the desk and the rows before, as if each
version were added by hand.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.errors import NotValid
from ronda.apps.laws.in_time import Edition, InForce, in_force
from ronda.apps.laws.models import Article, Law, LawFile, LawKind, Version
from ronda.apps.laws.pasting import number_of
from ronda.apps.laws.selectors.laws import editions_of_laws
from ronda.apps.laws.services.laws import Amending, Titled
from ronda.apps.national.models import Institution, Spreadsheet
from ronda.apps.national.selectors.institutions import called, institutions
from ronda.apps.national.services.rows import Fits, Problem, column
from ronda.apps.national.standing import Standing
from ronda.spreadsheets.faults import Wrong
from ronda.spreadsheets.layout import Column, Kind, Layout
from ronda.spreadsheets.reading import LeftOut, Line, lines

LONGEST_ARTICLE = 30_000
LANGUAGES = ("en", "fr", "sr-Cyrl", "sr-Latn")
COLUMNS = (
    gettext_lazy("Short title"),
    gettext_lazy("Gazette"),
    gettext_lazy("In force from"),
    gettext_lazy("Article"),
    gettext_lazy("Text"),
)
"""What is shown of a row as it was understood."""
OF_LAW = ("title", "kind", "language", "institution")
OF_VERSION = ("published_on", "until", "ends", "note")
SHOWN, MOST_VERSIONS, LAST_NUMBER = 60, 1_000, 100_000
Key = tuple[str, str, date]
_NUMBERED = re.compile(r"\d+[^\W\d_]*")


@dataclass(frozen=True)
class Row:
    """An article in a version, or that the law ends; `titled` is said of a law that is new here."""

    who: Standing
    file: LawFile
    row: int
    short: str
    titled: Titled | None
    version: Amending
    article: str
    text: str


@dataclass
class _Law:
    """A law of the desk or of the rows so far; `told` is what was said of it."""

    told: dict[str, Any]
    is_new: bool
    may_keep: bool
    editions: list[Edition] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def key_of(self, number: str) -> int:
        """The key of an article; below zero where it is of the rows alone."""
        return self.numbers.setdefault(number, -1 - len(self.numbers))


@dataclass
class _Version:
    """A version of the rows so far: what its first row said, what was in force when it came."""

    told: Mapping[str, Any]
    before: Mapping[int, InForce]
    texts: dict[int, str] = field(default_factory=dict)


def columns_of(named: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns; `named` are the institutions of the desk, by what people write for them."""
    kinds = {str(one.label): one.value for one in LawKind}
    languages = {one: one for one in LANGUAGES}
    return (
        column("short", _("Short title"), required=True, longest=60),
        column("title", _("Title"), longest=300),
        column("kind", _("Kind"), Kind.CHOICE, choices=kinds),
        column("language", _("Language"), Kind.CHOICE, choices=languages),
        column("institution", _("Institution"), Kind.CHOICE, choices=named),
        column("gazette", _("Gazette"), required=True, longest=200),
        column("published_on", _("Published on"), Kind.DAY),
        column("since", _("In force from"), Kind.DAY, required=True, example="2024-07-01"),
        column("until", _("In force until"), Kind.DAY),
        column("ends", _("The whole law ends"), Kind.YES_NO),
        column("note", _("What it changed")),
        column("article", _("Article"), longest=20, example="178a"),
        column("text", _("Text"), longest=LONGEST_ARTICLE),
    )


class Laws:
    """The laws of the desk as they stand in time, and what the rows so far add to them."""

    def __init__(self, who: Standing) -> None:
        self._who = who
        there = [one for one in institutions() if one.dissolved_on is None]
        self._every: dict[str, Institution] = {str(one.pk): one for one in there}
        self._names = {called(one): str(one.pk) for one in there}
        self._laws: dict[str, _Law] = {}
        self._versions: dict[Key, _Version] = {}
        kept = {one.pk: one for one in Law.objects.all()}
        for pk, editions in editions_of_laws(kept).items():
            self._laws[kept[pk].short] = self._known(kept[pk], editions)
        for article in Article.objects.select_related("law"):
            self._laws[article.law.short].numbers[article.number] = article.pk
        standing = Version.objects.filter(withdrawn="").values_list(
            "law__short", "gazette", "since"
        )
        self._there = set(standing)

    def _known(self, law: Law, editions: list[Edition]) -> _Law:
        told = {name: getattr(law, name) for name in ("title", "kind", "language")}
        told["institution"] = str(law.institution_id)
        may = self._who.coordinator or law.institution_id in self._who.writes_for
        return _Law(told, is_new=False, may_keep=may, editions=editions)

    def layout(self) -> Layout:
        """The columns of the spreadsheet."""
        same_by = ("short", "gazette", "since", "article")
        return Layout(columns=columns_of(self._names), same_by=same_by)

    def looked(self, upload: Spreadsheet) -> Iterator[Fits[Row] | Problem | LeftOut]:
        """Every row of a spreadsheet; raises DocumentError as `lines` does."""
        assert isinstance(upload, LawFile)
        for line in lines(io.BytesIO(upload.data), self.layout()):
            yield self._looked(line, upload)

    def _looked(self, line: Line, upload: LawFile) -> Fits[Row] | Problem | LeftOut:
        if isinstance(line, LeftOut):
            return line
        if isinstance(line, Wrong):
            return Problem.of(line)
        told: dict[str, Any] = {k: v for k, v in line.values.items() if v is not None}
        try:
            number = _number(told["article"]) if "article" in told else ""
            law = self._law(told)
            version = self._version(law, told)
            text = self._text(law, version, number, told.get("text", "").strip())
        except NotValid as refusal:
            return Problem(line.row, str(refusal))
        amending = Amending(gazette=told["gazette"], since=told["since"], **version.told)
        titled = self._titled(told["short"], law) if law.is_new else None
        row = Row(self._who, upload, line.row, told["short"], titled, amending, number, text)
        shown = text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
        seen = (row.short, amending.gazette, amending.since.isoformat(), number)
        gone = _("repealed") if number else _("the whole law ends")
        return Fits(line.row, row, (*seen, shown or gone), bool(line.formulas))

    def _titled(self, short: str, law: _Law) -> Titled:
        told = law.told
        kind, institution = LawKind(told["kind"]), self._every[told["institution"]]
        return Titled(told["title"], short, kind, institution, told["language"])

    def _law(self, told: Mapping[str, Any]) -> _Law:
        """The law of a row, new where none is called so; raises NotValid."""
        law = self._laws.get(told["short"])
        if law is None:
            absent = [name for name in ("title", "kind", "institution") if name not in told]
            if absent:
                raise NotValid(
                    _("A law that is new here needs its title, its kind and who keeps it."),
                    absent[0],
                )
            pk = self._every[told["institution"]].pk
            may = self._who.coordinator or pk in self._who.writes_for
            own = {"language": "en"} | {name: told[name] for name in OF_LAW if name in told}
            law = self._laws[told["short"]] = _Law(own, is_new=True, may_keep=may)
        if not law.may_keep:
            raise NotValid(_("Only the coordinator adds to laws of other institutions."))
        if any(told[name] != law.told[name] for name in OF_LAW if name in told):
            raise NotValid(_("This says otherwise of the law than what stands here before."))
        return law

    def _version(self, law: _Law, told: Mapping[str, Any]) -> _Version:
        """The version of a row, new where none is called so; raises NotValid."""
        key: Key = (told["short"], told["gazette"], told["since"])
        if key in self._there:
            raise NotValid(_("This version of the law stands here already: withdraw it first."))
        own = {name: told[name] for name in OF_VERSION if name in told}
        version = self._versions.get(key)
        if version is None:
            version = self._versions[key] = self._begun(law, key[2], {"ends": False} | own)
        if any(own[name] != version.told.get(name) for name in own):
            raise NotValid(_("This says otherwise of the version than its first row."))
        return version

    def _begun(self, law: _Law, since: date, own: Mapping[str, Any]) -> _Version:
        if len(self._versions) >= MOST_VERSIONS:
            told = _("A spreadsheet has at most %(most)d versions: divide it.")
            raise NotValid(told % {"most": MOST_VERSIONS})
        until = own.get("until")
        if until is not None and until < since:
            raise NotValid(_("It cannot end before it comes into force."), "until")
        begun = _Version(own, in_force(law.editions, since))
        # What stands at the desk came before, so that the numbers of the rows are higher.
        number = LAST_NUMBER + len(self._versions)
        law.editions.append(
            Edition(-number, number, since, until, ends=own["ends"], texts=begun.texts)
        )
        return begun

    def _text(self, law: _Law, version: _Version, number: str, text: str) -> str:
        """The words of the article, none where it is repealed; raises NotValid."""
        if not number:
            if text or not version.told["ends"]:
                raise NotValid(_("Name the article, or say that the whole law ends."))
            return ""
        key = law.key_of(number)
        before = version.before.get(key)
        if not text and before is None:
            raise NotValid(_("An article without a text is repealed; this one is not in force."))
        if key in version.texts:
            raise NotValid(_("This article stands in this version already, in a row before."))
        if before is not None and before.text == text:
            raise NotValid(_("This article reads the same on that day already."))
        version.texts[key] = text
        return text


def _number(written: str) -> str:
    number = number_of(written)
    if not _NUMBERED.fullmatch(number):
        raise NotValid(_("“%(found)s” is no article: write 178 or 178a.") % {"found": written})
    return number
