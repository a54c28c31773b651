"""Telling lectures and campaigns: added, changed, withdrawn, and which recommendations they serve.

Two things to know. The institution that tells one keeps it. And which recommendations it serves is
told with it, so that coverage can be set against them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Target
from ronda.apps.national.services.institutions import told_once
from ronda.apps.national.standing import standing_of
from ronda.apps.policy import demand
from ronda.apps.trainings.models import Lecture, LectureKind
from ronda.apps.trainings.permissions import Can, verdict
from ronda.apps.trainings.services import holding as shared
from ronda.apps.trainings.services.lists import target_at, targets_known


@dataclass(frozen=True, kw_only=True)
class LectureHeld(shared.Holding):
    """A lecture or campaign as it is told; `reached` has by audience how many, None if unknown.

    `serves` are keys of recommendations, as `national` names them in forms.
    """

    kind: LectureKind
    sessions: int | None = None
    schools: int | None = None
    reached: Mapping[str, int | None] = field(default_factory=dict)
    serves: Collection[str] = ()


def lecture_add(*, actor: Actor, held: LectureHeld) -> Lecture:
    """Tell a lecture or campaign; a contributor one of their own institution. Raises NotValid."""
    check(held)
    with at_desk(actor):
        who = standing_of(actor)
        told = _("Only the coordinator tells lectures of other institutions.")
        shared.check_whose(who, held, told)
        with act(actor=actor, what=Can.TELL, about=(held.institution,)) as done:
            lecture = Lecture(party_id=who.party_id, told_by=who.person)
            shared.filled(lecture, told_in(held))
            with told_once(shared.told_already(), "title"):
                lecture.save()
            shared.put_beside(lecture, beside(held, who.party_id))
            done.concerns(lecture)
    return lecture


def lecture_change(*, actor: Actor, lecture: Lecture, held: LectureHeld, version: int) -> Lecture:
    """Change one; raises Stale where it was changed since `version`, NotNow if withdrawn."""
    check(held)
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.TELL, lecture))
        if not who.coordinator and held.institution.pk not in who.writes_for:
            raise NotValid(_("Only the coordinator hands it to others."), "institution")
        with act(actor=actor, what=Can.TELL, about=(lecture,)) as done:
            locked = shared.locked_at(lecture, version)
            if locked.withdrawn:
                raise NotNow(_("It was withdrawn already."))
            shared.filled(locked, told_in(held))
            with told_once(shared.told_already(), "title"):
                locked.save()
            shared.put_beside(locked, beside(held, who.party_id))
            done.after = {"version": locked.version}
    return locked


def lecture_withdraw(*, actor: Actor, lecture: Lecture, reason: str) -> Lecture:
    """Say that one does not stand, and why; it stays, and counts no more."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.TELL, lecture))
        with act(actor=actor, what=Can.TELL, about=(lecture,)):
            locked = Lecture.objects.select_for_update().get(pk=lecture.pk)
            if locked.withdrawn:
                raise NotNow(_("It was withdrawn already."))
            locked.withdrawn = reason.strip()
            locked.save()
    return locked


def check(held: LectureHeld) -> None:
    """Raises NotValid for what cannot be."""
    shared.check(held)
    if held.schools and held.sessions is not None and held.sessions < held.schools:
        raise NotValid(_("There cannot be fewer lectures than schools."), "sessions")


def told_in(held: LectureHeld) -> dict[str, object]:
    """What was told of a lecture, by the fields of its record."""
    own = {"kind": held.kind, "sessions": held.sessions, "schools": held.schools}
    return shared.told_in(held) | own


def beside(
    held: LectureHeld, party_id: int, known: Mapping[str, Target] | None = None
) -> shared.Beside:
    """The rows beside a lecture; `known` are the targets of the desk, if they were fetched."""
    there = known if known is not None else targets_known(party_id)
    targets = [target_at(party_id, key, there) for key in held.serves]
    return {
        "regions": shared.regions_of(held),
        "reached": ("audience", {key: {"number": n} for key, n in held.reached.items()}),
        "serves": ("target_id", {one.pk: {} for one in targets}),
    }
