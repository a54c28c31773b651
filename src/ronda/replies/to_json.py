"""A reply as `ronda-reply/1`: the interchange format (docs/reply-format.md).

Two things to know. What comes back is the same reply with the same account. And a field of
something named that is not for its kind, such as the value of a link, is left out.
"""

import json
from typing import Any

from ronda.replies.model import NamedKind, Reply

_FOR = {
    NamedKind.FIGURE: {"value", "counts", "when"},
    NamedKind.DATE: {"when"},
    NamedKind.ARTICLE: {"numbers", "of"},
    NamedKind.LINK: {"href"},
}
_ALWAYS = {"kind", "text", "from", "to", "sure", "reason"}
_FIRST = ("kind", "text", "from", "to", "value", "counts", "when", "numbers", "of", "href")


def json_bytes(reply: Reply) -> bytes:
    """The whole reply, account included, as UTF-8 JSON with two blanks for each depth."""
    data = reply.model_dump(mode="json", by_alias=True)
    data["named"] = [_of_kind(one) for one in data["named"]]
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _of_kind(one: dict[str, Any]) -> dict[str, Any]:
    kept = _ALWAYS | _FOR.get(NamedKind(one["kind"]), set())
    ordered = (*_FIRST, "sure", "reason")
    return {name: one[name] for name in ordered if name in kept}
