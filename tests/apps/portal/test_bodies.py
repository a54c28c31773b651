"""Two bodies with a round of the same number: each factsheet is found under its own body.

Two things to know. Addresses without a body are the Lanzarote Committee's. And every link to the
other body's factsheet, in pages, tables, citations and embeds, leads to that one.
"""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors import edition_assemble
from ronda.apps.compliance.services.factsheets import edition_record
from ronda.apps.rounds.models import Conduct
from ronda.apps.search.services.of_factsheets import factsheets_public
from ronda.apps.treaties.models import Round
from ronda.factsheets.model import Factsheet
from tests.apps.people import monitoring_body, secretary
from tests.apps.portal.scene import laid, publish

pytestmark = pytest.mark.django_db
BODY = "generated-1"
OTHER = f"/factsheets/{BODY}/xar/2/"
LASTING = f"{OTHER}en/1/"
ROUND = f"/rounds/{BODY}/2/"


@pytest.fixture
def edition() -> Edition:
    """Arcadia's factsheet of round 2 of another body, beside that of the Lanzarote Committee."""
    laid()
    now = Edition.objects.get(factsheet__party__code="XAR")
    round = Round.objects.create(body=monitoring_body(BODY), number=2, theme="Another theme")
    # By the rules of the Lanzarote Committee, as the bodies of a generated record work.
    rules, who = Conduct.objects.get(), secretary(BODY)
    Conduct.objects.create(
        round=round,
        procedure=rules.procedure,
        procedure_text=rules.procedure_text,
        created_by=who,
    )
    told = edition_assemble(now).model_dump_json(by_alias=True)
    value = Factsheet.model_validate_json(told.replace("to do what r-1 says", "to do otherwise"))
    value = value.model_copy(update={"body": BODY})
    return publish(edition_record(actor=who, value=value, party=now.factsheet.party, round=round))


def shown(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_each_has_its_own_addresses(edition: Edition) -> None:
    ours = shown("/factsheets/xar/2/")
    assert "to do what r-1 says" in ours
    assert "to do otherwise" not in ours
    for address in (OTHER, LASTING):
        assert "to do otherwise" in shown(address)
    assert Client().get(f"/factsheets/{BODY}/xta/2/").status_code == 404
    assert Client().get(f"{OTHER}I-1").headers["Location"] == f"{OTHER}#I-1"
    assert Client().get(f"{OTHER}compare/").status_code == 200


def test_one_that_is_found_without_its_body_may_be_asked_for_with_it(edition: Edition) -> None:
    assert "to do what r-1 says" in shown("/factsheets/lanzarote/xar/2/")


@pytest.mark.parametrize(
    "page",
    [
        *("/factsheets/", "/parties/xar/", OTHER, "/editions/%d/"),
        *(f"{ROUND}matrix/", f"{ROUND}matrix.csv"),
        *(f"{ROUND}recommendations/I-1/", f"{ROUND}chapters/I/"),
        f"/compare/?party=xar&round=lanzarote-2&round={BODY}-2",
        f"/api/v1/recommendations?body={BODY}",
    ],
)
def test_every_link_leads_to_a_page_that_is_there(edition: Edition, page: str) -> None:
    html = shown(page.replace("%d", str(edition.pk)))
    found = set(re.findall(r'/factsheets/[^"#\s<,?]+', html))
    assert any(one.startswith(OTHER) for one in found)
    for one in found:
        assert Client().get(one, follow=True).status_code == 200, one
    if page.startswith((ROUND, OTHER)):
        assert not [one for one in found if one.startswith("/factsheets/xar/2/")]


def test_what_is_embedded_and_cited_is_the_same_one(edition: Edition) -> None:
    for address in (OTHER, LASTING):
        assert LASTING in shown(f"/embed{address}")
        told = json.loads(shown(f"{reverse('portal:oembed')}?url=http://testserver{address}"))
        assert f"/embed{address}" in told["html"]
        assert LASTING in shown(f"{reverse('portal:citation', args=['bib'])}?page={address}")
    assert OTHER in shown(f"/embed{ROUND}recommendations/I-1/")


def test_the_search_leads_there(edition: Edition) -> None:
    [taken] = factsheets_public(edition.factsheet.round)
    assert {one.page.partition("#")[0] for one in taken.statements()} == {LASTING}
