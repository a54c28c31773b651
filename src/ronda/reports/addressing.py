"""Which recommendations of a report are addressed to a Party, how, and why.

Two things to know. A recommendation "to Parties that are not already doing so" leaves out a Party
only where a finding that it rests on says so of that Party; silence leaves nobody out. And a
withdrawn recommendation is addressed to no one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ronda.reports.model import (
    Addressed,
    Finding,
    FindingKind,
    PartyCode,
    Recommendation,
    Report,
)

DONE = frozenset({FindingKind.IN_LINE, FindingKind.PROMISING})


class Reach(StrEnum):
    """How a recommendation reaches a Party."""

    SPECIFIC = "specific"
    GENERIC = "generic"
    NOT_ADDRESSED = "not_addressed"


class Why(StrEnum):
    """Why it reaches the Party so."""

    NAMED = "named"
    TO_ALL = "to_all"
    NOT_NAMED = "not_named"
    DOES_SO = "does_so"
    NOT_KNOWN_TO_DO_SO = "not_known_to_do_so"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Addressing:
    """One recommendation and one Party: how it reaches it, why, and the findings that say so."""

    recommendation: Recommendation
    reach: Reach
    why: Why
    findings: tuple[Finding, ...] = ()


def addressed_to(report: Report, party: PartyCode) -> Iterator[Addressing]:
    """How each recommendation of the report reaches the Party, in order."""
    findings = {f.id: f for _, f in report.findings if f.party == party}
    return (addressing(one, party, findings) for one in report.of(Recommendation))


def addressing(
    one: Recommendation, party: PartyCode, findings: Mapping[str, Finding]
) -> Addressing:
    """How `one` reaches the Party, given the Party's findings by id."""
    resting = tuple(findings[id] for id in one.rests_on if id in findings)
    return Addressing(one, *_reach(one, party, resting), resting)


def _reach(
    one: Recommendation, party: PartyCode, resting: tuple[Finding, ...]
) -> tuple[Reach, Why]:
    if one.withdrawn is not None:
        return Reach.NOT_ADDRESSED, Why.WITHDRAWN
    if party in one.parties:
        return Reach.SPECIFIC, Why.NAMED
    if one.addressed is Addressed.NAMED:
        return Reach.NOT_ADDRESSED, Why.NOT_NAMED
    if one.addressed is Addressed.ALL:
        return Reach.GENERIC, Why.TO_ALL
    if resting and all(finding.kind in DONE for finding in resting):
        return Reach.NOT_ADDRESSED, Why.DOES_SO
    return Reach.GENERIC, Why.NOT_KNOWN_TO_DO_SO
