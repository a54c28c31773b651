"""Why a question is not answered: each with its code, HTTP status and one clear sentence.

Two things to know. A denial is decided before the hashes are looked up, so that nothing in it tells
of them. And where somebody is not who they say, one and the same denial stands for every reason.
"""


class Denied(Exception):
    """The question is not answered; base of all below."""

    code = "denied"
    status = 400

    def __init__(self, sentence: str, *, again_after: float = 0.0) -> None:
        super().__init__(sentence)
        self.again_after = again_after
        """Seconds after which it may be tried again; 0 where that would not help."""


class NoToken(Denied):
    """No token came with the question."""

    code = "no-token"
    status = 401


class BadToken(Denied):
    """The token is of no known client, altered, or for another service."""

    code = "bad-token"
    status = 401


class Expired(Denied):
    """The token's time is over, has not begun, or is too long."""

    code = "expired-token"
    status = 401


class Replayed(Denied):
    """The token was used before."""

    code = "replayed-token"
    status = 401


class NotThisQuestion(Denied):
    """The token was signed for another question than the one it came with."""

    code = "other-question"
    status = 401


class NoAgreement(Denied):
    """The client has no agreement that is in force today."""

    code = "no-agreement"
    status = 403


class WrongPurpose(Denied):
    """The agreement does not cover this purpose, legal basis, kind of hash or threshold."""

    code = "not-covered"
    status = 403


class NotUnderstood(Denied):
    """What was sent is not a question in the form described."""

    code = "not-understood"
    status = 422


class TooLarge(Denied):
    """More was sent than is taken in at once."""

    code = "too-large"
    status = 413


class TooMany(Denied):
    """The client asks more often than its agreement allows."""

    code = "too-many"
    status = 429


class NotReady(Denied):
    """The service cannot answer now: no snapshot, no clients, or no room for its log."""

    code = "not-ready"
    status = 503


class NoSuchPlace(Denied):
    """There is nothing at this address."""

    code = "no-such-place"
    status = 404


class WrongMethod(Denied):
    """Questions are sent with POST."""

    code = "wrong-method"
    status = 405
