"""Adding Parties to those the convention binds, or for demonstration."""

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.audit.services import act
from ronda.apps.policy import demand, refused
from ronda.apps.treaties.models import Party
from ronda.procedure.parties import KnownParty


def party_add(*, actor: Actor, known: KnownParty) -> Party:
    """The Party as a record; the one that is there already, if it is."""
    if not roles_of(actor).secretariat:
        demand(refused("Only the secretariat may add a Party."))
    with act(actor=actor, what="party.add") as done:
        party, _new = Party.objects.get_or_create(
            code=known.code,
            defaults={
                "alpha2": known.alpha2,
                "name": known.names["en"],
                "names": dict(known.names),
                "invented": known.invented,
            },
        )
        done.concerns(party)
    return party
