"""What would leave under an agreement, shown before it does.

Two things to know. It goes through the same rules as what leaves, entry by entry. And of a large
base the newest entries are looked at, and it is said how many.
"""

from collections import Counter
from dataclasses import dataclass, field

from ronda.apps.hashes.leaving import rules_of
from ronda.apps.hashes.models import STANDING, Agreement, Entry
from ronda.apps.hashes.partner_words import field_name, reason_sentence
from ronda.apps.hashes.recording import assemble, with_all
from ronda.hashes import model
from ronda.hashes.exchange.agreement import Withheld, allowed
from ronda.hashes.exchange.report import Report

LOOKED_AT = 2_000
SHOWN = 25


@dataclass(frozen=True)
class Leaving:
    """One entry: what would leave of it, and what stays behind."""

    entry: Entry
    value: model.Entry
    left_out: list[str]


@dataclass
class Preview:
    """How many were looked at and would leave, why the others would not, and the first ones."""

    looked_at: int = 0
    leave: int = 0
    first: list[Leaving] = field(default_factory=list)
    withheld: Counter[str] = field(default_factory=Counter)

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """The reasons with how many entries each keeps, most first."""
        return self.withheld.most_common()


def preview(agreement: Agreement) -> Preview:
    """What would leave under the agreement if it were in force for all its days."""
    rules = rules_of(agreement)
    # As if it had begun: a draft is looked at before its first day.
    now, found = rules.since, Preview()
    entries = Entry.objects.filter(state__in=STANDING).exclude(received__partner=agreement.partner)
    for entry in with_all(entries.order_by("-pk"))[:LOOKED_AT]:
        report = Report()
        value = allowed(assemble(entry), rules, now, report)
        found.looked_at += 1
        if isinstance(value, Withheld):
            found.withheld[reason_sentence(value.reason)] += 1
            continue
        found.leave += 1
        if len(found.first) < SHOWN:
            names = [field_name(name.removeprefix("classification ")) for name, _ in report.dropped]
            found.first.append(Leaving(entry, value, names))
    return found
