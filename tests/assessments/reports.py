"""A compliance report of invented text."""

from datetime import date

from ronda.assessments.model import (
    Chapter,
    ComplianceReport,
    Evidence,
    Form,
    Judgement,
    Section,
    Turned,
)

BOX = "The harbour has a counsellor.\n- by day\n- by night"


def compliance_report(form: Form = Form.DECIDED, language: str = "en") -> ComplianceReport:
    """One recommendation, three Parties: decided, proposed, open."""
    decided = Judgement(
        status="partly in compliance",
        reasons="One harbour of two.",
        evidence=(Evidence(source="Box of I-1", quote="has a counsellor"),),
        decided_on=date(2026, 3, 10),
        meeting="meeting 46",
    )
    proposed = Judgement(status="rejected", reasons="It says no.", response="We said not yet.")
    sections = (
        Section(heading="Arcadia", box=BOX, judgements=(decided,), earlier=(decided,)),
        Section(heading="Talvia", box="", judgements=(proposed,)),
        Section(heading="Veronia", box=""),
    )
    chapter = Chapter(
        number="I-1",
        title="Help (require)",
        introduction=("to help;\n- always",),
        figures=("partly in compliance: 1",),
        sections=sections,
    )
    return ComplianceReport(
        body="lanzarote",
        round=2,
        language=language,
        form=form,
        turned=Turned.BY_RECOMMENDATION,
        body_name="Lanzarote Committee",
        about="I-1",
        as_at=date(2026, 3, 20),
        chapters=(chapter,),
    )
