"""The real factsheet of Serbia, tied to a report of invented text, assessed, and reported on.

Two things to know. The report has the factsheet's real codes, strengths and paragraph numbers, and
no word of it. And what is looked for in the files is what stands in the four boxes that Serbia
filled in.
"""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.selectors.bases import Basis, basis_of
from ronda.apps.assessments.selectors.evidence import offered
from ronda.apps.assessments.selectors.reports import by_party, by_recommendation, material_of
from ronda.apps.assessments.services.deciding import Seen, assessments_decide
from ronda.apps.assessments.services.proposals import Citation, Proposed, proposal_make
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors import edition_assemble
from ronda.apps.compliance.selectors.ties import loose_in
from ronda.apps.compliance.services.editions import edition_approve
from ronda.apps.compliance.services.imports import factsheet_import
from ronda.apps.reports.selectors import report_of
from ronda.apps.reports.services import draft_take_in
from ronda.apps.rounds.models import Conduct
from ronda.apps.treaties.selectors import party_by_code, round_by_number
from ronda.assessments.model import Form
from ronda.assessments.writing.outline import outlined
from ronda.assessments.writing.to_docx import report_docx
from ronda.assessments.writing.to_pdf import report_pdf
from ronda.factsheets.model import Factsheet, Scope
from ronda.reports.tying import tie
from tests.apps.assessments.scene import TEXTS, WHY, under_way
from tests.apps.people import member, rapporteur, secretary
from tests.apps.rounds.scene import round_in

pytestmark = pytest.mark.django_db
FILLED = ("III-12", "III-28", "IV-4", "V-3")
ADOPTED = {"meeting": "An invented meeting", "on": "2022-03-10", "document": "T-ES(2022)02"}


@pytest.fixture
def sheet(serbia_text_path: Path) -> Edition:
    """The factsheet in a round of two Parties, approved."""
    conduct: Conduct = round_in("follow_up", number=2, codes=("SRB", "XAR"))
    done = factsheet_import(
        actor=secretary(), data=serbia_text_path.read_bytes(), name="serbia.txt", wait=True
    )
    edition = Edition.objects.get(reading=done.reading)
    assert edition.factsheet.round == conduct.round
    return edition_approve(actor=secretary(), edition=edition)


def test_the_real_factsheet_is_tied_assessed_and_reported_on(sheet: Edition) -> None:
    basis = _with_report(sheet)
    assert basis.draft is not None
    ties = tie(edition_assemble(sheet), report_of(basis.draft))
    assert ties.loose == ()
    assert len(ties.recommendations) == 80
    assert sum(basis.frame.is_addressed("SRB", one.id) for one in basis.frame.asked) == 25
    _assessed(basis)
    words = _box_words(edition_assemble(sheet))
    assert len(words) == len(FILLED)
    material = material_of(member("XAR"), basis, Form.DECIDED)
    for language in ("en", "fr"):
        report = by_party(material, language, party_by_code("SRB"))
        for told in (
            _word_text(report_docx(outlined(report))),
            _pdf_text(report_pdf(outlined(report))),
        ):
            for code, text in words.items():
                assert text in told, code
                assert _plain(WHY[language]) in told
    for code in FILLED:
        asked = next(one for one in basis.frame.asked if one.code == code)
        told = _word_text(report_docx(outlined(by_recommendation(material, "en", asked))))
        assert words[code] in told


def test_what_of_the_real_factsheet_does_not_tie_is_listed(
    sheet: Edition, client: Client, settings: object
) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    who, page = secretary(), reverse("compliance:proof", args=[sheet.pk])
    client.force_login(who)
    assert loose_in(who, sheet, edition_assemble(sheet)) == ()
    basis = _with_report(sheet, without="IV-4")
    sheet = Edition.objects.get(pk=sheet.pk)
    told = loose_in(who, sheet, edition_assemble(sheet))
    assert [one.sentence for one in told] == ["The report has no recommendation IV-4."]
    assert told[0].sentence in client.get(page).content.decode()
    material = material_of(secretary(), basis, Form.DECIDED)
    report = by_party(material, "en", party_by_code("SRB"))
    assert _box_words(edition_assemble(sheet))["IV-4"] not in _word_text(
        report_docx(outlined(report))
    )
    assert loose_in(member("XAR"), sheet, edition_assemble(sheet)) == ()


