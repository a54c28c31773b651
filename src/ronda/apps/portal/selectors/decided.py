"""What meetings decided, as far as everybody may read it.

Two things to know. A decision is shown where the secretariat put it in the public list and all
that it is about is public by its own rules: what is not known here is not. And it is asked anew
each time, so that what is withdrawn takes the decision on it with it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.selectors.published import conclusions_visible_to
from ronda.apps.meetings.models import Decision, Meeting
from ronda.apps.meetings.selectors.published import (
    decisions_published,
    is_published,
    keys_of,
    meeting_published,
)
from ronda.apps.portal.selectors import ANYONE
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors.decided import published_by_key
from ronda.apps.treaties.models import Round

ASSESSMENT = "assessments.assessment:"


@dataclass(frozen=True)
class Concluded:
    """How many conclusions of a round a decision is about, and on how many Parties."""

    round: Round
    number: int
    parties: int


@dataclass(frozen=True)
class Decided:
    """A decision with what came of it; `taken_back` where everybody may read that it was."""

    decision: Decision
    reports: tuple[Draft, ...]
    conclusions: tuple[Concluded, ...]
    taken_back: Decision | None


@dataclass(frozen=True)
class Held:
    """A meeting with what it decided in public."""

    meeting: Meeting
    decisions: tuple[Decided, ...]

    @property
    def reports(self) -> tuple[Draft, ...]:
        """The reports that it adopted, each once."""
        return tuple({one.pk: one for each in self.decisions for one in each.reports}.values())

    @property
    def conclusions(self) -> tuple[Concluded, ...]:
        """What it concluded, round by round."""
        return tuple(one for each in self.decisions for one in each.conclusions)


@dataclass(frozen=True)
class _Public:
    """All that is public of what some decisions are about, by key."""

    reports: Mapping[str, Draft]
    assessments: Mapping[str, Assessment]

    def has(self, key: str) -> bool:
        """Whether everybody may read what has this key."""
        return key in self.reports or key in self.assessments


def held_at(body: str, number: int) -> Held:
    """The meeting with this number; raises NotVisible where nothing of it is published."""
    return held([meeting_published(body, number)])[0]


def held(meetings: Collection[Meeting]) -> list[Held]:
    """These published meetings, each with what it decided in public; asked at once for all."""
    decisions = decisions_published(meetings)
    keys = keys_of(decisions)
    public = _public(frozenset().union(*keys.values()))
    shown = [
        _decided(one, keys.get(one.pk, frozenset()), public)
        for one in decisions
        if all(map(public.has, keys.get(one.pk, ())))
    ]
    by_meeting = {
        key: tuple(each) for key, each in groupby(shown, lambda one: one.decision.meeting_id)
    }
    return [Held(one, by_meeting.get(one.pk, ())) for one in meetings]


def _public(keys: Iterable[str]) -> _Public:
    every = list(keys)
    ids = [int(one.removeprefix(ASSESSMENT)) for one in every if one.startswith(ASSESSMENT)]
    found = conclusions_visible_to(ANYONE).filter(pk__in=ids) if ids else ()
    assessments = {f"{ASSESSMENT}{one.pk}": one for one in found}
    return _Public(published_by_key(ANYONE, every), assessments)


def _decided(one: Decision, keys: Iterable[str], public: _Public) -> Decided:
    known = sorted(keys)
    reports = {
        public.reports[key].pk: public.reports[key] for key in known if key in public.reports
    }
    on = [public.assessments[key] for key in known if key in public.assessments]
    by = getattr(one, "taken_back_by", None)
    return Decided(
        decision=one,
        reports=tuple(reports.values()),
        conclusions=tuple(_concluded(on)),
        taken_back=by if by is not None and is_published(by) else None,
    )


def _concluded(on: Iterable[Assessment]) -> Iterator[Concluded]:
    every = sorted(on, key=lambda one: one.round_id)
    for _round, each in groupby(every, lambda one: one.round_id):
        some = list(each)
        yield Concluded(some[0].round, len(some), len({one.party_id for one in some}))
