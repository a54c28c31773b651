"""Programs that are measured beside Ronda where they are installed."""

import shutil
import sys
from pathlib import Path

RONDA = Path(sys.executable).parent / "ronda"


class Tools:
    """Finds programs, and remembers which were not there."""

    def __init__(self) -> None:
        self.absent: dict[str, None] = {}

    def find(self, name: str) -> str | None:
        """The program's path, or None where it is not installed."""
        found = shutil.which(name)
        if found is None:
            self.absent[name] = None
        return found

    def left_out(self) -> list[str]:
        """A clause for each program that was not there."""
        return [f"{name} is not installed" for name in self.absent]
