"""`ronda manage`: Django's own commands and those of Ronda's rooms, on Ronda's settings.

Two things to know. Ronda's own commands find the database up to date; Django's find it as it is,
since bringing it up to date is what some of them do. And Django tells what goes wrong itself.
"""

from django.core.management import ManagementUtility, get_commands

from ronda.cli.collecting import collect_seldom
from ronda.cli.records import prepare, sentences_of_migrations
from ronda.cli.reporting import Told, attempt, tell


def run(arguments: list[str]) -> int:
    """Run a command; the exit code, unless Django exits itself."""
    told = attempt(lambda: _managed(arguments))
    tell(told)
    return told.code


def _managed(arguments: list[str]) -> Told:
    prepare(migrated=False)
    if arguments and str(get_commands().get(arguments[0], "")).startswith("ronda."):
        prepare()
    if arguments[:2] == ["procrastinate", "worker"]:
        collect_seldom()
    with sentences_of_migrations():
        ManagementUtility(["ronda manage", *arguments]).execute()
    return Told()
