"""What the factsheets made from a draft of the report would be, beside those that are there.

Two things to know. A factsheet that says the same as the newest one made from a report is left as
it is; so making them twice makes nothing new. And nothing is written here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.models import Edition, EditionKind
from ronda.apps.reports.models import Draft
from ronda.apps.treaties.models import Party
from ronda.factsheets.comparing import Comparison, compare
from ronda.factsheets.model import Factsheet
from ronda.procedure.loading import load_procedure
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
    def is_new(self) -> bool:
        """Whether there is something to make: no edition yet, or one that says otherwise."""
        return self.changes is None or bool(self.changes.changes)


def planned(draft: Draft, parties: Iterable[Party], prepared: date) -> Iterator[Planned]:
    """The factsheet of each Party in each language; `prepared` is told by its month."""
    value = model.Report.model_validate(draft.content)
    procedure = load_procedure(draft.report.round.body.slug)
    before = _newest(draft)
    for party in parties:
        for language in value.languages:
            made = _made(value, party, language, procedure, prepared)
            yield _beside(party, language, made, before.get((party.pk, language)))


def _made(
    report: model.Report, party: Party, language: str, procedure: Procedure, prepared: date
) -> Factsheet:
    addressee = Addressee(party.code, party.names.get(language) or party.name)
    return factsheet_of(report, addressee, language, procedure, Cover(prepared=f"{prepared:%Y-%m}"))


def _beside(party: Party, language: str, made: Factsheet, before: Edition | None) -> Planned:
    if before is None:
        return Planned(party, language, made, None, None)
    old = assemble(before)
    # The month of the front page is no change of what is said.
    same_front = made.model_copy(
        update={"prepared": old.prepared, "preface": old.preface, "title": old.title}
    )
    return Planned(party, language, made, before, compare(old, same_front))


def _newest(draft: Draft) -> dict[tuple[int, str], Edition]:
    """The newest edition made from a draft of this report, by Party and language."""
    found = Edition.objects.filter(
        draft__report=draft.report_id, kind=EditionKind.PREPARED
    ).select_related("factsheet")
    return {
        (one.factsheet.party_id, one.language): one
        for one in found.order_by("factsheet", "language", "number")
    }
