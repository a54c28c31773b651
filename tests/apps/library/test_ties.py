"""Findings and recommendations are tied to passages; a passage tells what of it one may see."""

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from ronda.apps.accounts.selectors import Actor
from ronda.apps.library.selectors import cited_by, passage_at
from ronda.apps.reports.forms.findings import FindingForm
from ronda.apps.reports.forms.pieces import RecommendationForm
from ronda.apps.reports.models import Draft, Writing
from ronda.apps.reports.selectors.writers import Writes
from ronda.apps.reports.services import report_publish
from ronda.apps.reports.services.beginning import draft_make
from ronda.apps.reports.services.writing import piece_save
from ronda.reports.model import Basis
from tests.apps.library.scene import taken_in
from tests.apps.people import coordinator, member, person, rapporteur, secretary
from tests.apps.reports.scene import ADOPTED
from tests.apps.reports.scene import taken_in as report_taken_in
from tests.apps.reports.written import now, piece, written

pytestmark = pytest.mark.django_db
TIE = "invented-guidelines/para-1"


def test_a_passage_that_is_chosen_is_kept_as_a_tie_with_the_librarys_names() -> None:
    tied()
    [basis] = piece("r-1").content["basis"]
    assert basis == {
        "authority": "guidelines",
        "text": "Invented Guidelines",
        "place": "Para. 1",
        "passage": TIE,
    }
    assert piece("f-1").content["cites"] == [TIE]


def test_a_place_within_the_passage_stays_and_a_free_text_has_no_tie() -> None:
    taken_in()
    given = {"basis_place_1": "Para. 1, second sentence", "basis_passage_1": TIE}
    other = {"basis_authority_2": "other", "basis_text_2": "A law", "basis_place_2": "§ 1"}
    saved(given | other)
    first, second = piece("r-1").content["basis"]
    assert first["place"] == "Para. 1, second sentence" and first["passage"] == TIE
    assert "passage" not in second


def test_a_basis_without_a_tie_is_written_as_before() -> None:
    told = Basis(authority="convention", text="CETS 201").model_dump(mode="json")
    assert told == {"authority": "convention", "text": "CETS 201", "place": ""}


def test_nobody_learns_from_a_passage_of_a_draft_that_they_do_not_see() -> None:
    tied()
    assert names(secretary()) == [] and names(None) == []  # It stands on the desk only.
    draft_make(actor=secretary(), writing=now())
    assert len(names(secretary())) == 2 == len(names(rapporteur("XTA")))
    for who in (None, member("XAR"), coordinator("XAR"), person()):
        assert names(who) == []


def test_of_a_published_report_everybody_sees_what_cites_a_passage_and_nothing_newer() -> None:
    tied()
    draft = draft_make(actor=secretary(), writing=now())
    content = Draft.objects.get(pk=draft.pk).content
    adopted = report_taken_in(adopted=ADOPTED, chapters=content["chapters"])
    report_publish(actor=secretary(), draft=adopted, on=date(2026, 3, 20))
    finding, recommendation = names(None)
    assert finding.startswith("Finding on Arcadia, paragraph 1")
    assert recommendation.startswith("Recommendation I-1")
    piece_save(
        actor=secretary(),
        piece=piece("r-2"),
        content=piece("r-2").content | {"basis": piece("r-1").content["basis"]},
        seen=1,
    )
    draft_make(actor=secretary(), writing=now())
    assert (len(names(secretary())), len(names(None))) == (3, 2)
    page = Client().get("/library/invented-guidelines/para-1/").content.decode()
    assert "I-1" in page and "Nothing that you may see" not in page
    shown = Client().get(f"/rounds/lanzarote/2/report/drafts/{adopted.number}/").content.decode()
    assert shown.count('href="/library/invented-guidelines/para-1/"') == 2


def test_the_library_is_had_as_a_table_in_which_nothing_is_run() -> None:
    formula = {"en": "=1+1"}
    taken_in(passages=[{"label": "Para. 1", "title": formula, "words": {"fr": "Un mot."}}])
    answer = Client().get("/library/library.csv")
    rows = list(csv.DictReader(StringIO(answer.content.decode())))
    [row] = [one for one in rows if one["text"] == "invented-guidelines"]
    assert (row["id"], row["label"], row["words (fr)"]) == (TIE, "Para. 1", "Un mot.")
    assert not row["title (en)"].startswith("=")
    assert len(rows) > 50  # The convention's articles are there as well.


def tied() -> None:
    """The invented report, with a recommendation and a finding tied to a passage."""
    taken_in()
    saved({"basis_passage_1": TIE})
    one = piece("f-1")
    form = FindingForm(
        {"kind": "gap", "cites_1": TIE}, party="XAR", shown=None, **more(one.writing, one)
    )
    assert form.is_valid(), form.errors
    piece_save(actor=secretary(), piece=one, content=form.content(), seen=1)


def saved(given: dict[str, str]) -> None:
    written()
    one = piece("r-1")
    kept = {"strength": "require", "addressed": "named", "parties": ["XAR"]}
    texts = {f"text_{tag}": text for tag, text in one.content["text"].items()}
    form = RecommendationForm({**kept, **texts, **given}, **more(one.writing, one))
    assert form.is_valid(), form.errors
    piece_save(actor=secretary(), piece=one, content=form.content(), seen=1)


def more(writing: Writing, one: object) -> dict[str, Any]:
    return {"writing": writing, "writes": Writes(True), "piece": one}


def names(who: Actor | None) -> list[str]:
    found = cited_by(who or AnonymousUser(), passage_at("invented-guidelines", "para-1"))
    return [one.name for one in found]
