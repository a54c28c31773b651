"""The two renderings say the same, can be read without colours, and trust no text."""

import re
from itertools import pairwise

from lxml import html

from ronda.factsheets.comparing import Comparison, compare
from ronda.factsheets.comparing.as_page import page
from ronda.factsheets.comparing.as_text import lines
from ronda.factsheets.model import Factsheet

HOSTILE = "<script>alert(1)</script> & \x1b[2J “end”"


def _factsheet(introduction: str, box: str, language: str = "sr-Cyrl") -> Factsheet:
    return Factsheet.model_validate(
        {
            "body": "lanzarote",
            "round": 2,
            "party": {"name": "Аркадија", "code": "XAR"},
            "title": "ИНФОРМАТИВНИ ЛИСТ",
            "language": language,
            "prepared": "2023-05",
            "chapters": [
                {
                    "number": "II",
                    "title": "Школе",
                    "introduction": introduction,
                    "practice_box": {"text": box},
                }
            ],
        }
    )


def _comparison() -> Comparison:
    return compare(_factsheet("Ученици уче о мрежама.", ""), _factsheet("Ученици уче.", HOSTILE))


def test_terminal_lines_mark_what_came_and_went_in_signs() -> None:
    told = list(lines(_comparison()))
    assert told[0] == "old: Аркадија, round 2 (prepared 2023-05)"
    assert "    1  introductions reworded" in told
    assert "    1  blue boxes (practices) filled in" in told
    assert "      introduction: Ученици уче[- о мрежама-]." in told


def test_terminal_lines_pass_on_no_commands_to_the_terminal() -> None:
    assert "\x1b" not in "".join(lines(_comparison()))
    coloured = "".join(lines(_comparison(), coloured=True))
    assert set(re.findall("\x1b[^m]*m", coloured)) <= {f"\x1b[{n}m" for n in (0, 1, 31, 32)}
    assert "\x1b[2J" not in coloured


def test_long_kept_text_is_shortened_around_the_change() -> None:
    long = "word " * 200
    told = "\n".join(
        lines(compare(_factsheet(long + "old " + long, ""), _factsheet(long + "new " + long, "")))
    )
    assert "[-old-]{+new+}" in told and len(told) < 600


def test_nothing_changed_is_said_in_both() -> None:
    same = compare(_factsheet("Ученици.", ""), _factsheet("Ученици.", ""))
    assert "Nothing changed: the two editions say the same." in list(lines(same))
    assert "Nothing changed: the two editions say the same." in page(same)


def test_page_stands_alone_and_escapes_the_document() -> None:
    text = page(_comparison())
    tree = html.document_fromstring(text)
    assert not tree.xpath("//script | //link | //img | //*[@src]")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in text


def test_page_tells_changes_to_those_who_hear_it() -> None:
    tree = html.document_fromstring(page(_comparison()))
    assert tree.get("lang") == "en" and tree.findtext(".//title") == "What changed: Аркадија"
    heard = [e.xpath("string(span[1])") for e in tree.iter("ins", "del")]
    assert heard == ["[deleted: ", "[inserted: "]
    assert tree.xpath("//div[@class='text']/@lang") == ["sr-Cyrl", "sr-Cyrl"]
    assert tree.xpath("//table/caption") and tree.xpath("//tbody//th[@scope='row']")
    levels = [int(e.tag[1]) for e in tree.iter("h1", "h2", "h3")]
    assert levels[0] == 1 and all(b - a <= 1 for a, b in pairwise(levels))
    ids = {element.get("id") for element in tree.iter()}
    assert {str(link.get("href")).lstrip("#") for link in tree.iter("a")} <= ids
