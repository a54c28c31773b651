"""Inviting people, giving, ending and handing over memberships, adding organisations.

Two things to know. Nobody registers themselves: who is invited gets a letter with a link to choose
a password. And a membership is ended, never deleted, and can be handed over to a successor.
"""

from ronda.apps.accounts.services.memberships import (
    membership_begin,
    membership_end,
    membership_hand_over,
)
from ronda.apps.accounts.services.organisations import organisation_add
from ronda.apps.accounts.services.people import (
    member_invite,
    password_link_send,
    person_deactivate,
    person_invite,
    person_language_set,
)
from ronda.apps.accounts.services.tokens import token_end, token_make

__all__ = [
    "member_invite",
    "membership_begin",
    "membership_end",
    "membership_hand_over",
    "organisation_add",
    "password_link_send",
    "person_deactivate",
    "person_invite",
    "person_language_set",
    "token_end",
    "token_make",
]
