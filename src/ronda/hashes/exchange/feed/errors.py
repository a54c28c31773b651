"""Why a batch or a receipt is refused: one error for each reason, since each has its own remedy."""

from ronda.hashes.exchange.errors import FeedRefused


class Unreadable(FeedRefused):
    """The line is no sealed text of this format, or larger than one may be."""

    code = "feed-unreadable"


class UnknownSigner(FeedRefused):
    """The key that it says it was signed with is not one trusted for this partner."""

    code = "feed-unknown-signer"


class KeyOutOfTime(FeedRefused):
    """Signed with a trusted key outside the time for which the key is trusted."""

    code = "feed-key-out-of-time"


class WronglySigned(FeedRefused):
    """The signature is not that of the key it names."""

    code = "feed-wrongly-signed"


class Altered(FeedRefused):
    """The content is not the one that the digest beside it was made of."""

    code = "feed-altered"


class WrongParties(FeedRefused):
    """From another sender than the feed that is followed, or meant for another recipient."""

    code = "feed-wrong-parties"


class Replayed(FeedRefused):
    """A batch that was accepted before."""

    code = "feed-replayed"


class OutOfOrder(FeedRefused):
    """A batch that stands before one that comes first, in the same delivery."""

    code = "feed-out-of-order"


class Gap(FeedRefused):
    """Batches between the last accepted one and this one are missing."""

    code = "feed-gap"


class Forked(FeedRefused):
    """The right number, but after another history than the one that was accepted."""

    code = "feed-forked"


class WrongClock(FeedRefused):
    """Made in the future, or before the batch that it follows: a clock is wrong."""

    code = "feed-wrong-clock"


class WrongReceipt(FeedRefused):
    """A receipt for something other than what was sent."""

    code = "feed-wrong-receipt"
