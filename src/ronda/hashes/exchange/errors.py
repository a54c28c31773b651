"""Why a partner's file, agreement or feed is refused, each with a stable code and an exit code.

A sentence never repeats a hash or a text of the file, so that it can be logged.
"""

from ronda.hashes.errors import HashError


class ExchangeError(HashError):
    """Something about the exchange with partners went wrong; base of all below."""

    code = "exchange"
    exit_code = 60


class UnknownFile(ExchangeError):
    """The file is of no format that is read here."""

    code = "unknown-file"
    exit_code = 61


class DamagedFile(ExchangeError):
    """The file is cut short or not well formed where its rows cannot be told apart any more."""

    code = "damaged-file"
    exit_code = 62


class HostileFile(ExchangeError):
    """The file is nested deeper, or has a longer row, than any honest one."""

    code = "hostile-file"
    exit_code = 63


class BrokenRows(ExchangeError):
    """Rows are broken and all or nothing was asked for, so nothing was taken."""

    code = "broken-rows"
    exit_code = 64


class CannotCarry(ExchangeError):
    """The format wanted cannot carry what it is given at all."""

    code = "cannot-carry"
    exit_code = 65


class BadMapping(ExchangeError):
    """A mapping table between schemes that cannot be used."""

    code = "bad-mapping"
    exit_code = 66


class FeedRefused(ExchangeError):
    """A batch or receipt of a feed that is not accepted; its subclasses say why."""

    code = "feed-refused"
    exit_code = 68
