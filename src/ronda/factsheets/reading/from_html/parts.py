"""The parts of a page that are not its text: menus, contents, banners, buttons.

They are read all the same, as furniture, so that every word of the page is accounted for. Two
things to know: a list of links into the page, after its title, is its contents; and where a part
with the title in it says that it is the main one, everything outside it is furniture.
"""

import re

from lxml import etree

from ronda.factsheets.reading.from_html.survey import Survey

_FURNITURE_TAGS = frozenset({"nav", "footer", "button", "select", "form", "menu", "label"})
_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "toolbar"})
_CONTENTS_NAMES = frozenset({"toc", "table-of-contents", "tableofcontents", "contents"})


class Parts:
    """Answers which parts of one page are furniture or contents."""

    def __init__(self, body: etree._Element, survey: Survey) -> None:
        self.survey = survey
        main = survey.main(body)
        self.main = main if main is not None and survey.of(main).pages > 1 else None
        self.skip = _skip_link(body, survey)

    def is_contents(self, element: etree._Element) -> bool:
        """Whether a part lists the page's chapters, each a link into the page."""
        names = {element.get("id", "").lower(), *element.get("class", "").lower().split()}
        told = element.get("role") == "doc-toc" or bool(names & _CONTENTS_NAMES)
        if element.tag != "nav" and not (told and element.tag in ("div", "ul", "ol", "section")):
            return False
        links = [a.get("href", "") for a in element.iterdescendants("a")]
        inner = sum(href.startswith("#") and len(href) > 1 for href in links)
        return inner >= 2 and inner * 2 > len(links)

    def is_skip_link(self, element: etree._Element) -> bool:
        """Whether an element is the link past the menus, for those who use no mouse."""
        named = element.tag == "a" and re.search(r"\bskip", element.get("class", "")) is not None
        return element is self.skip or (named and element.get("href", "").startswith("#"))

    def is_furniture(self, element: etree._Element) -> bool:
        """Whether a part belongs to the site or program around the text."""
        if element.tag == "header":
            return not self._has_title(element)
        if self.is_skip_link(element):
            return True
        if element.tag == "form":
            return self.survey.of(element).words < 300
        if element.tag in _FURNITURE_TAGS or element.get("role") in _FURNITURE_ROLES:
            return True
        return element.get("title") in ("header", "footer") and element.tag == "div"

    def _has_title(self, header: etree._Element) -> bool:
        """Whether the text's own title stands in a header."""
        if self.main is None:
            return self.survey.of(header).pages > 0
        return any(above is self.main for above in header.iterancestors())


def _skip_link(body: etree._Element, survey: Survey) -> etree._Element | None:
    """The link past the menus, where the page's first words are one."""
    for element in body.iterdescendants(etree.Element):
        if not (element.text or "").strip() or not survey.of(element).words:
            continue
        around = (element, *element.iterancestors("a"))
        link = next((one for one in around if one.tag == "a"), None)
        inner = link is not None and re.fullmatch(r"#[^#]+", link.get("href", ""))
        return link if inner else None
    return None
