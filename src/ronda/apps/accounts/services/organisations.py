"""Adding the organisations in which people serve."""

from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Organisation, OrganisationKind
from ronda.apps.accounts.permissions import Can, kinds_to_add, verdict
from ronda.apps.accounts.saving import saved
from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.audit.services import act
from ronda.apps.policy import demand, refused


def organisation_add(
    *,
    actor: Actor,
    name: str,
    kind: OrganisationKind = OrganisationKind.STATE,
    body_id: int | None = None,
    party_id: int | None = None,
) -> Organisation:
    """An organisation, for people to serve in.

    Raises NotValid where there is one of this name already, or where its kind serves something
    else; NotAllowed where it serves another body or Party than the actor's.
    """
    demand(verdict(actor, Can.ADD_ORGANISATION))
    roles = roles_of(actor)
    own = party_id in roles.parties if not roles.secretariat else body_id in {None, *roles.bodies}
    if kind not in kinds_to_add(actor) or not own:
        demand(refused(_("You cannot add an organisation of this kind there.")))
    with act(actor=actor, what=Can.ADD_ORGANISATION) as done:
        organisation = saved(
            Organisation(name=name.strip(), kind=kind, body_id=body_id, party_id=party_id)
        )
        done.concerns(organisation)
        serves = {"body": organisation.body, "party": organisation.party}
        done.after = {"name": organisation.name, "organisation_kind": str(kind.label)} | {
            key: str(value) for key, value in serves.items() if value
        }
    return organisation
