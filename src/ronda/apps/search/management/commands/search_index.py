"""`ronda manage search_index [--anew]`: the search's index brought in step with what is public."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ronda.apps.search.models import Statement
from ronda.apps.search.services.index import everything_anew, everything_refresh
from ronda.apps.search.services.words import words_anew


class Command(BaseCommand):
    """Looks at everything that is public, and takes what is not in the index as it is."""

    help = "Bring the index of the search in step with what is public."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether all of it is made anew."""
        parser.add_argument("--anew", action="store_true", help="make the whole index anew")

    def handle(self, *, anew: bool = False, **_options: Any) -> None:
        """Bring it in step and say how much there is."""
        changed = everything_anew() if anew else everything_refresh()
        words_anew()
        found = Statement.objects.count()
        self.stdout.write(f"{changed} things changed; {found} statements are found.")
