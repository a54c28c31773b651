"""Why a service did not do what was asked; each with a code, one sentence and an HTTP status.

Two things to know. A record outside a person's scope is NotVisible, as if it were not there;
inside it but not theirs to change, NotAllowed. And a sentence is for people: it may be shown.
"""


class Refusal(Exception):
    """A service refuses; base of all below. Nothing was written."""

    code = "refused"
    status = 400


class NotKnown(Refusal):
    """It is not known who asks: no token was shown, or one that opens nothing."""

    code = "not-known"
    status = 401


class NotVisible(Refusal):
    """There is no such record for this person."""

    code = "not-visible"
    status = 404


class NotAllowed(Refusal):
    """The record is visible to this person, but this is not theirs to do."""

    code = "not-allowed"
    status = 403


class Stale(Refusal):
    """Someone else changed it meanwhile; `current` is what stands there now."""

    code = "stale"
    status = 409

    def __init__(self, sentence: str, current: object = None) -> None:
        super().__init__(sentence)
        self.current = current


class NotNow(Refusal):
    """The record is not in a state in which this may be done; `hindrances` says what bars it."""

    code = "not-now"
    status = 409

    def __init__(self, sentence: str, hindrances: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.hindrances = hindrances


class NotValid(Refusal):
    """What was given does not fit; `field` names the one that does not."""

    code = "not-valid"
    status = 422

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


class TooOften(Refusal):
    """It was asked more often than one may; the minute that comes opens again."""

    code = "too-often"
    status = 429
