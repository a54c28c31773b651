"""`ronda manage person_add`: the first member of the secretariat, who then invites the others."""

from argparse import ArgumentParser

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Organisation, OrganisationKind, Role, User
from ronda.apps.accounts.selectors import machine
from ronda.apps.accounts.services import membership_begin, person_invite
from ronda.apps.errors import Refusal


class Command(BaseCommand):
    """Makes an account in the secretariat and prints the link by which its password is chosen."""

    help = "Make an account in the secretariat; prints the link for choosing its password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who it is, and for which body."""
        parser.add_argument("email", help="the address to sign in with")
        parser.add_argument("name", help="the person's full name")
        parser.add_argument("--body", default="lanzarote", help="the body served (lanzarote)")

    @transaction.atomic
    def handle(self, *_args: object, **given: str) -> None:
        """Make the account, give the role, print the link."""
        secretariat = Organisation.objects.filter(
            kind=OrganisationKind.SECRETARIAT, body__slug=given["body"]
        ).first()
        if secretariat is None:
            raise CommandError(_("There is no body “%(body)s” here.") % {"body": given["body"]})
        try:
            person = person_invite(actor=machine(), email=given["email"], full_name=given["name"])
            membership_begin(
                actor=machine(), person=person, organisation=secretariat, role=Role.SECRETARIAT
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_link(person))


def _link(person: User) -> str:
    """The address at which a person chooses a password; good for three days, and once."""
    kept = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    path = reverse("account_reset_password_from_key", kwargs=kept)
    return f"{settings.RONDA.origin or 'http://localhost:8000'}{path}"
