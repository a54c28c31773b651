"""The pages of laws, charges and operations through a client: forms understood, queries bounded."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ronda.apps.charges.models import CountsArticle, Operation
from ronda.apps.charges.services.charges import articles_tie
from ronda.apps.charges.services.operations import Conducted, operation_add, operation_count
from ronda.apps.laws.models import Law, Version
from ronda.apps.laws.pasting import Pasted
from ronda.apps.laws.services.laws import Amending, version_add
from ronda.apps.national.desk import at_desk
from ronda.apps.national.services.figures import Defined, indicator_define
from ronda.figures.model import Unit
from tests.apps.charges.scene import Register, article, give, mosaic, register

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_a_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def signed_in(there: Register) -> Client:
    client = Client()
    client.force_login(there.desk.coordinator)
    return client


def counted(client: Client, name: str, *args: object) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return len(queries)


def words(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_law_takes_as_many_queries_however_often_it_changed() -> None:
    there = register()
    client, law = signed_in(there), there.statute.law
    pages = (("laws:laws",), ("laws:changed",), ("laws:law", law.pk))
    few = [counted(client, *page) for page in pages]
    for turn in range(8):
        told = Amending(
            f"Gazette {turn}/2025",
            date(2025, 1, 1) + timedelta(turn),
            (Pasted("178", f"Wording {turn}."), Pasted(f"300{'abcdefgh'[turn]}", "New.")),
        )
        version_add(actor=there.desk.coordinator, law=law, amending=told)
    assert [counted(client, *page) for page in pages] == few


def test_charges_and_operations_take_as_many_queries_however_many_there_are() -> None:
    there = register()
    mosaic(there.desk)
    client, who = signed_in(there), there.desk.coordinator
    few = [counted(client, name) for name in ("charges:charges", "charges:operations")]
    for turn in range(6):
        defined = Defined(f"Convicted {turn}", Unit.PERSONS_CONVICTED, "All.", date(2015, 1, 1))
        indicator = indicator_define(actor=who, institution=there.desk.justice, defined=defined)
        give(there.desk, indicator, "2023", 20 + turn)
        nine = article(there.statute, "9")
        articles_tie(actor=who, indicator=indicator, articles={"": nine})
        conducted = Conducted(f"Operation {turn}", there.desk.interior, date(2024, 1, 1))
        operation = operation_add(actor=who, conducted=conducted)
        suspects = operation_count(
            actor=who, operation=operation, unit=Unit.SUSPECTS, words="All of them."
        )
        give(there.desk, suspects, "2024", 12)
    assert [counted(client, name) for name in ("charges:charges", "charges:operations")] == few


def test_a_law_and_its_version_are_put_down_in_forms() -> None:
    there = register()
    client = signed_in(there)
    told = {
        "title": "Procedure Act",
        "short": "CPA",
        "kind": "law",
        "language": "sr-Cyrl",
        "institution": there.desk.justice.pk,
    }
    answer = client.post(reverse("laws:add"), told, follow=True)
    assert "Procedure Act" in words(answer)
    with at_desk(there.desk.coordinator):
        law = Law.objects.get(short="CPA")
    address = reverse("laws:version-add", args=[law.pk])
    version = {"gazette": "Gazette 1/2020", "since": "2020-01-01", "articles": "No heading."}
    assert "Begin each article with a line" in words(client.post(address, version))
    version["articles"] = "Члан 83\nПо наредби суда.\n"
    assert "По наредби суда." in words(client.post(address, version, follow=True))
    assert "By order" not in words(client.get(reverse("laws:law", args=[law.pk])))
    with at_desk(there.desk.coordinator):
        assert Version.objects.get(law=law).number == 1
    early = client.get(reverse("laws:law", args=[law.pk]), {"on": "2019-01-01"})
    assert "No article was in force on this day." in words(early)


def test_which_article_a_figure_counts_is_chosen_by_group() -> None:
    there = register()
    client = signed_in(there)
    address = reverse("charges:tie", args=[there.charges.pk])
    nine = article(there.statute, "9")
    both = {"whole": nine.pk, "group-0": nine.pk}
    assert "or of its groups" in words(client.post(address, both))
    client.post(address, {"group-1": nine.pk})
    with at_desk(there.desk.coordinator):
        (tie,) = CountsArticle.objects.filter(indicator=there.charges)
        assert (tie.group, tie.article_id) == ("9", nine.pk)


def test_of_two_who_change_an_operation_the_second_is_told() -> None:
    there = register()
    client, operation = signed_in(there), mosaic(there.desk)
    address = reverse("charges:operation-change", args=[operation.pk])
    told = {
        "name": "Heron",
        "institution": there.desk.interior.pk,
        "begins": "2024-03-01",
        "version": "1",
    }
    assert client.post(address, told).status_code == 302
    assert "changed this operation meanwhile" in words(client.post(address, told))
    with at_desk(there.desk.coordinator):
        assert Operation.objects.get().version == 2
