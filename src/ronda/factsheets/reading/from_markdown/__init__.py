"""Markdown to blocks: Ronda's own files by their structure, other people's as the page they make.

Two things to know. A file is Ronda's own when its front matter names the interchange format. And
any other is turned into HTML, and then read as a page is, so that tables, boxes and notes of every
kind are told in one place (`from_html`); nothing is ever shown to anybody.
"""

from dataclasses import replace

from ronda.factsheets.blocks import Document
from ronda.factsheets.reading.from_html import document as html_document
from ronda.factsheets.reading.from_markdown.front_matter import is_ours, parted
from ronda.factsheets.reading.from_markdown.other_files import page
from ronda.factsheets.reading.from_markdown.own_files import own_document


def document(data: bytes) -> Document:
    """The blocks of Markdown in UTF-8; raises UnicodeDecodeError for other bytes."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    properties, rest = parted(text)
    if is_ours(properties):
        return own_document(rest, properties)
    return replace(html_document(page(rest).encode()), format="md")
