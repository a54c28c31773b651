"""The names by which a Word file that Ronda wrote is known again when it comes back.

Two things to know. Each role has a paragraph style of its own, and the two colours of boxes have
theirs; style names outlive every program, tags of content controls do not. So both are written,
and either suffices to find a box again.
"""

from collections.abc import Mapping

from ronda.factsheets.blocks import Colour, Role

STYLES: Mapping[Role, str] = {
    Role.TITLE: "Ronda Title",
    Role.PREFACE: "Ronda Preface",
    Role.CONTENTS: "Ronda Contents Title",
    Role.CHAPTER: "Ronda Chapter",
    Role.INTRODUCTION: "Ronda Introduction",
    Role.SECTION: "Ronda Section",
    Role.TOPIC: "Ronda Topic",
    Role.LEAD_IN: "Ronda Lead-in",
    Role.OBSERVATION: "Ronda Observation",
    Role.RECOMMENDATION: "Ronda Recommendation",
    Role.POINT: "Ronda Point",
    Role.PRACTICES: "Ronda Practices",
    Role.PRACTICE: "Ronda Practice",
    Role.NOTE: "Ronda Note",
    Role.NUMBERED: "Ronda Numbered Paragraph",
    Role.CONTINUATION: "Ronda Continuation",
    Role.FINDING: "Ronda Finding",
    Role.CODE: "Ronda Code",
    Role.REMARK: "Ronda Remark",
}
"""The paragraph style of each role outside boxes."""

BOX_STYLES: Mapping[tuple[Role, Colour], str] = {
    (Role.BOX_TITLE, Colour.ORANGE): "Ronda Follow-up Title",
    (Role.BOX_TEXT, Colour.ORANGE): "Ronda Follow-up Text",
    (Role.BOX_TITLE, Colour.BLUE): "Ronda Practice Box Title",
    (Role.BOX_TEXT, Colour.BLUE): "Ronda Practice Box Text",
}
"""The paragraph style of a box's title and of its text, by the box's colour."""

TAGS: Mapping[Colour, str] = {Colour.ORANGE: "ronda:follow-up:", Colour.BLUE: "ronda:practice:"}
"""How the tag of a box's content control begins; the codes or the chapter's number follow."""

PROPERTIES: Mapping[str, str] = {
    "body": "Ronda body",
    "round": "Ronda round",
    "party": "Ronda Party",
    "party_code": "Ronda Party code",
    "language": "Ronda language",
    "draft": "Ronda draft",
}
"""The names of the file's own properties, by what they are called in `Document.properties`."""


NAME_BOOKMARK = "_Rnd"
"""How a bookmark begins that names a block; Word hides those that begin with a low line."""


def style_id(name: str) -> str:
    """The id of a style, made from its name as Word makes it.

    >>> style_id("Ronda Follow-up Text")
    'RondaFollow-upText'
    """
    return name.replace(" ", "")
