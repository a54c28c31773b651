"""`ronda manage load_demo [FILE…]`: Arcadia, and factsheets of your own, ready to be served."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ronda.apps.accounts.selectors import person_by_email
from ronda.apps.compliance.services.imports import factsheet_import
from ronda.apps.search.services.index import everything_refresh
from ronda.demo.loading import SECRETARIAT, SIGN_INS, load
from ronda.demo.rounds.cast import SIGN_INS as OF_ROUNDS
from ronda.demo.rounds.playing import load_rounds, rounds_are_there


class Command(BaseCommand):
    """Loads the demonstration and says how to sign in."""

    help = "Load the invented Party Arcadia, and the factsheets in FILE; keep what is there."

    def add_arguments(self, parser: CommandParser) -> None:
        """Any number of files."""
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument(
            "--round", action="store_true", help="play rounds of 48 invented Parties as well"
        )

    def handle(self, *, files: list[Path], round: bool = False, **_options: Any) -> None:
        """Load, then print the sign-ins."""
        if not settings.DEMO:
            raise CommandError(
                "This Ronda is not a demonstration, so nothing was loaded. Set RONDA_DEMO=1, "
                "on a machine that holds invented data only."
            )
        news = "Arcadia was loaded." if load() else "Arcadia is there from before; it was kept."
        self.stdout.write(news)
        for path in files:
            self.stdout.write(self._read(path))
        if round:
            self._rounds()
        everything_refresh()
        there = [*SIGN_INS, *(OF_ROUNDS if rounds_are_there() else ())]
        width = max(len(one.email) for one in there)
        self.stdout.write("\nSign in with:")
        for one in there:
            self.stdout.write(f"  {one.email:<{width}}  {one.password:<20}  {one.who}")

    def _rounds(self) -> None:
        self.stdout.write("Eight rounds of 48 invented Parties are played; that takes minutes.")
        if not load_rounds(tell=self._tell):
            self.stdout.write("They are there from before; they were kept.")

    def _tell(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _read(self, path: Path) -> str:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} could not be opened: {error.strerror}.") from error
        actor = person_by_email(SECRETARIAT.email)
        imported = factsheet_import(actor=actor, data=data, name=path.name, wait=True)
        if imported.already:
            return f"{path.name} was received before."
        sentence = imported.reading.error_sentence
        return f"{path.name}: {sentence}" if sentence else f"{path.name} was read."
