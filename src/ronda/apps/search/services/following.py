"""When the index is worked on: whenever something is done that may make public, or take back.

Two things to know. It is told by the audit trail, in the transaction of what is done, so that no
app has to know of the search. And what is done names its records; from these follow the rounds.
"""

from collections.abc import Iterable, Sequence

from django.apps import apps

from ronda.apps.search.services.index import library_refresh, round_refresh
from ronda.apps.treaties.selectors import rounds

LIBRARY = "library.write"
WATCHED = frozenset(
    {
        "edition.publish",
        "edition.withdraw",
        "edition.reopen",
        "report.publish",
        "round.record",
        "round.take-back",
        "round.let-leave",
        "reply.submit",
        "reply.reopen",
        "assessment.decide",
        "assessment.take-back",
        "decision.take-back",
    }
)
_TO_ROUND = {
    "compliance.edition": "factsheet__round",
    "reports.report": "round",
    "reports.draft": "report__round",
    "rounds.conduct": "round",
    "rounds.roundparty": "conduct__round",
    "rounds.reply": "party__conduct__round",
    "assessments.assessment": "round",
    "meetings.decision": "assessments__round",
}
"""How the records that are named lead to their round."""


def follow(done: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Bring the index in step after things were `done` to records ("label:key")."""
    if any(what == LIBRARY for what, _about in done):
        library_refresh()
    about = {key for what, keys in done if what in WATCHED for key in keys}
    if about:
        for round in rounds().filter(pk__in=_rounds(about)):
            round_refresh(round=round)


def _rounds(about: Iterable[str]) -> set[int]:
    by_label: dict[str, set[str]] = {}
    for key in about:
        label, _colon, id = key.partition(":")
        if label in _TO_ROUND:
            by_label.setdefault(label, set()).add(id)
    found: set[int] = set()
    for label, ids in by_label.items():
        rows = apps.get_model(label)._default_manager.filter(pk__in=ids)
        found.update(one for one in rows.values_list(_TO_ROUND[label], flat=True) if one)
    return found
