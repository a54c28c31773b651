"""The database in which the index is read by queries that Django's models cannot write."""

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper

from ronda.apps.search.models import Statement


def index_read() -> BaseDatabaseWrapper:
    """A replica where the request reads from one, else the primary."""
    return connections[router.db_for_read(Statement)]
