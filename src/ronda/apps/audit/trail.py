"""Which request, job or command is running, so that all it does is found together.

Two things to know. The id lives in a context variable: each request, thread and job has its own.
And outside all of them it is new each time it is asked for.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[uuid.UUID | None] = ContextVar("ronda_request", default=None)


def request_id() -> uuid.UUID:
    """The id of what is running now."""
    return _current.get() or uuid.uuid4()


@contextmanager
def request(id: uuid.UUID | None = None) -> Iterator[uuid.UUID]:
    """Give what runs inside an id of its own."""
    one = id or uuid.uuid4()
    token = _current.set(one)
    try:
        yield one
    finally:
        _current.reset(token)
