"""What was public once and is not now, and where it went."""

from datetime import datetime
from uuid import UUID

from ronda.api.records.naming import ANYONE, edition_id
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors import newest_published
from ronda.apps.compliance.selectors.published import editions_gone, was_published
from ronda.apps.errors import NotVisible, Refusal


class Gone(Refusal):
    """It was public and is not any more; `moved_to` is what stands in its place, if anything."""

    code = "gone"
    status = 410

    def __init__(
        self, sentence: str, *, moved_to: str | None = None, at: datetime | None = None
    ) -> None:
        super().__init__(sentence)
        self.moved_to, self.at = moved_to, at


def edition_missing(body: str, round: int, party: str, language: str, number: int) -> Refusal:
    """Why there is no such edition: it was withdrawn, or it is not there."""
    found = editions_gone().filter(
        factsheet__round__body__slug=body,
        factsheet__round__number=round,
        factsheet__party__code=party,
        language__iexact=language,
        number=number,
    )
    one = found.first()
    if one is None:
        return NotVisible("There is no such factsheet.")
    sentence = "This edition was withdrawn from the public."
    return Gone(sentence, moved_to=_newest(one), at=one.withdrawn_at)


def recommendation_missing(id: UUID) -> Refusal:
    """Why no published factsheet has this recommendation any more, or never had."""
    edition = was_published(id)
    if edition is None:
        return NotVisible("There is no such recommendation.")
    sentence = "The newest published factsheet of this Party does not have this recommendation."
    return Gone(sentence, moved_to=_newest(edition), at=edition.withdrawn_at)


def _newest(edition: Edition) -> str | None:
    """The id of the edition that everybody sees now, in the same language if there is one."""
    found = newest_published(ANYONE).filter(factsheet=edition.factsheet_id)
    every = sorted(found, key=lambda one: (one.language != edition.language, one.language))
    return edition_id(every[0]) if every else None
