"""What every test may use, and the counting of the tests that must not silently go missing.

Two things to know. A test that asks for `serbia_text_path` is marked `seeds` by that; a test under
`browser` drives Chromium. And both are counted: the summary says how many ran, and with
RONDA_REQUIRE_SEEDS=1 or RONDA_REQUIRE_BROWSER=1 a run in which none did is a failure.
"""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
SERBIA = SEEDS / "000_0eeabfee0b04fde7.txt"
LETTER = SEEDS / "003_9f6a084f7cb28bc3.txt"
GIVES_SEEDS = {"serbia_text_path", "letter_text_path"}
GIVES_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
COUNTED = ("seeds", "browser", "database")


def _seed(path: Path) -> Path:
    if not SEEDS.is_dir():
        pytest.skip(f"the real documents are not here ({SEEDS})")
    return path


@pytest.fixture(scope="session")
def serbia_text_path() -> Path:
    """The real factsheet of Serbia, as plain text."""
    return _seed(SERBIA)


@pytest.fixture(scope="session")
def letter_text_path() -> Path:
    """A real ministry's letter, as Markdown: a document that is not a factsheet."""
    return _seed(LETTER)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they ask for, before `-m` chooses among them."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if names & GIVES_SEEDS:
            item.add_marker(pytest.mark.seeds)
        if names & GIVES_DATABASE or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


def pytest_configure(config: pytest.Config) -> None:
    """Count what runs (once, where several processes share the work)."""
    if hasattr(config, "workerinput"):
        return
    config.pluginmanager.register(Counting(), "ronda-counting")


class Counting:
    """How many tests of each counted kind were collected, ran, and were skipped."""

    def __init__(self) -> None:
        self.ran = dict.fromkeys(COUNTED, 0)
        self.skipped = dict.fromkeys(COUNTED, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take note of a finished test; its markers are among the report's keywords."""
        for kind in COUNTED:
            if kind in report.keywords:
                self.ran[kind] += report.when == "call" and not report.skipped
                self.skipped[kind] += report.skipped

    def missing(self) -> list[str]:
        """A sentence for each kind that was required and did not run whole."""
        return [
            f"RONDA_REQUIRE_{kind.upper()} is set, but {self.ran[kind]} {kind} tests ran "
            f"and {self.skipped[kind]} were skipped."
            for kind in COUNTED
            if os.environ.get(f"RONDA_REQUIRE_{kind.upper()}") == "1"
            and (self.skipped[kind] or not self.ran[kind])
        ]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a run that left out what was required."""
        if self.missing() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say how many ran, and loudly what did not."""
        for kind in COUNTED:
            ran, skipped = self.ran[kind], self.skipped[kind]
            if ran or skipped:
                terminalreporter.write_line(f"{kind} tests: {ran} ran, {skipped} skipped")
        for sentence in self.missing():
            terminalreporter.write_sep("!", sentence, red=True, bold=True)
        if self.skipped["browser"]:
            loud = "The browser tests did NOT run: no Chromium was found (apt install chromium)."
            terminalreporter.write_sep("!", loud, yellow=True, bold=True)
