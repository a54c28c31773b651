"""What Parties wrote in their boxes, by Party and recommendation of the report.

Two things to know. A box is tied to a recommendation by the code that it had in the draft from
which its factsheet was made, and by that draft's id of it: a code that changes later moves no box.
And the body reads what came in; others read it of their own Party, or once it is published.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.assessments.permissions import of_the_body, own_people
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.compliance.models import Edition, Recommendation, Status
from ronda.apps.compliance.selectors import editions_informed, recommendations_in, report_ids
from ronda.apps.treaties.models import Party

At = tuple[int, str]
"""A Party's key and the id of a recommendation."""


@dataclass(frozen=True)
class Said:
    """The text of a box, and where it stands; several codes may share one box."""

    edition: Edition
    codes: tuple[str, ...]
    text: str

    @property
    def place(self) -> str:
        """Where in the edition: the codes that the box is for."""
        return ", ".join(self.codes)


def boxes_of(
    actor: Actor, basis: Basis, parties: Iterable[Party] | None = None
) -> Mapping[At, Said]:
    """The boxes of these Parties (or all) that `actor` may read, the empty ones too."""
    of = basis.parties if parties is None else parties
    return boxes_in(editions_readable(actor, basis), of)


def boxes_in(readable: Iterable[Edition], parties: Iterable[Party]) -> Mapping[At, Said]:
    """The same in editions that were found to be readable."""
    wanted = {one.pk for one in parties}
    editions = [one for one in readable if _party(one) in wanted]
    ids = _ids(editions)
    found: dict[At, Said] = {}
    for key, rows in recommendations_in(editions).items():
        edition = next(one for one in editions if one.pk == key)
        for row in rows:
            text = _text(row)
            if text is None:
                continue
            for code in row.codes:
                if code in ids[key]:
                    at = _party(edition), ids[key][code]
                    found[at] = Said(edition, tuple(row.codes), text)
    return found


def editions_readable(actor: Actor, basis: Basis) -> list[Edition]:
    """The editions with the Parties' information that `actor` may read, one for each Party."""
    roles = roles_of(actor)
    every = editions_informed(basis.round)
    if of_the_body(roles, basis.round):
        return every
    own = own_people(roles)
    return [one for one in every if _party(one) in own or one.status == Status.PUBLISHED]


def _party(edition: Edition) -> int:
    return edition.factsheet.party_id


def _ids(editions: Iterable[Edition]) -> dict[int, dict[str, str]]:
    """The ids of the report by code, for each edition; each draft is read once."""
    by_draft: dict[int | None, dict[str, str]] = {}
    for one in editions:
        if one.draft_id not in by_draft:
            by_draft[one.draft_id] = report_ids(one)
    return {one.pk: by_draft[one.draft_id] for one in editions}


def _text(row: Recommendation) -> str | None:
    """What stands in the box of a recommendation; None where it has none."""
    box = getattr(row, "follow_up", None)
    return box.text if box is not None else None
