"""People, the organisations they serve, what they are there, and the tokens of their programs."""

from ronda.apps.accounts.models.people import (
    ROLES_IN,
    Membership,
    Organisation,
    OrganisationKind,
    Role,
    User,
    UserManager,
)
from ronda.apps.accounts.models.tokens import Scope, Token, Usage

__all__ = [
    "ROLES_IN",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "Role",
    "Scope",
    "Token",
    "Usage",
    "User",
    "UserManager",
]
