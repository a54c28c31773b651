"""One recommendation in all Parties of which it is asked.

Two things to know. Only the newest published edition of a factsheet counts, whoever asks. And a
Party whose factsheet is there in several languages is told of once, in English where it can be.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.models import Edition, FollowUp, Recommendation
from ronda.apps.compliance.selectors.editions import factsheets_published
from ronda.apps.errors import NotVisible


@dataclass(frozen=True)
class AskedOf:
    """What is asked of one Party under a code, and what it said."""

    edition: Edition
    recommendation: Recommendation
    follow_up: FollowUp | None

    @property
    def is_answered(self) -> bool:
        """Whether the Party filled its box in."""
        return self.follow_up is not None and bool(self.follow_up.text)


def asked_of_parties(actor: Actor, body: str, round: int, code: str) -> list[AskedOf]:
    """Every Party of which this is asked, by name, from the newest published factsheets.

    In English where there is one, else in whatever language there is. Raises NotVisible.
    """
    sheets = factsheets_published(actor).filter(
        factsheet__round__body__slug=body, factsheet__round__number=round
    )
    editions: dict[int, Edition] = {}
    for one in sorted(sheets, key=lambda one: one.language[:2] != "en"):
        editions.setdefault(one.factsheet_id, one)
    by_key = {one.pk: one for one in editions.values()}
    spelt = Q(codes__contains=[code]) | Q(codes__contains=[code.upper()])
    rows = Recommendation.objects.filter(spelt, edition__in=by_key).select_related("follow_up")
    asked = [AskedOf(by_key[r.edition_id], r, getattr(r, "follow_up", None)) for r in rows]
    if not asked:
        raise NotVisible(_("No published factsheet has this recommendation."))
    return sorted(asked, key=lambda one: one.edition.factsheet.party.name)
