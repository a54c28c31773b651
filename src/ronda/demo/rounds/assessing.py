"""The last part of a round: statuses are proposed, shown to their Parties, and decided.

Two things to know. What is proposed fits what the Party wrote in the box, and rests on it. And a
meeting decides on all proposals in one block.
"""

from collections.abc import Collection, Iterator, Set
from datetime import date
from itertools import islice

from ronda.apps.accounts.models import User
from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.selectors.bases import Basis, basis_of
from ronda.apps.assessments.selectors.evidence import BOX, offered
from ronda.apps.assessments.services.deciding import Seen, assessments_decide
from ronda.apps.assessments.services.proposals import Citation, Proposed, proposal_make
from ronda.apps.assessments.services.sharing import proposals_share
from ronda.apps.meetings.services.meetings import meeting_close
from ronda.apps.rounds.models import Conduct
from ronda.apps.treaties.models import Party
from ronda.assessments.frame import Asked
from ronda.demo.rounds.concluding import held, told
from ronda.demo.rounds.following_up import SAID, turn

SHOWN = 3
"""So many Parties see what is proposed for them, before it is decided."""
STATUSES = ("in_compliance", "partly", "not_in_compliance", "partly")
REASONS = {
    "in_compliance": {
        "en": "What is told is in force and covers what was asked.",
        "fr": "Ce qui est rapporté est en vigueur et couvre ce qui était demandé.",
    },
    "partly": {
        "en": "What is told covers a part of what was asked.",
        "fr": "Ce qui est rapporté couvre une partie de ce qui était demandé.",
    },
    "not_in_compliance": {
        "en": "Nothing that was asked is in force.",
        "fr": "Rien de ce qui était demandé n’est en vigueur.",
    },
    "no_reply": {
        "en": "The Party sent no information.",
        "fr": "La Partie n’a envoyé aucune information.",
    },
}
TEXTS = {
    "en": "The Committee adopted the statuses as proposed.",
    "fr": "Le Comité a adopté les statuts tels que proposés.",
}
POINT = {"en": "Assessment of the follow-up", "fr": "Évaluation des suites données"}


def assessed(
    secretary: User, rapporteur: User, conduct: Conduct, replied: Set[int], begins: date
) -> None:
    """A status is proposed for each Party on each recommendation, and a meeting decides."""
    rows = list(_proposed(rapporteur, conduct, replied))
    meeting = held(secretary, conduct, begins, (POINT,))
    assessments_decide(
        actor=secretary,
        round=conduct.round,
        meeting=meeting,
        seen=[Seen(row.pk, row.version) for row in rows],
        texts=TEXTS,
    )
    told(secretary, meeting_close(actor=secretary, meeting=meeting))


def proposed(
    rapporteur: User, conduct: Conduct, replied: Set[int], parties: Collection[Party]
) -> None:
    """Statuses are proposed for these Parties, on what is on record; the first ones see theirs."""
    shown = {one.pk for one in islice(parties, SHOWN)}
    rows = list(_proposed(rapporteur, conduct, replied, parties))
    chosen = [row for row in rows if row.party_id in shown]
    proposals_share(actor=rapporteur, assessments=chosen)


def _proposed(
    rapporteur: User, conduct: Conduct, replied: Set[int], parties: Collection[Party] = ()
) -> Iterator[Assessment]:
    basis = basis_of(conduct.round)
    for party in parties or basis.parties:
        for asked in basis.frame.asked:
            if basis.frame.is_addressed(party.code, asked.id):
                status = _status(party, asked.code, replied=party.pk in replied)
                evidence = _box(rapporteur, basis, party, asked) if parties else ()
                yield proposal_make(
                    actor=rapporteur,
                    round=conduct.round,
                    party=party,
                    recommendation=asked.id,
                    proposed=Proposed(status, REASONS[status], evidence),
                )


def _box(rapporteur: User, basis: Basis, party: Party, asked: Asked) -> tuple[Citation, ...]:
    """The words in the Party's box; nothing where it sent none."""
    found = (one for one in offered(rapporteur, basis, party, asked) if one.kind == BOX)
    return tuple(Citation(one.key, one.text) for one in found)


def _status(party: Party, code: str, *, replied: bool) -> str:
    """What is proposed fits what the Party wrote in the box."""
    return STATUSES[turn(party.code, code) % len(SAID)] if replied else "no_reply"
