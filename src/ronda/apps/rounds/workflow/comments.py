"""The ways a comment goes: from a draft to being admitted, and back out."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.rounds.models import Comment, CommentState
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.comments import verdict
from ronda.apps.rounds.selectors.windows import window_of
from ronda.apps.rounds.workflow.way import Way


def something_said(comment: Comment) -> str:
    """It has a text or a file."""
    if comment.text.strip() or comment.source_id:
        return ""
    return _now("There is nothing in it yet: write a text or attach a file.")


def taken_now(comment: Comment) -> str:
    """The round takes such comments at this stage."""
    window = window_of(comment)
    return "" if window.is_open else window.sentence


COMMENT_WAYS: tuple[Way[Comment], ...] = (
    Way(
        "submit",
        CommentState.DRAFT,
        CommentState.SUBMITTED,
        Can.COMMENT,
        _("Submit"),
        (something_said, taken_now),
    ),
    Way("admit", CommentState.SUBMITTED, CommentState.ADMITTED, Can.ADMIT, _("Admit")),
    Way(
        "not-admit",
        CommentState.SUBMITTED,
        CommentState.NOT_ADMITTED,
        Can.ADMIT,
        _("Do not admit"),
        needs_reason=True,
    ),
    Way(
        "discard",
        CommentState.DRAFT,
        CommentState.WITHDRAWN,
        Can.WITHDRAW,
        _("Discard"),
        needs_reason=True,
    ),
    Way(
        "withdraw",
        CommentState.SUBMITTED,
        CommentState.WITHDRAWN,
        Can.WITHDRAW,
        _("Withdraw"),
        needs_reason=True,
    ),
    Way(
        "withdraw",
        CommentState.ADMITTED,
        CommentState.WITHDRAWN,
        Can.WITHDRAW,
        _("Withdraw"),
        needs_reason=True,
    ),
)


def comment_way(comment: Comment, name: str) -> Way[Comment] | None:
    """The way of this name from where the comment stands."""
    found = (way for way in COMMENT_WAYS if (way.name, way.start) == (name, comment.state))
    return next(found, None)


def comment_ways_from(actor: Actor, comment: Comment) -> list[Way[Comment]]:
    """The ways on from where a comment stands that `actor` may go."""
    open_ways = (way for way in COMMENT_WAYS if way.start == comment.state)
    return [way for way in open_ways if verdict(actor, way.can, comment)]


def diagram() -> str:
    """The ways as a diagram in Mermaid's language."""
    lines = ["stateDiagram-v2", "    [*] --> draft: begin"]
    for way in COMMENT_WAYS:
        guards = ", ".join(guard.__name__.replace("_", " ") for guard in way.guards)
        told = [way.name, f"[{guards}]" if guards else "", "with a reason" * way.needs_reason]
        lines.append(f"    {way.start} --> {way.end}: {' '.join(filter(None, told))}")
    return "\n".join(lines) + "\n"
