"""What a Markdown file says of itself before its text: `name: value`, a line each."""

import re
from collections.abc import Mapping

from ronda.factsheets.model import FORMAT

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<lines>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


def parted(text: str) -> tuple[Mapping[str, str], str]:
    r"""The properties of the front matter, and the text behind it; all of it where there is none.

    >>> parted("---\nround: 2\n---\nText")
    ({'round': '2'}, 'Text')
    """
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    lines = (line.partition(":") for line in found["lines"].split("\n") if ":" in line)
    return {name.strip(): value.strip() for name, _, value in lines}, text[found.end() :]


def is_ours(properties: Mapping[str, str]) -> bool:
    """Whether the file is one that Ronda wrote."""
    return properties.get("format") == FORMAT
