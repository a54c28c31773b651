"""How a permission is asked for and answered: a verdict with its reason, and the door it opens.

Two things to know. Every policy fails closed: what it does not know it refuses. And `demand` tells
those who may not even see a record that it is not there, never that it is not theirs.
"""

from dataclasses import dataclass

from ronda.apps.errors import NotAllowed, NotVisible


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something may be done, why not, and whether the record may be seen at all."""

    allowed: bool
    reason: str = ""
    visible: bool = True

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refused(reason: str) -> Verdict:
    """A refusal to one who may see the record."""
    return Verdict(False, reason)


def hidden(reason: str) -> Verdict:
    """A refusal to one from whom the record is hidden."""
    return Verdict(False, reason, visible=False)


def demand(verdict: Verdict) -> None:
    """Go on only if allowed; raises NotVisible or NotAllowed with the reason."""
    if verdict.allowed:
        return
    raise (NotAllowed if verdict.visible else NotVisible)(verdict.reason)
