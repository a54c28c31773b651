"""Documents received and their readings, for whoever may see them.

Two things to know. `visible_to` is where every question begins. And lists never load a document's
bytes or its text: ask for those of one document.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.errors import NotVisible
from ronda.apps.sources.models import Content, Purpose, Reading, Source
from ronda.apps.sources.permissions import KEPT_APART, OF_A_PARTY, of_others

LONG = ("document_text", "factsheet_json")


def visible_to(actor: Actor) -> QuerySet[Source]:
    """The documents that `actor` may see, newest first."""
    roles = roles_of(actor)
    every = Source.objects.select_related("party", "received_by").order_by("-received_at", "-pk")
    every = every.exclude(purpose__in=KEPT_APART)
    if roles.secretariat:
        return every.exclude(of_others(roles.bodies))
    if not roles.parties:
        return every.none()
    return every.filter(party__in=roles.parties, purpose__in=OF_A_PARTY)


def source_visible(actor: Actor, id: int) -> Source:
    """The document with this key; raises NotVisible."""
    found = visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such document."))
    return found


def source_bytes(source: Source) -> bytes:
    """The document as it was received, byte for byte; whether one may see it was asked before."""
    return bytes(Content.objects.values_list("data", flat=True).get(pk=source.content_id))


def source_known(sha256: str, purpose: Purpose, about: str = "") -> Source | None:
    """The document with this checksum that was received for this before."""
    return Source.objects.filter(content_id=sha256, purpose=purpose, about=about).first()


def readings_visible_to(actor: Actor) -> QuerySet[Reading]:
    """The readings of the documents that `actor` may see, newest first, without their texts."""
    sources = visible_to(actor).order_by()
    return (
        Reading.objects.filter(source__in=sources)
        .select_related("source__party", "requested_by")
        .defer(*LONG)
        .order_by("-requested_at", "-pk")
    )


def reading_visible(actor: Actor, id: int) -> Reading:
    """The reading with this key; raises NotVisible."""
    found = readings_visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such reading."))
    return found


def readings_recent(actor: Actor, limit: int = 50) -> list[Reading]:
    """The newest readings of factsheets, with the edition each was made into, if any."""
    found = readings_visible_to(actor).filter(source__purpose=Purpose.FACTSHEET)
    return list(found.select_related("source__party", "requested_by", "edition")[:limit])
