from datetime import UTC, datetime
from uuid import UUID

from ronda.hashes.exchange.misp import Misp
from tests.hashes.exchange.format_contract import FormatContract


class TestMisp(FormatContract):
    format = Misp(UUID(int=5), datetime(2026, 5, 1, tzinfo=UTC))
    hostile = b'{"Event": {"Object": [{"name": "', b"a"
