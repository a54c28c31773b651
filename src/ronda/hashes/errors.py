"""What can be wrong with hashes and their files, each with a stable code and an exit code.

The sentence of an error says what is wrong, where, why where that helps, and what to do. It never
repeats the hash itself, so that it can be logged. Exit codes 49 to 59 are given here; 60 to 69 are
kept for the files of partners.
"""


class HashError(Exception):
    """Something about hashes went wrong; base of all below."""

    code = "hash"
    exit_code = 50


class BadHash(HashError):
    """A text that is no hash of the kind it is said to be: wrong length or alphabet."""

    code = "bad-hash"
    exit_code = 51


class UnknownKind(HashError):
    """No kind of hash has this name."""

    code = "unknown-kind"
    exit_code = 52


class BadThreshold(HashError):
    """A threshold that the kind cannot be asked for."""

    code = "bad-threshold"
    exit_code = 53


class NoIndex(HashError):
    """There is no index in this folder."""

    code = "no-index"
    exit_code = 54


class DamagedIndex(HashError):
    """A file of an index is torn, altered or of another version: build it anew."""

    code = "damaged-index"
    exit_code = 55


class CannotKeep(HashError):
    """An index or its journal could not be written; what was there before is as it was."""

    code = "cannot-keep"
    exit_code = 56


class NotInstalled(HashError):
    """A part of Ronda that is installed apart is missing; the sentence says how to get it."""

    code = "not-installed"
    exit_code = 57


class BadPicture(HashError):
    """A picture that is broken, too large when opened, or of a kind that cannot be hashed."""

    code = "bad-picture"
    exit_code = 58


class Unreadable(HashError):
    """A file that is to be hashed, or a list of hashes, cannot be read."""

    code = "unreadable"
    exit_code = 49


class Unfinished(HashError):
    """Some of what was asked for could not be worked out, so that nothing is claimed of it."""

    code = "unfinished"
    exit_code = 59
