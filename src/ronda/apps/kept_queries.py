"""Queries that are asked with almost every request, their SQL put together once in a process.

Two things to know. Django puts a query's SQL together anew each time, which for a short one takes
longer than the database takes to answer it: here only the values are new. And it is the SQL that is
kept, never a row: what is answered is as it stands in the database (decision 0041).
"""

from collections.abc import Callable, Mapping
from copy import copy
from typing import Any, Generic, TypeVar, cast

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigAutoField, Expression, ForeignKey, Lookup, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
_Words = tuple[SQLCompiler, str, tuple[Any, ...]]


class Blank(Expression):
    """Stands in a kept query for a value that is given when it is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, *_: object, **__: object) -> tuple[str, tuple["Blank"]]:  # type: ignore[override]
        """The place of the value among the others."""
        return "%s", (self,)


class Among(Lookup):
    """`edition__among=Blank("editions")`: as `in`, of a list whose length is not in the SQL."""

    lookup_name = "among"

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        """A comparison with any value of an array."""
        left, given = self.process_lhs(compiler, connection)
        right, values = self.process_rhs(compiler, connection)
        return f"{left} = ANY({right})", (*given, *values)


for _kind in (BigAutoField, ForeignKey):
    _kind.register_lookup(Among)


class KeptQuery(Generic[Row]):
    """A query with blanks: `KeptQuery(lambda: Reply.objects.filter(pk=Blank("key")))`.

    What it compares with must be of the column's own type: nothing is converted. A list is given
    where it is asked for by `among`.
    """

    def __init__(self, query: Callable[[], QuerySet[Any, Row]]) -> None:
        self._query = query
        self._asked: QuerySet[Any, Row] | None = None
        self._words: _Words | None = None

    def __call__(self, **values: object) -> list[Row]:
        """The rows for these values; raises KeyError where one is missing."""
        if self._asked is None:
            self._asked = self._query()
        again = self._asked.all()
        # A copy of its own already; given another query, it would forget that it lists values.
        query = cast(_KeptSQL, again.query)
        query.__class__, query.words, query.values = _KeptSQL, self._put_together, values
        return list(again)

    def _put_together(self, using: str) -> _Words:
        if self._words is None:
            assert self._asked is not None
            compiler = self._asked.query.get_compiler(using)
            self._words = (compiler, *compiler.as_sql())
        return self._words


class _KeptSQL(Query):
    """A query whose compiler knows its SQL."""

    words: Callable[[str], _Words]
    values: Mapping[str, object]

    def get_compiler(self, using: str | None = None, *_: object, **__: object) -> SQLCompiler:
        """A compiler of this thread's connection, with these values."""
        assert using is not None
        known, sql, places = self.words(using)
        compiler = copy(known)
        compiler.connection, compiler.using = connections[using], using
        put: tuple[Any, ...] = tuple(
            self.values[one.name] if isinstance(one, Blank) else one for one in places
        )
        compiler.as_sql = lambda *_, **__: (sql, put)  # type: ignore[method-assign]
        return compiler
