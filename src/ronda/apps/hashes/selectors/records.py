"""Items, entries, proposals and disputes, for whoever may see them.

Two things to know. `visible_to` is where every question begins; an investigator sees only
what their own collections were found to hold. And a hash is looked for whole, never by a part.
"""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.hashes.models import (
    STANDING,
    Classification,
    ClassificationState,
    CollectionRow,
    Copy,
    Dispute,
    Entry,
    HashValue,
    Item,
    Kind,
    Notice,
    Post,
    Proposal,
    ProposalState,
)
from ronda.apps.hashes.permissions import OPEN_TO, Can
from ronda.apps.hashes.posts import posts_of
from ronda.hashes.errors import BadHash
from ronda.hashes.kinds import KINDS

M = TypeVar("M", bound=Model)


def items_visible_to(actor: Actor) -> QuerySet[Item]:
    """The items that `actor` may see."""
    posts = posts_of(actor)
    if posts & (OPEN_TO[Can.ITEM_SEE] - {Post.INVESTIGATOR}):
        return Item.objects.order_by("-pk")
    if Post.INVESTIGATOR not in posts:
        return Item.objects.none()
    own = CollectionRow.objects.filter(item=OuterRef("pk"), collection__handed_in_by=actor.pk)
    return Item.objects.filter(Exists(own)).order_by("-pk")


def item_visible(actor: Actor, id: int) -> Item:
    """The item with this key; raises NotVisible."""
    found = items_visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such item."))
    return found


def items_found(actor: Actor, asked: str) -> QuerySet[Item]:
    """The items with this hash, series, case reference or key at the source; all for ""."""
    visible = items_visible_to(actor)
    asked = asked.strip()
    if not asked:
        return visible
    by_hash = Q()
    for kind in KINDS.values():
        try:
            by_hash |= Q(hash_values__kind=kind.name, hash_values__value=kind.normalised(asked))
        except BadHash:
            continue
    entries = Entry.objects.filter(
        Q(series=asked) | Q(case_reference=asked) | Q(key=asked), item=OuterRef("pk")
    )
    return (
        visible.filter(by_hash | Q(Exists(entries))).distinct()
        if by_hash
        else visible.filter(Exists(entries))
    )


def entries_visible_to(actor: Actor) -> QuerySet[Entry]:
    """The entries of the items that `actor` may see."""
    visible = items_visible_to(actor).order_by()
    return Entry.objects.filter(item__in=visible).select_related(
        "item", "proposed_by", "confirmed_by"
    )


def entry_visible(actor: Actor, id: int) -> Entry:
    """The entry with this key; raises NotVisible."""
    found = entries_visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such entry."))
    return found


@dataclass(frozen=True)
class EntryTold:
    """An entry with its classifications and what waits or was decided about it."""

    entry: Entry
    classifications: list[Classification]
    proposals: list[Proposal]
    disputes: list[Dispute]
    notices: list[Notice]
    copies: list[Copy]


def entries_told(item: Item) -> list[EntryTold]:
    """Everything that is said of an item, by each of its sources; `item` was asked for first."""
    entries = item.entries.select_related("proposed_by", "confirmed_by").prefetch_related(
        "classifications__proposed_by",
        "classifications__confirmed_by",
        "disputes__raised_by",
        "disputes__decided_by",
        "notices",
        "copies__partner",
        "copies__disclosure",
    )
    return [
        EntryTold(
            entry,
            list(entry.classifications.all()),
            list(
                Proposal.objects.filter(changes__entry=entry)
                .select_related("proposed_by", "decided_by")
                .distinct()
            ),
            list(entry.disputes.all()),
            list(entry.notices.all()),
            list(entry.copies.all()),
        )
        for entry in entries
    ]


def hash_values_of(item: Item) -> list[HashValue]:
    """The hashes of an item, the exact ones first; `item` was asked for first."""
    return sorted(item.hash_values.all(), key=lambda one: Kind.values.index(one.kind))


def classes_differ(told: list[EntryTold]) -> list[str]:
    """The schemes under which what stands does not agree, for an item."""
    said: dict[str, set[str]] = {}
    for one in told:
        if one.entry.state in STANDING:
            for row in one.classifications:
                if row.state == ClassificationState.STANDING:
                    said.setdefault(" ".join((row.scheme, row.country)).strip(), set()).add(
                        row.code
                    )
    return sorted(scheme for scheme, codes in said.items() if len(codes) > 1)


def _visible(model: type[M], actor: Actor, can: Can) -> QuerySet[M]:
    every = model._default_manager.all()
    return every if posts_of(actor) & OPEN_TO[can] else every.none()


def proposals_visible_to(actor: Actor) -> QuerySet[Proposal]:
    """The proposals that `actor` may see, those that wait longest first."""
    found = _visible(Proposal, actor, Can.PROPOSALS_SEE)
    return found.select_related("proposed_by", "decided_by")


def proposals_waiting(actor: Actor) -> QuerySet[Proposal]:
    """Those that wait for a second person."""
    return proposals_visible_to(actor).filter(state=ProposalState.WAITING)


def proposal_visible(actor: Actor, id: int) -> Proposal:
    """The proposal with this key; raises NotVisible."""
    found = proposals_visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such proposal."))
    return found


def disputes_visible_to(actor: Actor) -> QuerySet[Dispute]:
    """The disputes that `actor` may see, the oldest first."""
    found = _visible(Dispute, actor, Can.DISPUTES_SEE)
    return found.select_related("entry__item", "raised_by", "decided_by")


def dispute_visible(actor: Actor, id: int) -> Dispute:
    """The dispute with this key; raises NotVisible."""
    found = disputes_visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such dispute."))
    return found


def classes_of(item_ids: list[int]) -> dict[int, list[tuple[str, Classification]]]:
    """For each item what stands: (source, classification) of every source, for a list of rows."""
    standing = Classification.objects.filter(
        entry__item__in=item_ids,
        entry__state__in=STANDING,
        state=ClassificationState.STANDING,
    ).select_related("entry")
    told: dict[int, list[tuple[str, Classification]]] = {}
    for one in standing:
        told.setdefault(one.entry.item_id, []).append((one.by or one.entry.source, one))
    return told


def count_by_kind() -> dict[str, int]:
    """How many hashes of each kind are matched against."""
    live = HashValue.objects.filter(live=True).values_list("kind").annotate(Count("id"))
    return dict(live.order_by("kind"))
