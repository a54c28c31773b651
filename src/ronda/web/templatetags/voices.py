"""Tags for comments and contributions: as whom somebody speaks, and who sees it.

Two things to know. Who sees a comment is told in words, never by colour alone. And a language that
is not one of the body's is named as its author named it.
"""

from django import template
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from ronda.apps.rounds.models import CommentState
from ronda.apps.rounds.selectors.comments import Voice
from ronda.procedure.participants import Participant
from ronda.procedure.publicity import Publicity

register = template.Library()

_TAGS = {
    CommentState.ADMITTED: " tag-good",
    CommentState.NOT_ADMITTED: " tag-bad",
    CommentState.WITHDRAWN: " tag-warning",
}


@register.filter
def speaks_as(author: str) -> str:
    """The participant as which an organisation speaks, for people."""
    names = {
        Participant.CIVIL_SOCIETY: _("civil society"),
        Participant.NHRI: _("national human rights institution"),
        Participant.FACILITATOR: _("facilitator for children"),
        Participant.OTHER_BODY: _("another body"),
    }
    return names.get(Participant(author), author)


@register.filter
def comment_tag(state: str) -> str:
    """The class of the tag that shows a comment's state."""
    return _TAGS.get(CommentState(state), "")


@register.filter
def seen_by(voice: Voice) -> str:
    """Who sees a comment as it stands."""
    comment = voice.comment
    if comment.submitted_at is None:
        return _("your organisation")
    if comment.state in {CommentState.NOT_ADMITTED, CommentState.WITHDRAWN}:
        return _("its author and the secretariat")
    if comment.state == CommentState.ADMITTED and voice.openness is Publicity.PUBLIC:
        return _("everybody")
    if any(one.transmitted_at for one in comment.parties.all()):
        return _("the body and the Parties it was transmitted to")
    return _("the body")


@register.filter
def language_called(language: str) -> str:
    """A language by its name; one that is not known by its tag, as its author named it."""
    try:
        return str(get_language_info(language)["name_translated"])
    except KeyError:
        return language
