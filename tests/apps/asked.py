"""How many questions a page asks of the database, for baselines that hold however much there is."""

from collections.abc import Mapping

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def asked(client: Client, pages: Mapping[str, str]) -> dict[str, int]:
    """The number of queries of each page, by its name; each is opened once before it counts."""
    found = {}
    for name, address in pages.items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert answer.status_code == 200, (name, answer.status_code)
        found[name] = len(queries)
    return found
