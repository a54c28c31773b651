"""A part of the tables: a scene, the addresses that point at it, and what is hidden in it.

Two things to know. Each app has its tables in `tests/roles/tables/<app>.py`, which give `PARTS`;
all are found there, and asked over one database that has every scene in it. And a round is a part
for each of its stages: the same addresses, other answers.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from tests.roles import tables
from tests.roles.rows import Row

Asked = tuple[str, Mapping[str, str]]
"""An address and a question put to it."""


def _nothing(_scene: object) -> Iterable[Asked]:
    return ()


@dataclass(frozen=True)
class Part:
    """A table of addresses over one scene.

    `scene` makes it of the cast; parts that name the same function share what it makes. `hidden`
    says for each text of it, by role or group, who may read it. `beyond` are further questions, to
    look for hidden texts in their answers; whatever they are answered.
    """

    name: str
    scene: Callable[[Any], object]
    table: tuple[Row, ...]
    hidden: Mapping[str, str] = field(default_factory=dict)
    beyond: Callable[[Any], Iterable[Asked]] = _nothing


def table_names() -> tuple[str, ...]:
    """The names of all tables of this folder."""
    return tuple(module.name for module in iter_modules(tables.__path__))


def parts(names: tuple[str, ...] | None = None) -> tuple[Part, ...]:
    """Every part of the tables with these names; of all without."""
    found: list[Part] = []
    for name in table_names() if names is None else names:
        found += import_module(f"{tables.__name__}.{name}").PARTS
    return tuple(found)
