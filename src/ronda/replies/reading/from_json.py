"""`ronda-reply/1` back to a Reply.

Two things to know. Bounds and refusals are those of factsheets' JSON. And a field that does not
fit is named by its path.
"""

from pydantic import ValidationError

from ronda.factsheets.errors import InvalidJson
from ronda.factsheets.reading.from_json.bounded_json import check_characters, field_error, values
from ronda.replies.model import FORMAT, Reply

_HEAD = 4096


def is_reply(data: bytes) -> bool:
    """Whether JSON says at its beginning that it is a reply; a factsheet's never does."""
    return b'"ronda-reply/' in data[:_HEAD]


def reply_of(data: bytes) -> Reply:
    """The reply in `data`; raises InvalidJson, naming the field, or TooLarge."""
    found = values(data)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise InvalidJson(
            f"This JSON is not a reply: it should be an object whose field format is “{FORMAT}”."
        )
    try:
        reply = Reply.model_validate(found)
    except ValidationError as error:
        first = error.errors()[0]
        path = "/".join(str(step) for step in first["loc"])
        raise field_error(path, f"does not fit: {first['msg']}") from error
    check_characters(found)
    return reply
