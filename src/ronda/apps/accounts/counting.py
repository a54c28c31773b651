"""Counting who asks how often, in the database, so that all processes count together.

Two things to know. A minute is counted at a time, by one statement that no two can both win. And
of an address only a digest is kept, keyed with Ronda's own secret and another every day: of IPv6
the half that belongs to one household.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ronda.apps.accounts.models import Usage

KEPT = timedelta(hours=1)
_COUNT = """
INSERT INTO accounts_usage AS kept (who, since, count) VALUES (%s, %s, 1)
ON CONFLICT (who, since) DO UPDATE SET count = kept.count + 1 RETURNING count
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """How often somebody asked in this minute, how often they may, and when the next begins."""

    most: int
    count: int
    seconds: int
    """Seconds until the next minute begins."""

    @property
    def left(self) -> int:
        """How many times more."""
        return max(0, self.most - self.count)

    @property
    def passed(self) -> bool:
        """Whether it was asked too often."""
        return self.count > self.most


def counted(who: str, most: int) -> Limit:
    """Count one more question of `who`, who has `most` in a minute."""
    now = timezone.now()
    minute = now.replace(second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [who, minute])
        (count,) = cursor.fetchone()
    return Limit(most, count, 60 - now.second)


def address_told(address: str, now: datetime) -> str:
    """By what name questions from a network address are counted."""
    try:
        known = ip_address(address)
    except ValueError:
        return "address:unknown"
    near = str(known)
    if isinstance(known, IPv6Address):
        near = str(IPv6Address(int(known) >> 64 << 64))
    return f"address:{salted_hmac(f'ronda.usage.{now:%Y%m%d}', near).hexdigest()}"


def clear_away() -> int:
    """Forget what was counted more than an hour ago; how much that was."""
    count, _what = Usage.objects.filter(since__lt=timezone.now() - KEPT).delete()
    return count
