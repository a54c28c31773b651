"""Taking a free-form letter in for a reply, and placing its passages on questions.

Two things to know. A letter is a stranger's file: a process of its own reads it, within bounds,
before anything is written. And nothing places itself: a person chooses a passage and its question;
the passage's text goes to the end of the answer, and its place in the letter is kept.
"""

from dataclasses import dataclass
from json import loads

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand
from ronda.apps.rounds.models import Answer, Letter, LetterPassage, Reply
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors.answers import value_of
from ronda.apps.rounds.selectors.letters import passages_in
from ronda.apps.rounds.selectors.replies import question_at
from ronda.apps.rounds.services.answers import Given, answers_save, locked_open
from ronda.apps.sources.models import Purpose
from ronda.apps.sources.services import source_receive
from ronda.factsheets.errors import DocumentError
from ronda.questionnaires.answers import AnswerText
from ronda.questionnaires.model import AsksKind
from ronda.replies.reading.bounded import read_bounded

PARTED = "\n\n"
"""What stands between an answer and a passage that is put behind it."""


@dataclass(frozen=True)
class Span:
    """A passage: where it stands in the text of its letter."""

    start: int
    end: int


def letter_take_in(*, actor: Actor, reply: Reply, data: bytes, name: str) -> Letter:
    """Keep and read a letter; raises NotValid where it cannot be read or is none.

    The same file for the same reply gives the same letter.
    """
    demand(reply_verdict(actor, Can.ANSWER, reply))
    if not data:
        raise NotValid(_("The file has nothing in it: send the letter again."), "file")
    try:
        found, text = read_bounded(data, name=name)
    except DocumentError as error:
        raise NotValid(str(error), "file") from error
    with act(actor=actor, what=Can.ANSWER, about=(reply,)) as done:
        locked = locked_open(reply)
        source = source_receive(
            actor=actor,
            data=data,
            name=name,
            purpose=Purpose.ATTACHMENT,
            about=f"letter:{reply.pk}",
            party=reply.party.party,
        ).source
        known = Letter.objects.filter(reply=locked, source=source, removed_at=None).first()
        if known is not None:
            return known
        made = Letter.objects.create(
            reply=locked,
            source=source,
            content=loads(found.model_dump_json(by_alias=True)),
            text=text,
            received_by=signed_in(actor),
        )
        done.concerns(made)
    return made


def letter_remove(*, actor: Actor, letter: Letter) -> Letter:
    """Take a letter out; what was placed of it stays in the answers."""
    reply = letter.reply
    demand(reply_verdict(actor, Can.ANSWER, reply))
    with act(actor=actor, what=Can.ANSWER, about=(reply, letter)):
        locked_open(reply)
        letter.removed_at = timezone.now()
        letter.save(update_fields=["removed_at"])
    return letter


def passages_place(
    *, actor: Actor, letter: Letter, spans: list[Span], question: str
) -> list[LetterPassage]:
    """Put passages of a letter behind the answer to a question, in the letter's order.

    Raises NotValid for a question that asks for no text, or a span that is no passage.
    """
    reply = letter.reply
    demand(reply_verdict(actor, Can.ANSWER, reply))
    texts = _texts(letter, spans)
    with act(actor=actor, what=Can.ANSWER, about=(reply, letter)) as done:
        locked = locked_open(reply)
        _check_text(locked, question)
        placed = letter.placed.filter(question=question, taken_back_at=None)
        taken = set(placed.values_list("start", "end"))
        if any((one.start, one.end) in taken for one in spans):
            raise NotNow(_("A passage that you chose is placed there already."))
        row = Answer.objects.filter(reply=locked, question=question).first()
        value = AnswerText(text=PARTED.join([*_before(row), *texts]))
        answers_save(actor=actor, reply=reply, given=[Given(question, value, _revision(row))])
        made = [
            LetterPassage.objects.create(
                letter=letter,
                start=one.start,
                end=one.end,
                question=question,
                placed_by=signed_in(actor),
            )
            for one in spans
        ]
        done.after = {"question": question, "passages": [[one.start, one.end] for one in spans]}
    return made


def passage_take_back(*, actor: Actor, passage: LetterPassage) -> bool:
    """Take a passage back: out of the answer too, where it still stands there as it was.

    Whether the answer was changed; if not, somebody has worked on that text and it stays.
    """
    letter = passage.letter
    reply = letter.reply
    demand(reply_verdict(actor, Can.ANSWER, reply))
    with act(actor=actor, what=Can.ANSWER, about=(reply, letter)) as done:
        locked = locked_open(reply)
        one = LetterPassage.objects.select_for_update(of=("self",)).get(pk=passage.pk)
        if one.taken_back_at is not None:
            raise NotNow(_("This passage was taken back already."))
        one.taken_back_at = timezone.now()
        one.save(update_fields=["taken_back_at"])
        row = Answer.objects.filter(reply=locked, question=one.question).first()
        rest = _without(row, letter.text[one.start : one.end].strip())
        if rest is not None:
            value = AnswerText(text=rest) if rest else None
            given = Given(one.question, value, _revision(row))
            answers_save(actor=actor, reply=reply, given=[given])
        done.after = {"question": one.question, "answer_changed": rest is not None}
    return rest is not None


def _texts(letter: Letter, spans: list[Span]) -> list[str]:
    if not spans:
        raise NotValid(_("Choose at least one passage."), "passages")
    known = {(one.start, one.end) for section in passages_in(letter) for one in section.passages}
    if any((one.start, one.end) not in known for one in spans):
        raise NotValid(_("The letter has no such passage: look at it again."), "passages")
    spans.sort(key=lambda one: one.start)
    return [letter.text[one.start : one.end].strip() for one in spans]


def _check_text(reply: Reply, question: str) -> None:
    if question_at(reply, question).question.asks.kind is not AsksKind.TEXT:
        sentence = _("This question asks for no text: answer it yourself after reading the letter.")
        raise NotValid(sentence, "question")


def _before(row: Answer | None) -> list[str]:
    value = value_of(row)
    return [value.text] if isinstance(value, AnswerText) and value.text.strip() else []


def _revision(row: Answer | None) -> int:
    return row.revision if row is not None else 0


def _without(row: Answer | None, text: str) -> str | None:
    """The answer without a passage; None where that does not stand in it any more."""
    value = value_of(row)
    if not isinstance(value, AnswerText):
        return None
    parts = value.text.split(PARTED)
    wanted = text.split(PARTED)
    for at in range(len(parts) - len(wanted) + 1):
        if parts[at : at + len(wanted)] == wanted:
            return PARTED.join([*parts[:at], *parts[at + len(wanted) :]])
    return None
