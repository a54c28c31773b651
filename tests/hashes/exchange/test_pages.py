"""The page on the exchange names everything that a partner or an operator can meet."""

import inspect
import re
from pathlib import Path

from ronda.hashes.exchange import agreement, errors, report
from ronda.hashes.exchange.carrying import FLAGS
from ronda.hashes.exchange.errors import FeedRefused
from ronda.hashes.exchange.feed import WithdrawalReason
from ronda.hashes.exchange.feed import errors as feed_errors
from ronda.hashes.exchange.formats import FORMATS
from ronda.hashes.exchange.mapping import Standing
from ronda.hashes.exchange.separated.columns import OWN
from ronda.hashes.exchange.separated.format import ICSE_COLUMNS
from ronda.hashes.exchange.vics.fields import FLAGS as VICS_FLAGS
from ronda.hashes.exchange.vics.fields import LEFT_OUT
from ronda.hashes.kinds import Suspicion
from ronda.hashes.model import Entry

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "hash-exchange.md").read_text("utf-8")
CODES = set(re.findall(r"`([^`\n]+)`", PAGE))


def test_formats_columns_and_reasons_are_on_the_page() -> None:
    for names in (
        FORMATS,
        OWN,
        FLAGS,
        Standing,
        WithdrawalReason,
        agreement.Reason,
        report.Why,
        set(Suspicion) - {Suspicion.LOW_QUALITY},
        set(Entry.model_fields) - {"flags"},
    ):
        assert {str(name) for name in names} - CODES == set()
    assert all(column in PAGE.replace("\n", " ") for column in ICSE_COLUMNS)


def test_vics_fields_are_on_the_page() -> None:
    told = {code.lower() for code in CODES}
    assert (set(LEFT_OUT) | set(VICS_FLAGS)) - told == {"name"}


def test_codes_of_errors_are_on_the_page() -> None:
    classes = [
        one
        for module in (feed_errors, errors)
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, errors.ExchangeError) and one not in {errors.ExchangeError, FeedRefused}
    ]
    assert {one.code for one in classes} - CODES <= {"cannot-carry", "bad-mapping"}


def test_codes_of_broken_rows_are_on_the_page() -> None:
    folder = ROOT / "src" / "ronda" / "hashes" / "exchange"
    source = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    raised = set(re.findall(r'RowFault\(\s*[\w"]+, "([a-z-]+)"', source))
    assert {"bad-hash", "no-hash", "not-well-formed"} <= raised
    assert raised - CODES == set()
