"""Texts of the library: taken in, entered, changed, found, cited."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser

from ronda.apps.errors import NotAllowed, NotValid, Stale
from ronda.apps.library.citing import Cited
from ronda.apps.library.files import FilePassage
from ronda.apps.library.models import Passage, Text
from ronda.apps.library.selectors import cited_by, passage_at, passages_found
from ronda.apps.library.services import passage_save, text_take_in
from ronda.procedure.stated import Wording
from tests.apps.library.scene import file_of, taken_in
from tests.apps.people import coordinator, secretary
from tests.apps.reports import scene as reports

pytestmark = pytest.mark.django_db


def test_the_convention_is_there_with_the_titles_of_its_articles_and_none_of_its_words() -> None:
    text = Text.objects.get(slug="cets-201")
    assert text.passages.count() == 50
    assert passage_at("cets-201", "article-23").titles["en"].startswith("Solicitation")
    assert not text.passages.exclude(words={}).exists()


def test_a_text_is_taken_in_and_taken_in_again_keeps_addresses_and_what_it_does_not_have() -> None:
    text = taken_in()
    first = passage_at("invented-guidelines", "para-1")
    again = taken_in(passages=[{"label": "Para. 1", "words": {"en": "Listen."}}])
    assert again.pk == text.pk
    changed = passage_at("invented-guidelines", "para-1")
    assert (changed.pk, changed.words, changed.version) == (first.pk, {"en": "Listen."}, 2)
    assert [one.key for one in text.passages.all()] == ["para-1", "para-2"]


def test_toml_is_read_as_json_is() -> None:
    data = b'slug = "t"\nkind = "opinion"\nreference = "O 1"\ntitle = { en = "T" }\n'
    assert text_take_in(actor=secretary(), data=data, name="t.toml").reference == "O 1"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"link": "javascript:alert(1)"}, "link"),
        ({"slug": "add"}, "slug"),
        ({"kind": "law"}, "kind"),
        ({"reference": "CETS 201"}, "reference"),
        ({"passages": [{"label": "Para. 1"}, {"label": "Para 1"}]}, "para-1"),
        ({"passages": [{"label": "…"}]}, "passages/0/label"),
        ({"strange": 1}, "strange"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_place(changes: object, said: str) -> None:
    assert isinstance(changes, dict)
    with pytest.raises(NotValid, match=said):
        taken_in(**changes)
    assert not Text.objects.filter(slug="invented-guidelines").exists()


def test_only_a_secretariat_writes() -> None:
    with pytest.raises(NotAllowed):
        taken_in(coordinator())
    with pytest.raises(NotAllowed):
        text_take_in(actor=AnonymousUser(), data=file_of(), name="x.json")


def test_what_somebody_changed_meanwhile_is_not_overwritten() -> None:
    text, who = taken_in(), secretary()
    given = FilePassage(label="Para. 1", words=Wording.of({"en": "Mine."}))
    passage_save(actor=who, text=text, given=given, seen=1)
    with pytest.raises(Stale):
        passage_save(actor=who, text=text, given=given, seen=1)
    with pytest.raises(NotValid, match="already"):
        passage_save(actor=who, text=text, given=given)
    new = passage_save(actor=who, text=text, given=FilePassage(label="Para. 3"))
    assert (new.key, new.position) == ("para-3", 3)


def test_every_word_is_looked_for_in_any_language() -> None:
    taken_in()
    assert [one.key for one in passages_found("enfant écoute")] == ["para-1"]
    assert [one.key for one in passages_found("Guidelines twice")] == ["para-2"]
    assert passages_found("listens twice") == [] == passages_found(" ")


@pytest.mark.parametrize(
    ("place", "meant"),
    [("Article 2", True), ("Article 2, para. 1", True), ("Article 23", False), ("", False)],
)
def test_a_place_is_meant_by_its_label_and_what_follows(place: str, meant: bool) -> None:
    assert Cited("CETS 201", "cets-201", "Article 2").is_meant("cets 201", place) is meant
    assert not Cited("CETS 201", "cets-201", "Article 2").is_meant("CETS 202", place)


def test_a_recommendation_that_rests_on_a_passage_is_told_to_those_who_see_its_report() -> None:
    basis = [{"authority": "convention", "text": "CETS 201", "place": "Article 23, para. 1"}]
    values = json.loads(reports.file_of())
    values["chapters"][0]["entries"][3]["basis"] = basis
    reports.taken_in(chapters=values["chapters"])
    passage = passage_at("cets-201", "article-23")
    (citation,) = cited_by(secretary(), passage)
    assert "I-1" in citation.name and citation.address.endswith("/report/drafts/1/#r-1")
    assert cited_by(AnonymousUser(), passage) == [] == cited_by(coordinator(), passage)
    assert cited_by(secretary(), passage_at("cets-201", "article-2")) == []


def test_passages_are_kept_whole() -> None:
    assert Passage.objects.filter(text__slug="cets-201").values("position").distinct().count() == 50
