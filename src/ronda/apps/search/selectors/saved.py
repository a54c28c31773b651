"""A person's own saved searches; those of others are not there."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.errors import NotVisible
from ronda.apps.search.models import SavedSearch
from ronda.apps.search.selectors.asked import FACETS, Asked


def saved_searches(actor: Actor) -> QuerySet[SavedSearch]:
    """The searches that `actor` keeps, by name."""
    return SavedSearch.objects.filter(person=signed_in(actor))


def saved_search(actor: Actor, id: int) -> SavedSearch:
    """One of them; raises NotVisible."""
    found = saved_searches(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such saved search."))
    return found


def asked_by(saved: SavedSearch) -> Asked:
    """What a saved search asks."""
    known = {name: str(value) for name, value in saved.facets.items() if name in FACETS}
    return Asked(saved.words, **known)
