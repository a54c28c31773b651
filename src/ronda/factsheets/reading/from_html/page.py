"""The bytes of a page to its elements, within bounds.

Two things to know. A page's encoding is told by a mark at its beginning, else by the page itself,
else by its letters (`decoding`), which is a guess and said so. And nothing outside the page is
looked at: no picture, no style sheet, no entity of its own making.
"""

import codecs
import re
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from ronda.factsheets.blocks import Repaired
from ronda.factsheets.errors import Damaged, Empty, TooLarge
from ronda.factsheets.reading.decoding import decoded, unwrapped

MOST_ELEMENTS = 1_000_000
"""More elements than this, and reading would take too long; Word gives some 300 to a page."""

_CHARSET = re.compile(
    rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"=\s*(\"data:[^\"]*\"|'data:[^']*')", re.IGNORECASE)
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ALIASES = {"iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252"}


@dataclass(frozen=True)
class Page:
    """A parsed page. `elements` keeps every element alive, in order, so that each is one object."""

    root: etree._Element
    elements: tuple[etree._Element, ...]
    repairs: tuple[Repaired, ...]

    @cached_property
    def body(self) -> etree._Element:
        """The part that is shown."""
        found = self.root.find("body")
        return self.root if found is None else found

    @cached_property
    def language(self) -> str | None:
        """The language that the page declares."""
        for element in self.elements:
            if element.tag in ("html", "body") and (lang := element.get("lang")):
                return lang.strip() or None
            if (
                element.tag == "meta"
                and element.get("http-equiv", "").lower() == "content-language"
            ):
                return element.get("content", "").strip() or None
        return None

    @cached_property
    def properties(self) -> dict[str, str]:
        """What Ronda wrote of the factsheet into the page's head, by name."""
        told = {e.get("name", ""): e.get("content", "") for e in self.elements if e.tag == "meta"}
        prefix = "ronda:"
        return {name.removeprefix(prefix): told[name] for name in told if name.startswith(prefix)}

    @cached_property
    def is_ours(self) -> bool:
        """Whether Ronda wrote the page and no other program took most of its marks away."""
        if "format" not in self.properties:
            return False
        told = [e.get("data-role") is not None for e in self.elements if e.tag in ("p", "li")]
        return sum(told) * 2 > len(told)

    @cached_property
    def styles(self) -> str:
        """The text of every style sheet in the page."""
        return "\n".join(e.text or "" for e in self.elements if e.tag == "style")


def page_of(data: bytes) -> Page:
    """The page in `data`; raises Empty, Damaged or TooLarge."""
    text, repairs = _characters(unwrapped(data))
    text = _PICTURE.sub('=""', _UNFIT.sub("\ufffd", text))
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Empty("The page has nothing in it: save it again and send that.") from error
    _check_limits(parser)
    if root is None:
        raise Empty("The page has nothing in it: save it again and send that.")
    elements = tuple(root.iter(etree.Element))
    if len(elements) > MOST_ELEMENTS:
        raise TooLarge(
            f"The page has {len(elements):,} elements, more than any factsheet: send the"
            " factsheet alone."
        )
    return Page(root, elements, repairs)


def _check_limits(parser: etree.HTMLParser) -> None:
    """Refuse what the parser gave up on, or the rest of the page would silently be missing."""
    for entry in parser.error_log:
        if entry.type_name in ("ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY"):
            raise Damaged(
                f"The page cannot be read beyond line {entry.line}: its elements are nested more"
                " than 255 deep, or one is larger than 10 MB. Save it again from the program it"
                " comes from, as plain HTML."
            )


def _characters(data: bytes) -> tuple[str, tuple[Repaired, ...]]:
    """The page's characters, and a repair to name where their encoding is a guess."""
    if data.startswith(b"\xef\xbb\xbf"):
        return decoded(data).text, ()
    if encoding := _told(data):
        try:
            return data.decode(encoding), ()
        except UnicodeDecodeError:
            what = f"the page says it is saved as {encoding}, which it is not; "
    else:
        what = "the page does not say in what it was saved; "
    found = decoded(data)
    if not found.guessed and found.encoding == "utf-8" and what.startswith("the page does"):
        return found.text, ()
    return found.text, (Repaired(f"{what}read as {found.encoding}", "the whole file"),)


def _told(data: bytes) -> str | None:
    """The encoding that the page names, as browsers understand the name."""
    found = _CHARSET.search(data[:8192])
    if found is None:
        return None
    name = (found[1] or found[2]).decode("ascii").lower()
    try:
        encoding = codecs.lookup(_ALIASES.get(name, name))
    except LookupError:
        return None
    return "utf-8" if encoding.name.startswith("utf-16") else encoding.name
