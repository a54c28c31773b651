"""A record's story as a page, or as a table to keep: one way for every app.

Two things to know. The app asks for the record first, through its own `visible_to` and its policy,
and gives it here with whatever else belongs to its story: the reader sees all that these records
ever said, earlier drafts as well. And `?format=csv` gives the whole story as CSV.
"""

from collections.abc import Collection, Sequence

from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.apps.audit.selectors import Tellers, Words, steps_csv, steps_of

ON_A_PAGE = 100


def story_page(
    request: HttpRequest,
    records: Sequence[Model],
    *,
    template: str = "audit/story.html",
    words: Words | None = None,
    history: bool = True,
    without: Collection[str] = (),
    tellers: Tellers | None = None,
    **context: object,
) -> HttpResponse:
    """The story of `records` in a template that extends `audit/story.html`.

    `words` tells what is done under a code, where the pages do not know it. Without `history` it is
    told from what services noted alone, less what is done under the codes in `without`: for readers
    who may not see every draft there was. `tellers` tell values of fields as texts.
    """
    found = steps_of(records, words, history=history, tellers=tellers)
    steps = [step for step in found if step.what not in without]
    if request.GET.get("format") == "csv":
        kept = {"Content-Disposition": 'attachment; filename="story.csv"'}
        return HttpResponse(steps_csv(steps), content_type="text/csv; charset=utf-8", headers=kept)
    page = Paginator(steps, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template, {"steps": page, **context})
