"""What Ronda decides in signing in: nobody registers themselves, and where one comes to."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from ronda.apps.accounts.selectors import roles_of


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed to those whom no one has invited."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Never: the secretariat invites people."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The records, for those who have some; the public pages for everybody else."""
        keeps_records = roles_of(request.user).keeps_records
        return reverse("compliance:records" if keeps_records else "portal:home")
