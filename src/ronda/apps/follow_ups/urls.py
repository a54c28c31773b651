"""The addresses of follow-up.

Two things to know. All begin with `rounds/<body>/<number>/follow-up/`, and those of one Party go on
with its code. And a view finds the Party by `selectors.places`.
"""

from django.urls import URLPattern, URLResolver, path

from ronda.apps.follow_ups.views import (
    boards,
    clarifications,
    drafts,
    evidence,
    filling,
    practices,
    submissions,
)

ROUND = "rounds/<slug:body>/<int:number>/follow-up/"
HERE = f"{ROUND}<slug:party>/"

app_name = "follow_ups"
urlpatterns: list[URLPattern | URLResolver] = [
    path(ROUND, boards.board, name="board"),
    path(f"{ROUND}remind/", boards.remind, name="remind"),
    path(f"{ROUND}practices/", practices.practices, name="practices"),
    path(f"{ROUND}practices/<int:id>/", practices.check, name="practice-check"),
    path(f"{ROUND}practices/<int:id>/take-back/", practices.take_back, name="practice-take-back"),
    path(HERE, filling.party, name="party"),
    path(f"{HERE}language", filling.language, name="language"),
    path(f"{HERE}chapters/<slug:chapter>/", filling.chapter, name="chapter"),
    path(f"{HERE}boxes/<slug:box>", filling.box, name="box"),
    path(f"{HERE}rivals/<int:id>/", filling.rival, name="rival"),
    path(f"{HERE}evidence/", evidence.evidence, name="evidence"),
    path(f"{HERE}evidence/<int:id>", evidence.evidence_file, name="evidence-file"),
    path(f"{HERE}evidence/<int:id>/take-out", evidence.evidence_remove, name="evidence-remove"),
    path(f"{HERE}word", evidence.word, name="word"),
    path(f"{HERE}hand-back/", evidence.hand_back, name="hand-back"),
    path(f"{HERE}came-back/<int:id>/", evidence.came_back, name="came-back"),
    path(f"{HERE}submit/", submissions.submit, name="submit"),
    path(f"{HERE}submissions/<int:turn>/", submissions.submission, name="submission"),
    path(f"{HERE}submissions/<int:turn>/document", submissions.document, name="document"),
    path(f"{HERE}submissions/<int:turn>/publish/", submissions.publish, name="publish"),
    path(f"{HERE}draft/", drafts.draft, name="draft"),
    path(f"{HERE}draft/<int:id>/", drafts.draft_answer, name="draft-answer"),
    path(f"{HERE}clarifications/", clarifications.clarifications, name="clarifications"),
    path(f"{HERE}clarifications/<int:id>/", clarifications.answer, name="clarify"),
    path(
        f"{HERE}clarifications/<int:id>/take-back/",
        clarifications.take_back,
        name="clarification-take-back",
    ),
    path(f"{HERE}practices/record/", practices.record, name="practice-record"),
    path(f"{HERE}reopen/", submissions.reopen, name="reopen"),
    path(f"{HERE}reopen/decide/", submissions.decide, name="reopen-decide"),
]
