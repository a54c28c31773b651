"""Atom feeds (RFC 4287): of the newest changes, and what every feed here is made of.

Two things to know. An entry's id stays, whatever the site is called. And a feed was updated when
its newest entry came to be, so that an unchanged feed is the same to the byte.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from lxml import etree

from ronda.api.records.model import Change

TYPE = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_NAMES: dict[str | None, str] = {None: _ATOM}
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def atom_of(changes: Sequence[Change], origin: str, address: str) -> bytes:
    """The feed; `origin` is the site without a slash at its end, `address` the feed's own."""
    feed = begun(
        id="urn:ronda:changes",
        title="Ronda: what was published",
        updated=changes[0].at if changes else None,
        address=f"{origin}{address}",
    )
    for one in changes:
        entry(
            feed,
            id=f"urn:ronda:change:{one.id}",
            title=f"{one.what.capitalize()}: {one.title}",
            updated=one.at,
            address=f"{origin}{one.page}",
        )
    made: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8")
    return made


def begun(*, id: str, title: str, updated: datetime | None, address: str) -> etree._Element:
    """A feed without entries."""
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap=_NAMES)  # type: ignore[arg-type]
    _told(feed, id, title, updated or _NEVER)
    _link(feed, "self", address)
    author = etree.SubElement(feed, f"{{{_ATOM}}}author")
    _text(author, "name", "Ronda")
    return feed


def entry(
    feed: etree._Element, *, id: str, title: str, updated: datetime, address: str
) -> etree._Element:
    """One more entry of a feed."""
    made = etree.SubElement(feed, f"{{{_ATOM}}}entry")
    _told(made, id, title, updated)
    _link(made, "alternate", address)
    return made


def summary(entry: etree._Element, text: str, language: str) -> None:
    """Say in an entry what it is about; what XML cannot have is left out."""
    made = etree.SubElement(entry, f"{{{_ATOM}}}summary")
    made.set(f"{{{_XML}}}lang", language)
    made.text = _plain(text)


def _told(at: etree._Element, id: str, title: str, updated: datetime) -> None:
    _text(at, "id", id)
    _text(at, "title", title)
    _text(at, "updated", _moment(updated))


def _text(at: etree._Element, name: str, text: str) -> None:
    etree.SubElement(at, f"{{{_ATOM}}}{name}").text = _plain(text)


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")


def _link(at: etree._Element, rel: str, href: str) -> None:
    etree.SubElement(at, f"{{{_ATOM}}}link", rel=rel, href=href)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
