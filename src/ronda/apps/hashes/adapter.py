"""What the hash base decides in signing in: nobody registers themselves, and where one comes to."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from ronda.apps.addresses import path_to


class HashBaseAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed to those whom no custodian has invited."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Never: a custodian invites people."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """The overview."""
        return path_to("hashes:overview")
