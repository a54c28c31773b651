"""Keeps the translations in step with the code: `make fix` updates them, `make check` looks.

Two things to know. French and Serbian in Cyrillic are translated by people, in
`src/ronda/locale/<language>/LC_MESSAGES/django.po`; Serbian in Latin letters is made from the
Cyrillic. And a text that is new or was changed has to be translated before `make check` passes.
"""

import argparse
import io
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from ronda.languages.serbian import to_latin

ROOM = Path(__file__).parent.parent / "src" / "ronda"
LOCALE = ROOM / "locale"
BY_PEOPLE = ("fr", "sr")
CYRILLIC, LATIN = "sr", "sr_Latn"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "_now": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_CYRILLIC = re.compile("[а-яА-ЯђљњћџјЂЉЊЋЏЈ]")
_WORD = re.compile("[a-zA-ZÀ-ÿ]{2}")
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd%]|\{\w*\}")


def main() -> int:
    """Bring up to date, or say what is not."""
    parser = argparse.ArgumentParser(prog="translations", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if behind")
    check = parser.parse_args().check
    template = texts()
    complaints: list[str] = []
    for language in BY_PEOPLE:
        catalog = merged(language, template)
        complaints += open_texts(language, catalog)
        complaints += keep(language, catalog, check=check)
    complaints += keep(LATIN, in_latin(merged(CYRILLIC, template)), check=check)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


def texts() -> Catalog:
    """Every text that the code and the templates have translated."""
    template = Catalog(project="Ronda", charset="utf-8", fuzzy=False)
    for path in sorted(ROOM.rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
            for text, comments, context in _texts_of(path):
                where = [(str(path.relative_to(ROOM)), 0)]
                template.add(text, locations=where, auto_comments=comments, context=context)
    return template


def _texts_of(path: Path) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        if "{%" not in source:
            return
        # What is left of a template is calls, each on one line; its indentation means nothing.
        source = re.sub(r"^[ \t]+", "", templatize(source), flags=re.MULTILINE)
    lines = io.BytesIO(source.encode())
    for _, text, comments, context in extract("python", lines, KEYWORDS, ("Translators:",)):
        yield text, comments, context


def merged(language: str, template: Catalog) -> Catalog:
    """The language's list as it stands, with new texts added and old ones gone."""
    path = _path(language, "po")
    found = path.read_bytes() if path.exists() else b""
    catalog = read_po(io.BytesIO(found), locale=language, domain="django")
    catalog.update(template, update_header_comment=False)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    catalog.header_comment = f"# Ronda in {catalog.locale_identifier}."
    return catalog


def open_texts(language: str, catalog: Catalog) -> Iterator[str]:
    """A sentence for each text that waits for its translation, or whose translation is broken."""
    for message in catalog:
        if message.id and (fault := _fault(message, language)):
            context = f" (in the sense of “{message.context}”)" if message.context else ""
            yield f"{language}: {fault}: {message.id!r}{context}"


def _fault(message: Message, language: str) -> str | None:
    translated, originals = _forms(message.string), _forms(message.id)
    if message.fuzzy:
        return "changed, see whether the translation still fits"
    if not all(translated):
        return "not translated"
    if language == CYRILLIC and _of_another_script(translated, originals):
        return "not in Cyrillic letters"
    if language != CYRILLIC and _CYRILLIC.search("".join(translated)):
        return "in Cyrillic letters"
    wanted = {name for text in originals for name in _PLACEHOLDER.findall(text)}
    given = {name for text in translated for name in _PLACEHOLDER.findall(text)}
    return f"placeholders differ ({', '.join(sorted(wanted ^ given))})" if wanted ^ given else None


def _of_another_script(translated: tuple[str, ...], originals: tuple[str, ...]) -> bool:
    """Whether a text has Latin letters only, and is no name that is written so everywhere."""
    said = _PLACEHOLDER.sub("", "".join(translated))
    return not _CYRILLIC.search(said) and bool(_WORD.search(said)) and translated != originals


def _forms(text: object) -> tuple[str, ...]:
    """Singular and plurals of a message's text or translation; an absent one is ""."""
    return tuple(text) if isinstance(text, tuple | list) else (str(text or ""),)


def in_latin(cyrillic: Catalog) -> Catalog:
    """The Serbian list in Latin letters; names of placeholders are in Latin letters already."""
    catalog = Catalog(locale=LATIN, domain="django", project="Ronda", charset="utf-8", fuzzy=False)
    catalog.header_comment = "# Made from the Cyrillic list by tools/translations.py."
    for message in cyrillic:
        if message.id:
            catalog[message.id] = _latin(message)
    return catalog


def _latin(message: Message) -> Message:
    forms = tuple(to_latin(form) for form in _forms(message.string))
    latin = forms if isinstance(message.string, tuple) else forms[0]
    return Message(message.id, latin, locations=message.locations, context=message.context)


def keep(language: str, catalog: Catalog, *, check: bool) -> list[str]:
    """Write the list and its compiled form, or say that they are behind."""
    behind = []
    for kind, data in (("po", _po(catalog)), ("mo", _mo(catalog))):
        path = _path(language, kind)
        if path.exists() and path.read_bytes() == data:
            continue
        if check:
            behind.append(f"{path.relative_to(ROOM)} is behind the code: type `make fix`")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return behind


def _po(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_output=True, omit_header=False, include_lineno=False)
    # Dates, line numbers and the program's version would change the file at every edit.
    return re.sub(
        rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By):[^\n]*\n', b"", out.getvalue()
    )


def _mo(catalog: Catalog) -> bytes:
    """The compiled list (GNU gettext's .mo), without dates and the program's version in its head.

    Laid out as `Objects/msgfmt` does: a table of originals, a table of translations, the texts.
    """
    done = (m for m in catalog if m.id and not m.fuzzy and all(_forms(m.string)))
    texts = sorted(_compiled(message) for message in done)
    forms = catalog.plural_forms
    head = f"Content-Type: text/plain; charset=utf-8\nPlural-Forms: {forms}\n".encode()
    texts.insert(0, (b"", head))
    start = 7 * 4 + 16 * len(texts)
    tables, pool = [b"", b""], b""
    for side in (0, 1):
        for pair in texts:
            tables[side] += struct.pack("<II", len(pair[side]), start + len(pool))
            pool += pair[side] + b"\0"
    ids, strings = 7 * 4, 7 * 4 + 8 * len(texts)
    return struct.pack("<7I", 0x950412DE, 0, len(texts), ids, strings, 0, start) + b"".join(
        (*tables, pool)
    )


def _compiled(message: Message) -> tuple[bytes, bytes]:
    context = f"{message.context}\4" if message.context else ""
    original = context + "\0".join(_forms(message.id))
    return original.encode(), "\0".join(_forms(message.string)).encode()


def _path(language: str, kind: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"django.{kind}"


if __name__ == "__main__":
    # Reading templates asks for Django's settings; none of Ronda's are needed.
    settings.configure()
    sys.exit(main())
