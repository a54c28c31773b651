"""The files with the boxes, and files that came back, for whoever may see them.

Two things to know. The Party's own people see all that are there now; others those that were
submitted. And lists never load a file's bytes.
"""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.follow_ups.models import CameBack, Evidence, HandedIn, Information
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.selectors.drafts import Draft, Filled
from ronda.apps.rounds.models import RoundParty

LONGEST = 90


def box_choices(draft: Draft) -> list[tuple[str, str]]:
    """The boxes that a file can go with, by code and first words."""
    return [(id, box_called(one)) for id, one in draft.boxes.items()]


def box_called(filled: Filled) -> str:
    """What a box is called in a list."""
    if filled.box.is_blue:
        return _("Promising practices")
    return f"{filled.box.called} {filled.box.text}".strip()[:LONGEST]


def evidence_visible(actor: Actor, party: RoundParty, id: int) -> Evidence:
    """The file with this key; raises NotVisible."""
    found = Evidence.objects.filter(information__party=party, pk=id).select_related("source")
    one = found.first()
    if one is None or not _sees(actor, party, one):
        raise NotVisible(_("There is no such file."))
    return one


def evidence_submitted(made: HandedIn) -> list[Evidence]:
    """The files that were submitted with it."""
    keys = [one["file"] for one in made.content["files"]]
    found = Evidence.objects.filter(pk__in=keys).select_related("source__content")
    return list(found.defer("source__content__data").order_by("pk"))


def came_back_visible(information: Information, id: int) -> CameBack:
    """The file that came back with this key; raises NotVisible."""
    found = CameBack.objects.filter(information=information, pk=id)
    one = found.select_related("source", "received_by").first()
    if one is None:
        raise NotVisible(_("There is no such file."))
    one.information = information
    return one


def _sees(actor: Actor, party: RoundParty, file: Evidence) -> bool:
    if verdict(actor, Can.SEE_DRAFT, party):
        return True
    lists = HandedIn.objects.filter(information__party=party).values_list("content", flat=True)
    return any(file.pk == one["file"] for content in lists for one in content["files"])
