"""What bars the submission of a Party's information.

Two things to know. An empty box bars nothing: it is listed, and somebody says that it stays empty.
And a day that is over bars only where the body's rules close the deadline.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.apps.follow_ups.models import InformationState
from ronda.apps.follow_ups.selectors.drafts import Draft
from ronda.apps.follow_ups.selectors.windows import window_of


def hindrances(draft: Draft, *, with_gaps: bool) -> tuple[str, ...]:
    """A sentence for each thing that must be done first."""
    return tuple(_hindrances(draft, with_gaps=with_gaps))


def _hindrances(draft: Draft, *, with_gaps: bool) -> Iterator[str]:
    window = window_of(draft.information.party)
    if draft.information.state == InformationState.SUBMITTED:
        yield _("This was submitted already.")
    if not window.takes:
        yield window.sentence
    if not any(one.text.strip() for one in draft.boxes.values()):
        yield _("No box has a word in it yet.")
    if count := len({one.text_of_id for one in draft.rivals}):
        told = ngettext(
            "One box has two texts: merge them.",
            "%(count)d boxes have two texts: merge them.",
            count,
        )
        yield told % {"count": count}
    if draft.missing and not with_gaps:
        told = ngettext(
            "One box is empty: fill it in, or say that it stays empty.",
            "%(count)d boxes are empty: fill them in, or say that they stay empty.",
            len(draft.missing),
        )
        yield told % {"count": len(draft.missing)}
