"""The Parties of a report: those of its round, or those that it names.

Two things to know. A round that is run here has the snapshot of its launch; of another one only the
report knows. And whether one may see the report was asked before.
"""

from ronda.apps.reports.models import Report
from ronda.apps.rounds.selectors.rounds import conduct_of
from ronda.apps.treaties.models import Party
from ronda.apps.treaties.selectors import parties


def parties_of(report: Report) -> list[Party]:
    """The Parties of the report's round, by name."""
    conduct = conduct_of(report.round)
    if conduct is not None:
        running = conduct.parties.filter(left_on__isnull=True).select_related("party")
        return sorted((one.party for one in running), key=lambda party: party.name)
    named = set(report.entries.values_list("findings__party", flat=True))
    named |= set(report.entries.values_list("parties__party", flat=True))
    return list(parties(with_invented=True).filter(pk__in=named - {None}))
