"""What is on record about a Party and a recommendation, for a proposal to cite.

Two things to know. What is offered is what the proposer may read: the Party's box, its answers,
what it made clear, comments on it. And what is cited is shown only to those who may read it: a
confidential comment that a proposal rests on does not reach the Party with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.assessments.models import Cited
from ronda.apps.assessments.permissions import of_the_body, own_people
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.boxes import boxes_of, editions_readable
from ronda.apps.audit.services import key_of
from ronda.apps.compliance.models import Edition
from ronda.apps.errors import Refusal
from ronda.apps.follow_ups.selectors.submitted import submitted_of
from ronda.apps.rounds.models import CommentState
from ronda.apps.rounds.selectors import comments, publicity_of
from ronda.apps.rounds.selectors.replies import reply_at, submission_at, submissions_of
from ronda.apps.rounds.selectors.submitted import submission_shown
from ronda.apps.treaties.models import Party
from ronda.assessments.frame import Asked
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.publicity import Publicity

BOX, ANSWER, COMMENT, CLARIFICATION = (
    "compliance.edition",
    "rounds.submission",
    "rounds.comment",
    "follow_ups.clarification",
)
KINDS = (BOX, ANSWER, CLARIFICATION, COMMENT)


@dataclass(frozen=True)
class Offered:
    """Something on record: the record's key, the place in it, what it is called, its words."""

    about: str
    place: str
    name: str
    text: str

    @property
    def key(self) -> str:
        """By which a form names it."""
        return f"{self.about}|{self.place}"

    @property
    def kind(self) -> str:
        """The kind of record."""
        return self.about.partition(":")[0]

    def has(self, quote: str) -> bool:
        """Whether the words stand there, whatever the white space."""
        return _folded(quote) in _folded(self.text)


def offered(actor: Actor, basis: Basis, party: Party, asked: Asked) -> list[Offered]:
    """Everything on record that a proposal on this cell may cite."""
    found = [*_box(actor, basis, party, asked)]
    if basis.conduct is not None:
        found += _clarifications(basis, party, asked)
        found += _answers(actor, basis, party)
        found += _comments(actor, basis, party)
    return found


def _box(actor: Actor, basis: Basis, party: Party, asked: Asked) -> Iterator[Offered]:
    said = boxes_of(actor, basis, [party]).get((party.pk, asked.id))
    if said is not None and said.text:
        name = _("Box of %(codes)s, edition %(number)d") % {
            "codes": said.place,
            "number": said.edition.number,
        }
        yield Offered(key_of(said.edition), said.place, name, said.text)


def _clarifications(basis: Basis, party: Party, asked: Asked) -> Iterator[Offered]:
    assert basis.conduct is not None
    for informed in submitted_of(basis.conduct, party):
        said = informed.on(asked.id)
        for one in said.clarifications if said is not None else ():
            if one.answer:
                name = _("Clarification on %(codes)s") % {"codes": one.codes}
                yield Offered(key_of(one), "", name, one.answer)


def _answers(actor: Actor, basis: Basis, party: Party) -> Iterator[Offered]:
    """The answers of the Party's latest submission."""
    body, number = basis.place
    try:
        reply = reply_at(actor, body, number, party.code)
    except Refusal:
        return
    latest = submissions_of(reply).first()
    if latest is None:
        return
    shown = submission_shown(actor, reply, submission_at(reply, latest.number))
    for chapter in shown.chapters:
        for line in chapter.lines:
            if line.answer:
                name = _("Answer to question %(number)s") % {"number": line.number or line.id}
                yield Offered(key_of(latest), line.id, name, line.answer)


def _comments(actor: Actor, basis: Basis, party: Party) -> Iterator[Offered]:
    assert basis.conduct is not None
    for voice in comments.voices(actor, basis.conduct):
        about = {one.party.pk for one in voice.parties}
        if party.pk in about and voice.comment.state == CommentState.ADMITTED and voice.readable:
            name = _("Comment of %(who)s") % {"who": voice.comment.organisation}
            yield Offered(key_of(voice.comment), voice.comment.question, name, voice.text)


@dataclass(frozen=True)
class Reading:
    """Which of what is cited one reader may read, asked once for a page."""

    body: bool
    own: frozenset[int]
    editions: frozenset[int]
    comments: frozenset[int]
    answers_of: frozenset[int]
    clarified_of: frozenset[int]

    def may_read(self, cited: Cited, party: int) -> bool:
        """Whether the reader may read this; `party` is the one that is assessed."""
        kind, _colon, key = cited.about.partition(":")
        if kind == COMMENT:
            return int(key) in self.comments
        if self.body or party in self.own:
            return True
        if kind == BOX:
            return int(key) in self.editions
        return party in (self.answers_of if kind == ANSWER else self.clarified_of)


def reading_of(actor: Actor, basis: Basis, editions: Iterable[Edition] | None = None) -> Reading:
    """What of the evidence in a round `actor` may read; `editions` if they were found already."""
    roles = roles_of(actor)
    inside = of_the_body(roles, basis.round)
    if inside:
        editions = ()
    elif editions is None:
        editions = editions_readable(actor, basis)
    return Reading(
        inside,
        own_people(roles),
        frozenset(one.pk for one in editions),
        _comments_read(actor, basis),
        _open_of(basis, DocumentKind.REPLY),
        _open_of(basis, DocumentKind.CLARIFICATION),
    )


def read_by(reading: Reading, cited: Iterable[Cited], party: int) -> list[Cited]:
    """What of the evidence of one assessment the reader may read."""
    return [one for one in cited if reading.may_read(one, party)]


def _comments_read(actor: Actor, basis: Basis) -> frozenset[int]:
    if basis.conduct is None:
        return frozenset()
    return frozenset(
        one.comment.pk for one in comments.voices(actor, basis.conduct) if one.readable
    )


def _open_of(basis: Basis, kind: DocumentKind) -> frozenset[int]:
    """The Parties whose documents of a kind are open to everybody."""
    conduct = basis.conduct
    if conduct is None:
        return frozenset()
    return frozenset(
        one.party_id
        for one in conduct.parties.all()
        if publicity_of(conduct, kind, Participant.PARTY, party=one) is Publicity.PUBLIC
    )


def _folded(text: str) -> str:
    return " ".join(text.split())
