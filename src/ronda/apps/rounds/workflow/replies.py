"""The ways of a reply, from asked to submitted and back, and what bars them.

Two things to know. Saving text is no way of its own: it begins a reply and is never barred by a
date. And what is missing bars a submission only until somebody says that it is sent with gaps.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ronda.apps.rounds.models import ReplyState
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.saying import fault_said
from ronda.apps.rounds.selectors.answers import Draft
from ronda.apps.rounds.workflow.way import Way


@dataclass(frozen=True)
class Attempt:
    """A reply that somebody is about to submit, and what its guards ask about."""

    draft: Draft
    rivals: int
    with_gaps: bool = False
    is_closed: bool = False
    """Whether the deadline is over and the procedure takes nothing in after it."""


def says_anything(attempt: Attempt) -> str:
    """Something was answered."""
    if attempt.draft.answers.answers:
        return ""
    return _("Nothing has been answered yet.")


def nothing_wrong(attempt: Attempt) -> str:
    """No answer is other than its question asks for."""
    return " ".join(fault_said(fault) for fault in attempt.draft.wrong)


def nothing_to_merge(attempt: Attempt) -> str:
    """No answer has two texts."""
    if not attempt.rivals:
        return ""
    return ngettext(
        "One answer has two texts, since two people changed it at once: merge them.",
        "%(count)d answers have two texts, since two people changed them at once: merge them.",
        attempt.rivals,
    ) % {"count": attempt.rivals}


def nothing_unconfirmed(attempt: Attempt) -> str:
    """Whatever was taken over from an earlier round was confirmed by a person."""
    count = len(attempt.draft.unconfirmed)
    if not count:
        return ""
    return ngettext(
        "One answer was taken over from an earlier round and not confirmed yet.",
        "%(count)d answers were taken over from an earlier round and not confirmed yet.",
        count,
    ) % {"count": count}


def nothing_missing_unsaid(attempt: Attempt) -> str:
    """Every question has an answer, or somebody said that the reply goes out with gaps."""
    count = len(attempt.draft.gaps)
    if not count or attempt.with_gaps:
        return ""
    return ngettext(
        "One question has no answer: answer it, or say that you submit the reply without it.",
        "%(count)d questions have no answer: answer them, or say that you submit the reply"
        " without them.",
        count,
    ) % {"count": count}


def still_open(attempt: Attempt) -> str:
    """The deadline is not over, or the procedure takes late replies in."""
    if not attempt.is_closed:
        return ""
    return _(
        "The deadline is over, and the rules of this round take no late reply in. Everything is"
        " saved: ask the secretariat to extend the deadline."
    )


WAYS: tuple[Way[Attempt], ...] = (
    Way("open", ReplyState.ASKED, ReplyState.OPENED, Can.SEE_DRAFT, gettext_lazy("Open")),
    Way("answer", ReplyState.OPENED, ReplyState.UNDER_WAY, Can.ANSWER, gettext_lazy("Answer")),
    Way(
        "submit",
        ReplyState.UNDER_WAY,
        ReplyState.SUBMITTED,
        Can.SUBMIT,
        gettext_lazy("Submit the reply"),
        (
            says_anything,
            nothing_wrong,
            nothing_to_merge,
            nothing_unconfirmed,
            nothing_missing_unsaid,
            still_open,
        ),
    ),
    Way(
        "reopen",
        ReplyState.SUBMITTED,
        ReplyState.UNDER_WAY,
        Can.REOPEN,
        gettext_lazy("Open the reply again"),
        needs_reason=True,
    ),
)


def way(name: str) -> Way[Attempt]:
    """The way with this name."""
    return next(one for one in WAYS if one.name == name)


def diagram() -> str:
    """The ways as a diagram in Mermaid's language."""
    lines = ["stateDiagram-v2", "    [*] --> asked: launch"]
    for one in WAYS:
        guards = ", ".join(guard.__name__.replace("_", " ") for guard in one.guards)
        told = [one.name, f"[{guards}]" if guards else "", "with a reason" * one.needs_reason]
        lines.append(f"    {one.start} --> {one.end}: {' '.join(filter(None, told))}")
    return "\n".join(lines) + "\n"
