"""What rounds brought forth and is public, as the index takes it: reports, replies, conclusions.

Two things to know. Of a reply the newest submission counts; of a report the published draft. And
whether each is open to everybody is asked of its own policy, as its pages do.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from functools import partial
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from ronda.apps.addresses import path_to
from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.selectors.bases import Basis, basis_without_report
from ronda.apps.assessments.selectors.published import conclusions_visible_to
from ronda.apps.assessments.selectors.seeing import STANDING
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import report_shown
from ronda.apps.reports.selectors import visible_to as drafts_visible_to
from ronda.apps.rounds.models import Reply, Submission
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors.replies import replies, submissions_of
from ronda.apps.rounds.selectors.submitted import said_in
from ronda.apps.search.models import Kind, Statement
from ronda.apps.search.services.articles import articles_in
from ronda.apps.search.services.taking import (
    ANYONE,
    Taken,
    beside,
    mark_of,
    party_said,
    round_id,
)
from ronda.apps.treaties.models import Round
from ronda.reports.model import Chapter, Paragraph, PromisingPractice, Recommendation


def _of_round(round: Round) -> dict[str, Any]:
    return {"body": round.body.slug, "round": round_id(round)}


# ---------------------------------------------------------------- reports


def reports_public(round: Round) -> Iterator[Taken]:
    """The published report of a round."""
    for draft in drafts_visible_to(ANYONE).filter(report__round=round).select_related("report"):
        mark = mark_of(draft.pk, draft.sha256, draft.report.published_on)
        yield Taken(f"report:{round_id(round)}", mark, partial(_of_report, draft.pk, round))


def _of_report(draft_key: int, round: Round) -> Iterator[Statement]:
    draft = drafts_visible_to(ANYONE).defer(None).get(pk=draft_key)
    for chapter in report_shown(ANYONE, draft).chapters:
        for entry in chapter.entries:
            if isinstance(entry, Paragraph | Recommendation | PromisingPractice):
                yield from _of_entry(draft, round, chapter, entry)


def _of_entry(
    draft: Draft,
    round: Round,
    chapter: Chapter,
    entry: Paragraph | Recommendation | PromisingPractice,
) -> Iterator[Statement]:
    on = draft.report.published_on
    assert on is not None
    page = path_to("reports:draft", round.body.slug, round.number, draft.number)
    titles = dict(chapter.title.texts)
    for language, text in entry.text.texts:
        title = titles.get(language, "")
        codes = [entry.code] if isinstance(entry, Recommendation) else []
        yield Statement(
            place=f"{entry.id}.{language}",
            kind=Kind.REPORT,
            **_of_round(round),
            **_more(entry),
            chapter=f"{round_id(round)}.{chapter.number}",
            chapter_title=title,
            year=on.year,
            language=language,
            codes=codes,
            text="\n".join([text, *_points(entry, language)]),
            beside=beside(*codes, title, round.body.name),
            page=f"{page}#{entry.id}",
            since=timezone.make_aware(datetime.combine(on, time())),
        )


def _points(entry: object, language: str) -> list[str]:
    if not isinstance(entry, Recommendation):
        return []
    return [dict(one.texts).get(language, "") for one in entry.items]


def _more(entry: Paragraph | Recommendation | PromisingPractice) -> dict[str, Any]:
    if isinstance(entry, Recommendation):
        return {"strength": entry.strength, "articles": articles_in(entry.basis)}
    if isinstance(entry, PromisingPractice):
        return {"party": entry.party}
    cited = [one for finding in entry.findings for one in finding.cites]
    return {"articles": list(dict.fromkeys(cited))}


# ---------------------------------------------------------------- replies


def replies_public(round: Round) -> Iterator[Taken]:
    """The replies of a round that everybody sees, each by its newest submission."""
    handed_in = replies().filter(party__conduct__round=round, submitted_at__isnull=False)
    for reply in handed_in:
        if not reply_verdict(ANYONE, Can.SEE_REPLY, reply):
            continue
        newest = submissions_of(reply).order_by("-number").first()
        if newest is not None:
            name = f"reply:{round_id(round)}.{reply.party.party.code}"
            mark = mark_of(newest.pk, newest.sha256)
            yield Taken(name, mark, partial(_of_reply, reply, newest, round))


def _of_reply(reply: Reply, submission: Submission, round: Round) -> Iterator[Statement]:
    language, _chapters = said_in(submission)
    with override(language):
        _language, chapters = said_in(submission)
    at = [round.body.slug, round.number, reply.party.party.code, submission.number]
    page = path_to("rounds:submission", *at)
    for chapter in chapters:
        for line in chapter.lines:
            if line.is_asked and line.answer:
                yield Statement(
                    place=line.id,
                    kind=Kind.REPLY,
                    party=reply.party.party.code,
                    **_of_round(round),
                    chapter=f"{round_id(round)}.questions-{chapter.number}",
                    chapter_title=chapter.title,
                    year=timezone.localtime(submission.submitted_at).year,
                    language=language,
                    codes=[line.number] if line.number else [],
                    text=line.answer,
                    beside=beside(
                        line.text,
                        party_said(reply.party.party, language),
                        chapter.title,
                        round.body.name,
                    ),
                    page=f"{page}#{line.id}",
                    since=submission.submitted_at,
                )


# ---------------------------------------------------------------- conclusions


def conclusions_public(round: Round) -> Iterator[Taken]:
    """What was concluded in a round and everybody sees, Party by Party."""
    if not Assessment.objects.filter(STANDING, round=round).exists():
        return
    basis = basis_without_report(round)
    found = conclusions_visible_to(ANYONE, {round.pk: basis})
    # Of several judgements of one Party on one recommendation the newest stands.
    newest = {(one.party_id, one.recommendation): one for one in found.order_by("decided_at", "pk")}
    by_party = sorted(newest.values(), key=lambda one: (one.party.code, one.recommendation))
    for code, each in groupby(by_party, key=lambda one: one.party.code):
        rows = list(each)
        mark = mark_of(*((o.pk, o.status, o.decided_at, sorted(o.reasons.items())) for o in rows))
        name = f"conclusion:{round_id(round)}.{code}"
        yield Taken(name, mark, partial(_of_conclusions, rows, basis))


def _of_conclusions(rows: Iterable[Assessment], basis: Basis) -> Iterator[Statement]:
    round = basis.round
    for one in rows:
        assert one.decided_at is not None
        status = dict(basis.status_name(one.status).texts)
        at = [round.body.slug, round.number, one.party.code, one.recommendation]
        page = path_to("assessments:cell", *at)
        for language, text in one.reasons.items():
            if text:
                said = status.get(language.partition("-")[0], "")
                yield Statement(
                    place=f"{one.recommendation}.{language}",
                    kind=Kind.CONCLUSION,
                    party=one.party.code,
                    **_of_round(round),
                    status=one.status,
                    year=timezone.localtime(one.decided_at).year,
                    language=language,
                    codes=[one.code],
                    text=text,
                    beside=beside(one.code, said, party_said(one.party, language), round.body.name),
                    page=page,
                    since=one.decided_at,
                )
