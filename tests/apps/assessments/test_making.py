"""All compliance reports of a round are made in the background, and begun again where killed."""

import io
from zipfile import ZipFile

import pytest

from ronda.apps.assessments.making import order_make, wait_again
from ronda.apps.assessments.models import OrderState, ReportOrder
from ronda.apps.assessments.services.ordering import reports_order
from ronda.apps.errors import NotAllowed, NotVisible
from ronda.apps.rounds.models import Conduct
from ronda.assessments.model import Form
from tests.apps.assessments.scene import BOX, WHY, assessing, decided, proposed, the_round
from tests.apps.people import coordinator, member, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def conduct() -> Conduct:
    return assessing()


def ordered(conduct: Conduct, form: Form = Form.DECIDED) -> ReportOrder:
    return reports_order(actor=secretary(), round=the_round(conduct), form=form)


def words(order: ReportOrder, name: str) -> str:
    order.refresh_from_db()
    assert order.archive is not None
    held = ZipFile(io.BytesIO(bytes(order.archive)))
    word = ZipFile(io.BytesIO(held.read(f"{name}.docx")))
    return word.read("word/document.xml").decode()


def test_every_one_has_its_files_in_every_language(
    conduct: Conduct,
) -> None:
    decided(conduct, proposed(conduct))
    order = ordered(conduct)
    order_make(order.pk)
    order.refresh_from_db()
    assert (order.state, order.done, order.total) == (OrderState.DONE, 24, 24)
    assert order.archive is not None
    names = ZipFile(io.BytesIO(bytes(order.archive))).namelist()
    about = ["recommendations/I-1", "recommendations/I-2", "recommendations/II-2"]
    about += ["parties/XAR", "parties/XTA", "parties/XVE"]
    assert sorted(names) == sorted(
        f"{tag}/{one}.{kind}" for tag in ("en", "fr") for one in about for kind in ("docx", "pdf")
    )
    for tag, why in WHY.items():
        told = words(order, f"{tag}/recommendations/I-1")
        assert BOX.split("\n")[0] in told
        assert why in told


def test_only_a_draft_has_what_is_proposed(conduct: Conduct) -> None:
    proposed(conduct)
    for form, has in ((Form.DECIDED, False), (Form.DRAFT, True)):
        order = ordered(conduct, form)
        order_make(order.pk)
        assert ("L’âge est désormais fixé." in words(order, "fr/parties/XAR")) is has


def test_asking_again_while_it_is_made_gives_the_same(conduct: Conduct) -> None:
    first = ordered(conduct)
    assert ordered(conduct) == first
    assert ordered(conduct, Form.DRAFT) != first
    assert first.languages == "en fr"


def test_one_whose_worker_was_killed_is_made_again_and_one_done_is_left(conduct: Conduct) -> None:
    order = ordered(conduct)
    ReportOrder.objects.filter(pk=order.pk).update(state=OrderState.MAKING, done=3, total=24)
    order_make(order.pk)  # another worker is at it
    assert ReportOrder.objects.get().state == OrderState.MAKING
    wait_again(order.pk)
    order_make(order.pk)
    assert ReportOrder.objects.get().state == OrderState.DONE
    wait_again(order.pk)
    assert ReportOrder.objects.get().state == OrderState.DONE


def test_only_the_secretariat_has_them_made(conduct: Conduct) -> None:
    for who, refusal in ((member("XAR"), NotAllowed), (coordinator("XAR"), NotVisible)):
        with pytest.raises(refusal):
            reports_order(actor=who, round=the_round(conduct), form=Form.DECIDED)
