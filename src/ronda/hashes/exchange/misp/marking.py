"""FIRST's Traffic Light Protocol, as MISP tags and as handling codes."""

from collections.abc import Iterable

STRICTEST_FIRST = ("red", "amber+strict", "amber", "green", "clear", "white")
CODES = {f"tlp:{colour}": f"tlp-{colour.replace('+', '-')}" for colour in STRICTEST_FIRST}
TAGS = {code: tag for tag, code in CODES.items()}


def is_marking(tag: str) -> bool:
    """Whether a tag is one of TLP's."""
    return tag.lower().startswith("tlp:")


def handling_of(tags: Iterable[str]) -> str | None:
    """The handling code of the strictest marking; one that is not known counts as the strictest."""
    found = {tag.lower() for tag in tags if is_marking(tag)}
    if not found:
        return None
    return next((CODES[tag] for tag in CODES if tag in found), None) if found <= set(CODES) else RED


RED = CODES["tlp:red"]
