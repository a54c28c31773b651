"""The last part of a round: Parties fill in their boxes, statuses are proposed and decided.

Two things to know. Boxes come back as Word files, as Parties send them; every sixth Party sends
nothing. And a meeting decides on all proposals in one block.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date

from ronda.apps.accounts.models import User
from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.selectors.bases import basis_of
from ronda.apps.assessments.services.deciding import Seen, assessments_decide
from ronda.apps.assessments.services.proposals import Proposed, proposal_make
from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.services.editions import edition_approve, edition_publish
from ronda.apps.compliance.services.returned import returned_preview, returned_take_in
from ronda.apps.meetings.services.meetings import meeting_close
from ronda.apps.rounds.models import Conduct
from ronda.apps.treaties.models import Party
from ronda.demo.rounds.cast import Cast
from ronda.demo.rounds.concluding import held
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing import to_bytes

EVERY = 6
"""Of so many Parties one sends nothing."""
SAID = (
    "The ministry named the authority in a decree that is in force since January.",
    "A draft law is before parliament. Until then the regions follow a circular.",
    "Nothing was done yet, because the means for it were not granted.",
    "The agreement with the regions was signed and is applied in all but two of them.",
)
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


def boxes_filled(secretary: User, cast: Cast, editions: Iterable[Edition]) -> list[Edition]:
    """Most Parties send their factsheets back with the boxes filled in; all are published."""
    sent = (one for one in editions if one.language == "en")
    return [
        _came_back(secretary, cast.coordinators[edition.factsheet.party.code], edition)
        for edition in sent
        if _turn(edition.factsheet.party.code) % EVERY
    ]


def assessed(
    secretary: User, rapporteur: User, conduct: Conduct, sent: Iterable[Edition], begins: date
) -> None:
    """A status is proposed for each Party on each recommendation, and a meeting decides."""
    replied = {edition.factsheet.party_id for edition in sent}
    rows = list(_proposed(rapporteur, conduct, replied))
    meeting = held(secretary, conduct, begins, (POINT,))
    assessments_decide(
        actor=secretary,
        round=conduct.round,
        meeting=meeting,
        seen=[Seen(row.pk, row.version) for row in rows],
        texts=TEXTS,
    )
    meeting_close(actor=secretary, meeting=meeting)


def _came_back(secretary: User, coordinator: User, edition: Edition) -> Edition:
    code = edition.factsheet.party.code
    data = to_bytes(_filled(assemble(edition), code), "docx")
    back = returned_preview(actor=coordinator, edition=edition, data=data, name=f"{code}.docx")
    made = returned_take_in(actor=coordinator, returned=back)
    return edition_publish(actor=secretary, edition=edition_approve(actor=secretary, edition=made))


def _filled(factsheet: Factsheet, party: str) -> Factsheet:
    """The factsheet with a sentence in each box that asks what was done."""
    told = factsheet.without_account().model_dump(mode="json", by_alias=True)
    for chapter in told["chapters"]:
        for one in chapter["recommendations"]:
            if one["follow_up"] is not None:
                one["follow_up"]["text"] = SAID[_turn(party, *one["codes"]) % len(SAID)]
    return Factsheet.model_validate(told)


def _proposed(rapporteur: User, conduct: Conduct, replied: set[int]) -> Iterator[Assessment]:
    basis = basis_of(conduct.round)
    for party in basis.parties:
        for asked in basis.frame.asked:
            if basis.frame.is_addressed(party.code, asked.id):
                status = _status(party, asked.code, replied=party.pk in replied)
                yield proposal_make(
                    actor=rapporteur,
                    round=conduct.round,
                    party=party,
                    recommendation=asked.id,
                    proposed=Proposed(status, REASONS[status]),
                )


def _status(party: Party, code: str, *, replied: bool) -> str:
    """What is proposed fits what the Party wrote in the box."""
    return STATUSES[_turn(party.code, code) % len(SAID)] if replied else "no_reply"


def _turn(*about: str) -> int:
    digest = hashlib.sha256(" ".join(about).encode()).digest()
    return int.from_bytes(digest[:4], "big")
