"""Fetches the feeds of partners and takes them in; to be run every few minutes."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from ronda.apps.accounts.selectors import machine
from ronda.apps.errors import Refusal
from ronda.apps.hashes.selectors.partners import partners_visible_to
from ronda.apps.hashes.services.feeds_in import feed_pull


class Command(BaseCommand):
    """`feeds_fetch [CODE …]`: of these partners, or of all whose base has an address."""

    help = "Fetch the feeds of partners and take them in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The codes of partners."""
        parser.add_argument("codes", nargs="*", metavar="CODE")

    def handle(self, *_arguments: object, codes: list[str], **_options: object) -> None:
        """Fetch each; one that cannot be fetched does not keep the others."""
        refused = []
        actor = machine()
        partners = partners_visible_to(actor).exclude(address="")
        if codes:
            partners = partners.filter(code__in=codes)
        for partner in partners:
            try:
                pulled = feed_pull(actor=actor, partner=partner)
            except Refusal as refusal:
                refused.append(f"{partner.code}: {refusal}")
                continue
            self.stdout.write(
                f"{partner.code}: {pulled.batches} batches, {pulled.added} added,"
                f" {pulled.changed} changed, {pulled.withdrawn} withdrawn,"
                f" {pulled.not_taken} not taken in"
            )
            if pulled.refused:
                refused.append(f"{partner.code}: {pulled.refused}")
        if refused:
            raise CommandError("\n".join(refused))
