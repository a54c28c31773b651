"""Replies compiled by question: all Parties' answers to one question beside each other.

Two things to know. Only what was submitted is compiled, and of that only the replies that the
reader may see. And an answer stays with the wording it was given to: where the question reads
otherwise by now, the earlier wording stands beside the answer.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from json import dumps
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    F,
    Field,
    Func,
    JSONField,
    QuerySet,
    Value,
    prefetch_related_objects,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.rounds.models import Conduct, Reply, RoundParty, Submission
from ronda.apps.rounds.permissions.boards import demand_shown
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.saying import answer_said
from ronda.apps.rounds.selectors.versions import questionnaire_of, version_open
from ronda.procedure.stated import Wording
from ronda.questionnaires.answers import Answer
from ronda.questionnaires.asking import asked_by, looked_at
from ronda.questionnaires.model import Audience, Questionnaire
from ronda.questionnaires.walking import Placed, answerable, placed


@dataclass(frozen=True)
class Entry:
    """One Party's answer to a question; without a `reference` the Party has not replied.

    `asked` is the wording that was answered, where the question reads otherwise by now.
    """

    party: RoundParty
    reference: str = ""
    turn: int = 0
    submitted_at: datetime | None = None
    language: str = ""
    answer: str = ""
    asked: Wording | None = None
    version: int | None = None
    is_asked: bool = True
    """Whether the question was asked after what the Party answered before it."""

    @property
    def has_replied(self) -> bool:
        """Whether there is a reply that the reader may see."""
        return bool(self.reference)


@dataclass(frozen=True)
class Compiled:
    """A question with what Parties answered, and its neighbours."""

    question: Placed
    above: tuple[Placed, ...]
    languages: tuple[str, ...]
    entries: tuple[Entry, ...]
    parties: tuple[RoundParty, ...]
    before: Placed | None
    after: Placed | None
    is_narrowed: bool


@dataclass(frozen=True)
class Asked:
    """A question of the list, and how many Parties answered it."""

    place: Placed
    count: int


def questions_compiled(actor: Actor, conduct: Conduct) -> list[Asked]:
    """What Parties are asked, in order, with how many of the replies one may see answer it."""
    demand_shown(actor, conduct)
    found = latest_seen(actor, conduct).annotate(
        answered=_in_content("$.answers.answers[*].question", "jsonb_path_query_array")
    )
    counts = Counter(
        chain.from_iterable(answered or () for answered in found.values_list("answered", flat=True))
    )
    asked = answerable(questionnaire_asked(conduct), Audience.PARTY)
    return [Asked(one, counts[one.id]) for one in asked]


def compiled(
    actor: Actor, conduct: Conduct, question: str, codes: Collection[str] = ()
) -> Compiled:
    """All answers to a question, or those of the Parties with these codes; raises NotVisible."""
    demand_shown(actor, conduct)
    now = questionnaire_asked(conduct)
    every = answerable(now, Audience.PARTY)
    turn = next((turn for turn, one in enumerate(every) if one.id == question), None)
    if turn is None:
        raise NotVisible(_("The questionnaire has no such question."))
    places = placed(now, Audience.PARTY)
    parties = _parties(conduct)
    submissions = _answers_to(actor, conduct, question, looked_at(places, question))
    chosen = [one for one in parties if one.party.code in codes] or parties
    known = _Wordings(conduct, question, now)
    return Compiled(
        question=every[turn],
        above=tuple(one for one in placed(now) if one.id in every[turn].above),
        languages=now.languages,
        entries=tuple(
            _entry(one, submissions.get(one.pk), every[turn], known, places) for one in chosen
        ),
        parties=tuple(parties),
        before=every[turn - 1] if turn else None,
        after=every[turn + 1] if turn + 1 < len(every) else None,
        is_narrowed=len(chosen) < len(parties),
    )


def replies_seen(actor: Actor, conduct: Conduct) -> list[Submission]:
    """The latest submission of each reply that one may see, by Party, without its text."""
    found = latest_seen(actor, conduct).select_related("reply__party__party").defer("content")
    return sorted(found, key=lambda one: one.reply.party.party.name)


class _Wordings:
    """What a question read in each version of the questionnaire."""

    def __init__(self, conduct: Conduct, question: str, now: Questionnaire) -> None:
        self._conduct, self._question, self._now = conduct, question, now
        self._known: dict[int, Wording | None] = {}

    def earlier(self, version: int) -> Wording | None:
        """The wording of a version, where it is not that of today; None where it is."""
        if version == self._now.version:
            return None
        if version not in self._known:
            row = self._conduct.versions.filter(number=version).first()
            text = _text_in(questionnaire_of(row), self._question) if row else None
            now = _text_in(self._now, self._question)
            self._known[version] = None if text == now else text
        return self._known[version]


def _text_in(questionnaire: Questionnaire, question: str) -> Wording | None:
    found = (one.question.text for one in placed(questionnaire) if one.id == question)
    return next(found, None)


def questionnaire_asked(conduct: Conduct) -> Questionnaire:
    """The questionnaire as Parties are asked it now; raises NotVisible before the launch."""
    version = version_open(conduct)
    if version is None:
        raise NotVisible(_("The questionnaire has not been opened yet."))
    return questionnaire_of(version)


def _parties(conduct: Conduct) -> list[RoundParty]:
    found = conduct.parties.select_related("party").order_by("party__name")
    return list(found)


def latest_seen(actor: Actor, conduct: Conduct) -> QuerySet[Submission]:
    """The latest submission of each reply of the round that one may see."""
    seen = [one.pk for one in _replies_seen(actor, conduct)]
    return Submission.objects.filter(reply__in=seen).order_by("reply", "-number").distinct("reply")


def _replies_seen(actor: Actor, conduct: Conduct) -> Iterator[Reply]:
    prefetch_related_objects([conduct], "happenings")
    replies = Reply.objects.filter(party__conduct=conduct, submissions__isnull=False)
    for reply in replies.select_related("party").distinct():
        reply.party.conduct = conduct
        if reply_verdict(actor, Can.SEE_REPLY, reply):
            yield reply


def _answers_to(
    actor: Actor, conduct: Conduct, question: str, before: frozenset[str]
) -> dict[int, dict[str, Any]]:
    """Of each Party (by key) the answer to a question, and what it was submitted with.

    `before` are the questions whose answers decide whether it is asked: they come along.
    """
    of_those = Func(Value("ids"), Value(sorted(before), JSONField()), function="jsonb_build_object")
    only = Func(Value("question"), Value(question), function="jsonb_build_object")
    answer = _in_content(
        "$.answers.answers[*] ? (@.question == $question)", "jsonb_path_query_first", only
    )
    found = latest_seen(actor, conduct).annotate(
        answer=answer,
        version=_in_content("$.answers.version", "jsonb_path_query_first"),
        language=_in_content("$.answers.language", "jsonb_path_query_first"),
        before=_in_content(
            "$.answers.answers[*] ? (@.question == $ids[*])", "jsonb_path_query_array", of_those
        ),
    )
    wanted = ("reply__party", "reference", "number", "submitted_at")
    rows = found.values(*wanted, "answer", "version", "language", "before")
    return {row["reply__party"]: row for row in rows}


def _in_content(path: str, function: str, *more: Combinable) -> Func:
    """What stands at a JSON path of a submission’s content."""
    at = Cast(Value(path), _JsonPath())
    return Func(F("content"), at, *more, function=function, output_field=JSONField())


class _JsonPath(Field):  # type: ignore[type-arg]  # Django’s own takes no types when run
    """PostgreSQL's type of a path into JSON."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:  # noqa: ARG002 — as Django calls it
        return "jsonpath"


def _entry(
    party: RoundParty,
    row: dict[str, Any] | None,
    question: Placed,
    known: _Wordings,
    places: tuple[Placed, ...],
) -> Entry:
    if row is None:
        return Entry(party)
    found = Answer.model_validate_json(dumps(row["answer"])) if row["answer"] else None
    version = found.version if found and found.version else int(row["version"])
    asked = found.asked if found and found.asked else known.earlier(version)
    return Entry(
        party=party,
        reference=row["reference"],
        turn=row["number"],
        submitted_at=row["submitted_at"],
        language=str(row["language"]),
        answer=answer_said(question.question, found.value) if found else "",
        asked=asked if found else None,
        version=version if asked else None,
        is_asked=found is not None or question.id in asked_by(places, _by_question(row["before"])),
    )


def _by_question(rows: list[dict[str, Any]] | None) -> dict[str, Answer]:
    """Answers as they are kept, by their questions."""
    answers = (Answer.model_validate_json(dumps(one)) for one in rows or ())
    return {one.question: one for one in answers}
