"""Keeps the index that is matched against in step with the database, until it is ended."""

import logging
import time
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection

from ronda import postgres
from ronda.apps.hashes.services.index import index_build, index_follow, index_follow_on
from ronda.hashes.errors import HashError

log = logging.getLogger(__name__)
BREATH = 5.0


class Command(BaseCommand):
    """`index_follow [--once] [--build]`."""

    help = "Keep the index that is matched against in step with the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to follow once only, and whether to build the index anew first."""
        parser.add_argument("--once", action="store_true", help="follow once and end")
        parser.add_argument("--build", action="store_true", help="build the index anew first")

    def handle(self, *_arguments: object, once: bool, build: bool, **_options: object) -> None:
        """Follow; what fails is tried again, for good."""
        if postgres.is_embedded():
            postgres.start(settings.RONDA.data)
        if build:
            index_build()
        if once:
            self.stdout.write(f"{index_follow()} items followed")
            return
        while True:
            try:
                index_follow_on()
            except (DatabaseError, HashError, OSError):
                log.exception("the index could not be brought up to date; trying again")
                connection.close()
                time.sleep(BREATH)
