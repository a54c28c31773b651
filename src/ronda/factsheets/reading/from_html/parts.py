"""The parts of a page that are not its text: menus, contents, banners, buttons.

They are read all the same, as furniture, so that every word of the page is accounted for. Two
things to know: a list of links into the page, after its title, is its contents; and where a part
says that it is the main one, everything outside it is furniture.
"""

from lxml import etree

from ronda.factsheets.reading.from_html.survey import Survey

_FURNITURE_TAGS = frozenset({"nav", "footer", "button", "select", "form", "menu", "label"})
_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "toolbar"})
_CONTENTS_NAMES = frozenset({"toc", "table-of-contents", "tableofcontents", "contents"})


class Parts:
    """Answers which parts of one page are furniture or contents."""

    def __init__(self, body: etree._Element, survey: Survey) -> None:
        self.survey = survey
        self.main = survey.main(body)
        self.titled = self.main is not None and survey.of(self.main).pages > 1

    def is_contents(self, element: etree._Element) -> bool:
        """Whether a part lists the page's chapters, each a link into the page."""
        names = {element.get("id", "").lower(), *element.get("class", "").lower().split()}
        told = element.get("role") == "doc-toc" or bool(names & _CONTENTS_NAMES)
        if element.tag != "nav" and not (told and element.tag in ("div", "ul", "ol", "section")):
            return False
        links = [a.get("href", "") for a in element.iterdescendants("a")]
        inner = sum(href.startswith("#") and len(href) > 1 for href in links)
        return inner >= 2 and inner * 2 > len(links)

    def is_furniture(self, element: etree._Element) -> bool:
        """Whether a part belongs to the site or program around the text."""
        if element.tag == "header":
            return not self._has_title(element)
        if element.tag == "form":
            return self.survey.of(element).words < 300
        if element.tag in _FURNITURE_TAGS or element.get("role") in _FURNITURE_ROLES:
            return True
        return element.get("title") in ("header", "footer") and element.tag == "div"

    def _has_title(self, header: etree._Element) -> bool:
        """Whether the text's own title stands in a header."""
        if self.main is None:
            return self.survey.of(header).pages > 0
        inside = any(above is self.main for above in header.iterancestors())
        return inside or (not self.titled and header.find(".//h1") is not None)
