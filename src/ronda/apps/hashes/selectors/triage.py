"""Collections, what triage found in them, the work list, for whoever may see them.

Two things to know. An investigator sees what they handed in; an officer, a custodian and an auditor
see all. And the work list has every group of new ones, the largest first, until it is closed.
"""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, people_with
from ronda.apps.errors import NotVisible
from ronda.apps.hashes.models import (
    Appointment,
    Collection,
    CollectionRow,
    CollectionState,
    Group,
    Lead,
    LeadState,
    Outcome,
    Post,
    Referral,
    Verdict,
)
from ronda.apps.hashes.permissions import OPEN_TO, Can
from ronda.apps.hashes.posts import posts_of

GOING_ON = (CollectionState.WAITING, CollectionState.RUNNING)


def collections_visible_to(actor: Actor) -> QuerySet[Collection]:
    """The collections that `actor` may see, newest first."""
    posts = posts_of(actor)
    every = Collection.objects.select_related("handed_in_by")
    if posts & (OPEN_TO[Can.COLLECTIONS_SEE] - {Post.INVESTIGATOR}):
        return every
    if Post.INVESTIGATOR in posts:
        return every.filter(handed_in_by=actor.pk)
    return every.none()


def collection_visible(actor: Actor, id: int) -> Collection:
    """The collection with this key; raises NotVisible."""
    found = collections_visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such collection."))
    return found


def rows_of(collection: Collection, verdict: Verdict) -> QuerySet[CollectionRow]:
    """The rows of one verdict, as they stood in the list; `collection` was asked for first."""
    found = CollectionRow.objects.filter(collection=collection, verdict=verdict)
    return found.select_related("group", "item").order_by("line")


def groups_of(collection: Collection) -> QuerySet[Group]:
    """The groups of new ones, the largest first; `collection` was asked for first."""
    found = Group.objects.filter(collection=collection).select_related("lead__assigned_to")
    return found.order_by("number")


def work_list(actor: Actor) -> QuerySet[Group]:
    """Every group of new ones that is not closed: nobody's first, then the largest."""
    if not posts_of(actor) & OPEN_TO[Can.LEADS_SEE]:
        return Group.objects.none()
    done = Group.objects.filter(collection__state=CollectionState.DONE)
    return (
        done.exclude(lead__state=LeadState.CLOSED)
        .select_related("collection", "lead__assigned_to")
        .order_by("-size", "collection", "number")
    )


def group_visible(actor: Actor, id: int) -> Group:
    """The group with this key, whatever its state; raises NotVisible."""
    found = None
    if posts_of(actor) & OPEN_TO[Can.LEADS_SEE]:
        every = Group.objects.select_related("collection", "lead__assigned_to")
        found = every.filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such group."))
    return found


def lead_of(group: Group) -> Lead | None:
    """The work on a group, if anybody took it up; `group` was asked for first."""
    return (
        Lead.objects.select_related("assigned_to", "group__collection").filter(group=group).first()
    )


def referral_visible(actor: Actor, id: int) -> Referral:
    """The referral with this key; raises NotVisible."""
    found = None
    if posts_of(actor) & OPEN_TO[Can.LEADS_SEE]:
        found = Referral.objects.select_related("lead__group__collection").filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such referral."))
    return found


def officers() -> QuerySet[User]:
    """Those who may work on a lead today."""
    held = Appointment.objects.filter(post=Post.OFFICER, until__isnull=True)
    return people_with(held.values("person"))


@dataclass(frozen=True)
class Work:
    """What became of new ones: groups, and for each outcome how many leads."""

    groups: int
    taken_up: int
    referred: int
    closed: int
    outcomes: dict[str, int]

    @property
    def open(self) -> int:
        """Groups that nobody has taken up."""
        return self.groups - self.taken_up

    @property
    def identified(self) -> int:
        """Leads that led to a victim."""
        return sum(self.outcomes[one] for one in (Outcome.IDENTIFIED, Outcome.SAFEGUARDED))


def work_counted() -> Work:
    """The whole work list in figures, for recommendation III-23."""
    leads = Lead.objects.aggregate(
        taken_up=Count("id"),
        referred=Count("id", filter=Q(referrals__isnull=False), distinct=True),
        closed=Count("id", filter=Q(state=LeadState.CLOSED), distinct=True),
    )
    told = dict(
        Lead.objects.exclude(outcome="").values_list("outcome").annotate(Count("id")).order_by()
    )
    return Work(
        groups=Group.objects.count(),
        taken_up=Lead.objects.count(),
        referred=leads["referred"],
        closed=leads["closed"],
        outcomes={outcome: told.get(outcome, 0) for outcome in Outcome.values},
    )
