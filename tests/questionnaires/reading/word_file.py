"""A filled Word file made from ours: what people and programs do to one, as small edits of XML."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.sax.saxutils import escape

DOCUMENT = "word/document.xml"


def edited(data: bytes, edit: Callable[[str], str], part: str = DOCUMENT) -> bytes:
    """The file with one part changed; nothing may stay as it was."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == part:
                changed = edit(content)
                assert changed != content, "the edit found nothing to change"
                content = changed
            new.writestr(name, content)
    return held.getvalue()


def without(data: bytes, part: str) -> bytes:
    """The file without a part, and without what refers to it."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            if name != part:
                content = old.read(name).decode()
                content = re.sub(rf'<Relationship [^>]*Target="{part}"/>', "", content)
                content = re.sub(rf'<Override PartName="/{part}"[^>]*/>', "", content)
                new.writestr(name, content)
    return held.getvalue()


def paragraph(text: str, style: str = "RondaAnswer") -> str:
    runs = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def control(id: str) -> re.Pattern[str]:
    """The control of an answer: its look, and what is in it."""
    return re.compile(
        rf'(<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*<w:tag w:val="ronda:{re.escape(id)}"/>'
        r"(?:(?!</w:sdtPr>).)*</w:sdtPr><w:sdtContent>)((?:(?!</w:sdtContent>).)*)"
        r"(</w:sdtContent></w:sdt>)"
    )


def answered(data: bytes, **texts: str) -> bytes:
    """The file with texts typed into its controls, as Word does it; `q_1=…` into that of q-1."""

    def edit(xml: str) -> str:
        for name, text in texts.items():
            found = control(name.replace("_", "-")).search(xml)
            assert found is not None, name
            xml = xml[: found.start()] + typed(found, text) + xml[found.end() :]
        return xml

    return edited(data, edit)


def typed(found: re.Match[str], text: str) -> str:
    if "<w:p>" in found[2]:
        content = "".join(paragraph(line) for line in text.split("\n"))
    else:
        content = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return found[1].replace("<w:showingPlcHdr/>", "") + content + found[3]


def ticked(data: bytes, key: str) -> bytes:
    """The file with one box ticked; `key` is the question's id and the box's turn: "q-4#2"."""

    def edit(xml: str) -> str:
        pattern = control(key)
        return pattern.sub(
            lambda f: (
                f[1].replace('w14:checked w14:val="0"', 'w14:checked w14:val="1"')
                + f[2].replace("\u2610", "\u2612")
                + f[3]
            ),
            xml,
        )

    return edited(data, edit)


def without_controls(xml: str) -> str:
    """Without any content control: only what stood in them."""
    xml = re.sub(r"<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*</w:sdtPr><w:sdtContent>", "", xml)
    return xml.replace("</w:sdtContent></w:sdt>", "")


def without_bookmarks(xml: str) -> str:
    return re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", xml)
