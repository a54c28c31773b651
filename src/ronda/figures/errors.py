"""What cannot be done with figures, each told in a sentence with its reason."""

from datetime import date

from ronda.figures.periods import Period


class FigureError(ValueError):
    """Base of all below."""

    code = "figure"


class Undefined(FigureError):
    """A value for a time before anything was defined."""

    code = "undefined"

    def __init__(self, indicator: str, period: Period) -> None:
        super().__init__(
            f"“{indicator}” has no definition for {period}: give one that began by then."
        )


class Straddles(FigureError):
    """A value for a time in which the definition changed: it counts neither thing."""

    code = "straddles"

    def __init__(self, indicator: str, period: Period, changed: date) -> None:
        super().__init__(
            f"The definition of “{indicator}” changed on {changed}, within {period}: give two"
            " values, one up to the day before and one from that day."
        )


class CannotAdd(FigureError):
    """Values that are no part of one sum; `code` says why, the sentence too."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class CannotProtect(FigureError):
    """A table that gives a small count away whatever is left out of it now."""

    code = "cannot-protect"
