"""Spreadsheets of laws: how they come into the register."""

from collections.abc import Mapping, Sequence
from datetime import date

from ronda.apps.accounts.selectors import Actor
from ronda.apps.laws.models import Law, LawFile, Version
from ronda.apps.laws.permissions import Can, verdict
from ronda.apps.laws.services.laws import law_made, version_made, words_put
from ronda.apps.laws.taking_in import COLUMNS, Laws, Row, columns_of
from ronda.apps.national.permissions import verdict_on_file
from ronda.apps.national.services.spreadsheets import Intake, spreadsheet_receive
from ronda.apps.national.standing import Standing
from ronda.apps.policy import demand
from ronda.spreadsheets.layout import Column


class IntoLaws(Intake[LawFile, Row]):
    """Laws and their versions, article by article."""

    model, can, columns = LawFile, Can.KEEP, COLUMNS
    read, take_in = "laws.read_laws", "laws.take_laws_in"

    def check(self, who: Standing, upload: LawFile | None = None) -> None:
        """Who keeps laws, and on a spreadsheet who sees it."""
        demand(verdict(who, Can.KEEP))
        if upload is not None:
            demand(verdict_on_file(who, upload))

    def register(self, who: Standing) -> Laws:
        """The laws of the desk."""
        return Laws(who)

    def everywhere(self) -> Sequence[Column]:
        """All of them; which institutions there are is each desk's own."""
        return columns_of({})

    def keep(self, rows: Sequence[Row]) -> None:
        """Keep a batch of articles; a version that an earlier batch began goes on."""
        grouped: dict[tuple[str, str, date], list[Row]] = {}
        for one in rows:
            key = (one.short, one.version.gazette, one.version.since)
            grouped.setdefault(key, []).append(one)
        shorts = {one.short for one in rows}
        found = Law.objects.select_for_update(of=("self",)).filter(short__in=shorts)
        laws = {one.short: one for one in found}
        for (short, _gazette, _since), of in grouped.items():
            laws[short] = law = laws.get(short) or _law(of[0])
            texts = {one.article: one.text for one in of if one.article}
            words_put(_version(law, of[0]), texts)


def _law(row: Row) -> Law:
    assert row.titled is not None
    return law_made(row.who, row.titled)


def _version(law: Law, row: Row) -> Version:
    same: Mapping[str, object] = {"gazette": row.version.gazette, "since": row.version.since}
    begun = Version.objects.filter(law=law, file=row.file, withdrawn="", **same).first()
    return begun or version_made(row.who, law, row.version, row.file, row.row)


INTO_LAWS = IntoLaws()


def file_receive(*, actor: Actor, data: bytes, name: str) -> LawFile:
    """Keep a spreadsheet of laws and have it looked through; raises NotValid."""
    return spreadsheet_receive(intake=INTO_LAWS, actor=actor, data=data, name=name, kept={})
