"""What Ronda decides in signing in: nobody registers themselves, and where one comes to."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from ronda.apps.accounts.selectors import roles_of
from ronda.apps.addresses import path_to


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed to those whom no one has invited."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Never: the secretariat invites people."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To where their work is: records, replies, rounds; the public pages for who has none."""
        roles = roles_of(request.user)
        if roles.keeps_records:
            return path_to("compliance:records")
        if roles.contributes or roles.validates:
            return path_to("national:home")
        outside = roles.civil_society | roles.nhri | roles.facilitator
        takes_part = outside | roles.committee | roles.observer_of
        return path_to("rounds:rounds" if takes_part else "portal:home")
