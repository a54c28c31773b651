"""Who owes a reply and would be reminded, and how the letter will read to each.

Two things to know. It takes the same few queries however many Parties there are. And people are
found through their memberships, so that nothing goes to who has left.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone

from ronda.apps.accounts.models import Membership, Role
from ronda.apps.accounts.selectors import memberships_running
from ronda.apps.addresses import path_to
from ronda.apps.notifications.selectors import letter_read
from ronda.apps.notifications.services import Addressed
from ronda.apps.rounds.comment_news import round_words
from ronda.apps.rounds.models import Conduct, ReplyState, RoundParty
from ronda.apps.rounds.selectors.dates import reply_due


@dataclass(frozen=True)
class ToRemind:
    """A Party that has not replied, with those who get the letter for it."""

    party: RoundParty
    addressed: Addressed

    @property
    def people(self) -> list[str]:
        """The names of those who get it."""
        return [str(getattr(one, "person", one)) for one in self.addressed.people]


@dataclass(frozen=True)
class Preview:
    """What a Party's coordinators will get: (language, subject, text) for each language."""

    party: RoundParty
    people: tuple[str, ...]
    letters: tuple[tuple[str, str, str], ...]


def to_remind(conduct: Conduct, parties: Iterable[RoundParty] | None = None) -> list[ToRemind]:
    """The Parties, of those given or of all, that owe a reply, with who gets a letter for each."""
    prefetch_related_objects([conduct], "happenings", "milestones")
    owing = conduct.parties.filter(left_on=None).exclude(reply__state=ReplyState.SUBMITTED)
    if parties is not None:
        owing = owing.filter(pk__in=[one.pk for one in parties])
    found = list(
        owing.select_related("party", "reply")
        .prefetch_related("extensions")
        .order_by("party__name")
    )
    people = _coordinators([one.party_id for one in found])
    return [_to_remind(conduct, one, people.get(one.party_id, [])) for one in found]


def previews(
    chosen: Iterable[ToRemind],
    subject: Mapping[str, str],
    text: Mapping[str, str],
    languages: Iterable[str],
) -> list[Preview]:
    """The letter as each Party will get it; raises NotValid for an unknown placeholder."""
    tags = tuple(languages)
    return [
        Preview(
            one.party,
            tuple(one.people),
            tuple((tag, *_read(one, subject, text, tag)) for tag in tags),
        )
        for one in chosen
    ]


def _read(
    one: ToRemind, subject: Mapping[str, str], text: Mapping[str, str], language: str
) -> tuple[str, str]:
    to = one.addressed
    return letter_read(
        subject, text, link=to.link, due=to.due, words=to.words or {}, language=language
    )


def _to_remind(conduct: Conduct, party: RoundParty, people: list[Membership]) -> ToRemind:
    party.conduct = conduct
    at = conduct.round
    addressed = Addressed(
        people=people,
        about=party.reply if hasattr(party, "reply") else party,
        link=path_to("rounds:reply", at.body.slug, at.number, party.party.code.lower()),
        due=reply_due(party),
        words={"party": party.party.names or party.party.name, "round": round_words(conduct)},
    )
    return ToRemind(party, addressed)


def _coordinators(parties: list[int]) -> dict[int, list[Membership]]:
    found = memberships_running(timezone.localdate()).filter(
        Q(role=Role.COORDINATOR, organisation__party__in=parties), person__is_active=True
    )
    by_party: dict[int, list[Membership]] = {}
    for one in found:
        by_party.setdefault(one.organisation.party_id or 0, []).append(one)
    return by_party
