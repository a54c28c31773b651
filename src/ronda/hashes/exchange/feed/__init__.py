"""Incremental feeds `ronda-hash-feed/1`: signed batches in a chain, acknowledged by receipts.

Two things to know. What is signed are the bytes of a text, and they are checked before the text is
read. And a batch is accepted only as the next of its chain, from one sender to one recipient:
anything else is refused with an error of its own (`errors`).

    sender     Batch ──signed──▶ line ───────▶ Follower.accept ──▶ Batch, Position   recipient
               ◀──────── acknowledged ◀────── line ◀──receipted── Receipt
"""

from ronda.hashes.exchange.feed.batches import (
    FORMAT,
    START,
    Batch,
    Position,
    Withdrawal,
    WithdrawalReason,
    signed,
)
from ronda.hashes.exchange.feed.following import Follower, follow
from ronda.hashes.exchange.feed.receipts import RECEIPT_FORMAT, Receipt, acknowledged, receipted
from ronda.hashes.exchange.feed.sealing import TrustedKey, key_id

__all__ = [
    "FORMAT",
    "RECEIPT_FORMAT",
    "START",
    "Batch",
    "Follower",
    "Position",
    "Receipt",
    "TrustedKey",
    "Withdrawal",
    "WithdrawalReason",
    "acknowledged",
    "follow",
    "key_id",
    "receipted",
    "signed",
]