def _without(report: dict[str, object], code: str) -> dict[str, object]:
    """The report without the recommendation with this code."""
    told = json.loads(json.dumps(report))
    for chapter in told["chapters"]:
        chapter["entries"] = [one for one in chapter["entries"] if one.get("code") != code]
    return dict(told)


def _with_report(sheet: Edition, without: str = "") -> Basis:
    round = round_by_number("lanzarote", 2)
    data = json.dumps(_without(invented_report(edition_assemble(sheet)), without)).encode()
    draft_take_in(actor=secretary(), round=round, data=data, name="invented.json")
    return basis_of(round_by_number("lanzarote", 2))


def _assessed(basis: Basis) -> None:
    """Each of the filled boxes is cited, and what is proposed on it decided in one block."""
    party, rows = party_by_code("SRB"), []
    for code in FILLED:
        asked = next(one for one in basis.frame.asked if one.code == code)
        box, *_others = offered(secretary(), basis, party, asked)
        assert code in box.place
        quote = " ".join(box.text.split()[:6])
        rows.append(
            proposal_make(
                actor=rapporteur("XAR"),
                round=basis.round,
                party=party,
                recommendation=asked.id,
                proposed=Proposed("partly", WHY, [Citation(box.key, quote)]),
            )
        )
    assessments_decide(
        actor=secretary(),
        round=basis.round,
        meeting=under_way(),
        seen=[Seen(one.pk, one.version) for one in rows],
        texts=TEXTS,
    )
    assert Assessment.objects.filter(state="decided").count() == len(FILLED)


def invented_report(sheet: Factsheet) -> dict[str, object]:
    """A report with the factsheet's codes, strengths, scopes and paragraph numbers."""
    numbers = sorted(_numbers(sheet))
    chapters = [_chapter(sheet, turn) for turn in range(len(sheet.chapters))]
    chapters[0]["entries"] = [
        *(_paragraph(n) for n in range(1, numbers[-1] + 1)),
        *chapters[0]["entries"],
    ]
    both = {"en": "An invented report", "fr": "Un rapport inventé"}
    return {
        "format": "ronda-report/1",
        "body": "lanzarote",
        "round": 2,
        "languages": ["en", "fr"],
        "title": both,
        "adopted": ADOPTED,
        "chapters": chapters,
    }


def _numbers(sheet: Factsheet) -> Iterator[int]:
    for chapter in sheet.chapters:
        for one in chapter.observations:
            yield from one.paragraphs


def _paragraph(number: int) -> dict[str, object]:
    text = {"en": f"Paragraph {number}.", "fr": f"Paragraphe {number}."}
    finding = {"id": f"f-{number}", "party": "SRB", "kind": "gap", "text": None}
    return {
        "type": "paragraph",
        "id": f"p-{number}",
        "number": number,
        "text": text,
        "findings": [finding],
    }


def _chapter(sheet: Factsheet, turn: int) -> dict[str, list[object]]:
    chapter = sheet.chapters[turn]
    entries = [
        _recommendation(code, str(one.strength), one.scope)
        for one in chapter.recommendations
        for code in one.codes
    ]
    title = {"en": f"Subject {turn + 1}", "fr": f"Sujet {turn + 1}"}
    number = chapter.number
    made: dict[str, object] = {"id": f"c-{turn}", "number": number, "title": title}
    return {**made, "entries": entries}  # type: ignore[dict-item]


def _recommendation(code: str, strength: str, scope: Scope) -> dict[str, object]:
    addressed = {"addressed": "named", "parties": ["SRB"]} if scope is Scope.SPECIFIC else {}
    text = {"en": f"to do as {code} says;", "fr": f"de faire ce que dit {code} ;"}
    return {
        "type": "recommendation",
        "id": f"r-{code.lower()}",
        "code": code,
        "strength": strength,
        "text": text,
        **addressed,
    }


def _box_words(sheet: Factsheet) -> dict[str, str]:
    """The first words of each box with text, by the code that they are known by."""
    found = {}
    for chapter in sheet.chapters:
        for one in chapter.recommendations:
            if one.follow_up is not None and one.follow_up.text:
                line = max(one.follow_up.text.split("\n"), key=len)
                found[one.codes[0]] = _plain(line)[:120]
    return found


def _word_text(data: bytes) -> str:
    xml = ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    text = re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", " ", xml))
    return _plain(text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))


def _pdf_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return _plain(" ".join(page.get_textpage().get_text_range() for page in pdf))


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
