"""When a round takes comments and contributions, until when, and who will see them.

Two things to know. A stage of the procedure says which documents come in it and from whom; beyond
that, those whom the questionnaire asks may answer it. And what comes after a deadline is marked as
late, until the round goes on to a stage that takes none; only a deadline that closes takes no more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.rounds.models import (
    Comment,
    CommentKind,
    Conduct,
    RoundParty,
)
from ronda.apps.rounds.permissions.comments import openness
from ronda.apps.rounds.selectors.dates import due_in, due_of, is_over
from ronda.apps.rounds.selectors.procedures import (
    asks_for_follow_up,
    procedure_of,
    stage_named,
)
from ronda.apps.rounds.selectors.versions import questionnaire_of, version_open
from ronda.procedure.deadlines import DeadlineRule
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.publicity import Publicity, PublicityRule
from ronda.procedure.stages import Per, Stage
from ronda.questionnaires.model import Audience, Questionnaire
from ronda.questionnaires.walking import Placed, answerable

ASKED_AS = {
    Participant.CIVIL_SOCIETY: Audience.CIVIL_SOCIETY,
    Participant.NHRI: Audience.NHRI,
    Participant.FACILITATOR: Audience.CHILDREN,
}
"""As which audience of the questionnaire each participant is asked."""

ANSWERED = {DocumentKind.REPLY, DocumentKind.COMMENT, DocumentKind.CONTRIBUTION}


@dataclass(frozen=True)
class Window:
    """Whether something is taken now, its last day where there is one, and a sentence on it."""

    is_open: bool
    due: date | None
    sentence: str

    @property
    def is_late(self) -> bool:
        """Whether what is submitted today comes after the deadline."""
        return self.due is not None and is_over(self.due)


def window_of(comment: Comment) -> Window:
    """The window of one comment."""
    author, kind = Participant(comment.author), CommentKind(comment.kind)
    about = [one.party for one in comment.parties.all()]
    return window(
        comment.conduct,
        author,
        kind,
        on_questionnaire=comment.on_questionnaire,
        on_follow_up=comment.on_follow_up,
        about=about,
    )


def window(
    conduct: Conduct,
    author: Participant,
    kind: CommentKind,
    *,
    on_questionnaire: bool = False,
    on_follow_up: bool = False,
    about: Iterable[RoundParty] = (),
) -> Window:
    """Whether the round takes such a thing of this author now; its deadline if about replies."""
    step = stage_named(conduct)
    if on_follow_up:
        is_open = asks_for_follow_up(conduct) and _takes(conduct, step, author, kind)
        return Window(is_open, None, "" if is_open else _closed(step))
    if on_questionnaire:
        is_open = step is not None and not ANSWERED.isdisjoint(step.documents)
        return Window(is_open, None, "" if is_open else _closed(step))
    due = due_on(conduct, DocumentKind(kind), author, about)
    if not _takes(conduct, step, author, kind):
        return Window(False, due, _closed(step))
    if due is None or not is_over(due):
        return Window(True, due, "")
    rule = _rule(conduct, DocumentKind(kind), author)
    closed = rule is not None and rule.closes
    return Window(not closed, due, _over() if closed else _late())


def due_on(
    conduct: Conduct, kind: DocumentKind, author: Participant, about: Iterable[RoundParty] = ()
) -> date | None:
    """The last day for such a document; about several Parties, the latest of theirs."""
    rule = _rule(conduct, kind, author)
    if rule is None:
        return None
    given = [due_of(party, rule) for party in about] or [due_in(conduct, rule)]
    return max((day for day in given if isinstance(day, date)), default=None)


def publicity_rule(
    conduct: Conduct, kind: str, author: str, *, about_a_party: bool = True
) -> PublicityRule | None:
    """The procedure's rule on such a document of this author."""
    about = Per.PARTY if about_a_party else Per.ROUND
    rules = procedure_of(conduct).publicity
    return rules.rule(DocumentKind(kind), Participant(author), about)


