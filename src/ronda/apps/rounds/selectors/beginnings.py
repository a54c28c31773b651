"""With what a person may begin a round."""

from django.db.models import QuerySet

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.treaties.models import Body
from ronda.apps.treaties.selectors import bodies
from ronda.procedure.loading import body_ids, load_procedure
from ronda.procedure.procedure import Procedure


def bodies_of(actor: Actor) -> QuerySet[Body]:
    """The bodies in whose secretariat `actor` serves."""
    return bodies().filter(pk__in=roles_of(actor).bodies)


def procedures_of(actor: Actor) -> dict[str, Procedure]:
    """The procedures of those bodies by id, as they come with Ronda."""
    own = set(bodies_of(actor).values_list("slug", flat=True))
    every = {id: load_procedure(id) for id in body_ids()}
    return {id: one for id, one in every.items() if one.body in own}
