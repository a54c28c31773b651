"""Draft factsheets that Parties were given, the places in them, and the comments on them.

Two things to know. A draft is an edition that is approved, not published, and has no information of
the Party. And comments stay to be read by both sides after the edition is published.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.models import Correction, Edition, EditionKind, Status
from ronda.apps.compliance.selectors import edition_assemble
from ronda.apps.errors import NotVisible
from ronda.apps.follow_ups.models import DraftComment
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.drafts import verdict
from ronda.apps.policy import demand
from ronda.apps.rounds.models import RoundParty

LONGEST = 110


@dataclass(frozen=True)
class Spot:
    """A place of a factsheet that can be commented on: an observation or a recommendation."""

    place: str
    called: str
    text: str

    @property
    def label(self) -> str:
        """What it is and its first words."""
        return f"{self.called}: {self.text}"[:LONGEST]


def drafts_given(party: RoundParty) -> list[Edition]:
    """The drafts that the Party may comment on now; English first."""
    at = party.party.factsheets.filter(round=party.conduct.round_id)
    sheet = at.first()
    if sheet is None:
        return []
    found = sheet.editions.filter(
        status=Status.APPROVED, kind=EditionKind.PREPARED, handed_in_at=None
    )
    every = found.select_related("factsheet__party", "factsheet__round__body").order_by("number")
    newest = {one.language: one for one in every}
    return sorted(newest.values(), key=lambda one: (one.language[:2] != "en", one.language))


def draft_given(party: RoundParty, id: int) -> Edition | None:
    """The draft with this key, if the Party may comment on it now."""
    return next((one for one in drafts_given(party) if one.pk == id), None)


def spots_of(edition: Edition) -> list[Spot]:
    """Every place that can be commented on, in order."""
    found = []
    for at, chapter in enumerate(edition_assemble(edition).chapters):
        for index, seen in enumerate(chapter.observations):
            told = _("%(chapter)s, observation %(number)d")
            called = told % {"chapter": chapter.number, "number": index + 1}
            found.append(Spot(f"chapters/{at}/observations/{index}", called, seen.text))
        for index, asked in enumerate(chapter.recommendations):
            called = ", ".join(asked.codes) or chapter.number
            found.append(Spot(f"chapters/{at}/recommendations/{index}", called, asked.text))
    return found


def draft_comments(actor: Actor, party: RoundParty) -> list[DraftComment]:
    """The comments on the drafts of a Party, newest first; raises as the policy denies."""
    demand(verdict(actor, Can.SEE_DRAFT_COMMENTS, party))
    found = DraftComment.objects.filter(party=party)
    return list(
        found.select_related("edition", "made_by", "answered_by", "correction").order_by("-pk")
    )


def draft_comment_visible(actor: Actor, party: RoundParty, id: int) -> DraftComment:
    """One of them; raises NotVisible."""
    found = next((one for one in draft_comments(actor, party) if one.pk == id), None)
    if found is None:
        raise NotVisible(_("There is no such comment."))
    found.party = party
    return found


def corrections_of(comment: DraftComment) -> list[Correction]:
    """The corrections of the factsheet that were made since the comment, newest first."""
    editions = comment.edition.factsheet.editions.prefetch_related("corrections")
    every = (one for edition in editions for one in edition.corrections.all())
    since = (one for one in every if one.at >= comment.made_at)
    return sorted(since, key=lambda one: one.at, reverse=True)
