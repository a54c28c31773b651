"""A collection as Parquet: typed columns in row groups, written as its records come by.

Two things to know. Lists stay lists, moments and days are such, a text by language is JSON as it is
in CSV. And the writer asks for records by itself (`arro3`, Arrow's own writer in Rust), so that no
more than one row group is in memory; what goes wrong where they come from is raised as it was.
"""

import json
import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from arro3.core import Array, DataType, RecordBatch, RecordBatchReader, Schema, list_array
from arro3.core import Field as Column
from arro3.io import write_parquet

from ronda.api.records import Record

IN_A_GROUP = 20_000
"""Records in a row group: some ten megabytes."""
_EPOCH, _DAY = datetime(1970, 1, 1, tzinfo=UTC), date(1970, 1, 1)
_MICROSECOND = timedelta(microseconds=1)


def write(kind: type[Record], some: Iterable[Sequence[Record]], path: Path) -> None:
    """Write records of one kind, which come some at a time, to a file.

    Raises OSError, and whatever `some` raises.
    """
    forms = [_Form.of(kind, name) for name in kind.model_fields]
    schema = Schema([one.column for one in forms])
    broken: list[Exception] = []
    batches = _batches(some, forms, schema, broken)
    try:
        write_parquet(
            RecordBatchReader.from_batches(schema, batches),
            path,
            compression="zstd(3)",
            max_row_group_size=IN_A_GROUP,
        )
    # The writer's errors are of no kind, and so is what it makes of those of its source.
    except Exception as error:  # noqa: BLE001
        raise (broken[0] if broken else OSError(str(error))) from None


def _batches(
    some: Iterable[Sequence[Record]],
    forms: Sequence["_Form"],
    schema: Schema,
    broken: list[Exception],
) -> Iterator[RecordBatch]:
    try:
        for records in some:
            yield RecordBatch.from_arrays([one.array(records) for one in forms], schema=schema)
    except Exception as error:
        broken.append(error)
        raise


@dataclass(frozen=True)
class _Form:
    """How one field is written: its column, and what makes an array of its values."""

    column: Column
    make: Callable[[Sequence[Any]], Array]

    @classmethod
    def of(cls, kind: type[Record], name: str) -> "_Form":
        field = kind.model_fields[name]
        inner, is_optional = _inner(field.annotation)
        type, make = _TYPES[inner]
        told = {"description": field.description or ""}
        return cls(Column(name, type, nullable=is_optional, metadata=told), make)

    def array(self, records: Sequence[Record]) -> Array:
        return self.make([getattr(one, self.column.name) for one in records])


def _inner(annotation: Any) -> tuple[Any, bool]:
    """The type without None and without what is told about it, and whether None was in it."""
    if get_origin(annotation) is Annotated:
        return _inner(get_args(annotation)[0])
    if get_origin(annotation) not in {Union, types.UnionType}:
        return annotation, False
    (inner,) = (one for one in get_args(annotation) if one is not types.NoneType)
    return _inner(inner)[0], True


def _of(type: DataType) -> Callable[[Sequence[Any]], Array]:
    return lambda values: Array(list(values), type=type)


def _moments(values: Sequence[datetime | None]) -> Array:
    counted = [None if one is None else (one - _EPOCH) // _MICROSECOND for one in values]
    return Array(counted, type=DataType.int64()).cast(_MOMENT)


def _days(values: Sequence[date | None]) -> Array:
    counted = [None if one is None else (one - _DAY).days for one in values]
    return Array(counted, type=DataType.int32()).cast(DataType.date32())


def _json(values: Sequence[object]) -> Array:
    told = [None if one is None else json.dumps(one, ensure_ascii=False) for one in values]
    return Array(told, type=DataType.utf8())


def _lists(type: DataType) -> Callable[[Sequence[Sequence[Any]]], Array]:
    def made(values: Sequence[Sequence[Any]]) -> Array:
        offsets = [0]
        for one in values:
            offsets.append(offsets[-1] + len(one))
        every = Array([each for one in values for each in one], type=type)
        return list_array(Array(offsets, type=DataType.int32()), every)

    return made


def _list_type(type: DataType) -> DataType:
    return list_array(Array([0], type=DataType.int32()), Array([], type=type)).type


_MOMENT = DataType.timestamp("us", tz="UTC")
_TEXT, _NUMBER = DataType.utf8(), DataType.int64()
_TYPES: dict[Any, tuple[DataType, Callable[[Sequence[Any]], Array]]] = {
    str: (_TEXT, _of(_TEXT)),
    int: (_NUMBER, _of(_NUMBER)),
    bool: (DataType.bool(), _of(DataType.bool())),
    datetime: (_MOMENT, _moments),
    date: (DataType.date32(), _days),
    tuple[str, ...]: (_list_type(_TEXT), _lists(_TEXT)),
    tuple[int, ...]: (_list_type(_NUMBER), _lists(_NUMBER)),
    dict[str, str]: (_TEXT, _json),
}
