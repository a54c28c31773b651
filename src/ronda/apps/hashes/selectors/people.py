"""People of the base and what they did, for whoever may see it."""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, people_with
from ronda.apps.audit.models import Event
from ronda.apps.audit.selectors import every_event
from ronda.apps.errors import NotVisible
from ronda.apps.hashes.models import Appointment
from ronda.apps.hashes.permissions import OPEN_TO, Can
from ronda.apps.hashes.posts import posts_of


def people_visible_to(actor: Actor) -> QuerySet[User]:
    """Everybody who ever held a post here, with those they hold."""
    if not posts_of(actor) & OPEN_TO[Can.PEOPLE_SEE]:
        return people_with([])
    held = Prefetch("posts", Appointment.objects.filter(until__isnull=True), to_attr="held")
    return people_with(Appointment.objects.values("person")).prefetch_related(held)


def person_visible(actor: Actor, id: int) -> User:
    """The person with this key; raises NotVisible."""
    found = people_visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such person."))
    return found


def appointment_visible(actor: Actor, id: int) -> Appointment:
    """The appointment with this key; raises NotVisible."""
    people = people_visible_to(actor)
    found = Appointment.objects.filter(pk=id, person__in=people).first()
    if found is None:
        raise NotVisible(_("There is no such appointment."))
    return found


def events_visible_to(actor: Actor) -> QuerySet[Event]:
    """The whole trail, newest first, to those who read it."""
    if not posts_of(actor) & OPEN_TO[Can.TRAIL_SEE]:
        return Event.objects.none()
    return every_event()
