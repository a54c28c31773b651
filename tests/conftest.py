"""What every test may use, and the counting of the tests that must not silently go missing.

Two things to know. A test that asks for `serbia_text_path` is marked `seeds` by that, one that asks
for `soffice` or `pandoc` is marked `office`; one that drives Chromium bears the mark `browser`.
And each kind is counted: the summary says how many ran and what is missing, and with
RONDA_REQUIRE_SEEDS=1 (…_BROWSER, …_DATABASE, …_OFFICE) a run that left any out is a failure.
"""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as of_hypothesis

from tests.database import (  # noqa: F401 — fixtures that every test may ask for
    django_db_setup,
    pytest_runtest_teardown,
)
from tests.mailing import mailbox  # noqa: F401 — another of them

# How long an example takes says something of the machine, nothing of the code.
of_hypothesis.register_profile("ronda", deadline=None, suppress_health_check=[HealthCheck.too_slow])
of_hypothesis.load_profile("ronda")

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
SERBIA = SEEDS / "000_0eeabfee0b04fde7.txt"
LETTER = SEEDS / "003_9f6a084f7cb28bc3.txt"
GIVEN_BY = {
    "seeds": {"serbia_text_path", "letter_text_path"},
    "database": {"db", "transactional_db", "live_server", "django_db_setup"},
    "office": {"soffice", "pandoc"},
    "browser": set[str](),
}
# Tests that hang on which PostgreSQL it is: rights, triggers, searches; those that commit, too.
ON_EACH_SERVER = tuple(
    str(ROOT / "tests" / place)
    for place in (
        "apps/audit",
        "apps/compliance/test_selectors.py",
        "apps/national/test_desk.py",
        "apps/national/test_plain_account.py",
        "apps/portal",
        "apps/search",
        "apps/test_constraints.py",
        "config",
        "test_postgres.py",
    )
)
# They start servers of the embedded kind, whatever the other tests run on.
ON_SERVERS_OF_THEIR_OWN = str(ROOT / "tests" / "config" / "test_replicas.py")
NEEDED = {
    "seeds": "the real documents in ../shared/seeds",
    "database": "PostgreSQL",
    "office": "LibreOffice and pandoc (apt install libreoffice-writer-nogui pandoc)",
    "browser": "Chromium (apt install chromium-headless-shell, or chromium)",
}


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


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's program, for tests of files that it wrote or must open."""
    return _program("soffice")


@pytest.fixture(scope="session")
def pandoc() -> str:
    """Pandoc's program, for tests of files that it wrote."""
    return _program("pandoc")


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they ask for, before `-m` chooses among them."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        for kind, fixtures in GIVEN_BY.items():
            if names & fixtures:
                item.add_marker(kind)
        marker = item.get_closest_marker("django_db")
        if marker is not None:
            item.add_marker("database")
        commits = marker is not None and marker.kwargs.get("transaction", False)
        hangs = commits or str(item.path).startswith(ON_EACH_SERVER)
        if hangs and not str(item.path).startswith(ON_SERVERS_OF_THEIR_OWN):
            item.add_marker("server")


def pytest_configure(config: pytest.Config) -> None:
    """Count what runs (once, where several processes share the work)."""
    if hasattr(config, "workerinput"):
        return
    config.pluginmanager.register(Counting(), "ronda-counting")


class Counting:
    """How many tests of each counted kind were collected, ran, and were skipped."""

    def __init__(self) -> None:
        self.ran = dict.fromkeys(NEEDED, 0)
        self.skipped = dict.fromkeys(NEEDED, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take note of a finished test; its markers are among the report's keywords."""
        for kind in NEEDED:
            if kind in report.keywords:
                self.ran[kind] += report.when == "call" and not report.skipped
                self.skipped[kind] += report.skipped

    def missing(self) -> list[str]:
        """A sentence for each kind that was required and did not run whole."""
        return [
            f"RONDA_REQUIRE_{kind.upper()} is set: {self.ran[kind]} tests ran that need {need}, "
            f"{self.skipped[kind]} were skipped."
            for kind, need in NEEDED.items()
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
        for kind, need in NEEDED.items():
            ran, skipped = self.ran[kind], self.skipped[kind]
            if ran or skipped:
                terminalreporter.write_line(f"{kind} tests: {ran} ran, {skipped} skipped")
            if skipped:
                loud = f"{skipped} {kind} tests did NOT run: they need {need}"
                terminalreporter.write_sep("!", loud, yellow=True, bold=True)
        for sentence in self.missing():
            terminalreporter.write_sep("!", sentence, red=True, bold=True)
