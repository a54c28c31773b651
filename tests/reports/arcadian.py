"""A report of invented text about invented Parties, small, with something of everything."""

from ronda.reports.model import Report

TEXTS = {
    "format": "ronda-report/1",
    "body": "lanzarote",
    "round": 2,
    "languages": ["en", "fr"],
    "title": {"en": "Help by telephone and on line", "fr": "Aide par téléphone et en ligne"},
}


def both(text: str) -> dict[str, str]:
    return {"en": text, "fr": f"(fr) {text}"}


def paragraph(number: int, *findings: dict[str, object]) -> dict[str, object]:
    return {
        "type": "paragraph",
        "id": f"p-{number}",
        "number": number,
        "text": both(f"What the replies say, part {number}."),
        "findings": list(findings),
    }


def finding(id: str, party: str, kind: str, text: str | None) -> dict[str, object]:
    return {"id": id, "party": party, "kind": kind, "text": both(text) if text else None}


def recommendation(id: str, code: str, strength: str, **more: object) -> dict[str, object]:
    text = both(f"to do what {id} says;")
    return {
        "type": "recommendation",
        "id": id,
        "code": code,
        "strength": strength,
        "text": text,
    } | more


def report() -> Report:
    """Two chapters, four paragraphs, five recommendations, one practice; no fault in it."""
    first = {
        "id": "law",
        "number": "I",
        "title": both("Law"),
        "introduction": both("What the Committee asked about law."),
        "entries": [
            {"type": "topic", "id": "t-age", "title": both("The age of the child")},
            paragraph(
                1,
                finding("f-1", "XAR", "gap", "Arcadia sets no age."),
                finding("f-2", "XTA", "in_line", "Talvia sets the age at eighteen."),
            ),
            paragraph(2, finding("f-3", "XAR", "gap", "Arcadia sets no age.")),
            recommendation("r-1", "I-1", "require", addressed="named", parties=["XAR"]),
            recommendation("r-2", "I-2", "request", addressed="not_already", rests_on=["f-2"]),
        ],
    }
    second = {
        "id": "help",
        "number": "II",
        "title": both("Help"),
        "entries": [
            paragraph(3, finding("f-4", "XAR", "no_information", None)),
            recommendation("r-3", "II-1", "invite", items=[both("by day;"), both("by night.")]),
            recommendation("r-4", "II-2", "require", addressed="not_already", parties=["XAR"]),
            recommendation("r-5", "II-3", "invite", withdrawn="Taken over by II-1."),
            {"type": "practice", "id": "pr-1", "party": "XAR", "text": both("A line by post.")},
            paragraph(4),
        ],
    }
    return Report.model_validate(TEXTS | {"chapters": [first, second]})
