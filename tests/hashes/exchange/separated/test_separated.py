from ronda.hashes.exchange.separated.format import Csv, Icse
from tests.hashes.exchange.format_contract import FormatContract


class TestCsv(FormatContract):
    format = Csv()
    hostile = b"md5,category\n", b"a"


class TestIcse(FormatContract):
    format = Icse()
    hostile = b"md5,category\n", b"a"
