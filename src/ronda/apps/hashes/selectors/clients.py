"""Clients of the matching service, and what they asked."""

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.hashes.models import Client, Query, QueryLog
from ronda.apps.hashes.permissions import Can, verdict


def clients_visible_to(actor: Actor) -> QuerySet[Client]:
    """Every client, to those who may see what was asked."""
    if not verdict(actor, Can.QUERIES_SEE):
        return Client.objects.none()
    return Client.objects.select_related("proposed_by", "decided_by").order_by("name", "-id")


def client_visible(actor: Actor, id: int) -> Client:
    """The client with this key; raises NotVisible."""
    found = clients_visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such client."))
    return found


def queries_visible_to(actor: Actor) -> QuerySet[Query]:
    """Everything that was asked, newest first."""
    if not verdict(actor, Can.QUERIES_SEE):
        return Query.objects.none()
    return Query.objects.order_by("-at", "-id")


def asked_by(actor: Actor) -> dict[str, dict[str, int]]:
    """For each client how many questions, hashes and known ones there were."""
    rows = (
        queries_visible_to(actor)
        .order_by()
        .values("client")
        .annotate(questions=Count("id"), hashes=Sum("hash_count"), known=Sum("known_count"))
    )
    return {
        row["client"]: {
            "questions": row["questions"],
            "hashes": row["hashes"],
            "known": row["known"],
        }
        for row in rows
    }


def logs_altered(actor: Actor) -> QuerySet[QueryLog]:
    """The logs that were found altered."""
    if not verdict(actor, Can.QUERIES_SEE):
        return QueryLog.objects.none()
    return QueryLog.objects.exclude(altered="")
