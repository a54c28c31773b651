"""What the factsheets made from a draft of the report would be, beside those that are there.

Two things to know. A factsheet that says the same as the newest one made from a report is left as
it is; so making them twice makes nothing new. And nothing is written here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.compliance.assembling import assemble_all
from ronda.apps.compliance.models import Edition, EditionKind
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import faults_of, parties_of, procedure_of, report_of
from ronda.apps.treaties.models import Party
from ronda.factsheets.comparing import Comparison, compare
from ronda.factsheets.model import Factsheet
from ronda.procedure.procedure import Procedure
from ronda.reports import model
from ronda.reports.generating import Addressee, Cover, factsheet_of


@dataclass(frozen=True)
class Planned:
    """The factsheet that a draft gives one Party in one language, and the one before it."""

    party: Party
    language: str
    value: Factsheet
    before: Edition | None
    changes: Comparison | None
    """What differs from the one before; None where there is none before."""

    @property
    def observations(self) -> int:
        """How many observations it has."""
        return sum(len(chapter.observations) for chapter in self.value.chapters)

    @property
    def is_new(self) -> bool:
        """Whether there is something to make: no edition yet, or one that says otherwise."""
        return self.changes is None or bool(self.changes.changes)


def planned(draft: Draft, parties: Iterable[Party], prepared: date) -> Iterator[Planned]:
    """The factsheet of each Party in each language; `prepared` is told by its month."""
    value, procedure = report_of(draft), procedure_of(draft)
    newest = list(_newest(draft))
    before = {
        (one.factsheet.party_id, one.language): (one, old)
        for one, old in zip(newest, assemble_all(newest), strict=True)
    }
    for party in parties:
        for language in value.languages:
            made = _made(value, party, language, procedure, prepared)
            yield _beside(party, language, made, before.get((party.pk, language)))


def plans_of(draft: Draft) -> list[Planned]:
    """What the draft gives every Party of its round, today."""
    return list(planned(draft, parties_of(draft), timezone.localdate()))


def hindrance_of(draft: Draft) -> str:
    """The sentence that bars making factsheets from a draft, or ""."""
    if faults_of(draft):
        return _("The draft has faults: mend them and take it in again.")
    if not parties_of(draft):
        return _("The report names no Party, and the round has none.")
    return ""


def _made(
    report: model.Report, party: Party, language: str, procedure: Procedure, prepared: date
) -> Factsheet:
    addressee = Addressee(party.code, party.names.get(language) or party.name)
    return factsheet_of(report, addressee, language, procedure, Cover(prepared=f"{prepared:%Y-%m}"))


def _beside(
    party: Party, language: str, made: Factsheet, before: tuple[Edition, Factsheet] | None
) -> Planned:
    if before is None:
        return Planned(party, language, made, None, None)
    edition, old = before
    # The month of the front page is no change of what is said.
    same_front = made.model_copy(
        update={"prepared": old.prepared, "preface": old.preface, "title": old.title}
    )
    return Planned(party, language, made, edition, compare(old, same_front))


def _newest(draft: Draft) -> Iterable[Edition]:
    """The newest edition made from a draft of this report, for each Party and language."""
    found = Edition.objects.filter(
        draft__report=draft.report_id, kind=EditionKind.PREPARED
    ).select_related("factsheet__party", "factsheet__round__body")
    newest = {
        (one.factsheet.party_id, one.language): one
        for one in found.order_by("factsheet", "language", "number")
    }
    return newest.values()
