"""A law of two versions on the desk of Arcadia, of which a recommendation asks something."""

from dataclasses import dataclass
from datetime import date

from ronda.apps.laws.models import Article, ChangeAsked, Law, LawKind, Version
from ronda.apps.laws.pasting import Pasted
from ronda.apps.laws.services.laws import Amending, Titled, change_ask, law_add, version_add
from ronda.apps.national.askable import targets_of
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Target
from ronda.apps.national.services.placing import gathered_update
from tests.apps.national.scene import Desk, desk

FIRST = Amending(
    "Gazette 3/2019",
    date(2019, 4, 1),
    (Pasted("178", "Whoever shows it is fined."), Pasted("9", "Words.")),
)
SECOND = Amending(
    "Gazette 50/2024",
    date(2024, 7, 1),
    (Pasted("178", "Whoever shows or keeps it is fined."), Pasted("178a", "On line as well.")),
    note="Keeping is covered.",
)


@dataclass
class Statute:
    """The desk and its law."""

    desk: Desk
    law: Law
    first: Version
    second: Version
    asked: ChangeAsked
    target: Target


def titled(there: Desk, short: str = "Penal Code") -> Titled:
    return Titled("Penal Code of Arcadia", short, LawKind.CODE, there.justice)


def statute(there: Desk | None = None) -> Statute:
    there = there or desk()
    who = there.coordinator
    gathered_update(actor=who)
    law = law_add(actor=there.other_writer, titled=titled(there))
    first = version_add(actor=there.other_writer, law=law, amending=FIRST)
    second = version_add(actor=there.other_writer, law=law, amending=SECOND)
    key = next(one for one in there.keys if ":recommendation:" in one)
    with at_desk(who):
        article = Article.objects.get(law=law, number="178")
    (asked,) = change_ask(actor=who, law=law, keys=[key], article=article, note="Cover keeping.")
    with at_desk(who):
        (target,) = targets_of(who, there.interior.party_id, [key])
    return Statute(there, law, first, second, asked, target)
