"""What is worked out of the whole public record and shown on many pages, kept in the process.

Two things to know. A value is given again only in the very state of the record in which it was made
(`record_stamp`, decision 0039): whatever is withdrawn is gone at once. And only what everybody sees
may be kept: who asks is no part of a key.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from django.db import connection
from django.utils import timezone

from ronda.apps.record_stamp import Stamp, stamp

Value = TypeVar("Value")


class KeptValues(Generic[Value]):
    """The latest few values of one kind by their keys; those asked for longest ago go first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, tuple[str, Value]] = OrderedDict()
        self._lock = Lock()

    def get(
        self, key: Hashable, make: Callable[[], Value], told_by: Callable[[], str] | None = None
    ) -> Value:
        """What `make` gives, made anew where the record is not as it was.

        Where the state of the record cannot be told (within a transaction, on a replica) it is
        `told_by` that says whether what was kept still holds; without it nothing is kept then.
        """
        before = stamp()
        if before is None and told_by is not None:
            before = Stamp(told_by(), settled=True)
        if before is None:
            return make()
        # What is open may hang on the day.
        place = str(connection.settings_dict["NAME"]), timezone.localdate(), key
        with self._lock:
            known = self._values.get(place)
            if known is not None and known[0] == before.value:
                self._values.move_to_end(place)
                return known[1]
        value = make()
        if before.settled:
            self._keep(place, before.value, value, told_by)
        return value

    def _keep(
        self, place: Hashable, state: str, value: Value, told_by: Callable[[], str] | None
    ) -> None:
        # What was written meanwhile may be in a part of the value.
        after = stamp()
        now = after.value if after is not None else told_by() if told_by is not None else None
        if now != state:
            return
        with self._lock:
            self._values[place] = state, value
            self._values.move_to_end(place)
            while len(self._values) > self._most:
                self._values.popitem(last=False)
