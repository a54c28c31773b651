"""`ronda hashes fetch`: the feeds of partners, fetched and taken in.

Two things to know. It works on the hash base's settings, as the machine's account. And each partner
is one of its own: what is refused of one is told on standard error, and the others go on.
"""

from collections.abc import Sequence

from django.core.management import CommandError, call_command

from ronda.cli.exit_codes import REFUSED
from ronda.cli.hash_base import SETTINGS, choose
from ronda.cli.records import prepare
from ronda.cli.reporting import Stop, Told, attempt, tell


def fetch(codes: Sequence[str]) -> int:
    """Fetch; the exit code."""
    choose(SETTINGS)
    told = attempt(lambda: _fetched(codes))
    tell(told)
    return told.code


def _fetched(codes: Sequence[str]) -> Told:
    prepare()
    try:
        call_command("feeds_fetch", *codes)
    except CommandError as error:
        raise Stop(str(error), REFUSED) from error
    return Told()