def who_will_see(
    conduct: Conduct, kind: str, author: str, wish: str = "", *, about_a_party: bool = True
) -> str:
    """Who will see it and when, in one or two sentences, for its author before submitting."""
    rule = publicity_rule(conduct, kind, author, about_a_party=about_a_party)
    chosen = bool(wish) and rule is not None and rule.author_may_choose
    first = Publicity(wish) if chosen else rule.default if rule else Publicity.CONFIDENTIAL
    if first is Publicity.RESTRICTED and not about_a_party:
        first = Publicity.CONFIDENTIAL
    later = _opened_later(conduct, rule, first, about_a_party=about_a_party)
    return f"{_SENTENCES[first]()} {later}".strip()


def _opened_later(
    conduct: Conduct, rule: PublicityRule | None, first: Publicity, *, about_a_party: bool
) -> str:
    """By which event it opens to more than see it at first; "" where by none."""
    event = procedure_of(conduct).stages.event((rule.changed_by if rule else None) or "")
    becomes = rule.becomes if rule else None
    if event is None or becomes is None or becomes.openness <= first.openness:
        return ""
    if event.per is Per.PARTY and not about_a_party:
        return ""
    return _LATER[becomes]() % {"event": event.name.in_language(_language())}


def who_will_see_it(comment: Comment) -> str:
    """The same of one comment."""
    about = bool(comment.parties.all())
    return who_will_see(
        comment.conduct, comment.kind, comment.author, comment.wish, about_a_party=about
    )


def who_else_later(comment: Comment) -> str:
    """Who will see a comment that was submitted besides those who do now; "" for nobody."""
    about = bool(comment.parties.all())
    rule = publicity_rule(comment.conduct, comment.kind, comment.author, about_a_party=about)
    now = openness(comment)
    return _opened_later(comment.conduct, rule, now, about_a_party=about)


def questions_asked(conduct: Conduct, audience: Audience) -> tuple[Placed, ...]:
    """The questions that are open to an audience; none before the questionnaire is opened."""
    found = opened(conduct)
    return answerable(found, audience) if found else ()


def question_of(comment: Comment) -> Placed | None:
    """The question that a comment is on, as it is worded now; None where it is on the whole."""
    found = opened(comment.conduct) if comment.question else None
    every = answerable(found) if found else ()
    return next((one for one in every if one.id == comment.question), None)


def opened(conduct: Conduct) -> Questionnaire | None:
    """The questionnaire that is open."""
    version = version_open(conduct)
    return questionnaire_of(version) if version else None


def _takes(conduct: Conduct, step: Stage | None, author: Participant, kind: CommentKind) -> bool:
    if step is None:
        return False
    if DocumentKind(kind) in step.documents:
        known = publicity_rule(conduct, kind, author) is not None
        if known or author in step.participants:
            return True
    asked = kind == CommentKind.CONTRIBUTION and DocumentKind.REPLY in step.documents
    return asked and author in ASKED_AS and bool(questions_asked(conduct, ASKED_AS[author]))


def _rule(conduct: Conduct, kind: DocumentKind, author: Participant) -> DeadlineRule | None:
    """The deadline of this author; else that of others who bring such documents from outside."""
    of_kind = [r for r in procedure_of(conduct).deadlines.rules if r.document == kind]
    own = [rule for rule in of_kind if rule.due_from == author]
    outside = [rule for rule in of_kind if rule.due_from in {*ASKED_AS, Participant.OTHER_BODY}]
    return next(iter(own or outside), None)


def _closed(step: Stage | None) -> str:
    if step is None:
        return _("The round has not begun: nothing can be submitted yet.")
    name = step.name.in_language(_language())
    return _("At the stage “%(stage)s” the round takes none of these.") % {"stage": name}


def _over() -> str:
    return _("The deadline has passed, and the body’s rules take nothing after it.")


def _late() -> str:
    return _("The deadline has passed: what is submitted now is marked as late.")


def _language() -> str:
    return get_language() or "en"


_SENTENCES = {
    Publicity.CONFIDENTIAL: lambda: _(
        "Only the Committee and its secretariat will see what you submit."
    ),
    Publicity.RESTRICTED: lambda: _(
        "The Committee and its secretariat will see what you submit, and the Party concerned once"
        " it is transmitted to it."
    ),
    Publicity.PUBLIC: lambda: _(
        "Everybody will see what you submit, as soon as the secretariat has admitted it."
    ),
}
_LATER = {
    Publicity.RESTRICTED: lambda: _("The Party concerned will see it after this: “%(event)s”."),
    Publicity.PUBLIC: lambda: _("Everybody will see it after this: “%(event)s”."),
}
